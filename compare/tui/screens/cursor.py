"""What screens with a list have in common: keys that go through its lines, and keeping what is decided."""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.screen import Screen
from textual.widgets import OptionList

from compare.tui.screens import screen
from sources.errors import UserError

T = TypeVar("T")


class Cursor(Screen[T]):
    """A screen with one list."""

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
