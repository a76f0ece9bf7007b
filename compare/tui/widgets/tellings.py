"""Who tells the story: the base, and the versions to choose from."""

from textual.content import Content
from textual.widgets import Static

from compare.model import Comparison
from compare.reports import summary
from compare.reports.visible import visible
from compare.reports.wrap import cells
from compare.tui.messages import VersionChosen
from compare.tui.view import BASE, View
from compare.tui.widgets.finding_list import fit


class VersionTab(Static):
    """One version: the key that shows it, its label and its language, and whether it is signed off."""

    def __init__(self, comparison: Comparison, number: int) -> None:
        super().__init__()
        self.comparison = comparison
        self.number = number
        self._room = 40

    def shorten(self, room: int) -> None:
        """Keep to `room` cells: the label is cut first, then the language goes; the key stays."""
        self._room = room
        document = self.comparison.documents[self.number + 1]
        signed = self.comparison.signed_off and self.comparison.signed_off[self.number]
        key = f" {self.number + 1} "
        language = f" {visible(document.language or '?')}" if room > 14 else ""
        tail = f"{language}{' ✓' if signed else ''} "
        label = fit(visible(document.label), max(3, room - len(key) - cells(tail)))
        self.update(Content.assemble((key, "bold"), label, tail))

    def tell(self, comparison: Comparison) -> None:
        """Show the state of another comparison of the same texts."""
        self.comparison = comparison
        self.shorten(self._room)

    def on_click(self) -> None:
        """Choose this version."""
        self.post_message(VersionChosen(self.number))


def heading(view: View, side: int, width: int) -> str:
    """Return `BASE  dispatch.txt · en · 8 sentences` for the head of a column, within `width` cells."""
    document = view.document(side)
    length = summary.count_of(len(document.sentences), "sentence")
    told = [visible(document.label), visible(document.language or "language unknown"), length]
    name = "BASE" if side == BASE else f"V{side + 1}"
    names = [f"{name:5}{' · '.join(told[:count])}" for count in (3, 2, 1)]
    return next((text for text in names if cells(text) <= width), fit(names[-1], width))
