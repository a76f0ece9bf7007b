"""The status line: which finding of how many, what is reviewed, and what is hidden."""

from collections import Counter

from textual.content import Content
from textual.widgets import Static

from compare.reports import summary
from compare.reports.visible import visible
from compare.tui.view import View, state


class Status(Static):
    """`5 / 17 · 23 in all · 6 dismissed · 40% reviewed · 3 info hidden`."""

    def show(self, view: View, finding: int | None, row: int) -> None:
        """Say where the reader is, and what the program is doing if it is not done."""
        place = "–" if finding is None else str(finding + 1)
        rest = "".join(f" · {part}" for part in _parts(view, row) if part)
        told = Content.assemble(
            (f"{place} / {len(view.findings)}", "bold"),
            rest,
            (f"  ⋯ {visible(view.doing)}" if view.doing else "", "bold $primary"),
        )
        self.update(told, layout=False)


def _parts(view: View, row: int) -> list[str]:
    states = Counter(state(d) for d in view.found)
    loud = [d for d in view.found if d.severity != "info"]
    decided = sum(state(d) != "open" for d in loud)
    hidden = len(view.found) - len(view.findings)
    filtered = str(view.filter)
    new = sum(d.review.new for d in view.found)
    unchecked = len(view.comparison.not_checked)
    hits = len(view.hits)
    return [
        f"{len(view.found)} in all",
        f"{hidden} hidden by {visible(filtered)}" if filtered else f"{hidden} info hidden" if hidden else "",
        f"{decided / len(loud):.0%} reviewed" if loud and decided else "",
        f"{states['dismissed']} dismissed" if states["dismissed"] else "",
        f"{states['flagged']} flagged" if states["flagged"] else "",
        f"{new} new" if new else "",
        f"{hits} hit{'s' * (hits != 1)} for “{visible(view.search)}”" if view.search else "",
        f"by {view.order}" if view.order != "place" else "",
        f"row {row + 1} of {len(view.rows)}" if view.rows else "no rows",
        f"{summary.covered(view.comparison, view.alignment):.0%} told",
        f"{unchecked} not checked (,)" if unchecked else "",
    ]
