"""Codes of letters and a figure, which are no counts: F-35, iPhone6, 3D."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from sources.model import Span

LABEL: Final = re.compile(
    r"(?<![\w-])(?:(?P<before>[A-Za-z]*[A-Z][A-Za-z]*)-?(?P<after>\d+)|(?P<front>\d+)(?P<behind>[A-Z]))(?![\w,.:-]*\d|\w)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A code of letters and a figure: `F-35`, `iPhone6`, `3D`."""

    span: Span = field(compare=False)
    letters: str
    figure: str


@lru_cache(maxsize=8192)
def labels(text: str) -> tuple[Label, ...]:
    """Find the codes of a text, in order."""
    return tuple(
        Label(
            Span(*match.span()),
            (match.group("before") or match.group("behind")).casefold(),
            match.group("after") or match.group("front"),
        )
        for match in LABEL.finditer(text)
    )
