"""What was decided about findings, as one sign beside the words."""

from collections.abc import Iterable
from typing import Final

from compare.model import Divergence
from compare.tui.view import State, state

SIGNS: Final[dict[State, str]] = {"open": " ", "confirmed": "✓", "dismissed": "✗", "flagged": "⚑"}
NEW: Final = "★"
"""New since the last sign-off."""
EARLIER: Final = "↺"
"""Decided on an earlier wording."""


def sign(divergence: Divergence) -> str:
    """Return the sign of one finding."""
    told = SIGNS[state(divergence)]
    if told != " ":
        return told
    return NEW if divergence.review.new else EARLIER if divergence.review.earlier else " "


def together(found: Iterable[Divergence]) -> str:
    """Return the sign that several findings share; none where they differ."""
    signs = {sign(divergence) for divergence in found}
    return signs.pop() if len(signs) == 1 else " "
