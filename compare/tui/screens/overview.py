"""All versions at a glance: how much of the base each tells, what was found, where, and what is reviewed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.content import Content

from compare.model import SEVERITIES
from compare.reports import marks, summary
from compare.reports.visible import visible
from compare.reports.wrap import cells
from compare.tui.messages import PlaceChosen
from compare.tui.screens.sheet import Sheet
from compare.tui.view import BASE, View, state
from compare.tui.widgets.density import BLOCKS, squeezed
from compare.tui.widgets.finding_list import fit

_COLOURS = {
    "critical": "$secondary",
    "major": "$secondary",
    "minor": "$primary",
    "info": "$dim",
    None: "$foreground 20%",
}


class OverviewScreen(Sheet):
    """One row a version, with a strip from the story's beginning to its end."""

    HEADING: ClassVar[str] = "Overview"

    def lines(self, width: int) -> list[tuple[Content, PlaceChosen | None]]:
        """Return two lines a version."""
        base = self.view.comparison.base
        told = [visible(base.label), visible(base.language or "language unknown")]
        told += [base.published] if base.published else []
        told.append(summary.count_of(len(base.sentences), "sentence"))
        head = Content.assemble(("BASE ", "bold $secondary"), " · ".join(told), "\n")
        return [(head, None), *(self._version(number, width) for number in range(self._count))]

    @property
    def _count(self) -> int:
        return len(self.view.comparison.alignments)

    def _version(self, number: int, width: int) -> tuple[Content, PlaceChosen]:
        kept = replace(self.view.filter, text="", states=frozenset())
        view = self.view.but(
            shown=(number,), current=number, filter=kept, order="place", folded=False, search=""
        )
        document = view.document(number)
        room = max(12, width // 4)
        label = fit(visible(document.label), room)
        pad = " " * (room - cells(label))
        name = Content.assemble((f"{number + 1} ", "bold $primary"), (label, "bold"), pad)
        first = view.row_of[0] if view.findings else 0
        row = view.rows[first] if view.rows else None
        side = BASE if row and row.base else number
        sentences = view.sentences(first, side) if row else ()
        place = PlaceChosen(number, side, sentences[0] if sentences else 0)
        parts = [
            name,
            Content("  "),
            *_figures(view),
            Content("\n  "),
            _strip(view, width - 4),
            Content("\n"),
        ]
        return Content.assemble(*parts), place


def _figures(view: View) -> Iterator[Content]:
    """Yield language, coverage, counts by severity, and what is reviewed."""
    document = view.document(view.current)
    outcome = summary.outcome(view.comparison, view.alignment)
    yield Content(f"{visible(document.language or '?'):3} ")
    if outcome == "could not compare":
        yield Content.styled("could not be compared", "bold $secondary")
        return
    yield Content(f"{summary.covered(view.comparison, view.alignment):>4.0%} told  ")
    counts = summary.by_severity(view.found)
    for severity in SEVERITIES:
        count = counts[severity]
        style = _COLOURS[severity] if count else "$dim"
        yield Content.styled(f"{marks.SEVERITY[severity]:>2}{count:<3}", f"bold {style}" if count else style)
    loud = [d for d in view.found if d.severity != "info"]
    decided = sum(state(d) != "open" for d in loud)
    signed = view.comparison.signed_off and view.comparison.signed_off[view.current]
    if view.doing and not view.found:
        yield Content.styled(" findings follow", "$primary")
        return
    yield Content(f" {decided}/{len(loud)} reviewed" if loud else " no divergences")
    if signed:
        yield Content.styled(f" ✓ signed off {signed[:10]}", "$success")


def _strip(view: View, room: int) -> Content:
    """Return the heat strip: the graver what was found, the taller."""
    return Content.assemble(*((BLOCKS[worst], _COLOURS[worst]) for worst in squeezed(view, max(10, room))))
