"""Quotations of the base that are near nothing in a version of another language, read a second time.

A free or shortened translation is far from its original by sentence vectors alone. Who speaks, and that no
other quotation claims the words, then tell; and a version can have joined two quotations in one, clause by
clause.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from compare.facts.spelling import alike, by_ear, same_name, sound
from compare.languages import language
from compare.model import Alignment
from compare.quotes.fidelity import key
from compare.quotes.matching import CUT, Candidate, Match, affinity, linked
from compare.quotes.model import Quote
from compare.quotes.runs import NOBLE
from compare.sense.likeness import cosines
from sources.model import Document, Span

SPOKEN: Final = 0.28
"""Least affinity of two quotations of one speaker that nothing else is near; tuned on the gold."""

IN_PLACE: Final = 0.35
"""The same between the counterparts of the quotations around it, whoever speaks: a speaker can be misread."""

UNSPOKEN: Final = 0.42
"""The same where a speaker is not known."""

WORDED: Final = 0.6
"""Least affinity of a clause and what tells it within one language."""

BESIDE: Final = 0.25
"""Least affinity of a quotation and what reports it in a sentence that is linked to the quotation's: of 70
that are reported in the ledger's read stories three have less, of 75 that are missing one has more."""

APART: Final = 0.45
"""The same in any other sentence."""

VOICED: Final = 0.28
"""Least cosine of a quotation and what its speaker is said, in other words, to have said: of 13 such in the
ledger's read stories 5 have as much, of 78 that are missing one has."""

WORD: Final = re.compile(r"[\w’'-]+")

HELD: Final = 0.4
"""Least cosine of each of two joined quotations and its clause."""

OWN: Final = 0.1
"""By how much a clause is nearer to its own quotation than to the one it is joined to."""

RUN: Final = 3
"""Words on end that tell whose they are, within one language."""

CLAUSE: Final = 3
"""Words of a clause that can be a quotation joined to another."""


def completed(
    base: Document,
    quotes: Sequence[Quote],
    version: Document,
    found: Sequence[Candidate],
    matched: Sequence[Match | None],
    alignment: Alignment | None = None,
) -> list[Match | None]:
    """Return the matches, with those added that a second reading finds."""
    out = list(matched)
    whole = [c for c in found if len(c.quotes) == 1 and not c.part]
    told = [c for c in found if not c.quotes]
    if not found:
        return out
    for at, match in _free(base, quotes, version, [*whole, *told], out):
        out[at] = match
    if language(base.language) is language(version.language):
        for at, match in _run_on(quotes, whole, out):
            out[at] = match
    else:
        for at, match in _held(base, quotes, version, whole, out):
            out[at] = match
    for at, match in _retold(base, quotes, version, told, out, alignment):
        out[at] = match
    return out


def _free(
    base: Document,
    quotes: Sequence[Quote],
    version: Document,
    whole: Sequence[Candidate],
    matched: Sequence[Match | None],
) -> Iterator[tuple[int, Match]]:
    """Yield pairs of quotations that nothing else claims, the nearest first."""
    claimed = [m.candidate.span for m in matched if m]
    free = [c for c in whole if not any(c.span.overlaps(span) for span in claimed)]
    across = language(base.language) is not language(version.language)
    lacking = [at for at, m in enumerate(matched) if m is None]
    options = []
    for at in lacking if free else ():
        texts = [quotes[at].text, *(p for pair in splits(quotes[at].text) for p in pair)]
        near = affinity(texts, base.language, [c.part or c.text for c in free], version.language)
        between = _between(at, matched)
        for j, score in enumerate(np.max(near, axis=0)):
            in_place = between.covers(free[j].span)
            over = score - _bar(quotes[at], free[j], across=across, in_place=in_place)
            if over >= 0:
                options.append((-over, at, j, float(score)))
    used: set[int] = set()
    for _, at, j, score in sorted(options):
        if at in lacking and j not in used:
            lacking.remove(at)
            used.add(j)
            yield at, Match(free[j], score)


def _retold(
    base: Document,
    quotes: Sequence[Quote],
    version: Document,
    told: Sequence[Candidate],
    matched: Sequence[Match | None],
    alignment: Alignment | None,
) -> Iterator[tuple[int, Match]]:
    """Yield quotations without any counterpart in marks, and the writer's own words nearest to each."""
    lacking = [at for at, m in enumerate(matched) if m is None]
    if not lacking or not told:
        return
    some = [quotes[at] for at in lacking]
    near = affinity([q.text for q in some], base.language, [c.part or c.text for c in told], version.language)
    beside = linked(base, some, version, told, alignment)
    over = near - np.where(beside > 0, BESIDE, APART)
    used = [(at, m.candidate.span) for at, m in enumerate(matched) if m]
    for row, at in enumerate(lacking):
        best = int(over[row].argmax())
        if over[row, best] >= 0:
            used.append((at, told[best].span))
            yield at, Match(told[best], float(near[row, best]))
    if language(base.language) is not language(version.language):
        return
    voiced = _voiced(base, some, version, told)
    voiced[over.max(axis=1) >= 0] = -1.0
    for row, best in zip(*np.unravel_index(np.argsort(-voiced, axis=None), voiced.shape), strict=True):
        if voiced[row, best] < 0:
            return
        at, span = lacking[row], told[best].span
        others = (abs(other - at) > 1 for other, taken in used if span.overlaps(taken))
        if voiced[row].max() == voiced[row, best] and not any(others):
            used.append((at, span))
            yield at, Match(told[best], float(near[row, best]))


def _voiced(
    base: Document, quotes: Sequence[Quote], version: Document, told: Sequence[Candidate]
) -> NDArray[np.float64]:
    """Return by how much the meaning of what the same speaker is said to have said is near enough."""
    texts = [c.part or c.text for c in told]
    meant = cosines([q.text for q in quotes], base.language, texts, version.language)
    same = [
        [
            c.speaker is not None and (one_speaker(q.name, c.speaker.name) or _named(q.name, c.text))
            for c in told
        ]
        for q in quotes
    ]
    return np.where(np.array(same), meant - VOICED, -1.0)


def _between(at: int, matched: Sequence[Match | None]) -> Span:
    """Return what a version has between the counterparts of the quotations before and behind one; all of it,
    up to the end, where none is found."""
    before = next((m.candidate.span.end for m in reversed(matched[:at]) if m), 0)
    behind = next((m.candidate.span.start for m in matched[at + 1 :] if m), sys.maxsize)
    return Span(before, behind)


def _bar(quote: Quote, candidate: Candidate, *, across: bool, in_place: bool) -> float:
    """Return the least affinity of two; above 1 where they cannot be one."""
    theirs = candidate.speaker.name if candidate.speaker else None
    one = one_speaker(quote.name, theirs)
    if not candidate.quotes:
        one = one or (theirs is None and _named(quote.name, candidate.text))
    if across and in_place and (candidate.quotes or one):
        return SPOKEN if one and candidate.quotes else IN_PLACE
    if not one and (not across or not candidate.quotes or other_speaker(quote.name, theirs)):
        return 2.0
    if not across:
        return WORDED
    return SPOKEN if one and candidate.quotes else UNSPOKEN


def _named(name: str | None, text: str) -> bool:
    """Tell whether a sentence has the last name of someone."""
    last = (name or "").rpartition(" ")[2]
    return last[:1].isupper() and any(
        word[:1].isupper() and same_name(last, word) for word in WORD.findall(text)
    )


def _run_on(
    quotes: Sequence[Quote], whole: Sequence[Candidate], matched: Sequence[Match | None]
) -> Iterator[tuple[int, Match]]:
    """Yield quotations whose words stand on end behind another one's in one pair of marks."""
    marked = [c for c in whole if c.quotes]
    for at, quote in enumerate(quotes):
        if matched[at] is not None:
            continue
        ours = key(quote.text)
        for candidate in marked:
            owners = _owners(candidate, quotes, matched)
            if owners and any(_has(run, ours) for run in _rests(owners, candidate)):
                yield at, Match(candidate, HELD)
                break


def _owners(candidate: Candidate, quotes: Sequence[Quote], matched: Sequence[Match | None]) -> list[Quote]:
    """Return the quotations that are known to have become a candidate."""
    return [q for q, m in zip(quotes, matched, strict=True) if m and m.candidate.span == candidate.span]


def _rests(owners: Sequence[Quote], candidate: Candidate) -> Iterator[tuple[str, ...]]:
    """Yield the words on end that a candidate has beyond those of the quotations it is known to tell."""
    theirs = key(candidate.text)
    for owner in owners:
        at = 0
        blocks = SequenceMatcher(None, key(owner.text), theirs, autojunk=False).get_matching_blocks()
        for block in blocks:
            if block.size > 1 or block.b == len(theirs):
                yield theirs[at : block.b]
                at = block.b + block.size


def _has(run: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether most of a run of words stands on end among other words."""
    found = SequenceMatcher(None, run, words, autojunk=False).find_longest_match()
    return found.size >= RUN and 2 * found.size >= len(run)


def _held(
    base: Document,
    quotes: Sequence[Quote],
    version: Document,
    whole: Sequence[Candidate],
    matched: Sequence[Match | None],
) -> Iterator[tuple[int, Match]]:
    """Yield quotations that are a clause of what another one became."""
    for at, quote in enumerate(quotes):
        if matched[at] is not None:
            continue
        for candidate in whole:
            owners = _owners(candidate, quotes, matched)
            if not owners or other_speaker(quote.name, candidate.quotes[0].name):
                continue
            if any(joins(owner.text, quote.text, candidate.text, base, version) for owner in owners):
                yield at, Match(candidate, HELD)
                break


def joins(one: str, other: str, text: str, base: Document, version: Document) -> bool:
    """Tell whether a text has clauses of two quotations, each nearer to its own."""
    pairs = list(splits(text))
    if not pairs:
        return False
    pieces = [piece for pair in pairs for piece in pair]
    ours = [one, *_clauses(one)], [other, *_clauses(other)]
    near = cosines([*ours[0], *ours[1]], base.language, pieces, version.language)
    first, second = near[: len(ours[0])].max(axis=0), near[len(ours[0]) :].max(axis=0)
    for head in range(0, len(pieces), 2):
        for mine, its in ((head, head + 1), (head + 1, head)):
            held = first[mine] >= HELD and second[its] >= HELD
            if held and first[mine] >= second[mine] + OWN and second[its] >= first[its] + OWN:
                return True
    return False


def bound(one: str, other: str, text: str, base: Document, version: Document) -> bool:
    """Tell whether a text ties two quotations with a conjunction that neither has: "and", "so"."""
    pairs = list(splits(text))
    if not pairs or (BOUND.match(other) and other[:1].islower()):
        return False
    near = cosines([one, other], base.language, [p for pair in pairs for p in pair], version.language)
    best = max(range(len(pairs)), key=lambda at: near[0, 2 * at] + near[1, 2 * at + 1])
    tail = pairs[best][1]
    return bool(BOUND.match(tail)) and not BOUND.match(other)


BOUND: Final = re.compile(
    r"\W*(?:and|but|so|yet|because|и|но|а|поэтому|und|aber|doch|also|denn|et|mais|donc|car"
    r"|y|e|pero|así que|porque)\s",
    re.IGNORECASE,
)
"""A conjunction that opens a clause."""


def _clauses(text: str) -> list[str]:
    return [piece for pair in splits(text) for piece in pair]


def splits(text: str) -> Iterator[tuple[str, str]]:
    """Yield the two parts of a text at each joint between its clauses."""
    for joint in CUT.finditer(text):
        head, tail = text[: joint.start()].strip(), text[joint.end() :].strip()
        if min(len(head.split()), len(tail.split())) >= CLAUSE:
            yield head, tail


def one_speaker(ours: str | None, theirs: str | None) -> bool:
    """Tell whether two names are those of one person, perhaps in two scripts."""
    if not ours or not theirs:
        return False
    one, other = ours.split(), theirs.split()
    if any(same_name(a, b) for a in one[-1:] for b in other) or any(
        same_name(a, b) for a in one for b in other[-1:]
    ):
        return True
    if _cyrillic(ours) == _cyrillic(theirs) or min(len(one), len(other)) < 2:
        return False
    if by_ear(one[-1], other[-1]) and alike(one[0], other[0]):
        return True
    return same_name(one[0], other[0]) and _near(one[-1], other[-1])


def _near(one: str, other: str) -> bool:
    """Tell whether two last names can be one that another script spells by ear: Vossberg, Фоссберг."""
    a, b = sound(one), sound(other)
    return Levenshtein.distance(a, b) <= max(len(a), len(b)) // 2


def _cyrillic(text: str) -> bool:
    return any("\u0400" <= char <= "\u04ff" for char in text)


def proper(name: str) -> bool:
    """Tell whether words are a name, and not "A source in his office"."""
    return all(word[0].isupper() or word in NOBLE for word in name.split())


def other_speaker(ours: str | None, theirs: str | None) -> bool:
    """Tell whether two names are those of two people; a pronoun or an epithet tells nothing."""
    if not ours or not theirs or not (proper(ours) and proper(theirs)):
        return False
    return not one_speaker(ours, theirs)
