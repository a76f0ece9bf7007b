"""Who tells the story: the base, and the versions to choose from."""

from textual.content import Content
from textual.widgets import Static

from compare.model import Alignment, Comparison
from compare.reports import summary
from compare.reports.visible import visible
from compare.reports.wrap import cells
from compare.tui.messages import VersionChosen
from compare.tui.widgets.finding_list import fit


class VersionTab(Static):
    """One version: its key, its label, its language and how much of the base it tells."""

    def __init__(self, comparison: Comparison, number: int) -> None:
        super().__init__(_tab(comparison, comparison.alignments[number], number))
        self.number = number

    def on_click(self) -> None:
        """Choose this version."""
        self.post_message(VersionChosen(self.number))


def _tab(comparison: Comparison, alignment: Alignment, number: int) -> Content:
    document = comparison.document(alignment.version)
    label = fit(visible(document.label), 24)
    facts = f" {visible(document.language or '?')} {summary.covered(comparison, alignment):.0%}"
    return Content.assemble((f" {number + 1} ", "bold"), label, facts, " ")


def heading(comparison: Comparison, identifier: str, width: int) -> str:
    """Return `BASE  dispatch.txt · en · 8 sentences` for the head of a column, within `width` cells."""
    document = comparison.document(identifier)
    length = summary.count_of(len(document.sentences), "sentence")
    told = [visible(document.label), visible(document.language or "language unknown"), length]
    names = [f"{identifier.upper():5}{' · '.join(told[:count])}" for count in (3, 2, 1)]
    return next((name for name in names if cells(name) <= width), fit(names[-1], width))
