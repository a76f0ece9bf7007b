"""The comparison as a TEI P5 critical apparatus: the base is the lemma, each telling a witness."""

from collections import defaultdict
from typing import Final
from xml.etree.ElementTree import Element

from compare.model import Comparison
from compare.reports.findings import shown
from compare.reports.markup import LANG, element, written
from compare.reports.matrix import MatrixRow, matrix
from compare.reports.options import Options

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


def render(comparison: Comparison, options: Options) -> str:
    """Return the edition; a witness without a reading leaves the passage out, an empty lemma adds one."""
    root = element("TEI", xmlns=NAMESPACE)
    root.append(_header(comparison))
    text, body = element("text"), element("body")
    root.append(text)
    text.append(body)
    notes = _notes(comparison, options)
    paragraph = element("p")
    for at, row in enumerate(matrix(comparison, range(len(comparison.alignments)))):
        paragraph.append(_apparatus(comparison, row, at, notes))
    body.append(paragraph)
    return written(root)


def _header(comparison: Comparison) -> Element:
    header = element("teiHeader")
    description = element("fileDesc")
    title = element("titleStmt")
    title.append(element("title", f"{comparison.base.title or comparison.base.label}: tellings compared"))
    publication = element("publicationStmt")
    publication.append(element("p", "Made by rashomon."))
    source = element("sourceDesc")
    witnesses = element("listWit")
    for identifier, document in zip(comparison.ids, comparison.documents, strict=True):
        told = ", ".join(part for part in (document.label, document.outlet, document.published) if part)
        witness = element("witness", told)
        witness.set(ID, identifier)
        witnesses.append(witness)
    source.append(witnesses)
    description.extend([title, publication, source])
    header.append(description)
    encoding = element("encodingDesc")
    encoding.append(element("variantEncoding", method="parallel-segmentation", location="internal"))
    header.append(encoding)
    return header


def _notes(comparison: Comparison, options: Options) -> dict[tuple[str, int], list[str]]:
    """Return what was found, by text and sentence."""
    notes: dict[tuple[str, int], list[str]] = defaultdict(list)
    for divergence in shown(comparison, options):
        place = divergence.other or divergence.base
        text = divergence.version if divergence.other else "base"
        if place:
            notes[text, place.sentence].append(f"{divergence.check}: {divergence.message}")
    return notes


def _apparatus(
    comparison: Comparison, row: MatrixRow, at: int, notes: dict[tuple[str, int], list[str]]
) -> Element:
    entry = element("app", n=at + 1)
    lemma = element("lem", _text(comparison, "base", row.base), wit="#base")
    lemma.set(LANG, comparison.base.language or "und")
    entry.append(lemma)
    for alignment, cell in zip(comparison.alignments, row.cells, strict=True):
        reading = element(
            "rdg", _text(comparison, alignment.version, cell.sentences), wit=f"#{alignment.version}"
        )
        reading.set(LANG, comparison.document(alignment.version).language or "und")
        entry.append(reading)
    for text, found in (("base", row.base), *zip_cells(comparison, row)):
        for index in found:
            entry.extend(element("note", note, type="divergence") for note in notes.get((text, index), ()))
    return entry


def zip_cells(comparison: Comparison, row: MatrixRow) -> list[tuple[str, tuple[int, ...]]]:
    """Return (version, its sentences) of a row."""
    return [
        (alignment.version, cell.sentences)
        for alignment, cell in zip(comparison.alignments, row.cells, strict=True)
    ]


def _text(comparison: Comparison, identifier: str, found: tuple[int, ...]) -> str:
    sentences = comparison.document(identifier).sentences
    return " ".join(sentences[index].text for index in found)
