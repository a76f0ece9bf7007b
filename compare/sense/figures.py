"""Figures that two languages tell in two ways: lengths of time, shares, and hours of the clock.

A year and a half is eighteen months, one in five is twenty per cent, and «halb acht» is half past seven.
Where both sides tell such a thing, what it comes to decides, and not the figures it is told with.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from compare.facts.cues import Cue, cues, kinds
from compare.facts.dates import dates
from compare.facts.durations import durations
from compare.facts.matching import apart, nearest, unmatched
from compare.facts.numbers import numbers
from compare.facts.shares import shares
from compare.facts.times import times
from compare.languages import Language, primary
from compare.languages.phrases import Gate
from compare.model import Passage
from compare.sense.echoes import Texts
from compare.words import edits
from sources.model import Span

HOURS: Final = {
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "month": 730.5,
    "year": 8766.0,
    "decade": 87660.0,
    "century": 876600.0,
}
"""Unit of time -> its length in hours."""

NEAR: Final = 8
"""Characters from a figure to its unit: "three quarters of an hour"."""

EQUAL: Final = 0.15
"""How far two lengths may be apart: «huit jours» are a week, «quinze jours» two."""

EXACT: Final = 0.03
"""The same where a figure is checked: a month is thirty days."""

SINCE: Final = re.compile(
    r"\b(?:since|until|till|by|at|from|seit|bis|um|ab|gegen|depuis|vers|desde|hasta|с|до|к)\s$"
)
"""What stands before an hour that is told by its figure alone."""

DIAL: Final = 12 * 60
"""Minutes after which a clock shows the same."""


def told_otherwise(base: Passage | None, other: Passage | None, texts: Texts) -> bool:
    """Tell whether a figure that is gone, new or another can be the same told otherwise."""
    sides = ((base, texts), (other, texts.turned))
    marked = [(side, two) for side, two in sides if side is not None and side.value]
    alone = len(marked) == 1
    return _same_hour(texts) or any(
        _share_told(side, two) or _length_told(side, two, alone=alone) for side, two in marked
    )


def counted_otherwise(figure: Span, texts: Texts) -> bool:
    """Tell whether a figure of the base counts an hour, or a time in another unit, that the version has too.

    In one unit figures decide: twelve months are not thirteen.
    """
    (text, known), (other, its) = texts.sides
    there = _hours(other, its)
    if any(minutes in there and span.overlaps(figure) for minutes, span in _hours(text, known).items()):
        return True
    bare = next((n for n in numbers(text, known) if n.span == figure and not n.unit), None)
    if bare and SINCE.search(text[: figure.start]) and 60 * int(bare.readings[0]) % DIAL in there:
        return True  # queuing since five
    mine = [one for one in _lengths(text, known) if one.span.overlaps(figure)]
    return any(_exact(one, two) for one in mine for two in _lengths(other, its))


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time."""

    span: Span
    """Its unit, and the figure before it."""
    hours: float | None
    """`None` where no figure tells."""
    unit: str
    """Kind of its unit; empty where a word tells the whole: "fortnight"."""

    @property
    def count(self) -> float | None:
        """How many units; `None` where no figure tells."""
        return None if self.hours is None or not self.unit else self.hours / HOURS[self.unit]

    def holds(self, figure: Span) -> bool:
        return self.span.start <= figure.start and figure.end <= self.span.end


def _exact(one: _Length, other: _Length) -> bool:
    """Tell whether two lengths come to the same, in one unit without a remainder."""
    if one.hours is None or other.hours is None:
        return False
    apart = 0.0 if one.unit and one.unit == other.unit else EXACT
    return abs(one.hours - other.hours) <= apart * max(one.hours, other.hours)


def another_hour(texts: Texts) -> str:
    """Say which hour of the clock became another one; empty where none did, or one side tells none."""
    spans = changed_hour(texts)
    return _became(spans, texts) if spans else ""


def changed_hour(texts: Texts) -> tuple[Span, Span] | None:
    """Return the hour of the clock that became another one, where both sides tell but one, and either in
    words; figures may be told in two zones."""
    if not any(spoken(text, known) for text, known in texts.sides):
        return None
    ours, theirs = (_hours(text, known) for text, known in texts.sides)
    if len(ours) != 1 or len(theirs) != 1 or ours.keys() == theirs.keys():
        return None
    return next(iter(ours.values())), next(iter(theirs.values()))


def changed_length(texts: Texts) -> tuple[Span, Span] | None:
    """Return the length of time that became another one, where both sides tell but one, and a word tells
    either: a fortnight is not three weeks."""
    ours, theirs = (_lengths(text, known) for text, known in texts.sides)
    clock = any(_hours(text, known) for text, known in texts.sides)  # "neuf heures", a quarter to nine
    if clock or len(ours) != 1 or len(theirs) != 1 or (ours[0].unit and theirs[0].unit):
        return None
    mine, other = ours[0].hours, theirs[0].hours
    if mine is None or other is None or _equal(mine, other):
        return None
    return ours[0].span, theirs[0].span


def changed_units(texts: Texts) -> list[tuple[Span, Span]]:
    """Return lengths of time that kept their figure and not their unit: three weeks, three months.

    One ("a month", "per year") is told in one language alone, and where its word stands in the other's place;
    lengths that no figure tells ("in the early days") are none.
    """
    ours, theirs = (_lengths(text, known) for text, known in texts.sides)
    lost, gained = unmatched(ours, theirs, _as_long)
    sizes = len(texts.base), len(texts.version)
    couples = nearest(
        [one for one in lost if one.unit],
        [one for one in gained if one.unit],
        lambda a, b: (
            a.count != b.count,
            apart(a.span, b.span, sizes),
        ),
    )
    return [
        (a.span, b.span)
        for a, b in couples
        if a.count and a.count == b.count and a.unit != b.unit
        if a.count > 1 or _in_its_place(a.span, b.span, texts)
    ]


def changed_periods(texts: Texts) -> list[tuple[Span, Span]]:
    """Return how often something is, where both sides tell but one thing by one word: weekly, monthly."""
    ours, theirs = (_periods(text, known) for text, known in texts.sides)
    told = [{unit.kind for unit in durations(text, known)} for text, known in texts.sides]
    lost = [cue for cue in ours if cue.kind not in told[1] | {other.kind for other in theirs}]
    gained = [cue for cue in theirs if cue.kind not in told[0] | {other.kind for other in ours}]
    return [(lost[0].span, gained[0].span)] if len(lost) == len(gained) == 1 else []


def _periods(text: str, known: Language) -> tuple[Cue, ...]:
    return cues(text, known, "periods", kinds(known, "periods"))


def _as_long(one: "_Length", other: "_Length") -> bool:
    if one.hours is None or other.hours is None:
        return one.unit == other.unit
    return _equal(one.hours, other.hours)


def _in_its_place(here: Span, there: Span, texts: Texts) -> bool:
    """Tell whether a word of one passage was put for a word of the other, of the same language."""
    if primary(texts.ours) != primary(texts.theirs):
        return False
    return any(
        len(edit.base) == len(edit.version) == 1
        and here.start < edit.base[0].end <= here.end
        and there.start < edit.version[0].end <= there.end
        for edit in edits(texts.base, texts.version)
    )


def _became(spans: tuple[Span, Span], texts: Texts) -> str:
    here, there = spans
    return f"“{texts.base[here.start : here.end]}” became “{texts.version[there.start : there.end]}”"


def another_share(texts: Texts) -> str:
    """Say which share became another one, where both sides tell one and no other figure."""
    ours, theirs = (shares(text, known) for text, known in texts.sides)
    if len(ours) != 1 or len(theirs) != 1 or ours[0].agrees(theirs[0]):
        return ""
    return _became((ours[0].span, theirs[0].span), texts)


def _length_told(figure: Passage, side: Texts, *, alone: bool) -> bool:
    """Tell whether a figure counts a time that the other side tells as long, or without a figure."""
    (text, known), (other, its) = side.sides
    theirs = _lengths(other, its)
    ours = _lengths(text, known)
    mine = [one.hours for one in ours if one.holds(Span(figure.start, figure.end))]
    if not theirs:
        return False
    if not mine:
        # "six months to the rock and twelve to the water"
        return alone and any(one.hours is not None for one in ours)
    return any(two.hours is None or _equal(mine[0] or 0.0, two.hours) for two in theirs)


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= EQUAL * max(one, other)


@lru_cache(maxsize=4096)
def _lengths(text: str, known: Language) -> tuple[_Length, ...]:
    """Return the lengths of time of a text; "two years and six months" is one."""
    out: list[_Length] = []
    for one in _read_lengths(text, known):
        before = out[-1] if out else None
        if before and _goes_on(before, one, text[before.span.end : one.span.start], known):
            span = Span(before.span.start, one.span.end)
            out[-1] = _Length(span, (before.hours or 0.0) + (one.hours or 0.0), one.unit)
        else:
            out.append(one)
    return tuple(out)


def _goes_on(before: _Length, one: _Length, between: str, known: Language) -> bool:
    """Tell whether a length is the rest of the one before it, in a smaller unit."""
    if not (before.unit and one.unit and before.hours and one.hours and one.hours < HOURS[before.unit]):
        return False
    word = between.strip().casefold()
    return word in {"", ","} or word in known.phrases("lengths", "rest")


def _read_lengths(text: str, known: Language) -> Iterator[_Length]:
    fixed = known.values("lengths", "fixed")
    taken = list(known.value_finder("lengths", "fixed").every(text))
    for match in taken:
        yield _Length(Span(*match.span()), float(fixed[re.sub(r"\s+", " ", match[0]).casefold()]), "")
    more = known.values("lengths", "more")
    tail = known.valued("lengths", "more")
    units = durations(text, known)
    # "turns 80 next month": the month is none of eighty
    named = [date.span for date in dates(text, known, None) if date.period] if units else []
    for unit in units:
        if any(match.start() < unit.span.end and unit.span.start < match.end() for match in taken):
            continue
        bare = not any(span.overlaps(unit.span) for span in named)
        counts = numbers(text, known) if bare else ()
        before = [n for n in counts if 0 <= unit.span.start - n.span.end <= NEAR]
        part = tail.match(text, unit.span.end + 1) if tail else None
        count = float(before[-1].readings[0]) if before else _one(text, unit.span.start, known)
        if count is not None and part:
            count += float(more[part[0].casefold()])
        start = before[-1].span.start if before else unit.span.start
        end = part.end() if part else unit.span.end
        yield _Length(Span(start, end), None if count is None else count * HOURS[unit.kind], unit.kind)


def _one(text: str, at: int, known: Language) -> float | None:
    """Return 1 for a unit behind "a" or "one", else `None`."""
    last = text[:at].rstrip().rpartition(" ")[2].casefold()
    return 1.0 if last in known.phrases("lengths", "one") else None


def _share_told(figure: Passage, side: Texts) -> bool:
    """Tell whether a figure is that of a share the other side tells, too: a third, one in three."""
    ours, theirs = (shares(text, known) for text, known in side.sides)
    mine = [share for share in ours if share.span.start <= figure.start < share.span.end]
    return any(share.agrees(other) for share in mine for other in theirs)


def _same_hour(texts: Texts) -> bool:
    ours, theirs = (_hours(text, known) for text, known in texts.sides)
    return not ours.keys().isdisjoint(theirs)


@lru_cache(maxsize=4096)
def _hours(text: str, known: Language) -> Mapping[int, Span]:
    """Return the hours of the clock that a text tells, in minutes of the dial, and where."""
    told = spoken(text, known)
    figures = [
        clock for clock in times(text, known) if not any(clock.span.overlaps(s) for s in told.values())
    ]
    return MappingProxyType({clock.minutes % DIAL: clock.span for clock in figures} | dict(told))


@lru_cache(maxsize=4096)
def spoken(text: str, known: Language) -> Mapping[int, Span]:
    """Return the hours that a text tells in words, in minutes of the dial, and where: half past seven."""
    out: dict[int, Span] = {}
    if not _clock(known).opens(text):
        return out
    for shape, minutes in known.values("time", "spoken").items():
        for match in _shaped(shape, known).finditer(text):
            hour = int(_dial(known)[match["hour"].casefold()])
            out[(60 * hour + int(minutes)) % DIAL] = Span(*match.span())
    return MappingProxyType(out)


@lru_cache
def _clock(known: Language) -> Gate:
    """Return what tells at a glance that a text has no hour in words."""
    hours = f"(?:{'|'.join(map(re.escape, _dial(known)))})"
    return known.gate(shape.replace("{hour}", hours) for shape in known.values("time", "spoken"))


@lru_cache
def _shaped(shape: str, known: Language) -> re.Pattern[str]:
    choice = "|".join(sorted(map(re.escape, _dial(known)), key=len, reverse=True))
    return re.compile(r"(?<!\w)" + shape.replace("{hour}", f"(?P<hour>{choice})") + r"(?!\w)", re.IGNORECASE)


@lru_cache
def _dial(known: Language) -> dict[str, int]:
    """Return the words for the hours of the clock."""
    words = known.values("numbers", "units") | known.values("time", "hours")
    figures = {str(hour): hour for hour in range(1, 13)}
    return figures | {word: int(value) for word, value in words.items() if 1 <= value <= 12}
