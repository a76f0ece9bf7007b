"""Which findings of a version are shown, and the row of the texts that each belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from compare.model import SEVERITIES, Alignment, Comparison, Divergence, Severity
from compare.reports import summary
from compare.reports.rows import Row, rows


@dataclass(frozen=True)
class View:
    """One version beside the base: what the widgets of the screen draw."""

    comparison: Comparison
    number: int
    """Index of the version among the comparison's alignments."""
    show_info: bool = False

    @property
    def alignment(self) -> Alignment:
        """How this version answers the base."""
        return self.comparison.alignments[self.number]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every sentence of both sides, side by side."""
        version = self.comparison.document(self.alignment.version)
        base_kinds = [sentence.kind for sentence in self.comparison.base.sentences]
        version_kinds = [sentence.kind for sentence in version.sentences]
        return rows(self.alignment, base=base_kinds, version=version_kinds)

    @cached_property
    def found(self) -> tuple[Divergence, ...]:
        """All findings of this version."""
        return self.comparison.of_version(self.alignment.version)

    @cached_property
    def findings(self) -> tuple[Divergence, ...]:
        """The findings that are shown, in the order of the rows."""
        shown = [d for d in self.found if self.show_info or d.severity != "info"]
        return tuple(sorted(shown, key=self._row))

    @cached_property
    def row_of(self) -> tuple[int, ...]:
        """The row of each finding shown."""
        return tuple(self._row(divergence) for divergence in self.findings)

    @cached_property
    def in_row(self) -> Mapping[int, tuple[int, ...]]:
        """Row -> the findings shown in it, as indices."""
        found: dict[int, tuple[int, ...]] = {}
        for finding, row in enumerate(self.row_of):
            found[row] = (*found.get(row, ()), finding)
        return found

    def worst(self, row: int) -> Severity | None:
        """Return the severity of the gravest finding shown in a row."""
        here = [self.findings[finding].severity for finding in self.in_row.get(row, ())]
        return min(here, key=SEVERITIES.index, default=None)

    def row_with(self, sentence: int) -> int:
        """Return the row that holds a sentence of the base, else the first."""
        return self._places.get(("base", sentence), 0)

    @cached_property
    def _places(self) -> dict[tuple[str, int], int]:
        """(`link`, index) or (side, sentence) -> row."""
        places: dict[tuple[str, int], int] = {}
        for at, row in enumerate(self.rows):
            if row.link is not None:
                places["link", row.link] = at
            places.update({("base", index): at for index in row.base})
            places.update({("version", index): at for index in row.version})
        return places

    def _row(self, divergence: Divergence) -> int:
        """Return the row of a finding: by its link, else by the first side it names."""
        if divergence.link is not None and ("link", divergence.link) in self._places:
            return self._places["link", divergence.link]
        for side, passage in (("base", divergence.base), ("version", divergence.other)):
            if passage is not None and (side, passage.sentence) in self._places:
                return self._places[side, passage.sentence]
        return 0


def nothing(view: View) -> tuple[str, str]:
    """Say which kind of nothing there is to show."""
    outcome = summary.outcome(view.comparison, view.alignment)
    if outcome == "could not compare":
        return "Could not compare", f"{summary.incomparable(view.comparison, view.alignment)}."
    if outcome == "none":
        return "No divergences found", "Nothing in this version differs from the base."
    if not view.findings:
        hidden = summary.count_of(len(view.found), "info finding")
        return "No divergences found above info", f"{hidden} hidden: i shows what is hidden."
    return "Nothing found in this row", "] goes to the next finding, [ to the one before."
