"""Reported speech without marks: "said that ...", "according to Lee, ...", "..., Lee told the agency"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from compare.facts.cues import cues, kinds
from compare.languages import Language
from compare.languages.phrases import any_of
from compare.quotes.model import Quote
from compare.quotes.paragraphs import END, HOLE, Paragraph
from compare.quotes.phrases import behind
from compare.quotes.subjects import sets_place, subject
from compare.quotes.wording import words
from sources.model import Span

SHORTEST: Final = 15
"""Characters of what is reported."""


def indirect(document: str, paragraph: Paragraph) -> Iterator[Quote]:
    """Yield what is reported in the sentences of a paragraph that quote nothing."""
    if not paragraph.language.knows("quotes"):
        return
    text = paragraph.text or ""
    start = 0
    for end in [*(m.end() for m in END.finditer(text)), len(text)]:
        if HOLE not in text[start:end] and end - start > SHORTEST:
            found = _sentence(document, paragraph, start, end)
            if found:
                yield found
        start = end


def _sentence(document: str, paragraph: Paragraph, start: int, end: int) -> Quote | None:
    language, text = paragraph.language, paragraph.text
    piece = text[start:end]
    known = words(language)
    for cue in _verbs(piece, language):
        at, stop = start + cue.start, start + cue.end
        if _according(text[at:stop], language):
            speaker = behind(text, stop, end, known)
            content = _after_comma(text, speaker.end, end) if speaker else None
            content = content or (_trim(text, start, at) if speaker else None)
        else:
            that = _that(language).match(text, stop, end)
            after = that is None and text[start:at].rstrip().endswith(",")
            inverted = _ending(text, behind(text, stop, end, known), end) if after else None
            speaker = inverted or subject(text, start, at, known)
            content = _trim(text, that.end(), end) if that else None
            content = _trim(text, start, at) if inverted else content
            if content is None and speaker and text[: speaker.start].rstrip().endswith(","):
                content = _trim(text, start, speaker.start)
            if speaker is None or sets_place(text, speaker, known):
                speaker = _next(text, behind(text, stop, end, known), stop) or speaker
        if content and speaker and content.end - content.start >= SHORTEST:
            base = paragraph.base
            whole = content.shift(base)
            return Quote(
                whole.start, whole.end, whole, document[whole.start : whole.end], "indirect",
                speaker.shift(base), Span(at + base, stop + base),
            )  # fmt: skip
    return None


def _next(text: str, speaker: Span | None, at: int) -> Span | None:
    """Return a speaker who stands right behind a verb."""
    return speaker if speaker and not text[at : speaker.start].strip() else None


def _ending(text: str, speaker: Span | None, end: int) -> Span | None:
    """Return a speaker who ends a clause: "The road is open, said Lee"."""
    return speaker if speaker and text[speaker.end : end].lstrip()[:1] in {"", ".", ",", ";"} else None


def _verbs(piece: str, language: Language) -> Iterator[Span]:
    if not language.knows("reporting"):
        return
    for cue in cues(piece, language, "reporting", kinds(language, "reporting")):
        yield cue.span


def _according(text: str, language: Language) -> bool:
    return bool(cues(text, language, "attribution", ("according",)))


@lru_cache
def _that(language: Language) -> re.Pattern[str]:
    """Return what leads from a verb to what is reported, with room for whom it was told."""
    joined = any_of(language.phrases("speakers", "that"))
    return re.compile(
        rf"(?:[^,.;:\x01]{{0,50}}?)?,?\s*(?:{joined.pattern if joined else '(?!)'})['’]?\s*", re.IGNORECASE
    )


def _after_comma(text: str, start: int, end: int) -> Span | None:
    comma = text.find(",", start, end)
    return _trim(text, comma + 1, end) if 0 <= comma < start + 60 else None


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ",.;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:—–-"):
        end -= 1
    return Span(start, end) if end > start else None
