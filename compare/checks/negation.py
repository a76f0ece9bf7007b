"""Polarity: a sentence that was denied is now affirmed, or the reverse.

Languages count negations differently (никто не, ne … pas, no … nada are one), and a denial may be told
with a negative word or with a verb such as "refuse". Each side therefore has a range, from its plain
negations alone to these and all implicit ones; it is a finding when the ranges do not meet.
"""

import re
from collections.abc import Iterator, Sequence

from compare.check import Check, Finding, Pair, Side
from compare.facts.cues import Cue, cues
from compare.model import Passage
from compare.words import edits, tokens
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield the negation that one side has and the other lacks."""
    shared = _shared(pair)
    ours, theirs = _Polarity(pair.base, shared), _Polarity(pair.version, shared)
    common = min(ours.implicit, theirs.implicit)  # "unacceptable" and «неприемлемый» answer each other
    ours.implicit, theirs.implicit = ours.implicit - common, theirs.implicit - common
    if ours.most < theirs.least:
        cue = _extra(theirs, ours, _edited(pair, 1))
        message = f"The version denies what the base does not: “{cue.text}” is new"
        yield Finding(
            message, pair.base.passage(), _mark(pair.version, cue), confidence=_confidence(ours, theirs)
        )
    elif theirs.most < ours.least:
        cue = _extra(ours, theirs, _edited(pair, 0))
        message = f"The base denies what the version does not: “{cue.text}” is gone"
        yield Finding(
            message, _mark(pair.base, cue), pair.version.passage(), confidence=_confidence(ours, theirs)
        )


def _cues(side: Side) -> tuple[Cue, ...]:
    return cues(side.text, side.language, "negation", ("explicit", "implicit"))


def _shared(pair: Pair) -> frozenset[str]:
    """Return implicit denials that both sides have: they stand for themselves, not for a "not"."""
    if not pair.one_language:
        return frozenset()
    ours, theirs = ({_stem(cue) for cue in _cues(side)} for side in (pair.base, pair.version))
    return frozenset(ours & theirs)


def _stem(cue: Cue) -> str:
    return cue.text.casefold()[:5]


class _Polarity:
    """How often a passage denies, at least and at most."""

    def __init__(self, side: Side, shared: frozenset[str]) -> None:
        found = [cue for cue in _cues(side) if cue.kind == "explicit" or _stem(cue) not in shared]
        self.explicit = _merged([cue for cue in found if cue.kind == "explicit"], side)
        self.implicit = sum(cue.kind == "implicit" for cue in found)

    @property
    def least(self) -> int:
        return len(self.explicit)

    @property
    def most(self) -> int:
        return self.least + self.implicit


def _merged(found: Sequence[Cue], side: Side) -> list[Cue]:
    """Count negative concord once: negations of one clause, a few words apart."""
    kept: list[Cue] = []
    for cue in found:
        if kept and _one_clause(kept[-1], cue, side):
            continue
        kept.append(cue)
    return kept


def _one_clause(before: Cue, after: Cue, side: Side) -> bool:
    between = side.text[before.span.end : after.span.start]
    if re.search(r"[,;:.!?\u2013\u2014«»“”\"()]", between):
        return re.fullmatch(r",?\s*(?:ни|nor|ni|weder|noch)?\s*", between) is not None
    doubles = side.language.flag("negation", "concord") or side.language.tag in {"ru", "uk", "pl", "it", "pt"}
    return len(tokens(between)) <= (6 if doubles else 1)


def _edited(pair: Pair, side: int) -> list[Span]:
    """Return the spans of one side that were edited; none across languages."""
    if not pair.one_language:
        return []
    found = edits(pair.base.text, pair.version.text)
    words = [(edit.base, edit.version)[side] for edit in found]
    return [Span(run[0].start, run[-1].end) for run in words if run]


def _extra(more: _Polarity, less: _Polarity, edited: list[Span]) -> Cue:
    """Return the negation to show: one that was edited, else one whose word the other side does not have."""
    known = {cue.text.casefold() for cue in less.explicit}
    changed = [cue for cue in more.explicit if any(cue.span.overlaps(span) for span in edited)]
    strange = [cue for cue in more.explicit if cue.text.casefold() not in known]
    return (changed or strange or more.explicit[-1:])[0]


def _confidence(one: _Polarity, other: _Polarity) -> float:
    """Be surest where one side does not deny at all."""
    return 0.9 if not min(one.most, other.most) else 0.7


def _mark(side: Side, cue: Cue) -> Passage:
    return side.passage(cue.span, cue.text.casefold())


CHECK = Check("negation", "a statement denied or affirmed", "critical", pair=find, needs="negation")
