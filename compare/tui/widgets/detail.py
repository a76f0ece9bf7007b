"""The finding chosen, in full: what it says, the values, the passages, what was decided, how sure it is."""

from collections.abc import Iterator

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


class Detail(Static):
    """What is known about one finding, or why there is none here."""

    _crowded = False
    """Whether more is told than fits."""

    def show(self, view: View, finding: Divergence, place: str) -> None:
        """Show a finding; `place` is said when there are several in its row."""
        room = max(40, self.app.size.width // 2)  # about two lines for each side
        self._write(Content("\n").join(_lines(view, finding, place, room)))

    def say(self, headline: str, more: str = "") -> None:
        """Say something instead."""
        self._write(Content.assemble((headline, "bold"), "\n", (more, "$dim") if more else ""))

    def _write(self, told: Content) -> None:
        """Show it; the screen is laid out anew only where there is more than fits, or was."""
        width = self.size.width
        lines = sum(1 + line.cell_length // max(1, width - 8) for line in told.split("\n", allow_blank=True))
        room = self.parent.size.height if isinstance(self.parent, VerticalScroll) else 0
        crowded, self._crowded = self._crowded, lines > room
        self.update(told, layout=crowded or self._crowded or not width)


def _lines(view: View, finding: Divergence, place: str, room: int) -> Iterator[Content]:
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


def _passage(view: View, side: int, passage: Passage, room: int, *, linked: bool) -> Content:
    """Return the sentence with the passage struck through (base) or underlined (version).

    A passage that is its whole sentence stands out only where nothing answers it.
    """
    document = view.document(side)
    seen = excerpt(document, passage, room=room)
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
