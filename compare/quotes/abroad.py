"""Where an original in another language says what a story quotes from it.

The encoder ranks the sentences of the original; the best are read again with their clauses and their
neighbours, as a quotation can begin in the middle of one and reach into the next. Sentences on one subject
lie near each other, so a place counts only where the words answer each other as well.
"""

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from compare.closeness import closeness
from compare.coverage import heaviest, ratio
from compare.languages import language, primary
from compare.sense.echoes import Texts
from compare.sense.likeness import cosines
from compare.word_alignment import chances, linkable
from compare.word_evidence import readable
from compare.words import placed
from sources.encoders import encoder, respelling
from sources.model import Document, Sentence, Span

FOUND: Final = 0.55
"""Mean of likeness and closeness from which whole sentences say what is quoted. Of 500 news sentences (NTREX
dev) 96 in a hundred reach it; of those likest to one whose translation is taken out of the story, 6."""

PART: Final = 0.6
"""The same for a part of a sentence, of which there are more to choose from."""

ALIKE: Final = 0.62
"""Likeness from which it does where the words cannot be linked."""

NEAR: Final = 0.15
"""What a place may lack of it and be worth a look."""

LONGEST: Final = 12
"""Letters of a word, on average over a passage, above which it is written without spaces."""

NEAREST: Final = 4
"""Sentences that are read again with what they hold and what stands beside them."""

LENGTH: Final = 0.15
"""Against a place twice, or half, as long as what is quoted; in likeness."""

PIECE: Final = 0.02
"""Against a place that is a run of clauses."""

TORN: Final = 0.05
"""Against one that begins or ends inside a clause."""

PARTLY: Final = 0.75
"""Share of a sentence's length below which what is quoted can be a part of it."""

COUNTS: Final = 0.45
"""Chance of a counterpart above which a word belongs to the part that is quoted."""

WORDS: Final = 3
"""Words of a clause, at least."""

CLAUSES: Final = 8
"""Joints of a sentence that are tried."""

JOINT: Final = re.compile(r"[,;:—–]+\s+|\s[—–]\s|(?<=[,;:])\s+")
STOP: Final = re.compile(r"[.!?…]+(?:\s|$)")


class Place(NamedTuple):
    """A stretch of the original."""

    span: Span
    sure: bool
    """Whether it says what is quoted; else it is only the nearest to it."""


def unread(*tags: str | None) -> str | None:
    """Return the first language that the encoder can compare with no other; `None` where it knows all."""
    reader = encoder("use")
    known = (primary(tag) in reader.languages or respelling(reader, tag) for tag in tags)
    return next((tag or "und" for tag, ok in zip(tags, known, strict=True) if not ok), None)


def kin(*tags: str | None) -> str:
    """Say which of some languages is read by its kinship with another, less surely; empty where none is."""
    reader = encoder("use")
    read = ((tag, respelling(reader, tag)) for tag in tags)
    return next(
        (f"{language(tag).name} is read by its kinship with {language(by).name}" for tag, by in read if by),
        "",
    )


def place(words: str, original: Document, tag: str | None) -> Place | None:
    """Return where the original says some words of another language; `None` where nothing is near."""
    every = _candidates(words, original, tag)
    if not every:
        return None
    texts = [original.text[span.start : span.end] for span, _ in every]
    alike = cosines([words], tag, texts, original.language)[0]
    scores = [
        float(one) - _misfit(text, words, original.language, tag) - against
        for one, text, (_, against) in zip(alike, texts, every, strict=True)
    ]
    best = scores.index(max(scores))
    span, against = every[best]
    lack = _lack(texts[best], words, original.language, tag, part=against > 0)
    return Place(span, lack <= 0) if lack <= NEAR else None


def _misfit(base: str, version: str, ours: str | None, theirs: str | None) -> float:
    return LENGTH * min(abs(math.log2(max(ratio(base, version, ours, theirs), 0.01))), 2)


def _lack(base: str, version: str, ours: str | None, theirs: str | None, *, part: bool) -> float:
    """Return what two passages lack of being each other's translation; not above 0 where they are."""
    alike = float(cosines([base], ours, [version], theirs)[0, 0])
    if not _answerable(base, version, ours, theirs):
        return ALIKE - alike
    return (PART if part else FOUND) - (alike + closeness(Texts(base, version, ours or "", theirs or ""))) / 2


def _answerable(base: str, version: str, ours: str | None, theirs: str | None) -> bool:
    """Tell whether the words of two passages can be linked: those of Chinese have no spaces between them."""
    spaced = all(len(text) <= LONGEST * len(text.split()) for text in (base, version))
    return spaced and linkable(base, version) and all(readable(tag or "") for tag in (ours, theirs))


def _candidates(words: str, original: Document, tag: str | None) -> list[tuple[Span, float]]:
    """Return the stretches that may say the words, and what speaks against each: parts are torn out."""
    sentences = original.sentences
    if not sentences:
        return []
    likeness = cosines([words], tag, [s.text for s in sentences], original.language)[0]
    near = sorted(range(len(sentences)), key=lambda at: -likeness[at])[:NEAREST]
    several = len(STOP.findall(words.strip())) + 1
    spans: dict[Span, float] = {}
    for at in sorted(near):
        for first in range(max(0, at - several), at + 1):
            for last in range(at, min(first + several + 1, len(sentences))):
                spans[Span(sentences[first].start, sentences[last].end)] = 0.0
        for piece in _pieces(original.text, Span(sentences[at].start, sentences[at].end)):
            spans.setdefault(piece, PIECE)
        if answered := _answered(sentences[at], words, original.language, tag):
            spans.setdefault(answered, TORN)
    return list(spans.items())


def _answered(sentence: Sentence, words: str, ours: str | None, theirs: str | None) -> Span | None:
    """Return the stretch of a sentence whose words have counterparts in what is quoted."""
    text = sentence.text
    if not _answerable(text, words, ours, theirs) or ratio(text, words, ours, theirs) > PARTLY:
        return None
    _, start, stop = heaviest(chances(text, words, ours or "", theirs or "") - COUNTS)
    places = placed(text)[start:stop]
    if not places:
        return None
    end = places[0].start + len(text[places[0].start : places[-1].end].rstrip(",;:"))
    return Span(sentence.start + places[0].start, sentence.start + end)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the runs of clauses of a sentence, but the whole."""
    found = [match.span() for match in JOINT.finditer(text, sentence.start, sentence.end)][:CLAUSES]
    starts = [sentence.start, *(end for _, end in found)]
    ends = [*(start for start, _ in found), sentence.end]
    for first, start in enumerate(starts):
        for end in ends[first:]:
            span = Span(start, end)
            if span != sentence and len(text[start:end].split()) >= WORDS:
                yield span
