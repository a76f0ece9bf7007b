"""Findings as CSV (RFC 4180), one a row, for spreadsheets: formulas are defused."""

import csv
import io
from typing import Literal

from compare.model import Comparison
from compare.reports.findings import COLUMNS, cell, records
from compare.reports.options import Options


def render(comparison: Comparison, options: Options) -> str:
    """Return the table, with a row of names first."""
    return written(comparison, options, ",", "\r\n")


def written(comparison: Comparison, options: Options, separator: str, end: Literal["\r\n", "\n"]) -> str:
    """Return the table with a separator of its own."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in record.values()] for record in records(comparison, options))
    return out.getvalue()
