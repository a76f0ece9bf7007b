"""The texts: a line of the terminal at a time, so that a long story scrolls as lightly as a short one."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.model import SEVERITIES
from compare.tui.columns import Columns, Line
from compare.tui.messages import RowChosen, ScrolledAlone
from compare.tui.view import BASE, View

BAR: Final = "▌"

_SIDES: Final = ("alone", "edit", "settled", "finding", "chosen", "hit", "sign")
_STYLES: Final = (
    *("aside", "gap", "number", "sign", "sign-changed", "sign-moved", "title"),
    *(f"mark-{severity}" for severity in SEVERITIES),
    *(f"{side}-{what}" for side in ("base", "version") for what in _SIDES),
)


_GROUNDS: Final = ("ground", "cursor", "bar")


class Passages(ScrollView, can_focus=False):
    """The base and some versions as aligned rows; one row is the current one.

    Heights are known at once for all rows, lines are made for those that are seen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"passages--{name}" for name in (*_STYLES, *_GROUNDS)}

    row: reactive[int] = reactive(0)
    finding: reactive[int | None] = reactive(None)
    """The finding chosen, as an index into the findings shown."""
    stacked: reactive[bool] = reactive(False)
    loose: reactive[bool] = reactive(False)
    """Whether the columns of the versions scroll on their own."""
    view: reactive[View | None] = reactive(None, always_update=True)

    def __init__(self, view: View, *, stacked: bool = False) -> None:
        super().__init__()
        self._lines: dict[int, list[Line]] = {}
        self._strips: dict[int, dict[tuple[int, bool], Strip]] = {}
        """By row, its lines as they were drawn last: plain, and as the current row."""
        self._away: dict[int, int] = {}
        """Version -> lines by which its column stands off the others."""
        self._tops: list[int] = [0]
        self._laid: tuple[object, ...] = ()
        """What the heights depend on, as they are."""
        self.set_reactive(Passages.stacked, stacked)
        self.set_reactive(Passages.view, view)

    @property
    def columns(self) -> Columns:
        """The geometry at the present size."""
        comparison = self._view.comparison
        longest = max(len(document.sentences) for document in comparison.documents)
        digits = max(2, len(str(longest)))
        return Columns(self.scrollable_content_region.width, self.stacked, digits, len(self._view.shown))

    @property
    def _view(self) -> View:
        assert self.view is not None  # noqa: S101 - set in the constructor
        return self.view

    @property
    def apart(self) -> frozenset[int]:
        """The versions that do not stand beside the base."""
        return frozenset(side for side, lines in self._away.items() if lines)

    def scroll_alone(self, side: int, rows: int) -> bool:
        """Scroll one version by as many rows that it tells, the others stay; tell whether it moved."""
        view, before = self._view, self._row_at(self._tops[self.row] + self._away.get(side, 0))
        told = [at for at, seen in enumerate(view.unfolded) if seen and view.sentences(at, side)]
        at = bisect_left(told, before) + rows if rows < 0 else bisect_right(told, before) - 1 + rows
        row = told[max(0, min(at, len(told) - 1))] if told else before
        return self._stand_off(side, self._tops[row] - self._tops[self.row])

    def scroll_together(self) -> None:
        """Put all versions back beside the base."""
        if self.loose or self._away:
            self._away = {}
            self.loose = False
            self.refresh()

    def _stand_off(self, side: int, lines: int) -> bool:
        moved = lines != self._away.get(side, 0)
        self._away[side] = lines
        if moved:
            self.refresh()
        return moved

    def _wheel(self, event: MouseScrollDown | MouseScrollUp, lines: int) -> None:
        """Scroll the column under the mouse alone, while the columns are not held together."""
        side = self._side_at(event.x) if self.loose else None
        if side is None:
            return
        event.stop()
        event.prevent_default()
        top = self._tops[self.row]
        beside = top + self._away.get(side, 0) + lines
        if self._stand_off(side, max(0, min(beside, self._tops[-1] - 1)) - top):
            self.post_message(ScrolledAlone())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll on."""
        self._wheel(event, round(self.app.scroll_sensitivity_y))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll back."""
        self._wheel(event, -round(self.app.scroll_sensitivity_y))

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        del event
        self._lay_out()

    def watch_view(self, old: View | None, new: View | None) -> None:
        """Show another version, or other findings."""
        if old and new and new.alike(old) and len(self._tops) > 1:
            self._forget()
            self.refresh()
        else:
            self._lay_out()

    def put(self, view: View, *, stacked: bool) -> None:
        """Show a view side by side or stacked; its lines are broken once."""
        self.set_reactive(Passages.view, view)
        self.set_reactive(Passages.stacked, stacked)
        self._lay_out()

    def watch_finding(self, old: int | None, new: int | None) -> None:
        """Draw again the rows whose finding is or was the one chosen."""
        found = self._view.row_of
        for finding in (old, new):
            if finding is not None and finding < len(found):
                self._lines.pop(found[finding], None)
                self._strips.pop(found[finding], None)
                self._refresh_row(found[finding])

    def _forget(self) -> None:
        """Draw all rows anew."""
        self._lines, self._strips = {}, {}

    def notify_style_update(self) -> None:
        """Draw in the colours of another theme."""
        super().notify_style_update()
        self._strips = {}

    def watch_row(self, old: int, new: int) -> None:
        """Keep the current row in sight; only it and the one before are drawn anew."""
        self.scroll_together()
        self._refresh_row(old)
        self._refresh_row(new)
        self.show_row()

    def _refresh_row(self, row: int) -> None:
        """Draw the lines of a row anew, as far as they are seen."""
        if row < len(self._tops) - 1:
            top, height = self._tops[row], self._tops[row + 1] - self._tops[row]
            region = Region(0, top - self.scroll_offset.y, self.size.width, height)
            self.refresh(region.intersection(self.size.region))

    @property
    def rows_seen(self) -> int:
        """How many rows fit the screen, about; at least one."""
        lines = self._tops[-1] / max(1, len(self._tops) - 1)
        return max(1, int(self.size.height / max(1.0, lines)))

    def show_row(self) -> None:
        """Scroll so that the current row is seen, with a little of what stands around it."""
        if self.row >= len(self._tops) - 1:
            return
        top, height = self._tops[self.row], self._tops[self.row + 1] - self._tops[self.row]
        room = max(0, min(2, (self.size.height - height) // 2))
        region = Region(0, max(0, top - room), 1, height + 2 * room)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def _lay_out(self) -> None:
        if not self.scrollable_content_region.width:
            return
        view, columns = self._view, self.columns
        self._forget()
        self.scroll_together()
        laid = (view.comparison.documents, view.rows, view.unfolded, columns)
        if laid != self._laid:
            self._laid = laid
            self._tops = [0, *accumulate(columns.height(view, row) for row in range(len(view.rows)))]
            self.virtual_size = Size(columns.width, self._tops[-1])
        self.refresh()
        self.call_after_refresh(self.show_row)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line = y + self.scroll_offset.y
        if not self._away:
            return self._drawn(line)
        sides = zip((BASE, *self._view.shown), self.columns.spans, strict=True)
        return Strip.join(self._drawn(line + self._away.get(side, 0)).crop(*span) for side, span in sides)

    def _drawn(self, line: int) -> Strip:
        if not 0 <= line < self._tops[-1]:
            return Strip.blank(self.size.width, self.get_component_rich_style("passages--ground"))
        row = self._row_at(line)
        at, current = line - self._tops[row], row == self.row
        drawn = self._strips.setdefault(row, {})
        if (at, current) not in drawn:
            lines = self._lines.get(row)
            if lines is None:
                lines = self._lines[row] = self.columns.lines(self._view, row, self.finding)
            drawn[at, current] = self._strip(lines[at] if at < len(lines) else [], current=current)
        return drawn[at, current]

    def _strip(self, line: Line, *, current: bool) -> Strip:
        """Turn runs into a strip; the current row has a bar and a ground of its own."""
        ground = self.get_component_rich_style(f"passages--{'cursor' if current and line else 'ground'}")
        bar = self.get_component_rich_style("passages--bar") if current and line else ground
        segments = [Segment(BAR if current and line else " ", bar)]
        segments += [Segment(text, self._style(name, ground)) for text, name in line]
        return Strip(segments).adjust_cell_length(self.size.width, ground).simplify()

    def _style(self, name: str, ground: Style) -> Style:
        if not name:
            return ground
        return ground + self.get_component_rich_style(f"passages--{name}", partial=True)

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked, and the version whose column it was."""
        side = self._side_at(event.x)
        line = event.y + self.scroll_offset.y + self._away.get(BASE if side is None else side, 0)
        if 0 <= line < self._tops[-1]:
            self.post_message(RowChosen(self._row_at(line), side))

    def _row_at(self, line: int) -> int:
        return bisect_right(self._tops, line) - 1

    def _side_at(self, x: int) -> int | None:
        columns = self.columns
        if columns.stacked:
            return None
        spans = zip(self._view.shown, columns.spans[1:], strict=True)
        return next((side for side, (start, stop) in spans if start <= x < stop), None)
