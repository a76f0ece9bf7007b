"""Clauses of a linked passage that the other passage does not have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare import coverage, word_evidence
from compare.check import Finding, Pair, Side, Telling, quote
from compare.elsewhere import told_in, told_note
from compare.facts.names import names
from compare.facts.numbers import numbers
from compare.facts.tenses import auxiliaries
from compare.model import Severity
from compare.rewording import changes
from compare.word_alignment import chances, linkable
from compare.words import Token, at, tokens, worded
from sources.model import Span

CLAUSE: Final = 5
"""Content words without counterpart from which it is a clause and not a turn of phrase, however long the
other passage is: of honest paraphrases (DEMETR dev, no error) fewer than one in a hundred drop as many."""

SURE: Final = 0.5
"""Confidence from which a gap is major: of whole news sentences two in a hundred have one."""

FOREIGN_SURE: Final = 0.8
"""The same across languages: of clauses taken out of translated sentences (`tests/bench/coverage.py`) 95 in a
hundred lie above, of the gaps in sentences translated freely, with nothing left out, a third."""

TOLD: Final = 0.3
"""Mean chance of a counterpart from which the words of an edit are told elsewhere."""

PHRASE: Final = 4
"""Content words below which a gap is a turn of phrase, and minor."""

FOREIGN: Final = 3
"""Content words below which a minor gap is not told across languages, unless it is as good as certain: what
one language says in two words, another says in one, or in an ending."""

CERTAIN: Final = 0.9
"""Confidence from which such a gap of two words is told."""

ELSEWHERE: Final = 0.5
"""Share of a gap's content words that stand elsewhere on the other side, from which it was but moved."""

STEM: Final = 5
"""Letters by which words are one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of one side without counterpart on the other."""

    span: Span
    """In the side's text."""
    words: int
    confidence: float


def lost(pair: Pair, *, turned: bool) -> tuple[Clause, ...]:
    """Return what the base says and the version does not, in order; `turned`, what the version alone says."""
    found = [Clause(gap.span, gap.words, gap.confidence) for gap in coverage.gaps(*_asked(pair, turned))]
    for span, words in _edits(pair, turned):
        if not any(span.overlaps(clause.span) for clause in found) and not _answered(
            span, *_asked(pair, turned)
        ):
            found.append(Clause(span, words, 0.7))
    return tuple(sorted(found, key=lambda clause: clause.span))


def _answered(span: Span, mine: str, other: str, tag: str, other_tag: str) -> bool:
    """Tell whether the words of a span have counterparts elsewhere: told in other words, in another place."""
    if not linkable(mine, other):
        return False
    evidence = word_evidence.side(mine, tag)
    content = ~(evidence.function | evidence.mark)
    words = [n for n in at(mine, span.start, span.end) if content[n]]
    likely = chances(mine, other, tag, other_tag)
    return bool(words) and float(likely[words].mean()) > TOLD


def reads_links(pair: Pair) -> bool:
    """Tell whether the links of a pair's words are sure to be asked for."""
    return pair.one_language or any(coverage.can_lack(*_asked(pair, turned)) for turned in (False, True))


def _asked(pair: Pair, turned: bool) -> coverage.Asked:
    mine, other = (pair.version, pair.base) if turned else (pair.base, pair.version)
    return mine.text, other.text, mine.language.tag, other.language.tag


def dropped(pair: Pair, message: str, *, turned: bool) -> Iterator[Finding]:
    """Yield a finding for each lost clause."""
    mine, other = (pair.version, pair.base) if turned else (pair.base, pair.version)
    for clause in lost(pair, turned=turned):
        if any(number.span.covers(clause.span) for number in numbers(mine.text, mine.language)):
            continue  # a part of a figure: what it says is compared as a figure
        said = mine.text[clause.span.start : clause.span.end]
        count = f"{clause.words} word{'s' * (clause.words != 1)}"
        sides = (mine.passage(clause.span, count), other.passage())
        sure = clause.confidence >= (SURE if pair.one_language else FOREIGN_SURE)
        told = sure and _is_clause(said, mine) and not _moved(clause.span, mine, other)
        grade: Severity = "major" if told or _names(clause.span, mine) else "minor"
        if grade == "minor" and not pair.one_language and _too_short(said, clause, mine):
            continue
        elsewhere = (
            told_in(said, mine.language.tag, other.document) if len(other.document.sentences) > 1 else None
        )
        if elsewhere is not None:
            grade, told = "info", False
        ordered = (sides[1], sides[0]) if turned else sides
        text = f"{message}: “{quote(said)}”{told_note(elsewhere)}"
        yield Finding(text, *ordered, grade, clause.confidence, yields=not told)


def _too_short(said: str, clause: Clause, side: Side) -> bool:
    return _content(tokens(said), side) < FOREIGN - (clause.confidence >= CERTAIN)


def uncovered(telling: Telling) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the coverage map of both sides: what has no counterpart, as spans of the documents."""
    alignment = telling.alignment
    maps = (
        [telling.base.sentences[i] for i in alignment.omitted],
        [telling.version.sentences[j] for j in alignment.added],
    )
    spans = [[Span(sentence.start, sentence.end) for sentence in side] for side in maps]
    for pair in telling.pairs:
        for mine, turned in ((pair.base, False), (pair.version, True)):
            for gap in coverage.gaps(*_asked(pair, turned)):
                place = mine.passage(gap.span)
                spans[turned].append(Span(place.start, place.end))
    return tuple(sorted(spans[0])), tuple(sorted(spans[1]))


def _edits(pair: Pair, turned: bool) -> Iterator[tuple[Span, int]]:
    """Yield the clauses that a word diff shows, within one language."""
    if not pair.one_language:
        return
    for edit in changes(pair.base.text, pair.version.text, pair.base.language.tag):
        gone, stays = (edit.version, edit.base) if turned else (edit.base, edit.version)
        if _content(stays, pair.base) or not gone:
            continue
        if _content(gone, pair.base) >= CLAUSE or _is_subject(gone, stays, pair, turned):
            yield Span(gone[0].start, gone[-1].end), len(gone)


def _is_subject(gone: Sequence[Token], stays: Sequence[Token], pair: Pair, turned: bool) -> bool:
    """Tell whether what is gone opened the passage, which now begins with its verb: "Was born in 1946"."""
    other = tokens((pair.base if turned else pair.version).text)
    if stays or gone[0].start or not other or not _content(gone, pair.base):
        return False
    return other[0].key in auxiliaries(pair.base.language)


def _is_clause(said: str, side: Side) -> bool:
    return _content(tokens(said), side) >= PHRASE


def _moved(span: Span, mine: Side, other: Side) -> bool:
    """Tell whether the other side, in the same language, has the words elsewhere, and for nothing else."""
    if mine.language is not other.language:
        return False
    inside = Counter(_stems(mine.text[span.start : span.end], mine))
    rest = Counter(_stems(mine.text[: span.start] + " " + mine.text[span.end :], mine))
    spare = Counter(_stems(other.text, other)) - rest
    return (inside & spare).total() >= ELSEWHERE * inside.total()


def _stems(text: str, side: Side) -> list[str]:
    words = tokens(text)
    return [word.key[:STEM] for word in words if _content([word], side)]


def _names(span: Span, side: Side) -> bool:
    """Tell whether a gap is little more than a name, in a language that tells names by capitals."""
    inside = [name for name in names(side.text, side.language) if span.start <= name.span.start < span.end]
    if side.language.flag("names", "nouns_capitalised") or not any(n.titled or not n.opens for n in inside):
        return False
    return _content(tokens(side.text[span.start : span.end]), side) <= sum(len(n.words) for n in inside) + 1


def _content(words: Sequence[Token], side: Side) -> int:
    function_words = side.language.function_words
    return sum(worded(word.key) and word.key not in function_words for word in words)
