"""Rows of sentences laid out as lines of cells: side by side, or one below the other.

Both sides of a row take as many lines, so gaps line up and one scroll bar moves both.
"""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from compare.reports import marks
from compare.reports.wrap import Run, cells, wrap
from compare.tui.findings import View
from compare.tui.spans import Marks, Side, paint

Line = list[Run]

_LEAD: Final = 5
"""Cells before the first number: the cursor's bar, a mark of severity, a space on each side."""
_SPINE: Final = 5
"""Cells between the columns: the sign in the middle."""

_SIGNS: Final = {"omitted": marks.BASE, "added": marks.VERSION, "aside": " ", "linked": " "}


@dataclass(frozen=True, slots=True)
class Columns:
    """The geometry of the texts."""

    width: int
    stacked: bool
    digits: int
    """Cells of the longest sentence number."""

    @property
    def text(self) -> int:
        """Cells of a line of text."""
        if self.stacked:
            return max(10, self.width - _LEAD - self.digits - 4)
        return max(10, (self.width - _LEAD - _SPINE - 2 * (self.digits + 2) - 1) // 2)

    @property
    def heads(self) -> tuple[int, int, int]:
        """Cells before the first heading, between the two, and within one."""
        if self.stacked:
            return _LEAD, 3, max(20, self.width - _LEAD - 10)
        return _LEAD + self.digits + 2, _SPINE + self.digits + 2, self.text

    def lines(self, view: View, row: int, chosen: int | None = None) -> list[Line]:
        """Return the lines of a row, an empty one at the end."""
        base, version = self._side(view, row, "base", chosen), self._side(view, row, "version", chosen)
        body = (
            self._stack(base, version, _sign(view, row))
            if self.stacked
            else self._beside(view, row, base, version)
        )
        worst = view.worst(row)
        lead: Run = (f" {marks.SEVERITY[worst]:2} ", f"mark-{worst}") if worst else (" " * (_LEAD - 1), "")
        return [
            [lead if number == 0 else (" " * (_LEAD - 1), ""), *line] for number, line in enumerate(body)
        ] + [[]]

    def _side(self, view: View, row: int, side: Side, chosen: int | None) -> list[tuple[str, Line]]:
        """Return the wrapped lines of one side, each with its sentence's number or none."""
        it = view.rows[row]
        document = (
            view.comparison.base if side == "base" else view.comparison.document(view.alignment.version)
        )
        spans = Marks(view).of(side, row, chosen)
        lines: list[tuple[str, Line]] = []
        for index in it.base if side == "base" else it.version:
            sentence = document.sentences[index]
            default = (
                "title"
                if sentence.kind in {"headline", "subhead"}
                else "aside"
                if sentence.kind != "body"
                else ""
            )
            runs = [(text, style or default) for text, style in paint(sentence, spans, side)]
            for number, line in enumerate(wrap(runs, self.text)):
                lines.append((str(index + 1) if number == 0 else "", line))
        return lines

    def _beside(
        self, view: View, row: int, base: list[tuple[str, Line]], version: list[tuple[str, Line]]
    ) -> list[Line]:
        """Put the version beside the base; a side that does not tell says so."""
        gap = {"omitted": "not told", "added": "not in the base"}.get(view.rows[row].standing, "")
        empty: tuple[str, Line] = ("", [])
        instead: tuple[str, Line] = ("", wrap([(gap, "gap")], self.text)[0])
        sign = _sign(view, row)
        lines: list[Line] = []
        for at, (left, right) in enumerate(
            zip_longest(base or [instead], version or [instead], fillvalue=empty)
        ):
            spine: Run = sign if at == 0 else (" " * _SPINE, "")
            lines.append([*self._numbered(left, pad=True), spine, *self._numbered(right)])
        return lines

    def _stack(self, base: list[tuple[str, Line]], version: list[tuple[str, Line]], sign: Run) -> list[Line]:
        """Put the version below the base; the signs stand out only where the two differ."""
        alike = sign[1] == "sign"
        below = marks.MOVED if sign[1] == "sign-moved" else marks.VERSION
        lines: list[Line] = []
        for side, mark, found in (("base", marks.BASE, base), ("version", below, version)):
            for number, line in found:
                cue: Run = (f"{mark if number else ' '} ", "sign" if alike else f"{side}-sign")
                lines.append([cue, *self._numbered((number, line))])
        return lines

    def _numbered(self, line: tuple[str, Line], *, pad: bool = False) -> Line:
        number, runs = line
        used = sum(cells(text) for text, _ in runs)
        fill: Line = [(" " * (self.text - used), "")] if pad else []
        return [(f"{number:>{self.digits}}  ", "number"), *runs, *fill]


def _sign(view: View, at: int) -> Run:
    """Return what stands between the columns: how the two sides of a row compare."""
    row = view.rows[at]
    sign, style = _SIGNS[row.standing], "sign"
    if row.standing == "linked" and row.link is not None:
        if row.moved:
            sign, style = marks.MOVED, "sign-moved"
        elif view.worst(at) not in {None, "info"} or view.alignment.links[row.link].edits:
            sign, style = marks.CHANGED, "sign-changed"
    elif row.standing in {"omitted", "added"}:
        style = "base-sign" if row.standing == "omitted" else "version-sign"
    return (sign.center(_SPINE), style)
