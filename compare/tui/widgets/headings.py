"""The heads of the columns, over the texts they name."""

from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from compare.reports.wrap import cells
from compare.tui.columns import Columns
from compare.tui.view import BASE, View
from compare.tui.widgets.tellings import heading

ALONE: Final = "⇅ "


class Headings(Widget, can_focus=False):
    """Base and versions, at the places that the columns have."""

    view: reactive[View | None] = reactive(None, always_update=True)
    columns: reactive[Columns | None] = reactive(None)
    apart: reactive[frozenset[int]] = reactive(frozenset())
    """Versions that scroll on their own."""

    def render(self) -> Content:
        """Return one line for the columns, or all names on one line where they are stacked."""
        if self.view is None or self.columns is None:
            return Content("")
        left, between, room = self.columns.heads
        sides = (BASE, *self.view.shown)
        if self.columns.stacked:
            room = (room - between * (len(sides) - 1)) // len(sides) - 2
        parts: list[Content | str] = [" " * left]
        for side in sides:
            name = ALONE * (side in self.apart)
            name += heading(self.view, side, room - cells(name))
            sign = ("− " if side == BASE else "+ ") if self.columns.stacked else ""
            style = "bold $secondary" if side == BASE else "bold $primary"
            if side == self.view.current and len(sides) > 2:
                style += " underline"
            parts.append(Content.styled(sign + name, style))
            gap = between if self.columns.stacked else room - cells(name) + between
            parts.append(" " * gap)
        return Content.assemble(*parts)
