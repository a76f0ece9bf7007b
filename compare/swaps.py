"""Figures that changed places: "5 dead and 40 hurt" told as "40 dead and 5 hurt".

A figure is known by the word it counts, right behind it: the same word within a language; across two a
linked one, behind it or before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from compare.check import Pair, Side
from compare.facts.quantities import Quantity
from compare.word_alignment import linked

WINDOW: Final = 3
"""Words behind a figure among which the counted one is."""

NEAR: Final = 40
"""Characters between two figures of one phrase."""

SCORE: Final = re.compile(r"\d[-–:]\d")

SHORT: Final = 3
"""Letters of the shortest word that can be counted: men."""

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
        if scored(a, pair.base) or scored(there_a, pair.version):
            continue
        if _of(a, b, pair.base) or _of(there_a, there_b, pair.version):
            continue
        if not (_beside(a, b) and _beside(there_a, there_b)):
            continue
        if (
            counted_alike(pair, a, there_b)
            and counted_alike(pair, b, there_a)
            and not counted_alike(pair, a, there_a)
        ):
            yield a, there_b


def _beside(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures stand in one phrase, where they can change places unseen."""
    return abs(one.span.start - other.span.start) < NEAR


def scored(figure: Quantity, side: Side) -> bool:
    """Tell whether a figure is half of a score, or of a range: it does not count what stands behind it."""
    span = figure.number.span
    return bool(SCORE.search(side.text, max(0, span.start - 2), span.end + 2))


def _of(one: Quantity, other: Quantity, side: Side) -> bool:
    """Tell whether one figure is a part of the other: two of the nine."""
    of = side.language.pattern("shares", "of")
    first, last = sorted((one.span, other.span))
    return of is not None and of.fullmatch(side.text[first.end : last.start].strip()) is not None


def _only(figure: Quantity, among: Sequence[Quantity]) -> Quantity | None:
    same = [other for other in among if other.number.agrees(figure.number)]
    return same[0] if len(same) == 1 else None


def counted_alike(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures, one on each side, count the same."""
    behind = _behind(pair.base, one), _behind(pair.version, other)
    if pair.one_language:
        ours, theirs = ({word[:STEM] for _, word in words} for words in behind)
        return bool(ours & theirs)
    ahead = _ahead(pair.base, one), _ahead(pair.version, other)
    here, there = ({at for at, _ in (*some, *more)} for some, more in zip(behind, ahead, strict=True))
    links = linked(pair.base.text, pair.version.text, pair.base.language.tag, pair.version.language.tag)
    return any(i in here and j in there for i, j in links)


def _ahead(side: Side, figure: Quantity) -> list[tuple[int, str]]:
    """Return the words of weight before a figure, the nearest first, with their places: a verb may stand
    there that another language puts behind."""
    words = side.text.split()
    last = len(side.text[: figure.span.start].split())
    places = range(last - 1, max(-1, last - 1 - WINDOW), -1)
    return list(_phrase(((at, words[at]) for at in places), side, ends_before=True))


def _behind(side: Side, figure: Quantity) -> list[tuple[int, str]]:
    """Return the words of weight behind a figure, with their places."""
    words = side.text.split()
    first = len(side.text[: figure.span.end].split())
    places = range(first, min(len(words), first + WINDOW))
    return list(_phrase(((at, words[at]) for at in places), side, ends_before=False))


def _phrase(words: Iterable[tuple[int, str]], side: Side, *, ends_before: bool) -> Iterator[tuple[int, str]]:
    """Yield the words of weight up to the next figure, mark or "and"; a mark ends what comes before it."""
    for at, word in words:
        marked = word[-1] in ",;:."
        if any(map(str.isdigit, word)) or (marked and ends_before) or word in _joins(side):
            return
        plain = re.sub(r"\W", "", word).casefold()
        if len(plain) >= SHORT and plain not in side.language.function_words:
            yield at, plain
        if marked:
            return


def _joins(side: Side) -> tuple[str, ...]:
    return side.language.phrases("numbers", "joins")
