"""The review screen: base and versions side by side, the findings, and the finding chosen in full."""

from contextlib import suppress
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from compare.model import Comparison
from compare.tui.columns import ROOMY, Columns
from compare.tui.messages import FindingChosen, RowChosen, ScrolledAlone, VersionChosen
from compare.tui.screens import screen
from compare.tui.screens.deciding import Deciding
from compare.tui.screens.keys import KEYS
from compare.tui.screens.leaving import Leaving
from compare.tui.screens.looking import Looking
from compare.tui.screens.moving import LIST, NAME, WIDE, Moving
from compare.tui.widgets.density import Density
from compare.tui.widgets.detail import Detail
from compare.tui.widgets.finding_list import FindingList
from compare.tui.widgets.headings import Headings
from compare.tui.widgets.keyline import KeyLine
from compare.tui.widgets.passages import Passages
from compare.tui.widgets.status import Status
from compare.tui.widgets.tellings import VersionTab
from sources.errors import UserError

LOOK: Final = 2.0
"""Seconds after which the review file is looked at for what others wrote."""


class ReviewScreen(Moving, Deciding, Looking, Leaving):
    """The base beside one version or more."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    again = False
    """Whether to go back to the alignment by hand when the comparison is done."""

    def compose(self) -> ComposeResult:
        """Lay out the parts, from the tellings at the top to the keys at the bottom."""
        with Horizontal(id="tellings"):
            yield Static(Content(NAME), id="name")
            for number in range(len(self.comparison.alignments)):
                yield VersionTab(self.comparison, number)
        yield Density(self.view)
        with Horizontal(id="body"):
            yield FindingList(self.view)
            with Vertical(id="texts"):
                yield Headings()
                yield Passages(self.view)
        with VerticalScroll(id="strip", can_focus=False):
            yield Detail()
        yield Status()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the first finding."""
        width = self.app.size.width
        if width >= WIDE:
            digits = len(str(max(len(document.sentences) for document in self.comparison.documents)))
            fits = Columns.fitting(width - LIST, digits, ROOMY)
            self.view = self.view.but(shown=tuple(range(min(fits, len(self.comparison.alignments)))))
        self.painted = True
        self.lay_out()
        self.set_view(self.view)
        self.begin()
        self.set_interval(LOOK, self.look_again)

    def look_again(self) -> None:
        """Show what another screen on the same review file has decided, unless a question is open here."""
        if self.app.screen is self and not self.doing:
            with suppress(UserError):  # said when something is to be kept
                if self.desk.changed():
                    self.set_comparison(self.desk.reviewed(self.comparison))

    def begin(self) -> None:
        """Go to the first finding: to what is new since the last sign-off, where there is such."""
        fresh = [at for at, d in enumerate(self.view.findings) if d.review.new]
        if self.view.findings:
            self.choose((fresh or [0])[0])
        else:
            self.go(0)

    def receive(self, comparison: Comparison, doing: str) -> None:
        """Show more findings, or all of them: `doing` is empty when none follow."""
        if not self.painted:
            self.view = self.view.but(comparison=self.desk.reviewed(comparison), doing=doing)
            return
        waiting = self.doing and self.finding is None and self.row == 0
        self.view = self.view.but(doing=doing)
        self.set_comparison(self.desk.reviewed(comparison))
        if waiting and self.view.findings:
            self.begin()
        if self.again and not doing:
            self.again = False
            self.action_align()

    def on_resize(self, event: Resize) -> None:
        """Go by the new width where the reader did not choose."""
        del event
        self.lay_out()

    def action_back(self) -> None:
        """Put the texts together, else leave the search, else the list, else stop the work that goes on."""
        if self.query_one(Passages).loose:
            self.action_lock()
        elif self.view.search:
            self.search("")
        elif not self.query_one("#texts").display:
            self.action_list()
        elif self.doing:
            self.app.call_next(self.app.run_action, "stop")

    def action_align(self) -> None:
        """Align the current version by hand."""
        if self.doing:
            self.notify("Wait until all findings are there.", severity="warning")
            return

        def settle(changed: str | None) -> None:
            self.again = changed == "again"
            if changed:
                self.realigned()

        self.app.push_screen(screen("align")(self.view, self.desk, self.row), settle)

    def realigned(self) -> None:
        """Compare again with what was aligned by hand."""
        self.app.call_next(self.app.run_action, "compare")

    # What the mouse points at

    @on(FindingChosen)
    def _finding_chosen(self, message: FindingChosen) -> None:
        self.choose(message.finding)

    @on(RowChosen)
    def _row_chosen(self, message: RowChosen) -> None:
        if message.side is not None and message.side != self.view.current:
            self.set_view(self.view.at(message.side))
        self.go(message.row)

    @on(ScrolledAlone)
    def _scrolled_alone(self) -> None:
        self.tell_apart()

    @on(VersionChosen)
    def _version_chosen(self, message: VersionChosen) -> None:
        self.show_version(message.number)
