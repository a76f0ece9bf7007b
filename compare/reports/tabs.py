"""Findings as tab-separated values, one a line: no cell holds a tab or a line break."""

from compare.model import Comparison
from compare.reports.options import Options
from compare.reports.spreadsheet import written


def render(comparison: Comparison, options: Options) -> str:
    """Return the table, with a line of names first."""
    return written(comparison, options, "\t", "\n")
