"""The quote ledger: a quotation a row, a telling a column, in the cell what became of it."""

from typing import ClassVar

from textual.content import Content

from compare.model import Comparison, Fate, Saying
from compare.reports.quotes.cells import MARKS, notes, outcome, sentence, speaker
from compare.reports.visible import visible
from compare.reports.wrap import cells, wrap
from compare.tui.messages import PlaceChosen
from compare.tui.screens.sheet import Sheet
from compare.tui.view import BASE
from compare.tui.widgets.finding_list import fit

_LOUD = {"altered", "spliced", "missing", "trimmed"}
_GIVEN = "⇄"
_KEEP = "\u00a0"
_CELL = 12
_DEEP = 4
"""Lines that a quotation or a note may take."""


class LedgerScreen(Sheet):
    """Every quotation of the base once, and those that only versions have."""

    HEADING: ClassVar[str] = "Quote ledger"
    EMPTY: ClassVar[str] = "No quotations were found."

    def lines(self, width: int) -> list[tuple[Content, PlaceChosen | None]]:
        """Return the heads of the columns, then two lines a quotation, and its notes."""
        comparison = self.view.comparison
        if not comparison.quotes:
            return []
        count = len(comparison.alignments)
        cell = min(_CELL + 8, max(_CELL, width // 2 // max(1, count) - 1))
        room = max(20, width - count * (cell + 1) - 2)
        heads = [self._head(number, cell) for number in range(count)]
        marks = [*(f"{mark} {name}" for name, mark in MARKS.items()), f"{_GIVEN} given to someone else"]
        legend = "\n".join(_lines("  ".join(mark.replace(" ", _KEEP) for mark in marks), width - 1, _DEEP))
        told = (legend.replace(_KEEP, " "), "$dim")
        head = Content.assemble(told, "\n\n", " " * room, (" ".join(heads), "bold $primary"))
        return [(head, None), *(self._row(row, room, cell, width) for row in comparison.quotes)]

    def _head(self, number: int, cell: int) -> str:
        return _padded(f"{number + 1} {visible(self.view.document(number).label)}", cell)

    def _row(self, row: Saying, room: int, cell: int, width: int) -> tuple[Content, PlaceChosen]:
        comparison = self.view.comparison
        number = sentence(comparison, row.document, row.start)
        said_there = "italic" if row.document != "base" else ""
        first, *more = _lines(f"“{' '.join(visible(row.text).split())}”", room - 6, _DEEP)
        parts = [
            Content.styled(_padded(f"{number:>3} {first}", room - 1) + " ", said_there),
            *(self._cell(row, alignment.version, cell) for alignment in comparison.alignments),
            *(Content.styled(f"\n    {line}", said_there) for line in more),
            *(Content.styled(f"\n    {line}", "$dim") for line in _lines(speaker(row), width - 6, 2)),
        ]
        for fate in row.versions:
            said = notes(comparison, fate)
            if fate.speaker_changed:
                said = [
                    f"given to {visible(fate.name or (fate.speaker.text if fate.speaker else 'nobody'))}",
                    *said,
                ]
            if said and (fate.status in _LOUD or fate.speaker_changed):
                at = comparison.ids.index(fate.version)
                told = _lines(f"{at}: {'; '.join(said)}", width - 6, _DEEP)
                parts += [Content.styled(f"\n    {line}", "$foreground 80%") for line in told]
        parts.append(Content("\n"))
        return Content.assemble(*parts), self._place(comparison, row, number)

    def _cell(self, row: Saying, version: str, width: int) -> Content:
        fate = next((fate for fate in row.versions if fate.version == version), None)
        if fate is None:
            here = row.document == version
            return Content.styled(
                _padded("only here" if here else "", width) + " ", "$primary" if here else ""
            )
        told = outcome(fate)
        if fate.speaker_changed and cells(told) > width:
            who = fate.speaker.text if fate.speaker else "nobody"
            told = f"{MARKS[fate.status]} {_GIVEN} {visible(who)}"
        return Content.styled(_padded(told, width) + " ", _style(fate))

    def _place(self, comparison: Comparison, row: Saying, number: int) -> PlaceChosen:
        """Lead to the sentence of the quotation, beside the version in which the most became of it."""
        if row.document != "base":
            side = comparison.ids.index(row.document) - 1
            return PlaceChosen(side, side, number - 1)
        loud = [fate for fate in row.versions if fate.status in _LOUD or fate.speaker_changed]
        version = comparison.ids.index(loud[0].version) - 1 if loud else self.view.current
        return PlaceChosen(version, BASE, number - 1)


def _lines(text: str, width: int, most: int) -> list[str]:
    """Return the text broken into lines; what is beyond the last ends in `…`."""
    lines = ["".join(piece for piece, _ in line) for line in wrap([(text, "")], width)]
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), width)]
    return lines


def _style(fate: Fate) -> str:
    if fate.speaker_changed or fate.status in {"altered", "spliced"}:
        return "bold $secondary"
    return "$secondary" if fate.status in _LOUD else "$dim" if fate.status == "verbatim" else ""


def _padded(text: str, width: int) -> str:
    cut = fit(text, width)
    return cut + " " * (width - cells(cut))
