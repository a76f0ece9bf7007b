"""Quotations of a story looked up in the speech or interview it quotes from: where, and how faithfully.

Within one language. The best place in the original is found by the likeness of characters (rapidfuzz's
partial ratio), then the words are compared there: the same are verbatim, less are trimmed, others altered.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz import fuzz

from compare.languages import language
from compare.model import Fate, Part, Saying, Status
from compare.quotes.extract import extract_quotes
from compare.quotes.model import Quote
from compare.words import GLYPHS, Token, tokens
from sources.model import Document

FOUND: Final = 72.0
"""Likeness in per cent from which the words stand in the original: below it lie chance likenesses of any
two sentences on one subject."""

SHORT: Final = 12
"""Characters below which a quotation must stand in the original letter for letter."""


def against(original: Document, story: Document, version: str) -> tuple[Saying, ...]:
    """Return a row for each quotation of the story, its fate being what the original has in its place.

    Indirect speech is left out: it need not have the original's words.
    """
    text = original.text.translate(GLYPHS).lower()
    rows = []
    for number, quote in enumerate(_spoken(story), 1):
        fate = _fate(quote, original, text)
        rows.append(
            Saying(
                f"{version}-q{number}",
                version,
                quote.start,
                quote.end,
                quote.text,
                quote.kind,
                _part(story, quote.speaker),
                _part(story, quote.cue),
                quote.name,
                (fate,),
            )
        )
    return tuple(rows)


def _spoken(story: Document) -> Iterator[Quote]:
    found = extract_quotes(story.text, language=story.language or "en")
    return (quote for quote in found if quote.kind != "indirect")


def _part(document: Document, span: object) -> Part | None:
    start, end = getattr(span, "start", None), getattr(span, "end", None)
    if start is None or end is None:
        return None
    return Part(document.text[start:end], start, end)


def _fate(quote: Quote, original: Document, text: str) -> Fate:
    wanted = quote.text.translate(GLYPHS).lower().strip(" .,;:!?")
    cutoff = 100.0 if len(wanted) < SHORT else FOUND
    place = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=cutoff) if wanted else None
    if place is None or len(text) < len(wanted):
        return Fate("base", "missing", note="Not found in the original")
    start, end = _whole_words(original.text, place.dest_start, place.dest_end)
    said, told = tokens(original.text[start:end]), tokens(quote.text)
    start, end, said = _trimmed(original.text, start, end, said, told)
    status, grave, note = _compared(_words(said), _words(told), quote, original.language or "en")
    return Fate("base", status, start, end, original.text[start:end], grave=grave, note=note)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _trimmed(
    text: str, start: int, end: int, said: Sequence[Token], told: Sequence[Token]
) -> tuple[int, int, tuple[Token, ...]]:
    """Begin and end the place with words that the quotation has too."""
    keys = {token.key for token in told}
    kept = [at for at, token in enumerate(said) if token.key in keys and token.key[0].isalnum()]
    if not kept:
        return start, end, tuple(said)
    first, last = said[kept[0]], said[kept[-1]]
    inside = text[start + first.start : start + last.end]
    return start + first.start, start + last.end, tokens(inside)


def _words(some: Sequence[Token]) -> list[Token]:
    return [token for token in some if any(map(str.isalnum, token.key))]


def _compared(
    said: Sequence[Token], told: Sequence[Token], quote: Quote, tag: str
) -> tuple[Status, bool, str]:
    """Tell what happened to the words, whether what was cut turns the sense, and what it was."""
    ours, theirs = [t.key for t in said], [t.key for t in told]
    if ours == theirs:
        return "verbatim", False, ""
    cut: list[str] = []
    other: list[str] = []
    for op, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if op == "delete":
            cut.append(" ".join(t.text for t in said[a:b]))
        elif op != "equal" and not _bracketed(told[c:d], quote):
            was, now = (" ".join(t.text for t in side) for side in (said[a:b], told[c:d]))
            other.append(f"“{was}” became “{now}”" if was else f"“{now}” is not in the original")
    if other:
        return "altered", False, "; ".join(other)
    denials = language(tag).pattern("negation", "explicit")
    grave = bool(denials) and any(denials.search(words) for words in cut if denials)
    return "trimmed", grave, "Left out: " + "; ".join(f"“{words}”" for words in cut)


def _bracketed(words: Sequence[Token], quote: Quote) -> bool:
    """Tell whether words stand in an editor's brackets."""
    return bool(words) and all(
        quote.text[: word.start].count("[") > quote.text[: word.start].count("]") for word in words
    )
