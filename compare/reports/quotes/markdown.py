"""The quote ledger as Markdown: a matrix, quotations down and versions across, then what was found."""

from collections.abc import Iterator

from compare.model import Comparison, Saying
from compare.reports.markdown import text as escaped
from compare.reports.options import Options
from compare.reports.quotes.cells import columns, legend, notes, outcome, sentence, speaker


def render(comparison: Comparison, options: Options) -> str:
    """Return the ledger."""
    del options
    return "\n".join(_ledger(comparison)) + "\n"


def _ledger(comparison: Comparison) -> Iterator[str]:
    versions = columns(comparison)
    yield "# Quotations"
    yield ""
    for identifier, document in zip(comparison.ids, comparison.documents, strict=True):
        yield f"- {identifier}: {escaped(document.label)}"
    yield ""
    yield "| | " + " | ".join(("speaker", "words", *versions)) + " |"
    yield "| --- " * (3 + len(versions)) + "|"
    for row in comparison.quotes:
        yield _row(row, versions)
    for row in comparison.quotes:
        yield from _notes(comparison, row)
    told = legend(comparison)
    if told:
        yield ""
    yield from (f"- {line}" for line in told)


def _row(row: Saying, versions: list[str]) -> str:
    told = {fate.version: outcome(fate) for fate in row.versions}
    own = "only here" if not row.versions else ""
    cells = [told.get(version, own if version == row.document else "") for version in versions]
    return "| " + " | ".join(map(escaped, (row.id, speaker(row), row.text, *cells))) + " |"


def _notes(comparison: Comparison, row: Saying) -> Iterator[str]:
    for fate in row.versions:
        told = notes(comparison, fate)
        if told and fate.start is not None:
            yield ""
            yield f"**{row.id}, {fate.version}**, sentence {sentence(comparison, fate.version, fate.start)}:"
            yield f"{escaped(fate.text or '')}"
            yield ""
            yield from (f"- {escaped(note)}" for note in told)
