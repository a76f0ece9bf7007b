"""Brackets that do not pair off."""

from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span

PAIRS: Final = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
BRACKETS: Final = frozenset((*PAIRS, *PAIRS.values()))


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each bracket without its partner, where the other side has none such."""
    return onesided(pair, _unpaired, "“{}” has no partner", "“{}” in the base has no partner")


def _unpaired(side: Side) -> Iterator[Mark]:
    if BRACKETS.isdisjoint(side.text):
        return
    open_: list[tuple[int, str]] = []
    for at, character in enumerate(side.text):
        if character in PAIRS.values():
            open_.append((at, character))
        elif character in PAIRS:
            if open_ and open_[-1][1] == PAIRS[character]:
                open_.pop()
            elif not _enumerates(side.text, at) and not _smiles(side.text, at):
                yield Span(at, at + 1), character
    for at, character in open_:
        yield Span(at, at + 1), character


def _enumerates(text: str, at: int) -> bool:
    """Tell whether the bracket closes a count: `a)`, `2)`."""
    head = text[:at].rpartition(" ")[2]
    return text[at] == ")" and (head.isdigit() or (len(head) == 1 and head.isalpha()))


def _smiles(text: str, at: int) -> bool:
    return text[max(at - 1, 0) : at] in {":", ";", "-"}


CHECK = Check("brackets", "brackets that do not pair off", "minor", pair=find)
