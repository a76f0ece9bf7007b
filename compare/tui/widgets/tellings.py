"""Who tells the story: the base, and the versions to choose from."""

from textual.content import Content
from textual.widgets import Static

from compare.model import Comparison
from compare.reports import summary
from compare.reports.visible import visible
from compare.reports.wrap import cells
from compare.tui.messages import VersionChosen
from compare.tui.widgets.finding_list import fit
from sources.model import Document


class VersionTab(Static):
    """One version: the key that shows it, its label and its language."""

    def __init__(self, document: Document, number: int) -> None:
        super().__init__()
        self.document = document
        self.number = number

    def shorten(self, room: int) -> None:
        """Keep to `room` cells: the label is cut first, then the language goes; the key stays."""
        key = f" {self.number + 1} "
        language = f" {visible(self.document.language or '?')} " if room > 14 else " "
        label = fit(visible(self.document.label), max(3, room - len(key) - cells(language)))
        self.update(Content.assemble((key, "bold"), label, language))

    def on_click(self) -> None:
        """Choose this version."""
        self.post_message(VersionChosen(self.number))


def heading(comparison: Comparison, identifier: str, width: int) -> str:
    """Return `BASE  dispatch.txt · en · 8 sentences` for the head of a column, within `width` cells."""
    document = comparison.document(identifier)
    length = summary.count_of(len(document.sentences), "sentence")
    told = [visible(document.label), visible(document.language or "language unknown"), length]
    names = [f"{identifier.upper():5}{' · '.join(told[:count])}" for count in (3, 2, 1)]
    return next((name for name in names if cells(name) <= width), fit(names[-1], width))
