"""Figures that changed places: "5 dead and 40 hurt" told as "40 dead and 5 hurt".

A figure is known by the word it counts, right behind it: the same word within a language, a linked one
across two.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from compare.check import Pair
from compare.facts.quantities import Quantity
from compare.word_alignment import word_links

WINDOW: Final = 3
"""Words behind a figure among which the counted one is."""

NEAR: Final = 40
"""Characters between two figures of one phrase."""

STEM: Final = 5
"""Letters by which two forms of a counted word are one."""


def swapped(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], pair: Pair
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield couples of figures that took each other's place, where each value stands once on either side."""
    couples = [
        (a, b, _only(a, theirs), _only(b, theirs))
        for a, b in combinations([figure for figure in ours if _only(figure, ours)], 2)
        if a.number.unit == b.number.unit
    ]
    for a, b, there_a, there_b in couples:
        if not there_a or not there_b or (there_a.span < there_b.span) == (a.span < b.span):
            continue  # most figures keep their order: only these need the words looked at
        if not (_beside(a, b) and _beside(there_a, there_b)):
            continue
        if _counted(pair, a, there_b) and _counted(pair, b, there_a) and not _counted(pair, a, there_a):
            yield a, there_b


def _beside(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures stand in one phrase, where they can change places unseen."""
    return abs(one.span.start - other.span.start) < NEAR


def _only(figure: Quantity, among: Sequence[Quantity]) -> Quantity | None:
    same = [other for other in among if other.number.agrees(figure.number)]
    return same[0] if len(same) == 1 else None


def _counted(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures, one on each side, count the same."""
    ours, theirs = _behind(pair.base.text, one), _behind(pair.version.text, other)
    if pair.one_language:
        return bool({word[:STEM] for _, word in ours} & {word[:STEM] for _, word in theirs})
    near = {at for at, _ in theirs}
    links = _links(pair.base.text, pair.version.text, pair.base.language.tag, pair.version.language.tag)
    return any(i in {at for at, _ in ours} and j in near for i, j in links)


@lru_cache(maxsize=256)
def _links(base: str, version: str, ours: str, theirs: str) -> tuple[tuple[int, int], ...]:
    return word_links(base, version, base_language=ours, version_language=theirs)


def _behind(text: str, figure: Quantity) -> list[tuple[int, str]]:
    """Return the long words behind a figure, up to a comma or the next one, with their places."""
    first = len(text[: figure.span.end].split())
    words = text.split()
    out: list[tuple[int, str]] = []
    for at in range(first, min(len(words), first + WINDOW)):
        if any(map(str.isdigit, words[at])):
            break
        word = re.sub(r"\W", "", words[at]).casefold()
        if len(word) > 3:
            out.append((at, word))
        if words[at][-1] in ",;:.":
            break
    return out
