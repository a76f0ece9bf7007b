"""Sentences with their exact places: the parts of a story, and its prose cut into sentences."""

from collections.abc import Iterator
from itertools import pairwise

from sources.anatomy import Part, is_signoff, parts
from sources.boundaries import boundaries
from sources.formats.extract import Extract
from sources.model import Kind, Sentence, Span
from sources.quotation import quotations


def segment(found: Extract, language: str | None = None) -> tuple[Sentence, ...]:
    """Return all sentences of a text in order, with the part that each plays; linear in its length."""
    pieces = list(_pieces(found.plain, list(parts(found.plain, found.blocks)), language))
    return tuple(
        Sentence(i, span.start, span.end, found.text[span.start : span.end], paragraph, kind, quoted)
        for i, (span, paragraph, kind, quoted) in enumerate(pieces)
    )


def split(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of one paragraph of prose."""
    flat = text.translate(_FLAT)
    cuts = [0, *boundaries(flat, language), len(flat)]
    trimmed = (_trim(flat, Span(a, b)) for a, b in pairwise(cuts))
    return tuple(span for span in trimmed if span.start < span.end)


_FLAT = {ord(c): " " for c in "\n\r\t\v\f\u0085\u2028\u2029"}


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def _pieces(plain: str, story: list[Part], language: str | None) -> Iterator[tuple[Span, int, Kind, bool]]:
    opened: tuple[str, ...] = ()
    last = max((i for i, part in enumerate(story) if part.kind == "body"), default=-1)
    for i, part in enumerate(story):
        if part.kind != "body":
            yield part.span, part.paragraph, part.kind, False
            continue
        text = plain[part.span.start : part.span.end]
        carried = opened[:1] if opened and text.startswith(opened[0]) else ()
        marks, opened = quotations(text)
        spans = split(text, language)
        foot = _foot(text, spans) if i == last else len(spans)
        for number, span in enumerate(spans):
            quoted = marks.depth(span.start) > 0 if number else bool(carried)
            kind: Kind = "signoff" if number >= foot else "body"
            yield span.shift(part.span.start), part.paragraph, kind, quoted and kind == "body"


def _foot(text: str, spans: tuple[Span, ...]) -> int:
    """Return the number of the first sentence of a sign-off that ends the last paragraph."""
    foot = len(spans)
    while foot > 1 and is_signoff(text[spans[foot - 1].start : spans[foot - 1].end]):
        foot -= 1
    return foot
