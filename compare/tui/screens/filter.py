"""Which findings are shown: switches with counts, and words to look for."""

from collections import Counter
from dataclasses import replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from compare.model import SEVERITIES
from compare.reports import marks
from compare.tui import states
from compare.tui.filters import Facet, is_on, only, switched
from compare.tui.screens.cursor import Cursor
from compare.tui.view import DEFAULT, STATES, Filter, View, state

_NEW: Final = "new since the last sign-off"
_SIGNS: Final[dict[str, str]] = dict(
    [
        *((str(s), mark) for s, mark in marks.SEVERITY.items()),
        *((str(s), mark) for s, mark in states.SIGNS.items()),
    ]
)


class FilterScreen(Cursor[Filter | None], ModalScreen[Filter | None]):
    """Ends with the filter, or with `None` when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave", tooltip="leave"),
        Binding("enter", "keep", "Keep", tooltip="show these findings", priority=True),
        Binding("o", "only", "Only", tooltip="show this alone"),
        Binding("a", "all", "All", tooltip="show everything again"),
        Binding("slash", "words", "Words", tooltip="words that findings hold"),
        Binding("space", "switch", "Switch", tooltip="on or off"),
        Binding("j", "cursor(1)", show=False),
        Binding("k", "cursor(-1)", show=False),
    ]

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view
        self.kept = view.filter
        counts = Counter(d.check for d in view.found)
        self.switches: tuple[tuple[Facet, str], ...] = (
            *(("severities", severity) for severity in SEVERITIES),
            *(("states", name) for name in STATES),
            *(("checks", check) for check in sorted(counts, key=lambda c: (-counts[c], c))),
        )

    def compose(self) -> ComposeResult:
        """Show the words, and a switch per severity, decision and check."""
        with Vertical(classes="dialog"):
            yield Static(Content("Which findings are shown"), classes="heading")
            yield Input(self.kept.text, placeholder="/ words in the finding or its passages")
            yield OptionList()
            yield Static(
                Content("Space switches, o shows one alone, a all, / words; Enter keeps, Esc leaves"),
                classes="hint",
            )

    def on_mount(self) -> None:
        """Begin at the switches."""
        self._fill(0)
        self.query_one(OptionList).focus()

    def _fill(self, at: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        for facet, value in self.switches:
            options.add_option(Option(self._switch(facet, value)))
        options.add_option(Option(self._line(self.kept.new, f"{states.NEW}  {_NEW}", self._count("new", ""))))
        options.highlighted = at

    def _switch(self, facet: Facet, value: str) -> Content:
        sign = _SIGNS.get(value, "")
        return self._line(is_on(self.kept, facet, value), f"{sign:2} {value}", self._count(facet, value))

    def _line(self, on: bool, words: str, count: int) -> Content:
        return Content.assemble(
            ("[x] " if on else "[ ] ", "bold $primary" if on else "$dim"),
            f"{words:<32}",
            (f"{count:>5}", "$dim"),
        )

    def _count(self, facet: str, value: str) -> int:
        told = {
            "severities": lambda d: d.severity == value,
            "states": lambda d: state(d) == value,
            "checks": lambda d: d.check == value,
            "new": lambda d: d.review.new,
        }[facet]
        return sum(map(told, self.view.found))

    def action_switch(self) -> None:
        """Switch what is highlighted on or off."""
        at = self.query_one(OptionList).highlighted or 0
        if at == len(self.switches):
            self.kept = replace(self.kept, new=not self.kept.new)
        else:
            self.kept = switched(self.kept, *self.switches[at])
        self._fill(at)

    def action_only(self) -> None:
        """Let what is highlighted through alone, of its kind."""
        at = self.query_one(OptionList).highlighted or 0
        if at < len(self.switches):
            self.kept = only(self.kept, *self.switches[at])
            self._fill(at)

    def action_all(self) -> None:
        """Let everything through but info findings, as at the start."""
        self.kept = DEFAULT
        self.query_one(Input).value = ""
        self._fill(self.query_one(OptionList).highlighted or 0)

    def action_words(self) -> None:
        """Go to the line for words."""
        self.query_one(Input).focus()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.query_one(OptionList).highlighted = event.option_index
        self.action_switch()

    def action_keep(self) -> None:
        """End with what is switched on."""
        self.dismiss(replace(self.kept, text=self.query_one(Input).value.strip()))
