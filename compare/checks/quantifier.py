"""How much, how many, how often: all, most, some, only, at least, up to, always."""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.checks.check import Check, Finding, Pair, Side
from compare.facts.cues import Cue, cues, kinds
from compare.facts.numbers import numbers
from compare.model import Passage, Severity

LIMITS: Final = frozenset({"at_least", "at_most", "more_than", "less_than", "nearly", "only"})
"""Classes whose loss alone changes what is claimed."""

AMOUNTS: Final = frozenset({"all", "most", "some", "many", "few", "none", "half"})
TIMES: Final = frozenset({"always", "often", "sometimes"})

MEASURED: Final = frozenset({"at_most", "more_than", "less_than", "nearly", "about"})
"""Classes that are meant only before a figure."""

REACH: Final = 12
"""Characters between such a word and its figure."""

SAME: Final = (
    frozenset({"none", "all"}),  # "no one may" and "all may not": polarity is another check's
    frozenset({"at_least", "more_than"}),
    frozenset({"at_most", "less_than"}),
    frozenset({"nearly", "about"}),
    frozenset({"nearly", "less_than"}),
    frozenset({"half", "most"}),
    frozenset({"many", "some"}),
    frozenset({"most", "often"}),
)
"""Classes that honest paraphrases exchange."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a quantifier that became another, and limits that only one side has."""
    lost, gained = _apart(_cues(pair.base), _cues(pair.version))
    for old in tuple(lost):
        new = next((cue for cue in gained if _exchanged(old.kind, cue.kind)), None)
        if new:
            lost.remove(old)
            gained.remove(new)
            message = f"“{old.text}” became “{new.text}”"
            yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.85)
    for cue in lost:
        if cue.kind in LIMITS:
            yield Finding(
                f"“{cue.text}” is gone", _mark(pair.base, cue), pair.version.passage(), *_alone(cue)
            )
    for cue in gained:
        if cue.kind in LIMITS:
            yield Finding(f"“{cue.text}” is new", pair.base.passage(), _mark(pair.version, cue), *_alone(cue))


def _cues(side: Side) -> Sequence[Cue]:
    found = cues(side.text, side.language, "quantifiers", kinds(side.language, "quantifiers"))
    figures = [number.span.start for number in numbers(side.text, side.language)]
    return [cue for cue in found if cue.kind not in MEASURED or _measures(cue, figures)]


def _measures(cue: Cue, figures: Sequence[int]) -> bool:
    """Tell whether a figure follows: "over 300", but not "handed over"."""
    return any(0 < start - cue.span.end <= REACH for start in figures)


def _apart(ours: Sequence[Cue], theirs: Sequence[Cue]) -> tuple[list[Cue], list[Cue]]:
    """Return the cues whose class, or one that paraphrases it, the other side does not have."""
    return (
        [cue for cue in ours if not any(_alike(cue.kind, other.kind) for other in theirs)],
        [cue for cue in theirs if not any(_alike(cue.kind, other.kind) for other in ours)],
    )


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} in SAME


def _exchanged(old: str, new: str) -> bool:
    """Tell whether one class can have taken the place of the other."""
    return any(old in group and new in group for group in (AMOUNTS, TIMES, LIMITS - {"only"} | {"about"}))


def _alone(cue: Cue) -> tuple[Severity, float]:
    return ("major", 0.7) if cue.kind in {"only", "at_least", "at_most"} else ("minor", 0.5)


def _mark(side: Side, cue: Cue) -> Passage:
    return side.passage(cue.span, cue.kind.replace("_", " "))


CHECK = Check(
    "quantifier", "all, some, only, at least ... changed", "critical", pair=find, needs="quantifiers"
)
