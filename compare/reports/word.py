"""The report as a Word document: summary, who tells what, quotations, findings with their evidence.

The same comparison gives the same bytes: the dates that Word wants are fixed.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from compare.model import SEVERITIES, Comparison, Divergence, Passage
from compare.reports import marks, prose, summary, verdict
from compare.reports.decided import words
from compare.reports.excerpt import excerpt
from compare.reports.findings import shown
from compare.reports.options import Options
from compare.reports.quotes.cells import LEGEND, notes, outcome, speaker
from compare.reports.translated import translated
from compare.reports.visible import visible
from compare.version import __version__

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

ORANGE: Final = RGBColor(0x9A, 0x3B, 0x00)
BLUE: Final = RGBColor(0x0A, 0x4F, 0xA3)
GREY: Final = RGBColor(0x54, 0x5C, 0x66)
WHEN: Final = datetime(2000, 1, 1)
BULLET: Final = "ListBullet"
"""Id of the style for passages."""
WIDEST: Final = 6
"""Versions beside the quotations; more of them are told in tables of their own."""


def render(comparison: Comparison, options: Options) -> bytes:
    """Return the document."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.core_properties.author = f"rashomon {__version__}"
    document.core_properties.title = visible(comparison.base.title or comparison.base.label)
    document.core_properties.created = document.core_properties.modified = WHEN
    _head(document, comparison)
    _ledger(document, comparison)
    _findings(document, comparison, options)
    _method(document, comparison)
    out = io.BytesIO()
    document.save(out)
    return _dateless(out.getvalue())


def _head(document: "Document", comparison: Comparison) -> None:
    document.add_heading(visible(comparison.base.title or comparison.base.label), 0)
    document.add_paragraph(verdict.closing(comparison))
    document.add_heading("Summary", 1)
    for alignment in comparison.alignments:
        paragraph = document.add_paragraph()
        _run(paragraph, f"{alignment.version}  ", BLUE, bold=True)
        paragraph.add_run(visible(prose.text(comparison, alignment)))
    heads = ["telling", "language", "base told", *(f"{marks.SEVERITY[s]} {s}" for s in SEVERITIES)]
    rows = []
    for alignment in comparison.alignments:
        telling = comparison.document(alignment.version)
        counts = summary.by_severity(comparison.of_version(alignment.version))
        told = f"{summary.covered(comparison, alignment):.0%}"
        label = f"{alignment.version} {visible(telling.label)}"
        rows.append([label, telling.language or "?", told, *(str(count) for count in counts.values())])
    _table(document, heads, rows)


def _ledger(document: "Document", comparison: Comparison) -> None:
    if not comparison.quotes:
        return
    document.add_heading("Quotations", 1)
    alignments = comparison.alignments
    for at in range(0, len(alignments), WIDEST):
        part = alignments[at : at + WIDEST]
        heads = ["quotation", *(f"{a.version} {visible(comparison.document(a.version).label)}" for a in part)]
        rows = []
        for row in comparison.quotes:
            fates = {fate.version: fate for fate in row.versions}
            cells = [f"“{visible(row.text)}”\n{speaker(row)}"]
            for alignment in part:
                fate = fates.get(alignment.version)
                own = "only here" if row.document == alignment.version else ""
                cells.append("\n".join([outcome(fate), *notes(comparison, fate)]) if fate else own)
            rows.append(cells)
        _table(document, heads, rows)
    for line in LEGEND:
        _run(document.add_paragraph(), line, GREY)


def _findings(document: "Document", comparison: Comparison, options: Options) -> None:
    document.add_heading("Findings", 1)
    found = shown(comparison, options)
    for alignment in comparison.alignments:
        label = visible(comparison.document(alignment.version).label)
        document.add_heading(f"{alignment.version} {label}", 2)
        for divergence in found:
            if divergence.version == alignment.version:
                _finding(document, comparison, divergence)
        note = verdict.state(comparison, alignment, options)
        if note:
            _run(document.add_paragraph(), note, GREY)


def _finding(document: "Document", comparison: Comparison, divergence: Divergence) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    loud = divergence.severity in {"critical", "major"}
    grade = f"{marks.SEVERITY[divergence.severity]} {divergence.severity}  "
    _run(paragraph, grade, ORANGE if loud else BLUE, bold=True)
    _run(paragraph, f"{divergence.check}  ", GREY)
    _run(paragraph, visible(divergence.message), bold=True)
    decided = words(divergence)
    if decided:
        _run(paragraph, f"  [{visible(decided)}]", GREY)
    for identifier, passage in (("base", divergence.base), (divergence.version, divergence.other)):
        if passage is not None:
            _passage(document, comparison, identifier, passage)


def _passage(document: "Document", comparison: Comparison, identifier: str, passage: Passage) -> None:
    seen = excerpt(comparison.document(identifier), passage)
    base = identifier == "base"
    paragraph = document.add_paragraph()
    paragraph._p.get_or_add_pPr().style = BULLET  # looking the style up for each costs half of the time
    _run(paragraph, f"{identifier} {seen.number}  ", GREY)
    paragraph.add_run(seen.before)
    marked = _run(paragraph, seen.passage, None if seen.whole else ORANGE if base else BLUE)
    if not seen.whole:
        marked.font.strike, marked.font.underline = base, not base
    paragraph.add_run(seen.after)
    told = None if base else translated(comparison, identifier, passage.start, passage.end)
    if told:
        _run(paragraph, f"\n{told}", GREY)


def _method(document: "Document", comparison: Comparison) -> None:
    document.add_heading("Method", 1)
    document.add_paragraph(
        f"Made by rashomon {__version__}, offline. Findings are differences, not verdicts: which telling is "
        "right, the program cannot know."
    )
    for entry in comparison.not_checked:
        document.add_paragraph(f"Not checked: {visible(entry.what)}: {visible(entry.why)}")
    for identifier, text in zip(comparison.ids, comparison.documents, strict=True):
        told = f"{identifier} {visible(text.source or text.label)}, sha256 {text.sha256}"
        _run(document.add_paragraph(), told, GREY)


def _table(document: "Document", heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Add a table whose head is repeated on every page, its first column wider than the others."""
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    first = int(room * max(0.3, 1 / len(heads)))
    widths = [first, *[(room - first) // (len(heads) - 1)] * (len(heads) - 1)]
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = ""
        _run(cell.paragraphs[0], text, bold=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size = Pt(9)
    document.add_paragraph()


def _run(paragraph: "Paragraph", text: str, color: RGBColor | None = None, *, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if color is not None:
        run.font.color.rgb = color
    return run


def _dateless(data: bytes) -> bytes:
    """Return the archive with fixed dates, its parts in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
