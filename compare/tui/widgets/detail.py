"""The finding chosen, in full: what it says, the values, the passages, what was decided, how sure it is."""

from collections.abc import Iterable, Iterator
from typing import Final

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from compare.model import Divergence, Passage
from compare.reports import marks
from compare.reports.decided import words
from compare.reports.excerpt import excerpt
from compare.reports.translated import translated
from compare.reports.visible import visible
from compare.tui import states
from compare.tui.view import BASE, View
from sources.model import Sentence

USUAL: Final = 6
"""Lines of the strip, before the screen is laid out."""

RAGGED: Final = 12
"""Columns that the words that wrap leave empty at the end of a line."""

LABEL: Final = 18
"""Columns of a passage's label, and of the mark that it is cut."""


class Detail(Static):
    """What is known about one finding, or why there is none here."""

    _crowded = False
    """Whether more is told than fits."""

    def show(self, view: View, finding: Divergence, place: str) -> None:
        """Show a finding; `place` is said when there are several in its row."""
        heading = tuple(_heading(finding, place))
        sides = sum(side is not None for side in (finding.base, finding.other))
        translated_too = bool(finding.other and view.comparison.translations)
        free = self._height - self._lines(heading) - translated_too
        room = max(1, free // max(1, sides)) * max(40, self._width - RAGGED) - LABEL
        self._write(Content("\n").join((*heading, *_passages(view, finding, room))))

    @property
    def _width(self) -> int:
        return self.size.width or self.app.size.width

    @property
    def _height(self) -> int:
        """Lines that are seen at once."""
        return (self.parent.size.height if isinstance(self.parent, VerticalScroll) else 0) or USUAL

    def say(self, headline: str, more: str = "") -> None:
        """Say something instead."""
        self._write(Content.assemble((headline, "bold"), "\n", (more, "$dim") if more else ""))

    def _write(self, told: Content) -> None:
        """Show it; the screen is laid out anew only where there is more than fits, or was."""
        lines = self._lines(told.split("\n", allow_blank=True))
        crowded, self._crowded = self._crowded, lines > self._height
        self.update(told, layout=crowded or self._crowded or not self.size.width)

    def _lines(self, told: Iterable[Content]) -> int:
        """Return how many lines some lines take, wrapped."""
        return sum(1 + line.cell_length // max(1, self._width - RAGGED) for line in told)


def _heading(finding: Divergence, place: str) -> Iterator[Content]:
    severity = f"{marks.SEVERITY[finding.severity]} {finding.severity}"
    decided = words(finding)
    sign = states.sign(finding)
    yield Content.assemble(
        (f" {severity} ", f"bold {_GROUNDS[finding.severity]}"),
        (f"  {finding.check}", "bold"),
        (f"  confidence {finding.confidence:.0%}{place}", "$dim"),
        (f"   {sign} {visible(decided)}" if decided else "", "$success"),
    )
    values = _values(finding)
    yield Content.assemble((visible(finding.message), "bold"), (f"   {values}" if values else "", "$dim"))


def _passages(view: View, finding: Divergence, room: int) -> Iterator[Content]:
    if finding.base:
        yield _passage(view, BASE, finding.base, room, linked=finding.link is not None)
    if finding.other:
        yield _passage(view, view.side(finding), finding.other, room, linked=finding.link is not None)
        told = translated(view.comparison, finding.version, finding.other.start, finding.other.end)
        if told:
            yield Content.assemble((f"  {told}", "$dim"))


_GROUNDS = {
    "critical": "$background on $secondary",
    "major": "$secondary on $secondary 25%",
    "minor": "$primary on $primary 25%",
    "info": "$foreground on $foreground 15%",
}


def _values(finding: Divergence) -> str:
    """Return the normalised values that were compared, where they say more than the words."""
    sides = (finding.base, finding.other)
    if all(side is None or side.value in {None, side.text} for side in sides):
        return ""
    left, right = (side.value if side else None for side in sides)
    return f"{visible(left or 'nothing')} {marks.CHANGED} {visible(right or 'nothing')}"


def _around(sentence: Sentence, passage: Passage, room: int) -> int:
    """Return how much to show on each side of a passage: what one side has no need of the other takes."""
    free = max(40, room - min(passage.end - passage.start, room // 2))
    shorter = min(max(0, passage.start - sentence.start), max(0, sentence.end - passage.end))
    return free - min(shorter, free // 2)


def _passage(view: View, side: int, passage: Passage, room: int, *, linked: bool) -> Content:
    """Return the sentence, as much of it as there is room for (characters), with the passage struck through
    (base) or underlined (version).

    A passage that is its whole sentence stands out only where nothing answers it.
    """
    document = view.document(side)
    seen = excerpt(document, passage, room=_around(document.sentences[passage.sentence], passage, room))
    base = side == BASE
    sign, colour = (marks.BASE, "$secondary") if base else (marks.VERSION, "$primary")
    style = ("" if linked else colour) if seen.whole else f"bold {colour} {'strike' if base else 'underline'}"
    return Content.assemble(
        (f"{sign} ", f"bold {colour}"),
        (f"{'base' if base else f'v{side + 1}':4} {seen.number:>3}  ", "$dim"),
        seen.before,
        (seen.passage, style),
        seen.after,
    )
