"""Where a quotation of the base stands in a version: in marks there, in the writer's own words, or nowhere.

Independent of the alignment of sentences, since quotations are cut, moved and joined; a linked sentence only
counts in favour. Within a language shared words tell, across languages sentence vectors do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.facts.numbers import numbers
from compare.languages import language
from compare.model import Alignment
from compare.quotes.marks import stretches
from compare.quotes.model import Quote
from compare.sense.likeness import cosines
from compare.words import word_tokens
from sources.model import Document, Span

IN_MARKS: Final = 0.5
"""Least affinity of a quotation and its counterpart in marks; tuned on the dev half of the gold."""

IN_WORDS: Final = 0.55
"""Least affinity of a quotation and what reports it without marks."""

LINKED: Final = 0.1
"""In favour of a candidate whose sentence is linked to the quotation's."""

MARKED: Final = 0.12
"""In favour of a candidate in marks over the writer's own words."""

CUT: Final = re.compile(r"[,;:.!?—–]+\s+|\s(?=(?:and|but|и|но|und|aber|et|mais|y|pero)\s)")
PART: Final = 0.15
"""Against a part of a candidate, which is near by chance more often; tuned on the dev half of the gold."""

SHORTEST: Final = 4
"""Words of a sentence that can report a quotation."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a version that a quotation can have become."""

    span: Span
    text: str
    quotes: tuple[Quote, ...]
    """The quotations in it; none where they are the writer's own words."""
    speaker: Quote | None = None
    """What tells who speaks."""
    part: str = ""
    """The clause that was compared, where it was not the whole text."""
    aside: bool = False
    """Whether the words in marks read as the writer's own where one does not know that they are quoted."""


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate and how near it is."""

    candidate: Candidate
    score: float


def marked(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotations in marks."""
    return [quote for quote in quotes if quote.kind != "indirect"]


def utterances(quotes: Sequence[Quote]) -> Iterator[tuple[Quote, ...]]:
    """Yield the parts of each utterance in marks together."""
    for _, parts in groupby(marked(quotes), key=lambda quote: quote.group):
        yield tuple(parts)


def candidates(document: Document, quotes: Sequence[Quote]) -> list[Candidate]:
    """Return each quotation of a version, each utterance of several parts, and each sentence around them."""
    inside = [Candidate(q.content, q.text, (q,), q) for q in marked(quotes)]
    aside = [Candidate(q.content, q.text, (q,), aside=True) for q in _set_aside(document, inside)]
    inside += [replace(c, part=part) for c in inside for part in _parts(c.text)]
    for parts in utterances(quotes):
        if len(parts) > 1:
            span = Span(parts[0].content.start, parts[-1].content.end)
            inside.append(Candidate(span, " ".join(q.text for q in parts), parts, parts[0]))
    return [*inside, *aside, *_own_words(document, quotes)]


def _set_aside(document: Document, taken: Sequence[Candidate]) -> Iterator[Quote]:
    """Yield the words in marks that are taken for titles or turns of phrase."""
    for stretch in chain.from_iterable(found for _, found in stretches(document.text)):
        if stretch.closed and not any(stretch.content.overlaps(c.span) for c in taken):
            words = document.text[stretch.content.start : stretch.content.end]
            yield Quote(stretch.span.start, stretch.span.end, stretch.content, words, "mixed")


def _parts(text: str) -> Iterator[str]:
    """Yield the clauses of a long quotation, at whose joints another one may be joined to it."""
    pieces = [piece.strip() for piece in CUT.split(text) if piece.strip()]
    if len(pieces) < 2 or len(text.split()) < 2 * SHORTEST:
        return
    for at in range(1, len(pieces)):
        for piece in (" ".join(pieces[:at]), " ".join(pieces[at:])):
            if len(piece.split()) >= SHORTEST:
                yield piece


def _own_words(document: Document, quotes: Sequence[Quote]) -> Iterator[Candidate]:
    """Yield the sentences that are not in marks as a whole, quoted words among them blotted out."""
    told = {q.start: q for q in quotes if q.kind == "indirect"}
    inside = marked(quotes)
    for sentence in document.sentences:
        if sentence.kind != "body":
            continue
        text = _without(sentence.text, sentence.start, inside)
        if len(text.split()) >= SHORTEST:
            by = next((q for at, q in told.items() if sentence.start <= at < sentence.end), None)
            by = by or next((q for q in inside if sentence.start <= q.start < sentence.end), None)
            yield Candidate(Span(sentence.start, sentence.end), text, (), by)
            if by is not None and by.kind == "indirect":
                yield Candidate(by.content, by.text, (), by)
            elif by is not None:
                whole = Candidate(Span(sentence.start, sentence.end), text, (), by)
                yield from (replace(whole, part=part) for part in _parts(text))


def _without(text: str, start: int, quotes: Sequence[Quote]) -> str:
    pieces, at = [], 0
    for quote in quotes:
        low, high = quote.start - start, quote.end - start
        if high > 0 and low < len(text):
            pieces.append(text[at : max(low, at)])
            at = max(at, min(high, len(text)))
    return " ".join([*pieces, text[at:]]).strip()


def matches(
    base: Document,
    quotes: Sequence[Quote],
    version: Document,
    found: Sequence[Candidate],
    alignment: Alignment | None = None,
) -> list[Match | None]:
    """Return for each quotation the candidate nearest to it, `None` where none is near."""
    if not quotes or not found:
        return [None] * len(quotes)
    table = affinity(
        [q.text for q in quotes], base.language, [c.part or c.text for c in found], version.language
    )
    beside = linked(base, quotes, version, found, alignment)
    table = table + LINKED * beside
    bar = np.array([(IN_MARKS if c.quotes else IN_WORDS) + 0.05 * bool(c.part) for c in found])
    ranked = table + np.array([_favour(c) for c in found])
    ranked[table < bar] = -1
    ranked[~beside.astype(bool) & np.array([c.aside for c in found])] = -1
    best = _unshared(ranked, found)
    return [Match(found[j], float(table[i, j])) if ranked[i, j] > 0 else None for i, j in enumerate(best)]


def _unshared(ranked: Floats, found: Sequence[Candidate]) -> list[int]:
    """Return the best candidate of each quotation; of several on end, the one that no other quotation is.

    A quotation cut short is near to itself and the one before it together, which another one became.
    """
    best: list[int] = ranked.argmax(axis=1).tolist()
    rows = [i for i in range(len(ranked)) if ranked[i, best[i]] > 0]
    taken = {found[best[i]].quotes for i in rows if len(found[best[i]].quotes) == 1}
    for i in rows:
        several = found[best[i]].quotes
        free = [q for q in several if (q,) not in taken]
        if len(several) > 1 and len(free) == 1:
            alone = [j for j, c in enumerate(found) if c.quotes == (free[0],) and not c.part]
            best[i] = next((j for j in alone if ranked[i, j] > 0), best[i])
    return best


def _favour(candidate: Candidate) -> float:
    """Prefer marks to own words, and one part to several where both are as near."""
    several = 0.03 if len(candidate.quotes) > 1 else 0.0
    return (MARKED if candidate.quotes else 0.0) - several - (PART if candidate.part else 0.0)


def affinity(base: Sequence[str], ours: str | None, version: Sequence[str], theirs: str | None) -> Floats:
    """Return how near each text is to each other one, in [0, 1]."""
    vectors = cosines(base, ours, version, theirs)
    if language(ours) is not language(theirs):
        return np.clip(vectors + 0.15 * _shared_numbers(base, ours, version, theirs), 0, 1)
    shared = _shared_words(base, version, ours)
    return np.maximum(shared, np.clip(0.5 * vectors + 0.5 * shared, 0, 1) + 0.1 * (vectors > 0.6))


@lru_cache(maxsize=4096)
def content(text: str, tag: str | None) -> frozenset[str]:
    """Return the stems of the words of a text that carry meaning."""
    functions = language(tag).function_words
    words = [t.key for t in word_tokens(text)]
    kept = [w for w in words if w not in functions]
    return frozenset(w[:6] for w in kept or words)


def _shared_words(base: Sequence[str], version: Sequence[str], tag: str | None) -> Floats:
    """Return which share of the shorter one's words the other has; a single word tells nothing."""
    out = np.zeros((len(base), len(version)))
    right = [content(text, tag) for text in version]
    for i, text in enumerate(base):
        ours = content(text, tag)
        for j, theirs in enumerate(right):
            both = len(ours & theirs)
            if both > 1 or (both and min(len(ours), len(theirs)) == 1):
                out[i, j] = both / min(len(ours), len(theirs))
    return out


def _shared_numbers(
    base: Sequence[str], ours: str | None, version: Sequence[str], theirs: str | None
) -> Floats:
    left = [{n.value for n in numbers(t, language(ours))} for t in base]
    right = [{n.value for n in numbers(t, language(theirs))} for t in version]
    return np.array([[float(bool(a & b)) for b in right] for a in left])


def linked(
    base: Document,
    quotes: Sequence[Quote],
    version: Document,
    found: Sequence[Candidate],
    alignment: Alignment | None,
) -> Floats:
    """Return 1 where the sentences of the two are linked."""
    out = np.zeros((len(quotes), len(found)))
    if alignment is None:
        return out
    pairs = {(i, j) for link in alignment.links for i in link.base for j in link.version}
    left = [_sentences(base, q.content) for q in quotes]
    right = [_sentences(version, c.span) for c in found]
    for i, ours in enumerate(left):
        for j, theirs in enumerate(right):
            out[i, j] = any((a, b) in pairs for a in ours for b in theirs)
    return out


def _sentences(document: Document, span: Span) -> list[int]:
    return [s.index for s in document.sentences if s.start < span.end and span.start < s.end]
