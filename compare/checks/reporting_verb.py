"""How it was said: said, claimed, admitted, denied.

Each verb stands on a rung of its language's ladder. Neutral verbs are one rung, and near rungs (to stress,
to insist) answer each other; a clear step is a finding where only one side has it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.facts.cues import cues
from compare.facts.reporting import Reporting, reports
from compare.model import Passage

NEAR: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("neutral", "stressing"), ("neutral", "confirming"), ("neutral", "promising"),
        ("neutral", "accusing"), ("stressing", "insisting"), ("confirming", "conceding"),
        ("confirming", "stressing"),
        ("insisting", "claiming"), ("warning", "stressing"), ("promising", "insisting"),
        ("claiming", "accusing"), ("promising", "stressing"), ("insisting", "confirming"),
        ("assuring", "insisting"), ("assuring", "promising"), ("assuring", "stressing"),
        ("assuring", "claiming"), ("assuring", "confirming"),
    )
)  # fmt: skip
"""Rungs that honest tellings exchange."""

MILD: Final = ({"neutral", "warning"}, {"warning", "threatening"}, {"neutral", "assuring"})
"""Rungs that translators exchange: where what is said is a warning; «aseguró» is an everyday "said"."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a reporting verb whose rung only one side has, beside a verb that took its place."""
    ours, theirs = (reports(side.text, side.language) for side in (pair.base, pair.version))
    if not ours or not theirs:
        return
    for old in _strange(ours, theirs):
        new = next((r for r in _rest(theirs, ours) if frozenset((old.kind, r.kind)) not in NEAR), None)
        if new:
            if not (pair.one_language and _denies(old, new, pair.version)):
                yield _changed(pair, old, new)
            return
    for new in _strange(theirs, ours):
        old_one = next((r for r in _rest(ours, theirs) if frozenset((new.kind, r.kind)) not in NEAR), None)
        if old_one:
            if not (pair.one_language and _denies(new, old_one, pair.base)):
                yield _changed(pair, old_one, new)
            return


def _denies(marked: Reporting, plain: Reporting, side: Side) -> bool:
    """Tell whether a plain verb is followed by the denial that the other verb is: "denied that shots were
    fired", "said no shots were fired"."""
    if marked.kind != "denying" or plain.kind != "neutral":
        return False
    denials = cues(side.text, side.language, "negation", ("explicit",))
    return any(cue.span.start >= plain.verb.end for cue in denials)


def _strange(mine: Sequence[Reporting], others: Sequence[Reporting]) -> list[Reporting]:
    """Return marked verbs whose rung, or one near it, the other side does not have at all."""
    known = {r.kind for r in others}
    return [
        r
        for r in mine
        if r.kind != "neutral" and r.kind not in known
        if not any(frozenset((r.kind, kind)) in NEAR for kind in known)
    ]


def _rest(mine: Sequence[Reporting], others: Sequence[Reporting]) -> list[Reporting]:
    """Return the verbs that can have taken another's place: more of a rung than the other side has."""
    kinds = [r.kind for r in others]
    return [r for r in mine if sum(o.kind == r.kind for o in mine) > kinds.count(r.kind)]


def _changed(pair: Pair, old: Reporting, new: Reporting) -> Finding:
    message = f"“{old.text}” became “{new.text}”: {old.kind} became {new.kind}"
    mild = not pair.one_language and {old.kind, new.kind} in MILD
    sides = _mark(pair.base, old), _mark(pair.version, new)
    return Finding(message, *sides, "minor" if mild else None, 0.8)


def _mark(side: Side, report: Reporting) -> Passage:
    return side.passage(report.verb, report.kind)


CHECK = Check(
    "reporting-verb", "said, claimed, admitted, denied", "major", pair=find, needs="reporting", general=True
)
