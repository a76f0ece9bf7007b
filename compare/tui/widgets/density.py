"""Where in the story the findings sit: one line from its beginning to its end."""

from itertools import groupby
from typing import ClassVar, Final

from rich.segment import Segment
from textual.events import Click
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from compare.model import SEVERITIES, Severity
from compare.tui.messages import RowChosen
from compare.tui.view import View

_LEAD: Final = " story "
BLOCKS: Final[dict[Severity | None, str]] = {
    "critical": "█",
    "major": "▅",
    "minor": "▃",
    "info": "▁",
    None: "─",
}
"""The graver, the taller: height says what colour says."""

_HERE: Final = "━"


class Density(Widget, can_focus=False):
    """The rows squeezed into one line; the current place is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"density--{name}"
        for name in ("lead", "critical", "major", "minor", "info", "none", "here", "ground")
    }

    row: reactive[int] = reactive(0)
    view: reactive[View | None] = reactive(None)

    def __init__(self, view: View) -> None:
        super().__init__()
        self._known: tuple[View, list[Severity | None]] | None = None
        self.set_reactive(Density.view, view)

    @property
    def _room(self) -> int:
        return max(1, self.size.width - len(_LEAD) - 1)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        ground = self.get_component_rich_style("density--ground")
        if y or self.view is None:
            return Strip.blank(self.size.width, ground)
        worst = self._worst()
        count = max(1, len(self.view.rows))
        first = self.row * self._room // count
        last = max(first + 1, (self.row + 1) * self._room // count)
        segments = [Segment(_LEAD, self.get_component_rich_style("density--lead"))]
        told = ((severity, first <= cell < last) for cell, severity in enumerate(worst))
        for (severity, here), run in groupby(told):
            style = self.get_component_rich_style(f"density--{severity or 'none'}")
            if here:
                style += self.get_component_rich_style("density--here", partial=True)
            block = _HERE if here and severity is None else BLOCKS[severity]
            segments.append(Segment(block * sum(1 for _ in run), style))
        return (
            Strip(segments)
            .adjust_cell_length(self.size.width, self.get_component_rich_style("density--ground"))
            .simplify()
        )

    def _worst(self) -> list[Severity | None]:
        """Return the gravest finding of each cell, reckoned once a view and a width."""
        if self.view is None:
            return []
        if self._known is None or self._known[0] is not self.view or len(self._known[1]) != self._room:
            self._known = (self.view, squeezed(self.view, self._room))
        return self._known[1]

    def on_click(self, event: Click) -> None:
        """Go to the place that was clicked."""
        if self.view and self.view.rows and event.x >= len(_LEAD):
            row = (event.x - len(_LEAD)) * len(self.view.rows) // self._room
            self.post_message(RowChosen(min(row, len(self.view.rows) - 1)))


def squeezed(view: View, room: int) -> list[Severity | None]:
    """Return the gravest finding of each of `room` cells from the story's beginning to its end."""
    cells: list[Severity | None] = [None] * room
    count = max(1, len(view.rows))
    for row in view.in_row:
        severity = view.worst(row)
        start = row * room // count
        end = (row + 1) * room // count
        for cell in range(start, max(start + 1, end - (end - start > 2))):  # a gap where there is room
            cells[cell] = min((s for s in (cells[cell], severity) if s), key=SEVERITIES.index, default=None)
    return cells
