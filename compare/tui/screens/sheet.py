"""What the screens beside the review have in common: lines to go through, one of them chosen."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from compare.tui.messages import PlaceChosen
from compare.tui.screens.cursor import Cursor
from compare.tui.view import View


class Sheet(Cursor[PlaceChosen | None]):
    """A list of lines over the whole screen; ends with the place chosen, or with `None`."""

    EMPTY: ClassVar[str] = "Nothing to show"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back", tooltip="back to the review", key_display="esc"),
        Binding("j", "cursor(1)", "Down", show=False, tooltip="next line"),
        Binding("k", "cursor(-1)", "Up", show=False, tooltip="previous line"),
        Binding("g", "edge(0)", "First", show=False, tooltip="first line"),
        Binding("G", "edge(-1)", "Last", show=False, tooltip="last line"),
        Binding("question_mark,f1", "help", "Help", tooltip="this help"),
    ]

    def __init__(self, view: View) -> None:
        super().__init__(id="sheet")
        self.view = view
        self.places: list[PlaceChosen | None] = []
        """Where each line leads; `None` where it leads nowhere."""

    def on_resize(self) -> None:
        """Fill the lines when the width is known, and anew when it changes."""
        self.call_after_refresh(self.fill)

    def fill(self) -> None:
        """Write the lines for the present width."""
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        self.places = []
        for line, place in self.lines(max(20, options.scrollable_content_region.width)):
            options.add_option(Option(line, disabled=place is None))
            self.places.append(place)
        if not self.places:
            options.add_option(Option(Content(self.EMPTY), disabled=True))
        first = next((n for n, place in enumerate(self.places) if place), None)
        options.highlighted = at if at is not None and at < len(self.places) else first

    def lines(self, width: int) -> "list[tuple[Content, PlaceChosen | None]]":
        """Return the lines in `width` cells, each with the place that it leads to."""
        raise NotImplementedError

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self.places):
            self.dismiss(self.places[event.option_index])
