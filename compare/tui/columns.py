"""Rows of sentences laid out as lines of cells: side by side, or one below the other.

All sides of a row take as many lines, so gaps line up and one scroll bar moves them all.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from compare.reports import marks
from compare.reports.visible import visible
from compare.reports.wrap import Run, breaks, cells, wrap
from compare.tui import states
from compare.tui.spans import marks as marks_of
from compare.tui.spans import paint
from compare.tui.view import BASE, View
from sources.model import Sentence

Line = list[Run]

_LEAD: Final = 6
"""Cells before the first number: the cursor's bar, marks of severity and of the decision, a space."""
_SPINE: Final = 5
"""Cells before a version's column: what is found in it, and how it compares."""
NARROWEST: Final = 26
"""Cells of text below which a column is hard to read."""
ROOMY: Final = 36
"""Cells of text from which several columns are shown without being asked for."""

_SIGNS: Final = {"omitted": marks.BASE, "added": marks.VERSION, "aside": " ", "linked": " "}
_GAPS: Final = {"omitted": "not told", "added": "not in the base"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The geometry of the texts."""

    width: int
    stacked: bool
    digits: int
    """Cells of the longest sentence number."""
    versions: int = 1
    """Versions beside the base."""

    @classmethod
    def fitting(cls, width: int, digits: int, text: int = NARROWEST) -> int:
        """Return how many versions fit beside the base with `text` cells each; at least one."""
        column = digits + 2 + text
        return max(1, (width - _LEAD - column - 1) // (column + _SPINE))

    @property
    def text(self) -> int:
        """Cells of a line of text."""
        if self.stacked:
            return max(10, self.width - _LEAD - self.digits - 4)
        taken = _LEAD + self.versions * _SPINE + (self.versions + 1) * (self.digits + 2) + 1
        return max(10, (self.width - taken) // (self.versions + 1))

    @property
    def heads(self) -> tuple[int, int, int]:
        """Cells before the first heading, between two, and within one."""
        if self.stacked:
            return _LEAD, 3, max(20, self.width - _LEAD - 10)
        return _LEAD + self.digits + 2, _SPINE + self.digits + 2, self.text

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Cells of the base's column and of each version's: from its spine to the next one's."""
        left, between, text = self.heads
        ends = (left + text + at * (between + text) for at in range(self.versions))
        return tuple(pairwise((0, *ends, self.width)))

    def height(self, view: View, row: int) -> int:
        """Return the lines of a row, with the empty one at its end."""
        if not view.unfolded[row]:
            return 1 if row == 0 or view.unfolded[row - 1] else 0
        sides = [self._lines_of(view, row, side) for side in (BASE, *view.shown)]
        if self.stacked:
            return max(1, sum(sides)) + 1
        return max(1, *sides) + 1

    def _lines_of(self, view: View, row: int, side: int) -> int:
        sentences, width = view.document(side).sentences, self.text
        return sum(_height(sentences[index].text, width) for index in view.sentences(row, side))

    def lines(self, view: View, row: int, chosen: int | None = None) -> list[Line]:
        """Return the lines of a row, an empty one at the end; none for a row folded into the one before."""
        if not view.unfolded[row]:
            return self._fold(view, row)
        sides = [self._side(view, row, side, chosen) for side in (BASE, *view.shown)]
        body = self._stack(view, row, sides) if self.stacked else self._beside(view, row, sides)
        lead = _lead(view, row)
        blank: Run = (" " * (_LEAD - 1), "")
        return [[lead if at == 0 else blank, *line] for at, line in enumerate(body)] + [[]]

    def _fold(self, view: View, row: int) -> list[Line]:
        if row and not view.unfolded[row - 1]:
            return []
        rest = view.unfolded[row:]
        count = rest.index(True) if True in rest else len(rest)
        return [[(" " * (_LEAD - 1), ""), (f"⋯ {count} row{'s' * (count > 1)} without findings", "gap")]]

    def _side(self, view: View, row: int, side: int, chosen: int | None) -> list[tuple[str, Line]]:
        """Return the wrapped lines of one side, each with its sentence's number or none."""
        document = view.document(side)
        found = marks_of(view, side, row, chosen)
        prefix = "base" if side == BASE else "version"
        lines: list[tuple[str, Line]] = []
        for index in view.sentences(row, side):
            sentence = document.sentences[index]
            runs = [(text, style or _default(sentence)) for text, style in paint(sentence, found, prefix)]
            for number, line in enumerate(wrap(runs, self.text)):
                lines.append((str(index + 1) if number == 0 else "", line))
        return lines

    def _beside(self, view: View, row: int, sides: list[list[tuple[str, Line]]]) -> list[Line]:
        """Put the versions beside the base; a side that does not tell says so."""
        added = any(cell.sentences and cell.standing == "added" for cell in view.rows[row].cells)
        told = [sides[0] or self._gap(_GAPS["added"] if added else ""), *sides[1:]]
        for at, number in enumerate(view.shown, start=1):
            if not told[at]:
                told[at] = self._gap(_GAPS["omitted"] if view.cell(row, number).standing == "omitted" else "")
        lines: list[Line] = []
        for at in range(max(1, *(len(side) for side in told))):
            line: Line = []
            for column, side in enumerate(told):
                if column:
                    spine = self._spine(view, row, view.shown[column - 1])
                    line += spine if at == 0 else [(" " * _SPINE, "")]
                last = column == len(told) - 1
                line += self._numbered(side[at] if at < len(side) else ("", []), pad=not last)
            lines.append(line)
        return lines

    def _spine(self, view: View, row: int, side: int) -> Line:
        """Return what stands before a version's column: its gravest finding, and how it compares."""
        sign, style = _sign(view, row, side)
        if self.versions == 1:
            return [(sign.center(_SPINE), style)]
        worst = view.worst(row, side)
        grade: Run = (f" {marks.SEVERITY[worst]:2}", f"mark-{worst}") if worst else ("   ", "")
        return [grade, (f"{sign} ", style)]

    def _gap(self, words: str) -> list[tuple[str, Line]]:
        return [("", wrap([(words, "gap")], self.text)[0])]

    def _stack(self, view: View, row: int, sides: list[list[tuple[str, Line]]]) -> list[Line]:
        """Put the versions below the base; the signs stand out only where the two differ."""
        lines: list[Line] = []
        for side, found in zip((BASE, *view.shown), sides, strict=True):
            version = view.current if side == BASE else side
            sign, style = _sign(view, row, version)
            mark = marks.BASE
            if side != BASE:
                mark = (
                    str(side + 1) if self.versions > 1 else sign if style == "sign-moved" else marks.VERSION
                )
            prefix = "base" if side == BASE else "version"
            for number, line in found:
                cue: Run = (f"{mark if number else ' '} ", "sign" if style == "sign" else f"{prefix}-sign")
                lines.append([cue, *self._numbered((number, line))])
        return lines or [[]]

    def _numbered(self, line: tuple[str, Line], *, pad: bool = False) -> Line:
        number, runs = line
        used = sum(cells(text) for text, _ in runs)
        fill: Line = [(" " * (self.text - used), "")] if pad else []
        return [(f"{number:>{self.digits}}  ", "number"), *runs, *fill]


@lru_cache(maxsize=1 << 14)
def _height(text: str, width: int) -> int:
    return max(1, len(breaks(visible(text), width)))


def _default(sentence: Sentence) -> str:
    if sentence.kind in {"headline", "subhead"}:
        return "title"
    return "aside" if sentence.kind != "body" else ""


def _lead(view: View, row: int) -> Run:
    """Return the mark of the gravest finding of a row, and of what was decided when all is decided."""
    worst = view.worst(row)
    if worst is None:
        return " " * (_LEAD - 1), ""
    here = [view.findings[finding] for finding in view.in_row[row]]
    return f" {marks.SEVERITY[worst]:2}{states.together(here)} ", f"mark-{worst}"


def _sign(view: View, row: int, side: int) -> Run:
    """Return how a version compares with the base in a row, as a sign and its style."""
    cell = view.cell(row, side)
    sign, style = _SIGNS[cell.standing], "sign"
    if cell.standing == "linked":
        links = view.comparison.alignments[side].links
        if cell.moved:
            sign, style = marks.MOVED, "sign-moved"
        elif view.worst(row, side) not in {None, "info"} or any(links[at].edits for at in cell.links):
            sign, style = marks.CHANGED, "sign-changed"
    elif cell.standing == "omitted":
        style = "base-sign"
    elif cell.standing == "added" and cell.sentences:
        style = "version-sign"
    return sign, style
