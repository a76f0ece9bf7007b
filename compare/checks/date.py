"""Dates that did not survive: day, month, year, weekday, also as "yesterday" or "on Tuesday"."""

from collections.abc import Iterator
from functools import lru_cache

from compare.check import Check, Finding, Pair, Side
from compare.closeness import FREE, closeness
from compare.facts.dates import Date, dates
from compare.facts.matching import unmatched
from compare.facts.numbers import numbers
from compare.languages import Language
from compare.model import Passage, Severity


def find(pair: Pair) -> Iterator[Finding]:
    """Yield dates that changed, and dates that only one side has."""
    ours, theirs = (
        dates(side.text, side.language, side.document.published) for side in (pair.base, pair.version)
    )
    lost, gained = unmatched(ours, theirs, Date.meets)
    lost, gained = unmatched(lost, gained, Date.agrees)
    lost = [date for date in lost if not _counted(date, pair.version)]
    gained = [date for date in gained if not _counted(date, pair.base)]
    for old in tuple(lost):
        new = next((other for other in gained if _comparable(old, other)), None)
        if new:
            lost.remove(old)
            gained.remove(new)
            yield _changed(pair, old, new)
    lost, gained = ([date for date in some if not _season(date)] for some in (lost, gained))
    for date in lost:
        if not _near(date, pair.version):
            yield Finding(
                f"The date {_said(pair.base, date)} is missing",
                _mark(pair.base, date),
                pair.version.passage(),
                *_alone(date),
            )
    for date in gained:
        if not _near(date, pair.base):
            yield Finding(
                f"The date {_said(pair.version, date)} is new",
                pair.base.passage(),
                _mark(pair.version, date),
                *_alone(date),
            )


def _changed(pair: Pair, old: Date, new: Date) -> Finding:
    message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
    return Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.95)


def _comparable(one: Date, other: Date) -> bool:
    """Tell whether the two give the same fields, so that one can have become the other."""
    if one.period or other.period:
        return bool(one.period and other.period) and _kind(one) == _kind(other)
    fields = [(d.year is not None, d.month is not None, d.day is not None) for d in (one, other)]
    full = [
        bool(f[2]) or bool(d.weekday) or d.offset is not None
        for f, d in zip(fields, (one, other), strict=True)
    ]
    return fields[0] == fields[1] or all(full)


def _season(date: Date) -> bool:
    """Tell whether it is a season, which alone may be the weather: a wet winter."""
    return bool(date.period) and _kind(date) == "season"


def _kind(date: Date) -> str:
    """Return what a period is counted in; weeks, months and years from now can take each other's place."""
    kind = date.period.split()[0]
    return kind if kind in {"quarter", "season", "holiday"} else "relative"


def _counted(date: Date, side: Side) -> bool:
    """Tell whether the other side has the bare year as a plain figure."""
    if date.year is None or date.month is not None:
        return False
    return any(date.year in number.readings for number in numbers(side.text, side.language))


def _near(date: Date, side: Side) -> bool:
    """Tell whether a sentence beside the other passage gives the date."""
    return any(date.agrees(other) for other in dates(side.around, side.language, side.document.published))


def holds(pair: Pair, finding: Finding) -> bool:
    """Tell whether a date became another that the base has nowhere, and is nowhere in the version; or, in a
    passage that is not told too freely, the only one there is."""
    sides = ((finding.base, pair.base, pair.version), (finding.other, pair.version, pair.base))
    if not all(passage and passage.value for passage, _, _ in sides):
        return False
    if not any(passage and _elsewhere(passage, mine, far) for passage, mine, far in sides):
        return True
    sole = (len(dates(side.text, side.language, side.document.published)) == 1 for _, side, _ in sides)
    return closeness(pair.texts) >= FREE and all(sole)


def _elsewhere(passage: Passage, mine: Side, far: Side) -> bool:
    """Tell whether the other document gives a date anywhere."""
    here = dates(mine.text, mine.language, mine.document.published)
    its = [date for date in here if mine.passage(date.span).start == passage.start]
    there = _every(far.document.text, far.language, far.document.published)
    return any(date.agrees(other) for date in its for other in there)


@lru_cache(maxsize=16)
def _every(text: str, language: Language, published: str | None) -> tuple[Date, ...]:
    """Return the dates of a document, read line by line: the cost of reading grows with the square."""
    return tuple(date for line in text.splitlines() for date in dates(line, language, published))


def _alone(date: Date) -> tuple[Severity, float]:
    """Grade a date that only one side has: the weekday is often left to the dateline."""
    if date.period:
        return "info", 0.4
    vague = date.year is None and (date.weekday is not None or date.offset is not None)
    return ("minor", 0.6) if vague else ("major", 0.8)


def _said(side: Side, date: Date) -> str:
    return side.text[date.span.start : date.span.end]


def _mark(side: Side, date: Date) -> Passage:
    return side.passage(date.span, date.value)


CHECK = Check("date", "a date changed, lost or gained", "critical", pair=find, needs="dates", close=holds)
