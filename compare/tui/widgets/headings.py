"""The heads of the columns, over the texts they name."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from compare.tui.columns import Columns
from compare.tui.findings import View
from compare.tui.widgets.tellings import heading


class Headings(Widget, can_focus=False):
    """Base and version, at the places that the columns have."""

    view: reactive[View | None] = reactive(None)
    columns: reactive[Columns | None] = reactive(None)

    def render(self) -> Content:
        """Return one line for two columns, or both names on one line where they are stacked."""
        if self.view is None or self.columns is None:
            return Content("")
        comparison, version = self.view.comparison, self.view.alignment.version
        left, between, right = self.columns.heads
        base = heading(comparison, "base", right if not self.columns.stacked else right // 2)
        other = heading(comparison, version, right if not self.columns.stacked else right // 2)
        if self.columns.stacked:
            return Content.assemble(
                " " * left, ("− " + base, "bold $secondary"), "   ", ("+ " + other, "bold $primary")
            )
        pad = " " * (right - Content(base).cell_length + between)
        return Content.assemble(" " * left, (base, "bold $secondary"), pad, (other, "bold $primary"))
