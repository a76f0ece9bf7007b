"""The review screen: base and version side by side, the findings, and the finding chosen in full."""

from bisect import bisect_left, bisect_right
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Footer, Static

from compare.model import Comparison
from compare.tui.findings import View, nothing
from compare.tui.messages import FindingChosen, RowChosen, VersionChosen
from compare.tui.screens.help import HelpScreen
from compare.tui.screens.keys import KEYS
from compare.tui.widgets.density import Density
from compare.tui.widgets.detail import Detail
from compare.tui.widgets.finding_list import FindingList
from compare.tui.widgets.headings import Headings
from compare.tui.widgets.passages import Passages
from compare.tui.widgets.status import Status
from compare.tui.widgets.tellings import VersionTab

NARROW: Final = 100
"""Below this many cells the texts stand one below the other, and the list makes room for them."""

NAME: Final = " Rashomon "
WIDE: Final = 150
"""From here on the list has room for longer messages."""


class ReviewScreen(Screen[None]):
    """One version beside the base at a time."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, comparison: Comparison, *, show_info: bool = False) -> None:
        super().__init__()
        self.comparison = comparison
        self.view = View(comparison, 0, show_info)
        self.row = 0
        self.finding: int | None = None
        self._arranged: bool | None = None
        """Stacked or not as the reader asked; `None` goes by the width."""
        self._listed: bool | None = None
        """List or no list as the reader asked; `None` goes by the width."""

    def compose(self) -> ComposeResult:
        """Lay out the parts, from the tellings at the top to the keys at the bottom."""
        with Horizontal(id="tellings"):
            yield Static(Content(NAME), id="name")
            for number, alignment in enumerate(self.comparison.alignments):
                yield VersionTab(self.comparison.document(alignment.version), number)
        yield Density(self.view)
        with Horizontal(id="body"):
            yield FindingList(self.view)
            with Vertical(id="texts"):
                yield Headings()
                yield Passages(self.view)
        with VerticalScroll(id="strip", can_focus=False):
            yield Detail()
        yield Status()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at the first finding."""
        self._arrange()
        self._show_version(0)
        if self.view.findings:
            self._choose(0)

    def on_resize(self, event: Resize) -> None:
        """Go by the new width where the reader did not choose."""
        del event
        self._arrange()

    # What keys do

    def action_finding(self, step: int) -> None:
        """Go to the next or the previous finding, counted from the current place."""
        if not self.view.findings:
            return
        if self.finding is not None:
            chosen = self.finding + step
        elif step > 0:
            chosen = bisect_right(self.view.row_of, self.row)
        else:
            chosen = bisect_left(self.view.row_of, self.row) - 1
        if 0 <= chosen < len(self.view.findings):
            self._choose(chosen)
        else:
            self.app.bell()

    def action_row(self, step: int) -> None:
        """Go to the next or the previous row; where only the list is seen, of the list."""
        if self.query_one("#texts").display:
            self._go(self.row + step)
        else:
            self.action_finding(step)

    def action_page(self, step: int) -> None:
        """Go as many rows on as are seen."""
        self._go(self.row + step * self.query_one(Passages).rows_seen)

    def action_edge(self, row: int) -> None:
        """Go to the first row, or to the last."""
        self._go(row % max(1, len(self.view.rows)))

    def action_turn(self, step: int) -> None:
        """Show the next version, or the one before."""
        self._show_version((self.view.number + step) % len(self.comparison.alignments))

    def action_version(self, number: int) -> None:
        """Show a version by its number, from 0, where there is one."""
        if number < len(self.comparison.alignments):
            self._show_version(number)

    def action_info(self) -> None:
        """Show or hide findings of severity info."""
        chosen = self.view.findings[self.finding].id if self.finding is not None else None
        self._set_view(View(self.comparison, self.view.number, not self.view.show_info))
        ids = [finding.id for finding in self.view.findings]
        self._place(self.row, ids.index(chosen) if chosen in ids else None)

    def action_list(self) -> None:
        """Show or hide the list of findings."""
        self._listed = not self.query_one(FindingList).display
        self._arrange()

    def action_texts(self) -> None:
        """Leave the list where it took the place of the texts."""
        if not self.query_one("#texts").display:
            self.action_list()

    def action_arrange(self) -> None:
        """Change between side by side and stacked."""
        self._arranged = not self.query_one(Passages).stacked
        self._arrange()

    def action_unchecked(self) -> None:
        """Say what the comparison did not look at."""
        entries = [f"{entry.what}: {entry.why}" for entry in self.comparison.not_checked]
        self.query_one(Detail).say(
            "Not checked" if entries else "Nothing was skipped of what `rashomon` checks", "\n".join(entries)
        )

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen.of(self.active_bindings))

    # What is pointed at

    @on(RowChosen)
    def _row_chosen(self, message: RowChosen) -> None:
        self._go(message.row)

    @on(FindingChosen)
    def _finding_chosen(self, message: FindingChosen) -> None:
        self._choose(message.finding)
        self.action_texts()

    @on(VersionChosen)
    def _version_chosen(self, message: VersionChosen) -> None:
        self._show_version(message.number)

    # What is shown

    def _go(self, row: int) -> None:
        """Go to a row and to its first finding, if it has one."""
        row = max(0, min(row, len(self.view.rows) - 1))
        here = self.view.in_row.get(row, ())
        self._place(row, here[0] if here else None)

    def _choose(self, finding: int) -> None:
        self._place(self.view.row_of[finding], finding)

    def _show_version(self, number: int) -> None:
        """Show another version at the same sentence of the base."""
        sentences = [s for row in self.view.rows[: self.row + 1] for s in row.base]
        self._set_view(View(self.comparison, number, self.view.show_info))
        for tab in self.query(VersionTab):
            tab.set_class(tab.number == number, "-current")
            if tab.number == number:
                tab.scroll_visible(animate=False)
        self._go(self.view.row_with(max(sentences)) if sentences else 0)

    def _set_view(self, view: View) -> None:
        self.view = view
        passages = self.query_one(Passages)
        passages.set_reactive(Passages.finding, None)
        passages.set_reactive(Passages.row, 0)
        self.query_one(FindingList).finding = None
        for widget in (
            passages,
            self.query_one(FindingList),
            self.query_one(Density),
            self.query_one(Headings),
        ):
            widget.view = view

    def _place(self, row: int, finding: int | None) -> None:
        """Show a place in every part."""
        self.row, self.finding = row, finding
        passages = self.query_one(Passages)
        passages.finding, passages.row = finding, row
        self.query_one(FindingList).finding = finding
        self.query_one(Density).row = row
        self.query_one(Status).show(self.view, finding, row)
        self._detail()

    def _detail(self) -> None:
        detail = self.query_one(Detail)
        if self.finding is None:
            detail.say(*nothing(self.view))
            return
        here = self.view.in_row[self.row]
        place = f" · {here.index(self.finding) + 1} of {len(here)} in this row" if len(here) > 1 else ""
        detail.show(self.view, self.view.findings[self.finding], place)
        self.query_one("#strip").scroll_home(animate=False)

    def _arrange(self) -> None:
        """Give the list and the texts their room."""
        narrow = self.app.size.width < NARROW
        passages, findings = self.query_one(Passages), self.query_one(FindingList)
        findings.display = not narrow if self._listed is None else self._listed
        self.query_one("#texts").display = not (narrow and findings.display)
        self.set_class(narrow, "-narrow")
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.set_class(self.app.size.height < 30, "-short")
        passages.stacked = narrow if self._arranged is None else self._arranged
        for tab in self.query(VersionTab):
            tab.shorten((self.app.size.width - len(NAME) - 1) // len(self.comparison.alignments))
        self.call_after_refresh(self._head)

    def _head(self) -> None:
        headings = self.query_one(Headings)
        headings.view, headings.columns = self.view, self.query_one(Passages).columns
