"""Where in the story the findings sit: one line from its beginning to its end."""

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
        f"density--{name}" for name in ("lead", "critical", "major", "minor", "info", "none", "here")
    }

    row: reactive[int] = reactive(0)
    view: reactive[View | None] = reactive(None)

    def __init__(self, view: View) -> None:
        super().__init__()
        self.set_reactive(Density.view, view)

    @property
    def _room(self) -> int:
        return max(1, self.size.width - len(_LEAD) - 1)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if y or self.view is None:
            return Strip.blank(self.size.width, self.rich_style)
        worst = squeezed(self.view, self._room)
        count = max(1, len(self.view.rows))
        first = self.row * self._room // count
        last = max(first + 1, (self.row + 1) * self._room // count)
        segments = [Segment(_LEAD, self.get_component_rich_style("density--lead"))]
        for cell, severity in enumerate(worst):
            style = self.get_component_rich_style(f"density--{severity or 'none'}")
            here = first <= cell < last
            if here:
                style += self.get_component_rich_style("density--here", partial=True)
            segments.append(Segment(_HERE if here and severity is None else BLOCKS[severity], style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style).simplify()

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
