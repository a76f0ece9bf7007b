"""Which characters of a sentence are shown how: edits, findings, the finding chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from compare.model import Divergence
from compare.reports.visible import visible
from compare.reports.wrap import Run
from compare.tui.findings import View
from sources.model import Sentence

Side = Literal["base", "version"]

_RANKS: Final = ("alone", "edit", "finding", "chosen")
"""What wins where two overlap: the later."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a document that stand out, and how."""

    start: int
    end: int
    style: str


class Marks:
    """The marks of one version beside the base, per side, in no order."""

    def __init__(self, view: View) -> None:
        self.view = view

    def of(self, side: Side, row: int, chosen: int | None) -> list[Mark]:
        """Return what stands out on one side of a row."""
        marks = [*self._edits(side, row), *self._alone(side, row)]
        for finding in self.view.in_row.get(row, ()):
            style = "chosen" if finding == chosen else "finding"
            marks += self._finding(side, row, self.view.findings[finding], style)
        return marks

    def _edits(self, side: Side, row: int) -> Iterator[Mark]:
        link = self.view.rows[row].link
        for edit in self.view.alignment.links[link].edits if link is not None else ():
            if side == "base":
                yield Mark(edit.base_start, edit.base_end, "edit")
            else:
                yield Mark(edit.version_start, edit.version_end, "edit")

    def _alone(self, side: Side, row: int) -> Iterator[Mark]:
        """Colour a sentence that only one side tells."""
        it = self.view.rows[row]
        if it.standing in {"omitted", "added"}:
            for sentence in self._sentences(side, row):
                yield Mark(sentence.start, sentence.end, "alone")

    def _finding(self, side: Side, row: int, finding: Divergence, style: str) -> Iterator[Mark]:
        """Mark the passage; whole sentences only when chosen, and only where nothing answers them."""
        passage = finding.base if side == "base" else finding.other
        if passage is None:
            return
        whole = any(passage.start <= s.start and passage.end >= s.end for s in self._sentences(side, row))
        alone = self.view.rows[row].standing != "linked"
        if not whole:
            yield Mark(passage.start, passage.end, style)
        elif alone and style == "chosen":
            yield Mark(passage.start, passage.end, "finding")

    def _sentences(self, side: Side, row: int) -> Iterator[Sentence]:
        it, version = self.view.rows[row], self.view.alignment.version
        document = self.view.comparison.base if side == "base" else self.view.comparison.document(version)
        indices = it.base if side == "base" else it.version
        yield from (document.sentences[index] for index in indices)


def paint(sentence: Sentence, marks: Iterable[Mark], side: Side) -> list[Run]:
    """Return the sentence as runs, control characters visible; a style's name begins with the side."""
    here = [m for m in marks if m.start < sentence.end and m.end > sentence.start]
    cuts = {sentence.start, sentence.end}
    for mark in here:
        cuts |= {max(mark.start, sentence.start), min(mark.end, sentence.end)}
    points = sorted(cuts)
    runs: list[Run] = []
    for left, right in pairwise(points):
        over = [mark.style for mark in here if mark.start <= left and mark.end >= right]
        style = f"{side}-{max(over, key=_RANKS.index)}" if over else ""
        text = sentence.text[left - sentence.start : right - sentence.start]
        runs.append((visible(text), style))
    return runs
