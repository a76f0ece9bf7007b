"""The list of findings, two lines each."""

from typing import ClassVar, Final

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.model import Divergence
from compare.reports import marks
from compare.reports.visible import visible
from compare.reports.wrap import cells, wrap
from compare.tui.findings import View
from compare.tui.messages import FindingChosen

_LINES: Final = 3
"""Lines of an entry: check and place, message, space."""


class FindingList(ScrollView, can_focus=False):
    """The findings shown, in the order of the texts; one may be the current one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"finding-list--{name}"
        for name in ("check", "place", "message", "cursor", "bar", "critical", "major", "minor", "info")
    }

    finding: reactive[int | None] = reactive(None)
    view: reactive[View | None] = reactive(None)

    def __init__(self, view: View) -> None:
        super().__init__()
        self.set_reactive(FindingList.view, view)

    @property
    def _findings(self) -> tuple[Divergence, ...]:
        return self.view.findings if self.view else ()

    def on_mount(self) -> None:
        """Make room for the entries."""
        self.watch_view()

    def on_resize(self) -> None:
        """Keep to the width."""
        self.watch_view()

    def watch_view(self) -> None:
        """Show other findings."""
        self.virtual_size = Size(self.scrollable_content_region.width, _LINES * len(self._findings))
        self.refresh()

    def watch_finding(self) -> None:
        """Keep the current finding in sight."""
        self.refresh()
        if self.finding is not None:
            region = Region(0, _LINES * self.finding, 1, _LINES)
            self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if not self._findings and y == 0:
            quiet = self.get_component_rich_style("finding-list--place")
            return Strip([Segment("  no findings to list", quiet)]).adjust_cell_length(self.size.width, quiet)
        entry, line = divmod(y + self.scroll_offset.y, _LINES)
        width = self.scrollable_content_region.width
        if entry >= len(self._findings) or line == _LINES - 1:
            return Strip.blank(self.size.width, self.rich_style)
        return self._entry(self._findings[entry], line, width, current=entry == self.finding)

    def _entry(self, finding: Divergence, line: int, width: int, *, current: bool) -> Strip:
        ground = self.get_component_rich_style("finding-list--cursor") if current else self.rich_style
        style = {
            name: ground + self.get_component_rich_style(name, partial=True)
            for name in self.COMPONENT_CLASSES
        }
        bar = Segment("▌" if current else " ", style["finding-list--bar"] if current else ground)
        if line == 0:
            place = _place(finding)
            check = fit(finding.check, width - 6 - cells(place))
            space = " " * (width - 5 - cells(check) - cells(place) - 1)
            severity = style[f"finding-list--{finding.severity}"]
            parts = [
                Segment(f" {marks.SEVERITY[finding.severity]:2} ", severity),
                Segment(check, style["finding-list--check"]),
                Segment(space + place + " ", style["finding-list--place"]),
            ]
        else:
            text = fit(visible(finding.message), width - 6)
            parts = [Segment("    ", ground), Segment(text, style["finding-list--message"])]
        return Strip([bar, *parts]).adjust_cell_length(width, ground)

    def on_click(self, event: Click) -> None:
        """Choose the finding that was clicked."""
        entry = (event.y + self.scroll_offset.y) // _LINES
        if entry < len(self._findings):
            self.post_message(FindingChosen(entry))


def _place(finding: Divergence) -> str:
    """Return the numbers of the sentences, the base's first."""
    left = str(finding.base.sentence + 1) if finding.base else marks.VERSION
    right = str(finding.other.sentence + 1) if finding.other else marks.BASE
    return f"{left} : {right}"


def fit(text: str, width: int) -> str:
    """Return the text in at most `width` cells; a cut ends in `…`."""
    if cells(text) <= width:
        return text
    first = wrap([(text.replace(" ", "\u00a0"), "")], max(width - 1, 2))[0]
    return "".join(piece for piece, _ in first).replace("\u00a0", " ") + "…"
