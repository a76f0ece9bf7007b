"""Clock times that changed; 24 hours and a.m./p.m., and one instant in two zones, are equal."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side
from compare.facts.matching import nearest, unmatched
from compare.facts.times import Clock, times
from compare.model import Passage
from compare.sense.echoes import Texts
from compare.sense.figures import changed_hour


def find(pair: Pair) -> Iterator[Finding]:
    """Yield times that became others, and times that only one side has."""
    ours, theirs = (times(side.text, side.language) for side in (pair.base, pair.version))
    lost, gained = unmatched(ours, theirs, Clock.agrees)
    couples = nearest(lost, gained, lambda a, b: (abs(a.span.start - b.span.start),))
    if not couples and (spoken := _spoken(pair)):
        yield spoken
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


def _spoken(pair: Pair) -> Finding | None:
    """Return an hour told in words that became another one: a quarter to nine, a quarter past."""
    sides = (pair.base, pair.version)
    spans = changed_hour(Texts(*(side.text for side in sides), *(side.language.tag for side in sides)))
    if spans is None:
        return None
    said = [side.text[span.start : span.end] for side, span in zip(sides, spans, strict=True)]
    base, version = (side.passage(span, words) for side, span, words in zip(sides, spans, said, strict=True))
    return Finding(f"{said[0]} became {said[1]}", base, version)


def _near(clock: Clock, side: Side) -> bool:
    """Tell whether a sentence beside the other passage gives the time."""
    return any(clock.agrees(other) for other in times(side.around, side.language))


def _said(side: Side, clock: Clock) -> str:
    return side.text[clock.span.start : clock.span.end]


def _mark(side: Side, clock: Clock) -> Passage:
    return side.passage(clock.span, clock.value)


CHECK = Check("time", "a clock time or its zone changed", "major", pair=find, needs="time")
