"""Going about: findings, rows, versions, columns, layout."""

from bisect import bisect_left, bisect_right
from typing import Final

from compare.tui.columns import Columns
from compare.tui.screens.place import Place
from compare.tui.widgets.finding_list import FindingList
from compare.tui.widgets.headings import Headings
from compare.tui.widgets.passages import Passages
from compare.tui.widgets.tellings import VersionTab

NARROW: Final = 100
"""Below this many cells the texts stand one below the other, and the list makes room for them."""
WIDE: Final = 150
"""From here on the list has room for longer messages."""
LIST: Final = 46
"""Cells of the list where there is room for it."""
SHORT: Final = 30
"""Below this many lines the parts around the texts are kept small."""

NAME: Final = " Rashomon "


class Moving(Place):
    """What keys for going about do."""

    arranged: bool | None = None
    """Stacked or not as the reader asked; `None` goes by the width."""
    listed: bool | None = None
    """List or no list as the reader asked; `None` goes by the width."""

    def action_finding(self, step: int) -> None:
        """Go to the next or the previous finding, counted from the current place."""
        if not self.view.findings:
            return
        if self.finding is not None:
            chosen = self.finding + step
        elif self.view.order != "place":
            chosen = 0
        elif step > 0:
            chosen = bisect_right(self.view.row_of, self.row)
        else:
            chosen = bisect_left(self.view.row_of, self.row) - 1
        if 0 <= chosen < len(self.view.findings):
            self.choose(chosen)
        else:
            self.app.bell()

    def action_unreviewed(self, step: int) -> None:
        """Go to the next finding that nothing was decided about, round the story."""
        at = self.next_open(step)
        if at is None:
            self.notify("Every finding shown is reviewed.")
        else:
            self.choose(at)

    def action_next(self, step: int) -> None:
        """Go to the next hit of the search, or to the next finding when nothing is searched for."""
        hits = self.view.hits
        if not self.view.search:
            self.action_finding(step)
        elif not hits:
            self.app.bell()
        else:
            rows = [self.view.row_with(hit.sentence, hit.side) for hit in hits]
            if self.at_hit is None:
                at = bisect_left(rows, self.row) if step > 0 else bisect_right(rows, self.row) - 1
            else:
                at = self.at_hit + step
            self.at_hit = at % len(hits)
            self.go(rows[self.at_hit])

    def action_row(self, step: int) -> None:
        """Go to the next or the previous row that is seen; where only the list is seen, of the list."""
        if not self.query_one("#texts").display:
            self.action_finding(step)
            return
        if self.scroll_alone(step):
            return
        row = self.row + step
        while 0 < row < len(self.view.rows) - 1 and not self.view.unfolded[row]:
            row += step
        self.go(row)

    def action_page(self, step: float) -> None:
        """Go as many rows on as are seen, or a share of them."""
        rows = round(step * max(2, self.query_one(Passages).rows_seen))
        if not self.scroll_alone(rows):
            self.go(self.row + rows)

    def action_edge(self, row: int) -> None:
        """Go to the first row, or to the last."""
        every = len(self.view.rows)
        if not self.scroll_alone(every if row else -every):
            self.go(row % max(1, every))

    def action_lock(self) -> None:
        """Let the versions scroll on their own, or put all texts together again."""
        passages = self.query_one(Passages)
        if passages.loose:
            passages.scroll_together()
        elif passages.stacked or not self.query_one("#texts").display:
            self.notify("Only texts side by side scroll on their own: s arranges them.", severity="warning")
        else:
            passages.loose = True
        self.tell_apart()

    def scroll_alone(self, rows: int) -> bool:
        """Scroll the current version by as many rows, where the texts are not held together."""
        passages = self.query_one(Passages)
        if not passages.loose:
            return False
        if passages.scroll_alone(self.view.current, rows):
            self.tell_apart()
        else:
            self.app.bell()
        return True

    def action_turn(self, step: int) -> None:
        """Show the next version, or the one before; where several are shown, go to its column."""
        self.show_version((self.view.current + step) % len(self.comparison.alignments))

    def action_version(self, number: int) -> None:
        """Show a version by its number, from 0, where there is one."""
        if number < len(self.comparison.alignments):
            self.show_version(number)

    def action_columns(self, step: int) -> None:
        """Show one version more beside the base, or one fewer; with 0 all of them, or one."""
        every, shown = range(len(self.comparison.alignments)), self.view.shown
        if step == 0:
            wanted = tuple(every) if len(shown) < len(every) else (self.view.current,)
        elif step > 0:
            behind = sorted(set(every) - set(shown), key=lambda n: (n - self.view.current) % len(every))
            wanted = tuple(sorted({*shown, *behind[:1]}))
        else:
            others = [number for number in shown if number != self.view.current]
            wanted = tuple(number for number in shown if number not in others[-1:])
        if wanted == shown:
            self.app.bell()
            return
        chosen = self.chosen
        self.view = self.view.but(shown=wanted)
        self.lay_out()
        self.set_view(self.view)
        if not (chosen and self.find(chosen.id)):
            self.go(min(self.row, len(self.view.rows) - 1))

    def action_fold(self) -> None:
        """Fold away the rows without findings, or bring them back."""
        self.refilter(self.view.but(folded=not self.view.folded))

    def action_list(self) -> None:
        """Show or hide the list of findings."""
        self.listed = not self.query_one(FindingList).display
        self.lay_out()

    def action_texts(self) -> None:
        """Leave the list where it took the place of the texts."""
        if not self.query_one("#texts").display:
            self.action_list()

    def action_arrange(self) -> None:
        """Change between side by side and stacked."""
        self.arranged = not self.query_one(Passages).stacked
        self.lay_out()

    def lay_out(self) -> None:
        """Give the list and the texts their room."""
        width, height = self.app.size
        narrow = width < NARROW
        passages, findings = self.query_one(Passages), self.query_one(FindingList)
        findings.display = not narrow if self.listed is None else self.listed
        self.query_one("#texts").display = not (narrow and findings.display)
        self.set_class(narrow, "-narrow")
        self.set_class(width >= WIDE, "-wide")
        self.set_class(height < SHORT, "-short")
        taken = (LIST if width >= WIDE else 36) if findings.display and not narrow else 0
        crowded = Columns.fitting(width - taken, passages.columns.digits) < len(self.view.shown)
        stacked = narrow or crowded if self.arranged is None else self.arranged
        passages.put(self.view, stacked=stacked)
        for tab in self.query(VersionTab):
            tab.shorten((width - len(NAME) - 1) // len(self.comparison.alignments))
        self.query_one(Headings).set_class(passages.stacked, "-stacked")
        self.head()
