"""What a reader can ask of a report."""

from dataclasses import dataclass

from compare.model import SEVERITIES, Severity


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is written; never what it found."""

    least: Severity = "minor"
    """The least severity that is listed; all findings are counted in any case."""
    color: bool = False
    """Whether terminal colours are written."""
    plain: bool = False
    """For screen readers: no box drawing, no colour, headings and marks as words."""
    width: int = 80
    """Cells in a line, for formats that break lines themselves."""

    def lists(self, severity: Severity) -> bool:
        """Tell whether findings of a severity are listed."""
        return SEVERITIES.index(severity) <= SEVERITIES.index(self.least)
