"""The texts: a line of the terminal at a time, so that a long story scrolls as lightly as a short one."""

from bisect import bisect_right
from itertools import accumulate
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.model import SEVERITIES
from compare.tui.columns import Columns, Line
from compare.tui.findings import View
from compare.tui.messages import RowChosen

BAR: Final = "▌"

_SIDES: Final = ("alone", "edit", "finding", "chosen", "sign")
_STYLES: Final = (
    *("aside", "gap", "number", "sign", "sign-changed", "sign-moved", "title"),
    *(f"mark-{severity}" for severity in SEVERITIES),
    *(f"{side}-{what}" for side in ("base", "version") for what in _SIDES),
)


class Passages(ScrollView, can_focus=False):
    """The base and one version as aligned rows; one row is the current one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"passages--{name}" for name in (*_STYLES, "cursor", "bar")}

    row: reactive[int] = reactive(0)
    finding: reactive[int | None] = reactive(None)
    """The finding chosen, as an index into the findings shown."""
    stacked: reactive[bool] = reactive(False)
    view: reactive[View | None] = reactive(None, always_update=True)

    def __init__(self, view: View, *, stacked: bool = False) -> None:
        super().__init__()
        self._lines: list[list[Line]] = []
        self._tops: list[int] = [0]
        self.set_reactive(Passages.stacked, stacked)
        self.set_reactive(Passages.view, view)

    @property
    def columns(self) -> Columns:
        """The geometry at the present size."""
        comparison = self._view.comparison
        longest = max(len(document.sentences) for document in comparison.documents)
        return Columns(self.scrollable_content_region.width, self.stacked, max(2, len(str(longest))))

    @property
    def _view(self) -> View:
        assert self.view is not None  # noqa: S101 - set in the constructor
        return self.view

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        del event
        self._lay_out()

    def watch_view(self) -> None:
        """Show another version, or other findings."""
        self._lay_out()

    def watch_stacked(self) -> None:
        """Change the arrangement."""
        self._lay_out()

    def watch_finding(self, old: int | None, new: int | None) -> None:
        """Draw again the rows whose finding is or was the one chosen."""
        found = self._view.row_of
        for finding in (old, new):
            if self._lines and finding is not None and finding < len(found):
                self._lines[found[finding]] = self.columns.lines(self._view, found[finding], self.finding)
        self.refresh()

    def watch_row(self) -> None:
        """Keep the current row in sight."""
        self.refresh()
        self.show_row()

    @property
    def rows_seen(self) -> int:
        """How many rows fit the screen, about; at least one."""
        lines = self._tops[-1] / max(1, len(self._lines))
        return max(1, int(self.size.height / max(1.0, lines)))

    def show_row(self) -> None:
        """Scroll so that the current row is seen, with a little of what stands around it."""
        if not self._lines:
            return
        top, height = self._tops[self.row], len(self._lines[self.row])
        room = max(0, min(2, (self.size.height - height) // 2))
        region = Region(0, max(0, top - room), 1, height + 2 * room)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def _lay_out(self) -> None:
        if not self.scrollable_content_region.width:
            return
        view, columns = self._view, self.columns
        self._lines = [columns.lines(view, row, self.finding) for row in range(len(view.rows))]
        self._tops = [0, *accumulate(len(lines) for lines in self._lines)]
        self.virtual_size = Size(columns.width, self._tops[-1])
        self.refresh()
        self.call_after_refresh(self.show_row)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line = y + self.scroll_offset.y
        width, base = self.size.width, self.rich_style
        if line >= self._tops[-1]:
            return Strip.blank(width, base)
        row = bisect_right(self._tops, line) - 1
        return self._strip(self._lines[row][line - self._tops[row]], current=row == self.row, width=width)

    def _strip(self, line: Line, *, current: bool, width: int) -> Strip:
        """Turn runs into a strip; the current row has a bar and a ground of its own."""
        ground = self.get_component_rich_style("passages--cursor") if current and line else self.rich_style
        bar = self.get_component_rich_style("passages--bar") if current and line else ground
        segments = [Segment(BAR if current and line else " ", bar)]
        segments += [Segment(text, self._style(name, ground)) for text, name in line]
        return Strip(segments).adjust_cell_length(width, ground).simplify()

    def _style(self, name: str, ground: Style) -> Style:
        if not name:
            return ground
        return ground + self.get_component_rich_style(f"passages--{name}", partial=True)

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked."""
        line = event.y + self.scroll_offset.y
        if line < self._tops[-1]:
            self.post_message(RowChosen(bisect_right(self._tops, line) - 1))
