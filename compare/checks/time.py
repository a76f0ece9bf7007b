"""Clock times that changed; 24 hours and a.m./p.m., and one instant in two zones, are equal."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, became
from compare.facts.matching import nearest, unmatched
from compare.facts.times import Clock, times
from compare.model import Passage
from compare.sense.echoes import Texts
from compare.sense.figures import DIAL, changed_hour, spoken


def find(pair: Pair) -> Iterator[Finding]:
    """Yield times that became others, and times that only one side has."""
    ours, theirs = (times(side.text, side.language) for side in (pair.base, pair.version))
    lost, gained = unmatched(ours, theirs, Clock.agrees)
    lost = [clock for clock in lost if not _in_words(clock, pair.texts)]
    gained = [clock for clock in gained if not _in_words(clock, pair.texts.turned)]
    couples = nearest(lost, gained, lambda a, b: (abs(a.span.start - b.span.start),))
    hours = None if couples else changed_hour(pair.texts)
    if hours:
        yield became(pair, hours)
        return
    for old, new in couples:
        message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new))
    for clock in lost:
        if not any(clock is old for old, _ in couples) and not _near(clock, pair.version):
            message = f"The time {_said(pair.base, clock)} is missing"
            yield Finding(message, _mark(pair.base, clock), pair.version.passage(), "minor", 0.6)
    for clock in gained:
        if not any(clock is new for _, new in couples) and not _near(clock, pair.base):
            message = f"The time {_said(pair.version, clock)} is new"
            yield Finding(message, pair.base.passage(), _mark(pair.version, clock), "minor", 0.6)


def _in_words(clock: Clock, texts: Texts) -> bool:
    """Tell whether either side tells an hour in words, and both the same: 7.15, a quarter past seven."""
    ours, theirs = (spoken(text, known) for text, known in texts.sides)
    mine = [minutes for minutes, span in ours.items() if span.overlaps(clock.span)] or [clock.minutes % DIAL]
    known = {*theirs, *(other.minutes % DIAL for other in times(*texts.sides[1]))} if ours else {*theirs}
    return not known.isdisjoint(mine)


def _near(clock: Clock, side: Side) -> bool:
    """Tell whether a sentence beside the other passage gives the time."""
    return any(clock.agrees(other) for other in times(side.around, side.language))


def _said(side: Side, clock: Clock) -> str:
    return side.text[clock.span.start : clock.span.end]


def _mark(side: Side, clock: Clock) -> Passage:
    return side.passage(clock.span, clock.value)


CHECK = Check("time", "a clock time or its zone changed", "major", pair=find, needs="time")
