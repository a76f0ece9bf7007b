"""One of several answers, chosen by its number, by the arrows or by the mouse; or typed."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from compare.reports.visible import visible
from compare.tui.screens.cursor import Cursor


class ChoiceScreen(Cursor[str | None], ModalScreen[str | None]):
    """Ends with the answer, or with `None` when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave", tooltip="leave"),
        Binding("j", "cursor(1)", show=False),
        Binding("k", "cursor(-1)", show=False),
    ]

    def __init__(self, title: str, answers: Sequence[str], *, other: str = "", chosen: int = 0) -> None:
        super().__init__()
        self.heading = title
        self.answers = tuple(answers)
        self.other = other
        """What to call an answer that is typed; empty where none may be."""
        self.start = chosen

    def compose(self) -> ComposeResult:
        """Show the answers with their numbers, and a line to type another."""
        options = [*self.answers, f"{self.other} …"] if self.other else list(self.answers)
        with Vertical(classes="dialog"):
            yield Static(Content(self.heading), classes="heading")
            yield OptionList(
                *(
                    Option(Content.assemble((f"{number} ", "bold $primary"), visible(answer)))
                    for number, answer in enumerate(options, start=1)
                )
            )
            yield Input(placeholder=f"{self.other}, then Enter", classes="other")
            yield Static(Content("1…9 or Enter chooses, Esc leaves"), classes="hint")

    def on_mount(self) -> None:
        """Begin at the answer that holds now; the line for another appears when it is asked for."""
        self.query_one(Input).display = False
        self.query_one(OptionList).highlighted = self.start
        self.query_one(OptionList).focus()

    def on_key(self, event: Key) -> None:
        """Choose by number."""
        if event.character and event.character.isdigit() and not self.query_one(Input).has_focus:
            event.stop()
            self._answer(int(event.character) - 1)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._answer(event.option_index)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def _answer(self, at: int) -> None:
        if 0 <= at < len(self.answers):
            self.dismiss(self.answers[at])
        elif at == len(self.answers) and self.other:
            self.query_one(Input).display = True
            self.query_one(Input).focus()
