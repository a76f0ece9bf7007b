"""Figures that did not survive, whatever they are written with.

Values are compared, not strings, so that "1.2 bn", «1,2 млрд» and "1200 Millionen" are silent. A rounded
figure agrees with the exact one where the text says that it is rounded ("about 300" for 298).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.facts.cues import cues
from compare.facts.dates import dates
from compare.facts.matching import unmatched
from compare.facts.numbers import Number, numbers
from compare.model import Passage, Severity

ROUNDED: Final = Decimal("0.05")
"""How far a figure called rounded may be from the exact one, as a share of it."""

VAGUE: Final = ("about", "nearly", "more_than", "less_than", "at_least", "at_most")
"""Quantifiers that announce a rounded figure."""

REACH: Final = 12
"""Characters between such a word and its figure."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield figures that changed, and figures that only one side has."""
    ours, theirs = _numbers(pair.base), _numbers(pair.version)
    lost, gained = unmatched(ours, theirs, lambda a, b: a.agrees(b) or _rounded(a, b, pair))
    lost = [number for number in lost if not _told_otherwise(number, pair.version)]
    gained = [number for number in gained if not _told_otherwise(number, pair.base)]
    for old, new in _paired(lost, gained, len(pair.base.text), len(pair.version.text)):
        lost.remove(old)
        gained.remove(new)
        message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.95)
    for number in lost:
        if not _near(number, pair.version):
            message = f"The figure {_said(pair.base, number)} is missing"
            yield Finding(
                message, _mark(pair.base, number), pair.version.passage(), *_alone(number, pair.base)
            )
    for number in gained:
        if not _near(number, pair.base):
            message = f"The figure {_said(pair.version, number)} is new"
            yield Finding(
                message, pair.base.passage(), _mark(pair.version, number), *_alone(number, pair.version)
            )


def _alone(number: Number, side: Side) -> tuple[Severity, float]:
    """Grade a figure that only one side has: "the two" is often only told more fully."""
    word = _said(side, number).isalpha() and number.readings[0] <= 3
    return ("minor", 0.5) if word else ("major", 0.75)


def _numbers(side: Side) -> tuple[Number, ...]:
    taken = [date.span for date in dates(side.text, side.language, side.document.published)]
    return numbers(side.text, side.language, taken)


def _paired(
    lost: Sequence[Number], gained: Sequence[Number], ours: int, theirs: int
) -> list[tuple[Number, Number]]:
    """Couple what was lost with what was gained: same unit first, then the nearest place in the passage."""
    options = sorted(
        (old.unit != new.unit, abs(old.span.start / ours - new.span.start / theirs), i, j)
        for i, old in enumerate(lost)
        for j, new in enumerate(gained)
    )
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for _, _, i, j in options:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((lost[i], gained[j]))
    return sorted(out, key=lambda couple: couple[0].span)


def _rounded(one: Number, other: Number, pair: Pair) -> bool:
    """Tell whether one is the other rounded, and the text says so."""
    if one.unit != other.unit:
        return False
    a, b = one.readings[0], other.readings[0]
    if not a or not b or abs(a - b) > ROUNDED * max(abs(a), abs(b)):
        return False
    return _is_vague(one, pair.base) or _is_vague(other, pair.version)


def _is_vague(number: Number, side: Side) -> bool:
    found = cues(side.text, side.language, "quantifiers", VAGUE)
    return any(0 <= number.span.start - cue.span.end <= REACH for cue in found)


def _told_otherwise(number: Number, side: Side) -> bool:
    """Tell whether the other side gives the value as a year, as "both", or as a word for a fraction."""
    value = number.readings[0]
    years = {date.year for date in dates(side.text, side.language, side.document.published) if not date.month}
    if any(reading in years for reading in number.readings):
        return True
    pattern = side.language.pattern("numbers", "pair")
    return value == 2 and bool(pattern and pattern.search(side.text))


def _near(number: Number, side: Side) -> bool:
    """Tell whether a sentence beside the other passage gives the value."""
    return any(number.agrees(other) for other in numbers(side.around, side.language))


def _said(side: Side, number: Number) -> str:
    return side.text[number.span.start : number.span.end]


def _mark(side: Side, number: Number) -> Passage:
    return side.passage(number.span, number.value)


CHECK = Check("number", "a figure changed, lost or gained", "critical", pair=find, needs="numbers")
