"""The parts of a wire story: stamp, dateline, headline, subheads, byline, prose, sign-off.

Every paragraph is given a part; only prose is split into sentences afterwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sources.dateline import dateline, datestamp, wire
from sources.formats.extract import Block
from sources.model import Kind, Sentence, Span
from sources.paragraphs import CLOSING, ends_finally, paragraphs

_HEADLINE: Final = 200
_SUBHEAD: Final = 90
_WORDS: Final = 14
"""Longest headline and subhead in characters, and longest subhead in words."""
_OPENING: Final = 6
"""Paragraphs among which a dateline is looked for; notes of correction may stand before it."""
_HEAD: Final = 2
"""Paragraphs among which the headline is looked for that `UPDATE 2-` stands before."""
_STOPS: Final = ".!?…:;,。！？：；،؛"


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of one kind: prose holds any number of sentences, every other kind is one."""

    span: Span
    kind: Kind
    paragraph: int


def parts(plain: str, blocks: Sequence[Block] = ()) -> Iterator[Part]:
    """Yield the parts of a text in order; `blocks` are the ones that the format itself has named."""
    spans = list(paragraphs(plain, [block.span for block in blocks]))
    named = {_trimmed(plain, block.span).start: block.kind for block in blocks}
    last = _signoff_start(plain, spans)
    story = spans[:last]
    listing = _is_listing(plain, story)
    headline = dated = prose = False
    for number, span in enumerate(spans):
        rest = span
        if span.start in named:
            kind = named[span.start]
        elif number >= last:
            kind = "signoff"
        else:
            if not dated and number < _OPENING:
                opening = list(_opening(plain, span, number))
                yield from opening
                dated = any(part.kind == "dateline" for part in opening)
                rest = _trimmed(plain, Span(opening[-1].span.end, span.end)) if opening else span
                if rest.start >= rest.end:
                    continue
            kind = "body"
            if not (dated and not prose):
                kind = _kind(plain, story, number, prose=prose or headline, listing=listing)
        headline = headline or kind == "headline"
        prose = prose or kind == "body"
        yield Part(rest, kind, number)


def _opening(plain: str, span: Span, number: int) -> Iterator[Part]:
    """Yield what the agency says of its story, the stamp and the dateline that a paragraph opens with."""
    start = span.start
    if found := _advisory(heads=number < _HEAD).match(plain, start, span.end):
        yield Part(_trimmed(plain, Span(start, found.end())), "signoff", number)
        start = _trimmed(plain, Span(found.end(), span.end)).start
    openings: tuple[tuple[Kind, object], ...] = (("datestamp", datestamp), ("dateline", dateline))
    for kind, find in openings:
        found = find(plain[start : min(span.end, start + 600)])  # type: ignore[operator]
        if found is not None:
            yield Part(_trimmed(plain, Span(start, start + found.end)), kind, number)
            start = _trimmed(plain, Span(start + found.end, span.end)).start


def _kind(plain: str, spans: Sequence[Span], number: int, *, prose: bool, listing: bool) -> Kind:
    text = plain[spans[number].start : spans[number].end] if _short(spans[number]) else ""
    if text and _byline().match(text):
        return "byline"
    if number + 1 >= len(spans) or not text or not _titular(plain, spans, number):
        return "body"
    if not prose:
        return "headline" if _prose_follows(plain, spans, number) else "body"
    fits = len(text) <= _SUBHEAD and len(text.split()) <= _WORDS and "\n" not in text
    return "subhead" if fits and not listing else "body"


def _short(span: Span) -> bool:
    return span.end - span.start <= _HEADLINE


def _titular(plain: str, spans: Sequence[Span], number: int) -> bool:
    """Tell whether a paragraph reads like a title: it opens like a sentence and does not end like one."""
    text = plain[spans[number].start : spans[number].end]
    first = text.lstrip(" \u00a0\u202f\u2009\"'“„«‹‘(¿¡[")[:1]
    if not first or first in "-*•–—" or first.islower():
        return False
    bare = text.rstrip(CLOSING)
    if bare.endswith(("?", "!", "？", "！")) and number == 0:
        following = plain[spans[1].start : spans[1].end][:600]
        return bool(dateline(following) or datestamp(following) or _byline().match(following[:_HEADLINE]))
    return not bare.endswith(tuple(_STOPS))


def _prose_follows(plain: str, spans: Sequence[Span], number: int) -> bool:
    return any(ends_finally(plain[max(s.start, s.end - 12) : s.end]) for s in spans[number + 1 : number + 12])


def _is_listing(plain: str, spans: Sequence[Span]) -> bool:
    """Tell verse, lists and unpunctuated transcripts, whose short lines are no subheads."""
    short = sum(_short(s) and _titular(plain, spans, i) for i, s in enumerate(spans[:-1]))
    return len(spans) > 4 and short > len(spans) * 0.4


@cache
def _byline() -> re.Pattern[str]:
    cues = wire()["byline"]["cues"]
    name = r"[^\W\d_a-zа-яёß-öø-ÿ][\w.'’-]*"
    return re.compile(
        rf"(?:{cues})\s*{name}(?:,? (?:(?:and|und|et|y|и|de|van|von|der|del|la|in|à|en|в) )?{name}){{0,8}}$"
    )


@cache
def _signoff() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in wire()["signoff"]["patterns"]))


@cache
def _advisory(*, heads: bool) -> re.Pattern[str]:
    """Return what an agency writes of its own story: a note in brackets, or what `heads` a headline."""
    known = wire()["advisory"]
    patterns = [*known["note"], *(known["head"] if heads else ())]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def is_signoff(text: str) -> bool:
    """Tell whether a passage at the end of a story is the agency's own business."""
    return len(text) <= 400 and _signoff().match(text) is not None


def _signoff_start(plain: str, spans: Sequence[Span]) -> int:
    """Return the number of the first paragraph of the sign-off, or the count of all."""
    number = len(spans)
    while number > 1 and is_signoff(plain[spans[number - 1].start : spans[number - 1].end]):
        number -= 1
    return number


def _trimmed(plain: str, span: Span) -> Span:
    piece = plain[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def published(sentences: Sequence[Sentence], metadata: str | None) -> str | None:
    """Return the day of the story: the stamp's, else the page's, else a full date in the dateline."""
    found: dict[str, str | None] = {}
    for sentence in sentences[:12]:
        if sentence.kind == "datestamp":
            opening = datestamp(
                f"date {sentence.text.lstrip()}" if sentence.text[0].isdigit() else sentence.text
            )
        elif sentence.kind == "dateline":
            opening = dateline(sentence.text + " A")
        else:
            continue
        found.setdefault(sentence.kind, opening.published if opening else None)
    return found.get("datestamp") or metadata or found.get("dateline")
