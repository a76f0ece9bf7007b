"""Figures that two languages tell in two ways: lengths of time, shares, and hours of the clock.

A year and a half is eighteen months, one in five is twenty per cent, and «halb acht» is half past seven.
Where both sides tell such a thing, what it comes to decides, and not the figures it is told with.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from compare.facts.durations import durations
from compare.facts.numbers import Number, numbers
from compare.facts.times import times
from compare.languages import Language, any_of
from compare.model import Passage
from compare.quotes.echoes import Texts
from sources.model import Span

HOURS: Final = {
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "month": 730.0,
    "year": 8766.0,
    "decade": 87660.0,
    "century": 876600.0,
}
"""Unit of time -> its length in hours."""

NEAR: Final = 8
"""Characters from a figure to its unit: "three quarters of an hour"."""

WORD: Final = re.compile(r"\s+(\w+)")

SAME: Final = 0.005
"""How far two shares that are one may be apart."""

EACH: Final = re.compile(r"de cada|sur|von|из|of every|out of", re.IGNORECASE)
ONE: Final = re.compile(r"\b(?:one|eine?[rs]?|une?|uno|una|один|одна)\b", re.IGNORECASE)
"""What begins a share told from its whole, "of every three litres, one", and what ends it."""

JOINT: Final = re.compile(r"[\s,]+$")

NOUN: Final = 2
"""Words of what is counted, between a figure and "out of"."""

EQUAL: Final = 0.15
"""How far two lengths may be apart: «huit jours» are a week, «quinze jours» two."""

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


def another_hour(texts: Texts) -> str:
    """Say which hour of the clock became another one; empty where none did, or one side tells none."""
    ours, theirs = (_hours(text, known) for text, known in texts.sides)
    if len(ours) != 1 or len(theirs) != 1:
        return ""
    (mine, here), (other, there) = ours.popitem(), theirs.popitem()
    return "" if mine == other else f"“{here}” became “{there}”"


def another_share(texts: Texts) -> str:
    """Say which share became another one, where both sides tell one and no other figure."""
    ours, theirs = (_shares(text, known) for text, known in texts.sides)
    if len(ours) != 1 or len(theirs) != 1 or abs(ours[0][1] - theirs[0][1]) < SAME:
        return ""
    (here, _), (there, _) = ours[0], theirs[0]
    return f"“{texts.base[here.start : here.end]}” became “{texts.version[there.start : there.end]}”"


def _length_told(figure: Passage, side: Texts, *, alone: bool) -> bool:
    """Tell whether a figure counts a time that the other side tells as long, or without a figure."""
    (text, known), (other, its) = side.sides
    theirs = _lengths(other, its)
    ours = _lengths(text, known)
    mine = [hours for span, hours in ours if span.start <= figure.start and figure.end <= span.end]
    if not theirs:
        return False
    if not mine:
        return alone and any(
            hours is not None for _, hours in ours
        )  # "six months to the rock and twelve to the water"
    return any(hours is None or _equal(mine[0] or 0.0, hours) for _, hours in theirs)


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= EQUAL * max(one, other)


@lru_cache(maxsize=4096)
def _lengths(text: str, known: Language) -> tuple[tuple[Span, float | None], ...]:
    """Return the lengths of time of a text in hours, with their figures; `None` where no figure tells."""
    return tuple(_read_lengths(text, known))


def _read_lengths(text: str, known: Language) -> Iterator[tuple[Span, float | None]]:
    fixed = known.values("lengths", "fixed")
    pattern = any_of(fixed)
    taken = list(pattern.finditer(text)) if pattern else []
    for match in taken:
        yield Span(*match.span()), float(fixed[re.sub(r"\s+", " ", match[0]).casefold()])
    more = known.values("lengths", "more")
    tail = any_of(more)
    for unit in durations(text, known):
        if any(match.start() < unit.span.end and unit.span.start < match.end() for match in taken):
            continue
        before = [n for n in numbers(text, known) if 0 <= unit.span.start - n.span.end <= NEAR]
        part = tail.match(text, unit.span.end + 1) if tail else None
        count = float(before[-1].readings[0]) if before else _one(text, unit.span.start, known)
        if count is not None and part:
            count += float(more[part[0].casefold()])
        start = before[-1].span.start if before else unit.span.start
        end = part.end() if part else unit.span.end
        yield Span(start, end), None if count is None else count * HOURS[unit.kind]


def _one(text: str, at: int, known: Language) -> float | None:
    """Return 1 for a unit behind "a" or "one", else `None`."""
    last = text[:at].rstrip().rpartition(" ")[2].casefold()
    return 1.0 if last in known.phrases("lengths", "one") else None


def _share_told(figure: Passage, side: Texts) -> bool:
    """Tell whether a figure is that of a share the other side tells, too: a third, one in three."""
    ours, theirs = (_shares(text, known) for text, known in side.sides)
    mine = [value for span, value in ours if span.start <= figure.start < span.end]
    return any(abs(a - b) < SAME for a in mine for _, b in theirs)


@lru_cache(maxsize=4096)
def _shares(text: str, known: Language) -> tuple[tuple[Span, float], ...]:
    """Return the shares of one that a text tells, with where their figures stand."""
    found = numbers(text, known)
    fractions = ((n.span, float(n.readings[0])) for n in found if n.unit == "%")
    return (*fractions, *_ranks(text, known), *_parts(text, found, known))


def _ranks(text: str, known: Language) -> Iterator[tuple[Span, float]]:
    """Yield the shares that "every fifth" tells."""
    every = known.pattern("lengths", "every")
    ordinals = known.values("numbers", "ordinals") | known.values("lengths", "ordinals")
    for match in every.finditer(text) if every else ():
        word = WORD.match(text, match.end())
        rank = ordinals.get(word[1].casefold()) if word else None
        if word and rank:
            yield Span(*word.span()), float(1 / rank)


def _parts(text: str, found: Sequence[Number], known: Language) -> Iterator[tuple[Span, float]]:
    """Yield the shares that "two out of three" tells."""
    among = known.pattern("lengths", "among")
    if among is None:
        return
    for number in found:
        lead = JOINT.sub("", text[: number.span.start])
        of = next((m for m in among.finditer(lead) if m.end() == len(lead)), None)
        if of is None or number.unit or number.readings[0] <= 1:
            continue
        before = [n for n in found if n.span.end <= of.start()][-1:]
        near = before and not before[0].unit and len(text[before[0].span.end : of.start()].split()) <= NOUN
        one = known.pattern("lengths", "one")
        near_words = text[: of.start()].split()[-NOUN - 1 :]
        single = one is not None and any(one.fullmatch(word) for word in near_words)
        if near or single:
            start = before[0].span.start if near else of.start()
            part = float(before[0].readings[0]) if near else 1.0
            yield Span(start, number.span.end), part / float(number.readings[0])
        elif EACH.match(text, of.start()):
            yield from _behind(text, Span(of.start(), number.span.end), number, found)


def _behind(text: str, whole: Span, number: Number, found: Sequence[Number]) -> Iterator[tuple[Span, float]]:
    """Yield the share whose part is told behind its whole: "of every three hives, two"."""
    after = [float(n.readings[0]) for n in found if n.span.start >= whole.end and not n.unit][:1]
    part = after[0] if after else 1.0 if ONE.search(text, whole.end) else 0.0
    if 0 < part < number.readings[0]:
        yield whole, part / float(number.readings[0])


def _same_hour(texts: Texts) -> bool:
    ours, theirs = (_hours(text, known) for text, known in texts.sides)
    return not ours.keys().isdisjoint(theirs)


def _hours(text: str, known: Language) -> dict[int, str]:
    """Return the hours of the clock that a text tells, in minutes of the dial, with their words."""
    out = {clock.minutes % DIAL: text[clock.span.start : clock.span.end] for clock in times(text, known)}
    for shape, minutes in known.values("time", "spoken").items():
        for match in _spoken(shape, known).finditer(text):
            hour = int(_dial(known)[match["hour"].casefold()])
            out[(60 * hour + int(minutes)) % DIAL] = match[0]
    return out


@lru_cache
def _spoken(shape: str, known: Language) -> re.Pattern[str]:
    choice = "|".join(sorted(map(re.escape, _dial(known)), key=len, reverse=True))
    return re.compile(r"(?<!\w)" + shape.replace("{hour}", f"(?P<hour>{choice})") + r"(?!\w)", re.IGNORECASE)


@lru_cache
def _dial(known: Language) -> dict[str, int]:
    """Return the words for the hours of the clock."""
    words = known.values("numbers", "units") | known.values("time", "hours")
    figures = {str(hour): hour for hour in range(1, 13)}
    return figures | {word: int(value) for word, value in words.items() if 1 <= value <= 12}
