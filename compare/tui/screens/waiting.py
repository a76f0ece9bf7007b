"""What is seen while the texts are read and compared, and when that fails."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ProgressBar, Static

from compare.reports.visible import visible
from compare.tui.widgets.keyline import KeyLine
from sources.errors import UserError


class WaitingScreen(Screen[None]):
    """Progress, or the error that ended it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Show the name, what is being done, and how much of it is done."""
        with Vertical(id="waiting"):
            yield Static(Content("Rashomon"), id="title")
            yield Static(Content("the tellings of one story, side by side"), id="subtitle")
            yield ProgressBar(total=1.0, show_eta=False)
            yield Static(Content("starting"), id="doing")
        yield KeyLine()

    def show(self, what: str, share: float) -> None:
        """Show progress."""
        self.query_one(ProgressBar).update(progress=share)
        self.query_one("#doing", Static).update(Content(visible(what)))

    def fail(self, error: UserError) -> None:
        """Show what went wrong and what to try."""
        self.query_one(ProgressBar).display = False
        self.query_one("#subtitle").display = False
        lines = [Content.assemble(("Could not compare", "bold $secondary"), "\n\n", visible(error.message))]
        if error.hint:
            lines.append(Content.styled(visible(error.hint), "$dim"))
        self.query_one("#doing", Static).update(Content("\n").join(lines))
