"""The alignment as XLIFF 1.2, a file element a version: for translation tools, with the findings as notes."""

from collections import defaultdict
from typing import Final

from compare.model import Comparison
from compare.reports.findings import shown
from compare.reports.markup import element, sides, written
from compare.reports.options import Options

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
UNKNOWN: Final = "und"
PRIORITY: Final = {"critical": 1, "major": 2, "minor": 5, "info": 9}
"""Of notes: 1 is the highest, 10 the lowest."""


def render(comparison: Comparison, options: Options) -> str:
    """Return the document."""
    root = element("xliff", version="1.2", xmlns=NAMESPACE)
    notes = defaultdict(list)
    for divergence in shown(comparison, options):
        if divergence.link is not None:
            notes[divergence.version, divergence.link].append(divergence)
    for number, alignment in enumerate(comparison.alignments):
        version = comparison.documents[number + 1]
        file = element(
            "file",
            original=version.label,
            datatype="plaintext",
            **{"source-language": comparison.base.language or UNKNOWN},
            **{"target-language": version.language or UNKNOWN},
        )
        body = element("body")
        file.append(body)
        for at, link in enumerate(alignment.links):
            source, target = sides(comparison, number, link)
            unit = element("trans-unit", id=f"{alignment.version}-{at + 1}")
            unit.append(element("source", source))
            unit.append(element("target", target))
            for divergence in notes[alignment.version, at]:
                told = f"{divergence.check} ({divergence.severity}): {divergence.message}"
                grade = PRIORITY[divergence.severity]
                unit.append(element("note", told, **{"from": "rashomon", "priority": grade}))
            body.append(unit)
        root.append(file)
    return written(root)
