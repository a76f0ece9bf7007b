"""What the screen shows of a comparison: which versions, which findings, in which order, in which rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Literal, get_args

from compare.model import SEVERITIES, Alignment, Comparison, Divergence, Fate, NotChecked, Severity
from compare.reports import summary
from compare.reports.matrix import Cell, MatrixRow, matrix
from sources.model import Document

State = Literal["open", "confirmed", "dismissed", "flagged"]
STATES: Final[tuple[State, ...]] = get_args(State)

Order = Literal["place", "severity", "check", "state"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)

BASE: Final = -1
"""The base as a side; versions are sides by their number, from 0."""


def state(divergence: Divergence) -> State:
    """Return what was decided about a finding, on its present wording."""
    return divergence.review.status or "open"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings are shown. An empty set lets everything through."""

    severities: frozenset[str] = frozenset({"critical", "major", "minor"})
    checks: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    new: bool = False
    """Only what is new since the last sign-off."""
    text: str = ""
    """Words that the finding's message or its passages hold, in any case."""

    def lets(self, divergence: Divergence) -> bool:
        """Tell whether a finding is shown."""
        return (
            (not self.severities or divergence.severity in self.severities)
            and (not self.checks or divergence.check in self.checks)
            and (not self.states or state(divergence) in self.states)
            and (not self.new or divergence.review.new)
            and (not self.text or self.text.casefold() in _words(divergence))
        )

    def __str__(self) -> str:
        """Say what is filtered, for the status line; nothing where only info findings are hidden."""
        parts = []
        if self.severities not in {frozenset(), DEFAULT.severities}:
            parts.append("/".join(s for s in SEVERITIES if s in self.severities))
        parts += [",".join(sorted(self.checks))] if self.checks else []
        parts += ["/".join(s for s in STATES if s in self.states)] if self.states else []
        parts += ["new"] if self.new else []
        parts += [f"“{self.text}”"] if self.text else []
        return " · ".join(parts)


DEFAULT: Final = Filter()


_Matrix = tuple[tuple[MatrixRow, ...], Mapping[tuple[int, int], int]]


def _places(rows: tuple[MatrixRow, ...], shown: tuple[int, ...]) -> dict[tuple[int, int], int]:
    places: dict[tuple[int, int], int] = {}
    for at, row in enumerate(rows):
        for index in row.base:
            places[BASE, index] = at
        for number, cell in zip(shown, row.cells, strict=True):
            for index in cell.sentences:
                places[number, index] = at
    return places


def _of(fate: Fate, ids: set[str]) -> Fate:
    return replace(fate, divergences=tuple(one for one in fate.divergences if one in ids))


def _words(divergence: Divergence) -> str:
    sides = (divergence.base, divergence.other)
    parts = [divergence.check, divergence.message, divergence.review.note, divergence.review.reason]
    return " ".join([*parts, *(side.text for side in sides if side)]).casefold()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that the search found."""

    side: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class View:
    """Some versions beside the base: what the widgets of the screen draw."""

    comparison: Comparison
    shown: tuple[int, ...] = (0,)
    """Numbers of the versions, indices into the comparison's alignments, in the order of the columns."""
    current: int = 0
    """The version that keys are about; one of those shown."""
    filter: Filter = field(default_factory=Filter)
    order: Order = "place"
    folded: bool = False
    """Whether rows without findings, and not beside one with, are folded away."""
    search: str = ""
    doing: str = ""
    """What the program does in the background; empty when it is done and no more findings follow."""

    @property
    def alignment(self) -> Alignment:
        """How the current version answers the base."""
        return self.comparison.alignments[self.current]

    def document(self, side: int) -> Document:
        """Return the text of a side."""
        return self.comparison.documents[side + 1]

    def but(self, **changes: Any) -> "View":
        """Return the view with some things changed; what does not depend on them is not read again."""
        made = replace(self, **changes)
        if made.comparison.alignments is self.comparison.alignments:
            made.__dict__["_matrices"] = self._matrices
            if made.shown == self.shown and made.search == self.search and "hits" in self.__dict__:
                made.__dict__["hits"] = self.hits
        return made

    def alike(self, other: "View") -> bool:
        """Tell whether another view has the same rows, all of them seen."""
        same = other.comparison.alignments is self.comparison.alignments and other.shown == self.shown
        return same and not (self.folded or other.folded)

    def at(self, current: int) -> "View":
        """Return the view with another version current; it takes the present one's column if it has none."""
        if current in self.shown:
            return self.but(current=current)
        shown = tuple(sorted(current if number == self.current else number for number in self.shown))
        return self.but(current=current, shown=shown)

    # Rows

    @cached_property
    def _matrices(self) -> "dict[tuple[int, ...], _Matrix]":
        """Versions shown -> rows and places, once asked for; views of the same alignments share them."""
        return {}

    def _matrix(self) -> "_Matrix":
        if self.shown not in self._matrices:
            rows = matrix(self.comparison, self.shown)
            self._matrices[self.shown] = rows, _places(rows, self.shown)
        return self._matrices[self.shown]

    @cached_property
    def rows(self) -> tuple[MatrixRow, ...]:
        """Every sentence of every side, side by side."""
        return self._matrix()[0]

    @cached_property
    def places(self) -> Mapping[tuple[int, int], int]:
        """(side, sentence) -> row."""
        return self._matrix()[1]

    def cell(self, row: int, side: int) -> Cell:
        """Return what a version has in a row."""
        return self.rows[row].cells[self.shown.index(side)]

    def sentences(self, row: int, side: int) -> tuple[int, ...]:
        """Return the sentences that a side has in a row."""
        return self.rows[row].base if side == BASE else self.cell(row, side).sentences

    def row_with(self, sentence: int, side: int = BASE) -> int:
        """Return the row that holds a sentence, else the first."""
        return self.places.get((side, sentence), 0)

    @cached_property
    def unfolded(self) -> tuple[bool, ...]:
        """Which rows are seen: all, or those with findings and their neighbours."""
        if not self.folded:
            return (True,) * len(self.rows)
        near = {at + step for at in (*self.in_row, *self._hit_rows) for step in (-1, 0, 1)}
        return tuple(at in near for at in range(len(self.rows)))

    # Findings

    @cached_property
    def found(self) -> tuple[Divergence, ...]:
        """All findings of the versions shown."""
        ids = {self.comparison.alignments[number].version for number in self.shown}
        return tuple(d for d in self.comparison.divergences if d.version in ids)

    @cached_property
    def findings(self) -> tuple[Divergence, ...]:
        """The findings that are shown, in the order asked for."""
        kept = [d for d in self.found if self.filter.lets(d)]
        return tuple(sorted(kept, key=lambda d: (*_RANK[self.order](d), self._row(d), self.side(d))))

    @property
    def filtered(self) -> Comparison:
        """The comparison with the findings that the filter lets through; how many it hides is said in it."""
        every = self.comparison.divergences
        kept = tuple(d for d in every if self.filter.lets(d))
        if len(kept) == len(every) or not str(self.filter):
            return self.comparison  # info findings are the report's own to hide
        ids = {d.id for d in kept}
        quotes = tuple(
            replace(saying, versions=tuple(_of(fate, ids) for fate in saying.versions))
            for saying in self.comparison.quotes
        )
        hidden = NotChecked(
            f"findings that the filter “{self.filter}” hides",
            f"{len(every) - len(kept)} of {len(every)} are not in this report",
        )
        not_checked = (*self.comparison.not_checked, hidden)
        return replace(self.comparison, divergences=kept, quotes=quotes, not_checked=not_checked)

    @cached_property
    def row_of(self) -> tuple[int, ...]:
        """The row of each finding shown."""
        return tuple(self._row(divergence) for divergence in self.findings)

    @cached_property
    def in_row(self) -> Mapping[int, tuple[int, ...]]:
        """Row -> the findings shown in it, as indices."""
        found: dict[int, tuple[int, ...]] = {}
        for finding, row in enumerate(self.row_of):
            found[row] = (*found.get(row, ()), finding)
        return found

    def worst(self, row: int, side: int | None = None) -> Severity | None:
        """Return the severity of the gravest finding shown in a row, of one version or of all."""
        here = [self.findings[finding] for finding in self.in_row.get(row, ())]
        grades = [d.severity for d in here if side is None or self.side(d) == side]
        return min(grades, key=SEVERITIES.index, default=None)

    def side(self, divergence: Divergence) -> int:
        """Return the number of the version that a finding is about."""
        return self.comparison.ids.index(divergence.version) - 1

    def _row(self, divergence: Divergence) -> int:
        """Return the row of a finding: by its link, else by the first side it names."""
        side = self.side(divergence)
        if divergence.link is not None:
            link = self.comparison.alignments[side].links[divergence.link]
            return self.places.get((BASE, link.base[0]), 0)
        for at, passage in ((BASE, divergence.base), (side, divergence.other)):
            if passage is not None and (at, passage.sentence) in self.places:
                return self.places[at, passage.sentence]
        return 0

    # Search

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Where the words searched for stand, in the order of the rows."""
        wanted = self.search.casefold()
        if not wanted:
            return ()
        found = [hit for side in (BASE, *self.shown) for hit in self._hits(side, wanted)]
        return tuple(sorted(found, key=lambda h: (self.row_with(h.sentence, h.side), h.side, h.start)))

    def _hits(self, side: int, wanted: str) -> Iterator[Hit]:
        for sentence in self.document(side).sentences:
            folded = sentence.text.casefold()
            same = len(folded) == len(sentence.text)  # else offsets would not be those of the text
            start = folded.find(wanted)
            while start >= 0:
                place = (start, start + len(wanted)) if same else (0, len(sentence.text))
                yield Hit(side, sentence.index, sentence.start + place[0], sentence.start + place[1])
                start = folded.find(wanted, start + len(wanted)) if same else -1

    @cached_property
    def _hit_rows(self) -> frozenset[int]:
        return frozenset(self.row_with(hit.sentence, hit.side) for hit in self.hits)

    # Order of the version

    def way(self, row: int, side: int) -> str:
        """Say where a moved passage stands in its version: behind which sentence of the base."""
        cell = self.cell(row, side)
        if not cell.moved or not cell.sentences:
            return ""
        counterpart = {
            index: link.base[-1] for link in self.comparison.alignments[side].links for index in link.version
        }
        before = [counterpart[i] for i in range(cell.sentences[0]) if i in counterpart]
        return f"told behind {before[-1] + 1}" if before else "told first"


_RANK: Final[dict[Order, Callable[[Divergence], tuple[object, ...]]]] = {
    "place": lambda d: (),
    "severity": lambda d: (SEVERITIES.index(d.severity),),
    "check": lambda d: (d.check,),
    "state": lambda d: (STATES.index(state(d)), not d.review.new),
}


def nothing(view: View) -> tuple[str, str]:
    """Say which kind of nothing there is to show."""
    if view.doing and not view.found:
        return "Findings follow", view.doing
    outcome = summary.outcome(view.comparison, view.alignment)
    if outcome == "could not compare":
        return "Could not compare", f"{summary.incomparable(view.comparison, view.alignment)}."
    if not view.found:
        return "No divergences found", "Nothing in this version differs from the base."
    if not view.findings and str(view.filter):
        return "Nothing in this filter", f"{view.filter}. Press f to change it, F to see everything again."
    if not view.findings:
        hidden = summary.count_of(len(view.found), "info finding")
        return "No divergences found above info", f"{hidden} hidden: i shows what is hidden."
    return "Nothing found in this row", "] goes to the next finding, [ to the one before."
