"""The ledger as the comparison holds it, with the quotations that only versions have."""

from collections.abc import Callable, Sequence
from typing import Final

from compare.model import Alignment, Fate, Part, Saying
from compare.quotes.extract import extract_quotes
from compare.quotes.fidelity import key
from compare.quotes.ledger import Entry, ledger
from compare.quotes.marks import stretches
from compare.quotes.matching import marked
from compare.quotes.model import Quote
from sources.model import Document, Span

FEW: Final = 2
"""Words of a turn of phrase in marks, which may be a quotation in one telling and none in another."""


def sayings(documents: Sequence[Document], alignments: Sequence[Alignment]) -> tuple[Saying, ...]:
    """Return the rows of the base's quotations, then those of quotations that a version alone has."""
    base, *versions = documents
    entries = ledger(documents, alignments)
    rows = [saying(entry.id, entry.document, entry.quote, base, entry.fates) for entry in entries]
    for at, (version, alignment) in enumerate(zip(versions, alignments, strict=True)):
        for quote in _unmatched(base, version, entries, at):
            rows.append(saying(f"q{len(rows) + 1}", alignment.version, quote, version))
    return tuple(rows)


def saying(
    identifier: str, document: str, quote: Quote, source: Document, fates: tuple[Fate, ...] = ()
) -> Saying:
    """Return a quotation as a row of the ledger; its offsets are those of the words, without the marks."""
    return Saying(
        identifier,
        document,
        quote.content.start,
        quote.content.end,
        quote.text,
        quote.kind,
        Part.of(source, quote.speaker),
        Part.of(source, quote.cue),
        quote.name,
        fates,
    )


def _unmatched(base: Document, version: Document, entries: Sequence[Entry], at: int) -> list[Quote]:
    """Return a version's marked quotations that answer none of the base's."""
    fates = [entry.fates[at] for entry in entries]
    places = [Span(f.start, f.end) for f in fates if f.start is not None and f.end is not None]
    quotes = marked(extract_quotes(version.text, language=version.language or ""))
    told = _told(entries)
    spare = _turns_of_phrase(base, entries)
    return [
        quote
        for quote in quotes
        if not any(quote.content.overlaps(place) for place in places)
        and not told(quote.text)
        and not (spare and len(quote.text.split()) <= FEW)
    ]


def _turns_of_phrase(base: Document, entries: Sequence[Entry]) -> bool:
    """Tell whether the base has a word or two in marks that are taken for no quotation: "from “hold”"."""
    taken = [entry.quote.content for entry in entries]
    every = (s.content for _, found in stretches(base.text) for s in found if s.closed)
    return any(
        len(base.text[place.start : place.end].split()) <= FEW and not any(place.overlaps(t) for t in taken)
        for place in every
    )


def _told(entries: Sequence[Entry]) -> Callable[[str], bool]:
    """Return what tells whether words stand on end in a quotation of the base."""
    said = [f" {' '.join(key(entry.quote.text))} " for entry in entries if entry.quote.kind != "indirect"]

    def told(text: str) -> bool:
        words = key(text)
        return len(words) > 1 and any(f" {' '.join(words)} " in one for one in said)

    return told
