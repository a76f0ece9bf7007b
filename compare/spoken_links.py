"""Sentences that only a quotation links.

The ledger finds a quotation by who speaks and by what stands around it, also where it was cut or told so
freely that its sentence is near no other. Where the aligner left both sentences over, the ledger holds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from compare.align import Bead
from compare.model import Alignment, Fate, Link, Saying
from compare.tellings import as_link, in_order
from sources.model import Document

IN_MARKS: Final = frozenset({"verbatim", "faithful", "altered", "trimmed"})
"""What became of a quotation that the version has in marks, too, and by itself."""

SURE: Final = 0.75
"""Confidence of such a link."""


def with_quotations(
    alignment: Alignment, base: Document, version: Document, rows: Iterable[Saying]
) -> Alignment:
    """Return an alignment with the sentences linked that hold a quotation and what became of it."""
    omitted, added = set(alignment.omitted), set(alignment.added)
    found: list[Link] = []
    for row, fate in _told(rows, alignment.version):
        ours, theirs = _sentences(base, row.start, row.end), _sentences(version, fate.start, fate.end)
        if ours and theirs and omitted.issuperset(ours) and added.issuperset(theirs):
            found.append(_link(ours, theirs, base, version))
            omitted.difference_update(ours)
            added.difference_update(theirs)
    if not found:
        return alignment
    links = sorted((*alignment.links, *found), key=lambda link: (link.base, link.version))
    return replace(
        alignment, links=tuple(in_order(links)), omitted=tuple(sorted(omitted)), added=tuple(sorted(added))
    )


def _told(rows: Iterable[Saying], version: str) -> Iterator[tuple[Saying, Fate]]:
    for row in rows:
        for fate in row.versions:
            if row.document == "base" and fate.version == version and fate.status in IN_MARKS:
                yield row, fate


def _sentences(document: Document, start: int | None, end: int | None) -> Sequence[int]:
    """Return the sentences that some words stand in."""
    if start is None or end is None:
        return ()
    return [s.index for s in document.sentences if s.start < end and start < s.end]


def _link(ours: Sequence[int], theirs: Sequence[int], base: Document, version: Document) -> Link:
    mine, other = [base.sentences[i] for i in ours], [version.sentences[j] for j in theirs]
    bead = Bead(tuple(range(len(mine))), tuple(range(len(other))), SURE)
    return as_link(bead, mine, other, base, version)
