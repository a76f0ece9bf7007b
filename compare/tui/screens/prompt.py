"""One line of text, asked for."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class PromptScreen(ModalScreen[str | None]):
    """Ends with what was typed, or with `None` when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Leave", tooltip="leave")]

    def __init__(self, title: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self.heading = title
        self.value = value
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Show the line, filled with what holds now."""
        with Vertical(classes="dialog"):
            yield Static(Content(self.heading), classes="heading")
            yield Input(self.value, placeholder=self.hint)
            yield Static(Content("Enter keeps it, Esc leaves it as it was"), classes="hint")

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())
