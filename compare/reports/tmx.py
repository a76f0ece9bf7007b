"""The alignment as a translation memory, TMX 1.4b: a unit per link, base beside version."""

from typing import Final

from compare.model import Comparison
from compare.reports.markup import LANG, element, sides, written
from compare.reports.options import Options
from compare.version import __version__

UNKNOWN: Final = "und"


def render(comparison: Comparison, options: Options) -> str:
    """Return the memory. Moved passages and the confidence of each link stand in properties."""
    del options
    root = element("tmx", version="1.4")
    root.append(
        element(
            "header",
            creationtool="rashomon",
            creationtoolversion=__version__,
            segtype="block",
            **{"o-tmf": "rashomon", "adminlang": "en", "datatype": "plaintext"},
            srclang=comparison.base.language or UNKNOWN,
        )
    )
    body = element("body")
    root.append(body)
    for number, alignment in enumerate(comparison.alignments):
        version = comparison.documents[number + 1]
        for at, link in enumerate(alignment.links):
            unit = element("tu", tuid=f"{alignment.version}-{at + 1}")
            for name, value in (("x-version", version.label), ("x-score", link.score)):
                unit.append(element("prop", str(value), type=name))
            if link.moved:
                unit.append(element("prop", "moved", type="x-order"))
            for document, text in zip(
                (comparison.base, version), sides(comparison, number, link), strict=True
            ):
                variant = element("tuv")
                variant.set(LANG, document.language or UNKNOWN)
                variant.append(element("seg", text))
                unit.append(variant)
            body.append(unit)
    return written(root, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')
