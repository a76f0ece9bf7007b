"""Quotations of a story looked up in the speech or interview it quotes from: where, and how faithfully.

Within one language. The best place in the original is found by the likeness of characters (rapidfuzz's
partial ratio), then the words are compared there: the same are verbatim, less are trimmed, others altered.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from compare.check import quote as shortened
from compare.languages import language
from compare.model import Fate, Saying, Status
from compare.quotes.conditions import turning
from compare.quotes.extract import extract_quotes
from compare.quotes.matching import marked
from compare.quotes.model import Quote
from compare.quotes.rows import saying
from compare.words import GLYPHS, Token, tokens, worded
from sources.model import Document, Span

FOUND: Final = 66.0
"""Likeness in per cent from which the words stand in the original: below it lie chance likenesses of any
two sentences on one subject."""

DOTS: Final = re.compile(r"\s*(?:[\[(]?(?:\.\.\.|…)[\])]?)\s*")
REST: Final = re.compile(r"[\s,;—–-]*(?P<words>[^.!?…\n]*)")

SHORT: Final = 12
"""Characters below which a quotation must stand in the original letter for letter."""


def against(original: Document, story: Document, version: str) -> tuple[Saying, ...]:
    """Return a row for each quotation of the story, its fate being what the original has in its place.

    Indirect speech is left out: it need not have the original's words.
    """
    text = original.text.translate(GLYPHS).lower()
    spoken = marked(extract_quotes(story.text, language=story.language or ""))
    return tuple(
        saying(f"{version}-q{number}", version, quote, story, (_fate(quote, original, text),))
        for number, quote in enumerate(spoken, 1)
    )


def _fate(quote: Quote, original: Document, text: str) -> Fate:
    """Look each part between dots of omission up; the quotation reaches from the first to the last."""
    parts = [part for part in (piece.strip(" .,;:!?") for piece in DOTS.split(quote.text)) if part]
    places = [_place(part, original.text, text) for part in parts]
    found = [(part, place) for part, place in zip(parts, places, strict=True) if place]
    if not found or len(found) < len(parts):
        return Fate("base", "missing", note="Not found in the original")
    spans = [place for _, place in found]
    whole = Span(min(place.start for place in spans), max(place.end for place in spans))
    status, grave, note = _judged(found, whole, original)
    said = original.text[whole.start : whole.end]
    return Fate("base", status, whole.start, whole.end, said, grave=grave, note=note)


def _judged(found: Sequence[tuple[str, Span]], whole: Span, original: Document) -> tuple[Status, bool, str]:
    """Tell what became of the words, whether what was cut turns the sense, and what it was."""
    changed = [note for part, place in found for note in _changes(part, place, original)]
    if changed:
        return "altered", False, "; ".join(changed)
    spans = [place for _, place in found]
    if spans != sorted(spans):
        return "spliced", False, "The parts stand in another order"
    tag = original.language or "en"
    cut = [original.text[a.end : b.start].strip(" ,;") for a, b in pairwise(spans)]
    cut += [words for part, place in found for words in _cut(part, place, original)]
    after = _goes_on(original.text, whole.end, tag)
    if not cut and not after:
        return "verbatim", False, ""
    left = [f"“{shortened(words)}”" for words in (*cut, after) if words]
    return (
        "trimmed",
        bool(after) or any(turning(words, language(tag)) for words in cut),
        "Left out: " + "; ".join(left),
    )


def _place(part: str, original: str, text: str) -> Span | None:
    wanted = part.translate(GLYPHS).lower()
    cutoff = 100.0 if len(wanted) < SHORT else FOUND
    place = (
        fuzz.partial_ratio_alignment(wanted, text, score_cutoff=cutoff) if len(wanted) <= len(text) else None
    )
    if place is None:
        return None
    return _fitted(part, original, *_whole_words(original, place.dest_start, place.dest_end))


def _fitted(part: str, original: str, start: int, end: int) -> Span:
    """Move both ends so that the place begins and ends as the part does, or with what stands for it."""
    told = [token.key for token in _words(tokens(part))]
    room = max(40, (end - start) // 4)
    wide = max(0, start - room)
    said = _words(tokens(original[wide : end + room]))
    blocks = [
        b
        for b in SequenceMatcher(None, [t.key for t in said], told, autojunk=False).get_matching_blocks()
        if b.size
    ]
    if not blocks:
        return Span(start, end)
    first, last = blocks[0], blocks[-1]
    before, after = first.b, len(told) - last.b - last.size  # words of the part without an equal
    head = max(first.a - before, 0)
    tail = min(last.a + last.size + after, len(said)) - 1
    return Span(wide + said[head].start, wide + said[tail].end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _words(some: Sequence[Token]) -> list[Token]:
    return [token for token in some if worded(token.key)]


def _opcodes(part: str, place: Span, original: Document) -> Iterator[tuple[str, str, str]]:
    """Yield what was done to the words: the operation, the original's words and the quotation's."""
    said, told = (_words(tokens(text)) for text in (original.text[place.start : place.end], part))
    keys = [[token.key for token in side] for side in (said, told)]
    for op, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if op != "equal" and not _bracketed(told[c:d], part):
            yield op, " ".join(t.text for t in said[a:b]), " ".join(t.text for t in told[c:d])


def _changes(part: str, place: Span, original: Document) -> Iterator[str]:
    for op, was, now in _opcodes(part, place, original):
        if op != "delete":
            yield f"“{was}” became “{now}”" if was else f"“{now}” is not in the original"


def _cut(part: str, place: Span, original: Document) -> Iterator[str]:
    return (was for op, was, _ in _opcodes(part, place, original) if op == "delete")


def _bracketed(words: Sequence[Token], part: str) -> bool:
    """Tell whether words stand in an editor's brackets."""
    return bool(words) and all(
        part[: word.start].count("[") > part[: word.start].count("]") for word in words
    )


def _goes_on(text: str, end: int, tag: str) -> str:
    """Return how the original's sentence goes on, if with a condition that the quotation leaves out."""
    rest = REST.match(text, end)
    condition = language(tag).pattern("quotes", "conditions")
    found = condition.match(rest["words"]) if rest and condition else None
    return rest["words"].strip() if rest and found else ""
