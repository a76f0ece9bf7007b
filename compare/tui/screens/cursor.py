"""What screens with a list have in common: keys that go through its lines, and keeping what is decided."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from compare.tui.screens import screen
from compare.tui.widgets.keyline import KeyLine
from sources.errors import UserError

T = TypeVar("T")


class Cursor(Screen[T]):
    """A screen with one list; over the whole screen under a heading, unless it is composed otherwise."""

    HEADING: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Show the heading, room for a legend, the lines, and the keys."""
        name = (" Rashomon ", "bold $background on $primary")
        yield Static(Content.assemble(name, f"  {self.HEADING}"), id="top")
        yield Static("", id="legend")
        yield OptionList(id="lines")
        yield KeyLine()

    def on_mount(self) -> None:
        """Give the list the keys."""
        self.query_one(OptionList).focus()

    def action_cursor(self, step: int) -> None:
        """Go to the next line, or to the one before."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def action_edge(self, at: int) -> None:
        """Go to the first line, or to the last."""
        options = self.query_one(OptionList)
        (options.action_last if at else options.action_first)()

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(screen("help").of(self.active_bindings))


def kept(where: Screen[Any], work: Callable[[], object]) -> bool:
    """Write something down; tell whether that worked, and say on the screen why not."""
    try:
        work()
    except UserError as error:
        where.notify(f"{error.message}. {error.hint}", title="Not kept", severity="error", markup=False)
        return False
    return True
