"""Quotation marks that do not pair off, or that the language does not use."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span
from sources.quotation import quotations

CLOSING: Final = "”»"
"""Marks that may only close, as far as they stand behind a word."""

GLYPH: Final = re.compile(r"[„«»‹›「」『』]")


def find(pair: Pair) -> Iterator[Finding]:
    """Yield marks without a partner that only one side has, and marks foreign to the version's language."""
    yield from onesided(
        pair,
        _open,
        "A quotation opened here is never closed",
        "A quotation opened here in the base is never closed",
    )
    yield from onesided(
        pair,
        _closed,
        "A quotation closed here was never opened",
        "A quotation closed here in the base was never opened",
    )
    yield from onesided(pair, _foreign, "“{}” is no quotation mark of this language", severity="info")


def _open(side: Side) -> Iterator[Mark]:
    after = side.sentences[-1].index + 1
    if any(sentence.in_quote for sentence in (*side.sentences, *side.document.sentences[after : after + 1])):
        return  # a quotation that runs over sentences is balanced elsewhere
    found, still = quotations(side.text)
    if still and found.places:
        depth = len(still)
        place = next(p for p, d in zip(found.places, found.depths, strict=True) if d >= depth)
        yield Span(place - 1, place), "open"


def _closed(side: Side) -> Iterator[Mark]:
    if any(sentence.in_quote for sentence in side.sentences):
        return  # it was opened before
    found, _ = quotations(side.text)
    before = 0
    for place, depth in zip(found.places, found.depths, strict=True):
        if side.text[place - 1] in CLOSING and not before and not depth:
            yield Span(place - 1, place), "closed"
        before = depth


def _foreign(side: Side) -> Iterator[Mark]:
    usual = side.language.text("form", "quote_marks")
    for match in GLYPH.finditer(side.text):
        if usual and match.group() not in usual:
            yield Span(*match.span()), match.group()


CHECK = Check("quote-marks", "quotation marks unpaired, or foreign to the language", "minor", pair=find)
