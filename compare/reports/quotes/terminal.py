"""The quote ledger for a terminal: each quotation once, and under it what became of it in each version."""

from collections import Counter
from collections.abc import Iterator

from compare.model import STATUSES, Comparison, Fate, Saying
from compare.reports.options import Options
from compare.reports.quotes.cells import columns, legend, notes, outcome, sentence, speaker
from compare.reports.visible import visible
from compare.reports.wrap import wrap


def render(comparison: Comparison, options: Options) -> str:
    """Return the ledger, its lines broken at `options.width`."""
    return "\n".join(_ledger(comparison, options)) + "\n"


def _ledger(comparison: Comparison, options: Options) -> Iterator[str]:
    for identifier, document in zip(comparison.ids, comparison.documents, strict=True):
        yield f"{identifier:6}{visible(document.label)}  {visible(document.language or '')}"
    base = comparison.ids[0]
    rows = [row for row in comparison.quotes if row.versions or row.document == base]
    for row in rows:
        yield ""
        yield from _row(comparison, row, options)
    extra = [row for row in comparison.quotes if row not in rows]
    if extra:
        yield ""
        yield "Quoted by versions only"
    for row in extra:
        yield ""
        yield from _head(comparison, row, options)
    yield ""
    yield from _totals(comparison, rows, options)


def _row(comparison: Comparison, row: Saying, options: Options) -> Iterator[str]:
    yield from _head(comparison, row, options)
    for fate in row.versions:
        yield from _fate(comparison, row, fate, options)


def _head(comparison: Comparison, row: Saying, options: Options) -> Iterator[str]:
    place = f"{row.document} {sentence(comparison, row.document, row.start)}"
    yield from _lines(f"{row.id}  {speaker(row)}  [{place}, {row.kind}]", 0, options)
    marks = ("“", "”") if row.kind != "indirect" else ("", "")
    yield from _lines(f"{marks[0]}{visible(row.text)}{marks[1]}", 4, options)


def _fate(comparison: Comparison, row: Saying, fate: Fate, options: Options) -> Iterator[str]:
    place = "" if fate.start is None else f" [{sentence(comparison, fate.version, fate.start)}]"
    yield from _lines(f"{fate.version + ' ':4}{outcome(fate)}{place}", 4, options)
    if fate.text and fate.status not in {"verbatim", "missing"}:
        yield from _lines(visible(fate.text), 8, options)
    for note in notes(comparison, fate):
        yield from _lines(f"· {note}", 8, options)


def _totals(comparison: Comparison, rows: list[Saying], options: Options) -> Iterator[str]:
    yield f"{len(rows)} quotation{'s' * (len(rows) != 1)}"
    for column in columns(comparison):
        counts = Counter(fate.status for row in rows for fate in row.versions if fate.version == column)
        told = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
        yield f"{column}: {told or 'nothing to compare'}"
    meaning = legend(comparison)
    if meaning:
        yield ""
    for line in meaning:
        yield from _lines(line, 0, options)


def _lines(text: str, indent: int, options: Options) -> Iterator[str]:
    room = max(options.width - indent, 20)
    for line in wrap([(text, "")], room):
        yield " " * indent + "".join(part for part, _ in line).rstrip()
