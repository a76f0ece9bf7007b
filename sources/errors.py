"""What can go wrong that a person can put right."""

from collections.abc import Iterable
from difflib import get_close_matches


class UserError(Exception):
    """A plain problem with what the user gave: the message names it, the hint says what to try."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def meant(name: str, known: Iterable[str], rest: str = "") -> str:
    """Return a hint that names the known word most like an unknown one, if one is, then the rest."""
    near = get_close_matches(name, sorted(known), n=1)
    return " ".join(filter(None, (f"Did you mean {near[0]}?" if near else "", rest)))
