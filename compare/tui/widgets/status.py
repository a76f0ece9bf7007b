"""The status line: which finding of how many, and what is hidden."""

from textual.content import Content
from textual.widgets import Static

from compare.reports import summary
from compare.tui.findings import View


class Status(Static):
    """`5 / 17 · 23 in all · 6 info hidden`."""

    def show(self, view: View, finding: int | None, row: int) -> None:
        """Say where the reader is."""
        hidden = len(view.found) - len(view.findings)
        unchecked = len(view.comparison.not_checked)
        parts = [
            f"{len(view.found)} in all",
            f"{hidden} info hidden" if hidden else "",
            f"row {row + 1} of {len(view.rows)}" if view.rows else "no rows",
            f"{summary.covered(view.comparison, view.alignment):.0%} told",
            f"{unchecked} not checked (c)" if unchecked else "",
        ]
        place = "–" if finding is None else str(finding + 1)
        rest = "".join(f" · {part}" for part in parts if part)
        self.update(Content.assemble((f"{place} / {len(view.findings)}", "bold"), rest))
