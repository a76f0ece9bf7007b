"""The list of findings, two lines each."""

from typing import ClassVar, Final

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.model import SEVERITIES, Divergence
from compare.reports import marks
from compare.reports.visible import visible
from compare.reports.wrap import cells, wrap
from compare.tui import states
from compare.tui.messages import FindingChosen
from compare.tui.view import View, nothing, state

_LINES: Final = 3
"""Lines of an entry: check and place, message, space."""

_PARTS: Final = ("ground", "check", "place", "message", "cursor", "bar", "state", "settled", *SEVERITIES)


class FindingList(ScrollView, can_focus=False):
    """The findings shown, in the order asked for; one may be the current one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"finding-list--{name}" for name in _PARTS}

    finding: reactive[int | None] = reactive(None)
    view: reactive[View | None] = reactive(None, always_update=True)

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

    def watch_finding(self, old: int | None, new: int | None) -> None:
        """Keep the current finding in sight; only it and the one before are drawn anew."""
        for finding in (old, new):
            if finding is not None:
                top = _LINES * finding - self.scroll_offset.y
                self.refresh(Region(0, top, self.size.width, _LINES).intersection(self.size.region))
        if self.finding is not None:
            region = Region(0, _LINES * self.finding, 1, _LINES)
            self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if not self._findings and y == 0 and self.view:
            quiet = self.get_component_rich_style("finding-list--place")
            words = fit(f"  {nothing(self.view)[0]}", self.size.width)
            return Strip([Segment(words, quiet)]).adjust_cell_length(self.size.width, quiet)
        entry, line = divmod(y + self.scroll_offset.y, _LINES)
        width = self.scrollable_content_region.width
        if entry >= len(self._findings) or line == _LINES - 1:
            return Strip.blank(self.size.width, self.get_component_rich_style("finding-list--ground"))
        return self._entry(self._findings[entry], line, width, current=entry == self.finding)

    def _entry(self, finding: Divergence, line: int, width: int, *, current: bool) -> Strip:
        ground = self.get_component_rich_style(f"finding-list--{'cursor' if current else 'ground'}")
        bar = Segment(
            "▌" if current else " ",
            ground + self.get_component_rich_style("finding-list--bar", partial=True) if current else ground,
        )
        parts = self._first(finding, width) if line == 0 else self._second(finding, width)
        segments = [
            Segment(text, ground + self.get_component_rich_style(f"finding-list--{name}", partial=True))
            for text, name in parts
        ]
        return Strip([bar, *segments]).adjust_cell_length(width, ground)

    def _first(self, finding: Divergence, width: int) -> list[tuple[str, str]]:
        place = self._place(finding)
        check = fit(finding.check, max(4, width - 8 - cells(place)))
        space = " " * max(1, width - 8 - cells(check) - cells(place))
        settled = state(finding) in {"confirmed", "dismissed"}
        return [
            (f"{states.sign(finding)} ", "state"),
            (f"{marks.SEVERITY[finding.severity]:2} ", "settled" if settled else finding.severity),
            (check, "settled" if settled else "check"),
            (f"{space}{place} ", "place"),
        ]

    def _second(self, finding: Divergence, width: int) -> list[tuple[str, str]]:
        message = visible(finding.message)
        if finding.review.status == "dismissed" and finding.review.reason:
            message = f"{visible(finding.review.reason)} — {message}"
        settled = state(finding) in {"confirmed", "dismissed"}
        return [("     ", "message"), (fit(message, width - 7), "settled" if settled else "message")]

    def _place(self, finding: Divergence) -> str:
        """Return the numbers of the sentences, the base's first, and the version where several are shown."""
        left = str(finding.base.sentence + 1) if finding.base else marks.VERSION
        right = str(finding.other.sentence + 1) if finding.other else marks.BASE
        several = self.view is not None and len(self.view.shown) > 1
        return f"{left} : {right}" + (f"  {finding.version}" if several else "")

    def on_click(self, event: Click) -> None:
        """Choose the finding that was clicked."""
        entry = (event.y + self.scroll_offset.y) // _LINES
        if entry < len(self._findings):
            self.post_message(FindingChosen(entry))


def fit(text: str, width: int) -> str:
    """Return the text in at most `width` cells; a cut ends in `…`."""
    if cells(text) <= width:
        return text
    first = wrap([(text.replace(" ", "\u00a0"), "")], max(width - 1, 2))[0]
    return "".join(piece for piece, _ in first).replace("\u00a0", " ") + "…"
