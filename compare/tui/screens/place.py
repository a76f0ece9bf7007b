"""Where the reader is on the review screen: the view, the row, the finding; shown by every part of it."""

from bisect import bisect_right

from textual.screen import Screen

from compare.model import Comparison, Divergence, Severity
from compare.review.desk import Desk
from compare.tui.filters import from_severity
from compare.tui.view import View, nothing, state
from compare.tui.widgets.density import Density
from compare.tui.widgets.detail import Detail
from compare.tui.widgets.finding_list import FindingList
from compare.tui.widgets.headings import Headings
from compare.tui.widgets.passages import Passages
from compare.tui.widgets.status import Status
from compare.tui.widgets.tellings import VersionTab


class Place(Screen[None]):
    """The state of the review screen, and how it is shown."""

    def __init__(
        self, comparison: Comparison, desk: Desk, *, least: Severity = "minor", doing: str = ""
    ) -> None:
        super().__init__()
        self.desk = desk
        self.view = View(comparison, filter=from_severity(least), doing=doing)
        self.row = 0
        self.finding: int | None = None
        self.at_hit: int | None = None
        self.painted = False
        """Whether the parts are there to be shown anything."""

    @property
    def comparison(self) -> Comparison:
        """What is reviewed."""
        return self.view.comparison

    @property
    def doing(self) -> str:
        """What the program does in the background; empty when it is done."""
        return self.view.doing

    def work(self, doing: str) -> None:
        """Say what the program does in the background."""
        self.view = self.view.but(doing=doing)
        if self.painted:
            self.query_one(FindingList).view = self.view
            self.tell()
            if self.chosen is None:
                self._detail()

    @property
    def chosen(self) -> Divergence | None:
        """The finding chosen."""
        return self.view.findings[self.finding] if self.finding is not None else None

    # Going

    def choose(self, finding: int) -> None:
        """Go to a finding, and to its version."""
        side = self.view.side(self.view.findings[finding])
        if side != self.view.current:
            identifier = self.view.findings[finding].id
            self.set_view(self.view.at(side))
            finding = next(at for at, d in enumerate(self.view.findings) if d.id == identifier)
        self.place(self.view.row_of[finding], finding)

    def go(self, row: int) -> None:
        """Go to a row, and to its first finding."""
        row = max(0, min(row, len(self.view.rows) - 1))
        here = self.view.in_row.get(row, ())
        own = [at for at in here if self.view.side(self.view.findings[at]) == self.view.current]
        self.place(row, own[0] if own else here[0] if here else None)

    def show_version(self, number: int) -> None:
        """Show another version, at the sentence of the base where the reader is."""
        base = self.view.rows[self.row].base if self.view.rows else ()
        kept = self.chosen
        self.set_view(self.view.at(number))
        row = self.view.row_with(base[0]) if base else min(self.row, max(0, len(self.view.rows) - 1))
        if kept and self.view.side(kept) == number:
            self.find(kept.id)
        else:
            self.go(row)

    def find(self, identifier: str) -> bool:
        """Go to a finding by its id; tell whether it is shown."""
        at = next((at for at, d in enumerate(self.view.findings) if d.id == identifier), None)
        if at is not None:
            self.choose(at)
        return at is not None

    # Showing

    def set_comparison(self, comparison: Comparison) -> None:
        """Show another state of the comparison; the reader stays at the place, if it is still there."""
        chosen, row = self.chosen, self.row
        self.set_view(self.view.but(comparison=comparison))
        for tab in self.query(VersionTab):
            tab.tell(comparison)
        at = next((at for at, d in enumerate(self.view.findings) if chosen and d.id == chosen.id), None)
        if at is None and chosen is None:
            self.go(row)
        else:
            self.place(min(row, max(0, len(self.view.rows) - 1)), at)

    def set_view(self, view: View) -> None:
        """Give all parts another view; the place is set by the caller."""
        self.view = view
        passages = self.query_one(Passages)
        passages.set_reactive(Passages.finding, None)
        if self.row >= len(view.rows):
            self.row = 0
        passages.set_reactive(Passages.row, self.row)
        self.query_one(FindingList).set_reactive(FindingList.finding, None)
        for widget in (
            passages,
            self.query_one(FindingList),
            self.query_one(Density),
            self.query_one(Headings),
        ):
            widget.view = view
        self.mark_tabs()
        self._head()

    def refilter(self, view: View) -> None:
        """Show other findings of the same rows; the reader stays at the finding, or goes to the next one."""
        chosen, row = self.chosen, self.row
        self.set_view(view)
        if chosen and self.find(chosen.id):
            return
        at = bisect_right(sorted(view.row_of), row - 1) if view.order == "place" else 0
        if chosen and at < len(view.findings):
            self.choose(at)
        else:
            self.go(row)

    def place(self, row: int, finding: int | None) -> None:
        """Show a place in every part."""
        self.row, self.finding = row, finding
        passages = self.query_one(Passages)
        passages.finding, passages.row = finding, row
        self.query_one(FindingList).finding = finding
        self.query_one(Density).row = row
        self.tell_apart()
        self.tell()
        self._detail()

    def tell_apart(self) -> None:
        """Say over the columns which of them scroll on their own."""
        passages = self.query_one(Passages)
        loose = frozenset({self.view.current}) if passages.loose else frozenset()
        self.query_one(Headings).apart = loose | passages.apart

    def tell(self) -> None:
        """Bring the status line up to date."""
        if not self.painted:
            return
        self.query_one(Status).show(self.view, self.finding, self.row)

    def _detail(self) -> None:
        detail = self.query_one(Detail)
        chosen = self.chosen
        way = self.view.way(self.row, self.view.current) if self.view.rows else ""
        if chosen is None:
            if way:
                detail.say(
                    f"Moved: in this version it is {way} of the base", "Nothing else found in this row."
                )
            else:
                detail.say(*nothing(self.view))
            return
        here = self.view.in_row[self.row]
        several = (
            f" · {here.index(self.finding or 0) + 1} of {len(here)} in this row" if len(here) > 1 else ""
        )
        detail.show(self.view, chosen, several + (f" · moved, {way}" if way else ""))
        self.query_one("#strip").scroll_home(animate=False)

    def mark_tabs(self) -> None:
        """Show which versions are seen, and which one keys are about."""
        for tab in self.query(VersionTab):
            tab.set_class(tab.number == self.view.current, "-current")
            tab.set_class(tab.number in self.view.shown, "-shown")

    def head(self) -> None:
        """Name the columns, when they have their width."""
        self.call_after_refresh(self._head)

    def _head(self) -> None:
        headings = self.query_one(Headings)
        headings.columns = self.query_one(Passages).columns
        self.tell_apart()

    def next_open(self, step: int) -> int | None:
        """Return the next finding that nothing was decided about, from the present one round the story."""
        count = len(self.view.findings)
        start = self.finding if self.finding is not None else bisect_right(self.view.row_of, self.row) - 1
        for away in range(1, count + 1):
            at = (start + step * away) % count
            if state(self.view.findings[at]) == "open":
                return at
        return None
