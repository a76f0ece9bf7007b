"""A paragraph of a story, its quotations blotted out, and the reporting clauses that are read from it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from compare.facts.cues import Cue, cues
from compare.languages import Language
from compare.quotes.marks import Stretch
from sources.model import Span

HOLE: Final = "\x01"
"""Stands for every quoted character where only the writer's own words are read."""

END: Final = re.compile(
    r"(?<![A-ZА-Я])(?<!\b(?:Mr|Ms|Dr|St|Sr|Jr|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Sra|Col|Sgt|Maj|Adm|Rev))(?<!\b(?:Capt|Prof|Supt))[.!?…]+(?=\s+[\"“„«‘]?[^\W\d_a-zß-öø-ÿа-яё]|\s*\x01|\s*$)|[;](?=\s)"
)
"""The end of a sentence of the writer's."""

DATELINE: Final = re.compile(r"\s*[A-ZА-ЯЁÀ-Þ]{3,}[^\n\x01—–]{0,70}?\s(?:—|–|--?)\s")
"""Where a dispatch comes from: "DES MOINES — "."""

REACH: Final = 160
"""Characters from a stretch to a verb behind it."""

AHEAD: Final = 400
"""Characters from a verb to a stretch behind it."""

IMPERSONAL: Final = re.compile(r"\ses$|^es\s|\sheißt$|^verlautet")
SOURCE: Final = re.compile(r"\b(?:Aus|aus|Im|im|In|in|Vom|vom|Von|von|Beim|beim|Bei|bei)\s(?:de[mnr]\s)?$")
"""A verb without a person, and what stands before where it was said: "Aus dem Ministerium hieß es"."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with what is quoted in it blotted out."""

    text: str
    """The whole document, quoted characters of this paragraph replaced, so that offsets hold."""
    span: Span
    stretches: Sequence[Stretch]
    language: Language
    cues: Sequence[Cue]
    ends: Sequence[int]
    base: int
    """Offset of `text` in the document."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Who says, and the verb; spans count characters of the document."""

    cue: Span | None
    speaker: Span | None
    text: str = ""
    """The verb as written."""


def read(document: str, span: Span, found: Sequence[Stretch], language: Language) -> Paragraph:
    """Return a paragraph ready for reading its clauses; local offsets."""
    text = blotted(document, span, found)
    by = -span.start
    local = [replace(s, span=s.span.shift(by), content=s.content.shift(by)) for s in found]
    every = cues(text, language, "quotes", ("verb", "according")) if found else ()
    ends = sorted({m.end() for m in END.finditer(text)} | set(_final(document, text, span, local)))
    place = DATELINE.match(text)
    ends = [place.end(), *(end for end in ends if end > place.end())] if place else ends
    return Paragraph(text, span, local, language, every, ends, span.start)


def blotted(document: str, span: Span, found: Sequence[Stretch]) -> str:
    """Return a part of a document with what is quoted in it blotted out."""
    pieces, at = [], span.start
    for stretch in found:
        pieces += [document[at : stretch.span.start], HOLE * (stretch.span.end - stretch.span.start)]
        at = stretch.span.end
    return "".join([*pieces, document[at : span.end]])


def _final(document: str, text: str, span: Span, local: Sequence[Stretch]) -> Iterator[int]:
    """Yield the ends of stretches that end a sentence of the writer's, too."""
    for stretch in local:
        last = document[span.start + stretch.content.end - 1 : span.start + stretch.content.end]
        rest = text[stretch.span.end : stretch.span.end + 3].lstrip()
        new = not rest or rest[0] == HOLE
        if (last in ".…" and (new or rest[0].isupper())) or (last in "?!" and new):
            yield stretch.span.end


def sentence(paragraph: Paragraph, span: Span) -> tuple[int, int]:
    """Return where the writer's sentence around a span begins and ends."""
    first, last = bisect_right(paragraph.ends, span.start), bisect_left(paragraph.ends, span.end)
    start = paragraph.ends[first - 1] if first else 0
    return start, paragraph.ends[last] if last < len(paragraph.ends) else len(paragraph.text)


def cues_in(paragraph: Paragraph, start: int, stop: int) -> Sequence[Cue]:
    """Return the verbs that begin in a part of the paragraph."""
    places = (bisect_left(paragraph.cues, at, key=lambda cue: cue.span.start) for at in (start, stop))
    return paragraph.cues[slice(*places)]


def made(paragraph: Paragraph, cue: Cue, speaker: Span | None) -> Clause:
    """Return a clause in places of the document; with a verb without a person, the source is named whole."""
    base = paragraph.base
    if speaker and IMPERSONAL.search(cue.text):
        source = SOURCE.search(paragraph.text[max(0, speaker.start - 12) : speaker.start])
        speaker = Span(speaker.start - (len(source[0]) if source else 0), speaker.end)
    return Clause(cue.span.shift(base), speaker.shift(base) if speaker else None, cue.text)
