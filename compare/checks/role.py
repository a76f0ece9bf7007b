"""Roles that changed: acting, deputy, former, vice-, senior, outgoing, designate.

Words of one class are synonyms (former, ex-; acting, interim). A role counts only where it stands beside the
title it belongs to, so that "the former of the two" is none.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Pair, Side, never
from compare.facts.cues import Cue, cues, kinds
from compare.facts.matching import nearest
from compare.model import Passage, Severity

BEFORE: Final = 30
BEHIND: Final = 30
"""Characters around a role among which its title stands: `outgoing council president`."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield roles that became others, and roles that only one side has."""
    ours, theirs = _roles(pair.base), _roles(pair.version)
    lost = [cue for cue in ours if cue.kind not in _kinds(theirs, pair.version)]
    gained = [cue for cue in theirs if cue.kind not in _kinds(ours, pair.base)]
    couples = nearest(lost, gained, lambda a, b: (abs(a.span.start - b.span.start),))
    for old, new in couples:
        yield Finding(f"“{old.text}” became “{new.text}”", _mark(pair.base, old), _mark(pair.version, new))
    for cue in lost:
        if not any(cue is old for old, _ in couples):
            yield Finding(
                f"“{cue.text}” is gone",
                _mark(pair.base, cue),
                pair.version.passage(),
                *_alone(cue, pair.base),
            )
    for cue in gained:
        if not any(cue is new for _, new in couples):
            yield Finding(
                f"“{cue.text}” is new",
                pair.base.passage(),
                _mark(pair.version, cue),
                *_alone(cue, pair.version),
            )


def _kinds(found: Sequence[Cue], side: Side) -> set[str]:
    """Return the classes of roles that a side has, or tells by other words: "minister at the time"."""
    bygone = side.language.finder("hedges", "bygone").first(side.text)
    return {cue.kind for cue in found} | ({"former"} if bygone else set())


def _roles(side: Side) -> tuple[Cue, ...]:
    known = tuple(kind for kind in kinds(side.language, "roles") if kind != "titles")
    return cues(side.text, side.language, "roles", known)


def _titled(cue: Cue, side: Side) -> bool:
    """Tell whether a title stands in, or right before or behind, the words of the role."""
    near = side.text[max(0, cue.span.start - BEFORE) : cue.span.end + BEHIND].casefold()
    patterns = [side.language.pattern(section, "titles") for section in ("names", "roles")]
    return any(pattern and pattern.search(near) for pattern in patterns)


def _alone(cue: Cue, side: Side) -> tuple[Severity, float]:
    """Grade a role that only one side has."""
    return ("critical", 0.75) if cue.kind != "senior" and _titled(cue, side) else ("minor", 0.5)


def _mark(side: Side, cue: Cue) -> Passage:
    return side.passage(cue.span, cue.kind)


CHECK = Check(
    "role",
    "a role changed: acting, deputy, former, senior",
    "critical",
    pair=find,
    needs="roles",
    close=never,
)
