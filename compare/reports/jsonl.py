"""Findings as JSON Lines, one a line, for pipelines; the whole comparison is the `json` format."""

import json

from compare.model import Comparison
from compare.reports.contract import encodable
from compare.reports.findings import records
from compare.reports.options import Options


def render(comparison: Comparison, options: Options) -> str:
    """Return a line per finding."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records(comparison, options))
    return encodable("".join(f"{line}\n" for line in lines))
