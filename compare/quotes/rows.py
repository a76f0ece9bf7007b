"""The ledger as the comparison holds it: rows of plain values, and the quotations that only versions have."""

from collections.abc import Sequence

from compare.model import Alignment, Fate, Part, Saying
from compare.quotes.extract import extract_quotes
from compare.quotes.fidelity import HELD
from compare.quotes.ledger import Entry, ledger
from compare.quotes.ledger import Fate as Found
from compare.quotes.matching import marked
from compare.quotes.model import Quote
from sources.model import Document, Span


def sayings(documents: Sequence[Document], alignments: Sequence[Alignment]) -> tuple[Saying, ...]:
    """Return the rows of the base's quotations, then those of quotations that a version alone has."""
    base, *versions = documents
    entries = ledger(documents, alignments)
    rows = [_row(entry, base, documents) for entry in entries]
    for at, (version, alignment) in enumerate(zip(versions, alignments, strict=True)):
        for quote in _unmatched(version, entries, at):
            number = f"q{len(rows) + 1}"
            rows.append(_saying(number, alignment.version, quote, version))
    return tuple(rows)


def _row(entry: Entry, base: Document, documents: Sequence[Document]) -> Saying:
    fates = tuple(_fate(fate, documents[at]) for at, fate in enumerate(entry.fates, 1))
    return _saying(entry.id, entry.document, entry.quote, base, fates)


def _saying(
    identifier: str, document: str, quote: Quote, source: Document, fates: tuple[Fate, ...] = ()
) -> Saying:
    return Saying(
        identifier,
        document,
        quote.content.start,
        quote.content.end,
        quote.text,
        quote.kind,
        _part(quote.speaker, source),
        _part(quote.cue, source),
        quote.name,
        fates,
    )


def _part(span: Span | None, document: Document) -> Part | None:
    return None if span is None else Part(document.text[span.start : span.end], span.start, span.end)


def _fate(found: Found, version: Document) -> Fate:
    text = None if found.start is None else version.text[found.start : found.end]
    note = found.note[:1].upper() + found.note[1:]
    return Fate(
        found.version,
        found.status,
        found.start,
        found.end,
        text,
        _part(found.speaker_place, version),
        found.speaker_changed,
        HELD in found.note,
        note,
    )


def _unmatched(version: Document, entries: Sequence[Entry], at: int) -> list[Quote]:
    """Return a version's marked quotations that answer none of the base's."""
    quotes = marked(extract_quotes(version.text, language=version.language or ""))
    places = [
        Span(fate.start, fate.end)
        for fate in (entry.fates[at] for entry in entries)
        if fate.start is not None and fate.end is not None
    ]
    return [
        quote
        for quote in quotes
        if quote.kind != "indirect" and not any(quote.content.overlaps(place) for place in places)
    ]
