"""The quote ledger as CSV: a row for each quotation and version, safe to open in a spreadsheet."""

import csv
import io

from compare.model import Comparison
from compare.reports.options import Options
from compare.reports.quotes.cells import notes, sentence, speaker
from compare.reports.visible import visible

COLUMNS = (
    "quote", "document", "sentence", "kind", "speaker", "words", "version", "status", "version_sentence",
    "version_words", "version_speaker", "speaker_changed", "notes",
)  # fmt: skip


def render(comparison: Comparison, options: Options) -> str:
    """Return the table; what a version alone quotes has no version beside it."""
    del options
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in comparison.quotes:
        head = [
            row.id,
            row.document,
            sentence(comparison, row.document, row.start),
            row.kind,
            speaker(row),
            visible(row.text),
        ]
        for fate in row.versions:
            where = "" if fate.start is None else sentence(comparison, fate.version, fate.start)
            why = "; ".join(notes(comparison, fate))
            who = visible(fate.speaker.text) if fate.speaker else ""
            tail = [
                fate.version,
                fate.status,
                where,
                visible(fate.text or ""),
                who,
                fate.speaker_changed,
                why,
            ]
            writer.writerow([_defused(cell) for cell in (*head, *tail)])
        if not row.versions:
            writer.writerow([_defused(cell) for cell in (*head, *[""] * 7)])
    return out.getvalue()


def _defused(cell: object) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
