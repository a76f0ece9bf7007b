"""Where quotations are open: one pass over a paragraph, whatever marks it uses."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MARK: Final = re.compile(r"[\"“”„«»‹›「」『』‘’]")
_CLOSERS: Final = {
    "“": '”"',
    '"': '"”',
    "„": '“”„"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "‘": "’",
}


@dataclass(frozen=True, slots=True)
class Quotations:
    """The marks of one passage."""

    places: tuple[int, ...]
    """Offsets just after each mark, in order."""
    depths: tuple[int, ...]
    """How many quotations are open there."""

    def depth(self, offset: int) -> int:
        """Return how many quotations are open before the character at `offset`."""
        i = bisect_left(self.places, offset + 1) - 1
        return self.depths[i] if i >= 0 else 0


def quotations(text: str, *, opened: Sequence[str] = ()) -> tuple[Quotations, tuple[str, ...]]:
    """Return the marks of a passage and the marks still open at its end; `opened` are open at its start."""
    stack = list(opened)
    places, depths = [], []
    for match in MARK.finditer(text):
        mark, i = match[0], match.start()
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        if _closes(mark, stack, before, after):
            del stack[_match(mark, stack) :]
        elif _opens(mark, before, after):
            stack.append(mark)
        places.append(i + 1)
        depths.append(len(stack))
    return Quotations(tuple(places), tuple(depths)), tuple(stack)


def _match(mark: str, stack: Sequence[str]) -> int:
    """Return where on the stack the innermost quotation that this mark closes stands, or -1."""
    for place in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if mark in _CLOSERS.get(stack[place], stack[place]):
            return place
    return -1


def _closes(mark: str, stack: Sequence[str], before: str, after: str) -> bool:
    if _match(mark, stack) < 0 or (mark == "’" and before.isalpha() and after.isalpha()):
        return False
    if mark == '"':
        return not _leads(before, after)
    if mark == "»":
        return not (_blank(before) and after.isalnum())
    return not (mark in "«„" and _leads(before, after))


def _opens(mark: str, before: str, after: str) -> bool:
    if mark == '"':
        return _leads(before, after) or not _trails(before, after)
    if mark == "‘":
        return not before.isalnum()
    if mark in "»›":
        return not before.isalnum() and after.isalnum()
    return mark not in "”’」』"


def _blank(char: str) -> bool:
    return not char or char.isspace() or char in "([—–-"


def _leads(before: str, after: str) -> bool:
    return _blank(before) and bool(after) and not after.isspace()


def _trails(before: str, after: str) -> bool:
    return not _blank(before) and (not after or not after.isalnum())
