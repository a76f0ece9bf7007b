"""Alignment by hand: link, unlink, split, merge, move, pin; the rest is aligned around what was set."""

from collections.abc import Callable
from itertools import zip_longest
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from compare import hands
from compare.hands import Bead, Table
from compare.reports import marks
from compare.reports.excerpt import shortened
from compare.reports.visible import visible
from compare.reports.wrap import cells, wrap
from compare.review.desk import Desk
from compare.tui.screens.cursor import Cursor, kept
from compare.tui.screens.keys import key
from compare.tui.view import BASE, View
from compare.tui.widgets.tellings import heading

PIN: Final = "●"
MARK: Final = "▶"
LONGEST: Final = 600
"""Characters of a sentence that are shown; the review shows them all."""


class AlignScreen(Cursor[str]):
    """One version beside the base, as rows that can be changed.

    Ends with `again` to align the rest and come back, `done` when something was changed, else with nothing.
    """

    HEADING: ClassVar[str] = "Align by hand"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "mark", "mark a row to link with another", "Mark"),
        key("L,enter", "link", "link the marked row with this one", "Link"),
        key("x", "unlink", "unlink: the two sides do not belong together", "Unlink"),
        key("m", "merge", "merge with the next row", "Merge"),
        key("s", "split", "split: the first sentences by themselves", "Split"),
        key("J", "move(1)", "move the last sentence of this side to the next row", "Move"),
        key("K", "move(-1)", "move the first sentence of this side to the row before"),
        key("h,l,left,right,tab", "side", "the other side", "Side"),
        key("p", "pin", "pin the row as it is or let it go", "Pin"),
        key("r", "realign", "realign the rest around the pins", "Realign"),
        key("u,ctrl+z", "undo", "undo the last change by hand", "Undo"),
        key("j", "cursor(1)", "the next row"),
        key("k", "cursor(-1)", "the row before"),
        key("g", "edge(0)", "the first row"),
        key("G", "edge(-1)", "the last row"),
        key("question_mark,f1", "help", "the keys", "Help"),
        key("escape,q", "leave", "back to the review", "Back"),
    ]

    def __init__(self, view: View, desk: Desk, row: int = 0) -> None:
        super().__init__(id="sheet")
        self.view = view.but(shown=(view.current,), folded=False)
        self.desk = desk
        by_hand = {(p.base, p.version) for p in desk.pins().get(view.alignment.version, ())}
        self.table: Table = _table(self.view, by_hand)
        self.history: list[tuple[Table, int]] = []
        """Tables before each change, with the row that was chosen."""
        self.marked: int | None = None
        self.version = False
        """Whether the keys that move sentences are about the version's side."""
        base = view.rows[row].base if view.rows else ()
        self.start = next((n for n, bead in enumerate(self.table) if base and base[0] in bead.base), 0)

    def on_resize(self) -> None:
        """Break the lines when the width is known, and anew when it changes."""
        options = self.query_one(OptionList)
        at = self.start if options.highlighted is None else options.highlighted
        self.call_after_refresh(self._fill, at)

    @property
    def _at(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    # What keys do

    def action_side(self) -> None:
        """Let the keys that move sentences be about the other side."""
        self.version = not self.version
        self._legend()

    def action_mark(self) -> None:
        """Mark this row, or take the mark away."""
        self.marked = None if self.marked == self._at else self._at
        self._fill(self._at)

    def action_link(self) -> None:
        """Join the marked row with this one."""
        if self.marked is None or self.marked == self._at:
            self.notify("Mark another row first, with the space bar.")
            return
        one, other = self.marked, self._at
        self.marked = None
        self._change(lambda table: hands.linked(table, one, other), min(one, other))

    def action_merge(self) -> None:
        """Join this row with the next."""
        at = self._at
        if at + 1 < len(self.table):
            self._change(lambda table: hands.linked(table, at, at + 1), at)

    def action_unlink(self) -> None:
        """Put the two sides of this row apart."""
        self._change(lambda table: hands.unlinked(table, self._at), self._at)

    def action_split(self) -> None:
        """Take the first sentences of this row by themselves."""
        self._change(lambda table: hands.split(table, self._at), self._at)

    def action_move(self, step: int) -> None:
        """Hand a sentence of this side to a neighbouring row."""
        at, before = self._at, len(self.table)
        self._change(lambda table: hands.moved(table, at, version=self.version, step=step), at + step)
        if len(self.table) < before and step > 0:
            self.query_one(OptionList).highlighted = at

    def action_pin(self) -> None:
        """Pin this row, or let it go."""
        self._change(lambda table: hands.turned(table, self._at), self._at)

    def action_undo(self) -> None:
        """Take back the last change made here."""
        if not self.history:
            self.notify("Nothing was changed here; u on the review takes back earlier work.")
        elif kept(self, self.desk.undo):
            self.table, at = self.history.pop()
            self.marked = None
            self._fill(at)

    def action_realign(self) -> None:
        """Leave the rest to the aligner, and come back."""
        self.dismiss("again")

    def action_leave(self) -> None:
        """Go back; what was changed is checked again."""
        self.dismiss("done" if self.history else None)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    def _change(self, work: Callable[[Table], Table], at: int) -> None:
        """Change the table, and keep it at once."""
        table = work(self.table)
        if table == self.table:
            self.app.bell()
            return
        version = self.view.alignment.version
        if kept(self, lambda: self.desk.pin(version, hands.pins(table))):
            self.history.append((self.table, self._at))
            self.table, self.marked = table, None
            self._fill(max(0, min(at, len(table) - 1)))

    # What is shown

    def _fill(self, at: int) -> None:
        options = self.query_one(OptionList)
        room = max(10, (options.scrollable_content_region.width - 19) // 2)
        options.clear_options()
        for number, bead in enumerate(self.table):
            options.add_option(Option(self._row(number, bead, room)))
        options.highlighted = at
        self._legend()

    def _legend(self) -> None:
        room = max(10, (self.size.width - 20) // 2)
        sides = [heading(self.view, side, room) for side in (BASE, self.view.current)]
        styles = ["bold $secondary", "bold $primary"]
        styles[self.version] += " underline reverse"
        by_hand = sum(bead.pinned for bead in self.table)
        self.query_one("#legend", Static).update(
            Content.assemble(
                "       ",
                (sides[0], styles[0]),
                " " * (room - cells(sides[0]) + 8),
                (sides[1], styles[1]),
                (f"\n   {PIN} {by_hand} set by hand", "$dim"),
            )
        )

    def _row(self, number: int, bead: Bead, room: int) -> Content:
        left, right = (
            self._side(side, found, room) for side, found in ((BASE, bead.base), (0, bead.version))
        )
        sign = marks.SAME if bead.base and bead.version else marks.BASE if bead.base else marks.VERSION
        cue = f"{MARK if number == self.marked else ' '}{PIN if bead.pinned else ' '}"
        lines: list[Content | str] = []
        for at, (one, other) in enumerate(zip_longest(left, right, fillvalue=("", ""))):
            lead = (f"{cue if at == 0 else '  '} ", "bold $primary")
            middle = (f" {sign if at == 0 else ' '} ", "bold" if sign != marks.SAME else "$dim")
            lines.append(
                Content.assemble(
                    lead, (f"{one[0]:>3} ", "$dim"), one[1], " " * (room - cells(one[1])), middle,
                    (f"{other[0]:>3} ", "$dim"), other[1],
                )
            )  # fmt: skip
        return Content("\n").join([*lines, Content("")])

    def _side(self, side: int, found: tuple[int, ...], room: int) -> list[tuple[str, str]]:
        document = self.view.document(BASE if side == BASE else self.view.current)
        lines = []
        for index in found:
            text = visible(shortened(document.sentences[index].text, LONGEST))
            for at, line in enumerate(wrap([(text, "")], room)):
                lines.append((str(index + 1) if at == 0 else "", "".join(piece for piece, _ in line)))
        return lines or [("", "")]


def _table(view: View, by_hand: set[tuple[tuple[int, ...], tuple[int, ...]]]) -> Table:
    """Return the rows of a version; one that a pin made is pinned."""
    made = []
    for row in view.rows:
        cell = row.cells[0]
        made.append(Bead(row.base, cell.sentences, (row.base, cell.sentences) in by_hand))
    return tuple(made)
