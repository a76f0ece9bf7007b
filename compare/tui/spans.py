"""Which characters of a sentence are shown how: edits, findings, search hits, the finding chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from compare.model import Divergence
from compare.reports.visible import visible
from compare.reports.wrap import Run
from compare.tui.view import BASE, View
from sources.model import Sentence

_RANKS: Final = ("alone", "edit", "settled", "finding", "chosen", "hit")
"""What wins where two overlap: the later."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a document that stand out, and how."""

    start: int
    end: int
    style: str


def marks(view: View, side: int, row: int, chosen: int | None) -> list[Mark]:
    """Return what stands out on one side of a row; on the base's, what is about the current version."""
    version = view.current if side == BASE else side
    found = [*_edits(view, side, version, row), *_alone(view, side, version, row)]
    for finding in view.in_row.get(row, ()):
        divergence = view.findings[finding]
        if view.side(divergence) == version:
            settled = divergence.review.status == "dismissed"
            style = "chosen" if finding == chosen else "settled" if settled else "finding"
            found += _finding(view, side, row, divergence, style)
    return found + [Mark(hit.start, hit.end, "hit") for hit in view.hits if hit.side == side]


def _edits(view: View, side: int, version: int, row: int) -> Iterator[Mark]:
    links = view.comparison.alignments[version].links
    for link in view.cell(row, version).links:
        for edit in links[link].edits:
            if side == BASE:
                yield Mark(edit.base_start, edit.base_end, "edit")
            else:
                yield Mark(edit.version_start, edit.version_end, "edit")


def _alone(view: View, side: int, version: int, row: int) -> Iterator[Mark]:
    """Colour a sentence that only one side tells."""
    standing = view.cell(row, version).standing
    if (standing == "omitted" and side == BASE) or (standing == "added" and side != BASE):
        for sentence in _sentences(view, side, row):
            yield Mark(sentence.start, sentence.end, "alone")


def _finding(view: View, side: int, row: int, finding: Divergence, style: str) -> Iterator[Mark]:
    """Mark the passage; whole sentences only when chosen, and only where nothing answers them."""
    passage = finding.base if side == BASE else finding.other
    if passage is None:
        return
    whole = any(passage.start <= s.start and passage.end >= s.end for s in _sentences(view, side, row))
    if not whole:
        yield Mark(passage.start, passage.end, style)
    elif finding.link is None and style == "chosen":
        yield Mark(passage.start, passage.end, "finding")


def _sentences(view: View, side: int, row: int) -> Iterator[Sentence]:
    document = view.document(side)
    yield from (document.sentences[index] for index in view.sentences(row, side))


def paint(sentence: Sentence, found: Iterable[Mark], prefix: str) -> list[Run]:
    """Return the sentence as runs, control characters visible; a style's name begins with the prefix."""
    here = [m for m in found if m.start < sentence.end and m.end > sentence.start]
    cuts = {sentence.start, sentence.end}
    for mark in here:
        cuts |= {max(mark.start, sentence.start), min(mark.end, sentence.end)}
    runs: list[Run] = []
    for left, right in pairwise(sorted(cuts)):
        over = [mark.style for mark in here if mark.start <= left and mark.end >= right]
        style = f"{prefix}-{max(over, key=_RANKS.index)}" if over else ""
        text = sentence.text[left - sentence.start : right - sentence.start]
        runs.append((visible(text), style))
    return runs
