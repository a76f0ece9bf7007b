"""Certainty and duty: what may happen is told as sure, what must be done as advice, hearsay as fact.

Cues fall into classes, from what is possible to what is certain and from advice to duty. A class that only
one side has, against a class that only the other has, is a finding where the two are not close relatives.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Pair, Side, each_way, one_sided
from compare.closeness import FREE, closeness
from compare.facts.cues import Cue, cues, kinds
from compare.facts.surroundings import stands_without
from compare.languages.phrases import Finder
from compare.model import Passage, Severity
from compare.unconditional import GONE, unconditional
from compare.words import fold, word_tokens
from sources.model import Span

EXCHANGES: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("possible", "certain"), ("possible", "duty"), ("possible", "future"), ("likely", "certain"),
        ("duty", "advice"), ("likely", "duty"),
    )
)  # fmt: skip
"""Classes of which one in the other's place changes what a reader takes away."""

VERB: Final = 5
"""Words within which what stood around a claim must stand without it: "is examining whether", "found"."""

BEHIND: Final = 8
"""Characters behind a hedge where a negation turns it: "may have been no accident"."""

SURE: Final = "made sure"
"""What is told as possible on one side, and as a fact on the other."""

STEM: Final = 4
"""Letters by which two words are forms of one."""

HEDGES: Final = frozenset({"possible", "likely"})
"""Classes whose loss makes a statement sure."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a class of certainty or duty that became another, and hedges that only one side has."""
    yield from _hearsay(pair)
    yield from _unproven(pair)
    yield from unconditional(pair)
    yield from _made_sure(pair)
    ours, theirs = _cues(pair.base), _cues(pair.version)
    classes = ({cue.kind for cue in ours}, {cue.kind for cue in theirs})
    lost = [cue for cue in ours if cue.kind not in classes[1]]
    gained = [cue for cue in theirs if cue.kind not in classes[0]]
    for old in lost:
        new = next((cue for cue in gained if frozenset((old.kind, cue.kind)) in EXCHANGES), None)
        if new:
            message = f"“{old.text}” became “{new.text}”: {old.kind} became {new.kind}"
            # what English should, other languages must
            near = not pair.one_language and {old.kind, new.kind} == {"duty", "advice"}
            grade: Severity | None = "minor" if near else None
            yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), grade, 0.75)
            return
    if pair.one_language:
        yield from _alone(pair, lost if not theirs else (), gained if not ours else ())


def _hearsay(pair: Pair) -> Iterator[Finding]:
    """Yield what only one side tells as others tell it: "is alleged to have", "allegedly"."""
    for mine, other, verb in each_way(pair):
        found = mine.language.finder("hearsay", "told").first(mine.text)
        if found and (not _sourced(other) or _told_alike(found, mine, other)):
            mark = mine.passage(Span(*found.span()), "hearsay")
            yield one_sided(found[0], mark, other.passage(), verb, confidence=0.65)
            return


def _unproven(pair: Pair) -> Iterator[Finding]:
    """Yield what one side tells as done and the other as claimed, planned or tried: "is accused of"."""
    if not pair.one_language:
        return
    for mine, other, verb in each_way(pair):
        for key in ("claimed", "planned"):
            finder = mine.language.finder("hedges", key)
            found = finder.first(mine.text)
            if not found or finder.first(other.text) or _hedged(other):
                continue
            span = Span(*found.span())
            told = key == "claimed" and _sourced(other) and not _told_alike(found, mine, other)
            told = told or _told_by_stem(found[0], other)
            if not told and stands_without(span, mine.text, other.text, mine.language, near=VERB):
                mark = mine.passage(span, key)
                yield one_sided(found[0], mark, other.passage(), verb, confidence=0.65)
                return


def _told_by_stem(found: str, other: Side) -> bool:
    """Tell whether the other side has the word in another form: "hopes to", "expressed hope"."""
    stems = {word[:STEM] for word in fold(found).split() if len(word) >= STEM}
    return any(token.key[:STEM] in stems for token in word_tokens(other.text))


def _made_sure(pair: Pair) -> Iterator[Finding]:
    """Yield what English tells as what may be, or as suspected, and another language as what is or will be:
    "may have fled", «бежал»; "could raise its rates", «повысит ставки»."""
    if pair.one_language or not pair.base.language.text("hedges", "open"):
        return
    base, version = pair.base, pair.version
    if not version.language.text("hedges", "unsure") or _finder(version, "unsure").first(version.text):
        return
    found = _finder(base, "past_maybe").first(base.text) or _suspected(pair) or _opened(pair)
    if found and not _denied(found, base):
        yield one_sided(
            found[0], base.passage(Span(*found.span()), SURE), version.passage(), "gone", None, 0.6
        )


def _suspected(pair: Pair) -> re.Match[str] | None:
    """Return what tells a suspicion, where the version has no more hearsay than the base has beside it."""
    found = _finder(pair.base, "suspicion").first(pair.base.text)
    if found is None:
        return None
    beside = [m for m in _heard(pair.base) if not Span(*m.span()).overlaps(Span(*found.span()))]
    return found if len(_heard(pair.version)) <= len(beside) else None


def _heard(side: Side) -> list[re.Match[str]]:
    return [m for key in ("told", "sourced") for m in side.language.finder("hearsay", key).every(side.text)]


def _opened(pair: Pair) -> re.Match[str] | None:
    """Return what tells that something may come, where the version tells that it will."""
    found = _finder(pair.base, "open").first(pair.base.text)
    if found is None or not _finder(pair.version, "will").first(pair.version.text):
        return None
    sure = _finder(pair.base, "will").every(pair.base.text)
    return None if any(not Span(*m.span()).overlaps(Span(*found.span())) for m in sure) else found


def _finder(side: Side, key: str) -> Finder:
    return side.language.finder("hedges", key)


def _denied(found: re.Match[str], side: Side) -> bool:
    """Tell whether a plain negation stands in, or right behind, a hedge: another check's."""
    span = Span(found.start(), found.end() + BEHIND)
    return any(cue.span.overlaps(span) for cue in cues(side.text, side.language, "negation", ("explicit",)))


def holds(pair: Pair, finding: Finding) -> bool:
    """Tell whether a passage is told as sure, or without its condition, where it is not told too freely."""
    return bool(finding.base and finding.base.value in {SURE, GONE} and closeness(pair.texts) >= FREE)


def _hedged(side: Side) -> bool:
    """Tell whether a side tells anything as possible, likely or to come."""
    return any(cue.kind in HEDGES | {"future"} for cue in _cues(side))


def _told_alike(found: re.Match[str], mine: Side, other: Side) -> bool:
    """Tell whether a mark of hearsay alone went, from among the same words and beside the same sources."""
    if mine.language is not other.language:
        return False
    sourced = mine.language.finder("hearsay", "sourced")
    span = Span(*found.span())
    beside = {m[0].casefold() for m in sourced.every(mine.text) if not span.overlaps(Span(*m.span()))}
    same = beside == {m[0].casefold() for m in sourced.every(other.text)}
    return same and stands_without(span, mine.text, other.text, mine.language, near=VERB)


def _sourced(side: Side) -> bool:
    """Tell whether a side tells anything as others tell it, or cannot be read."""
    known = side.language
    return any(
        not known.text("hearsay", key) or known.finder("hearsay", key).first(side.text)
        for key in ("told", "sourced")
    )


def _alone(pair: Pair, lost: Sequence[Cue], gained: Sequence[Cue]) -> Iterator[Finding]:
    """Yield a hedge that the other side lacks where all around it is told alike."""
    for found, (mine, other, verb) in zip((lost, gained), each_way(pair), strict=True):
        if other.language.finder("hedges", "maybe").first(other.text):
            continue
        for cue in found:
            if cue.kind in HEDGES and stands_without(cue.span, mine.text, other.text, mine.language):
                yield one_sided(cue.text, _mark(mine, cue), other.passage(), verb, _grade(cue), 0.6)


def _grade(cue: Cue) -> Severity | None:
    """Grade a hedge that stands alone: what is likely is often told as what is."""
    return "minor" if cue.kind == "likely" else None


def _cues(side: Side) -> tuple[Cue, ...]:
    """Return the modal cues of a side, and what it tells as to come."""
    found = cues(side.text, side.language, "modality", kinds(side.language, "modality"))
    return (*found, *cues(side.text, side.language, "tense", ("future",)))


def _mark(side: Side, cue: Cue) -> Passage:
    return side.passage(cue.span, cue.kind)


CHECK = Check("modality", "certainty or duty changed", "major", pair=find, needs="modality", close=holds)
