"""A comparison as text in some format: one module per format, loaded when it is asked for."""

from importlib import import_module
from typing import Final

from compare.model import Comparison
from compare.reports.options import Options

REPORTS: Final[dict[str, str]] = {
    "text": "compare.reports.terminal",
    "md": "compare.reports.markdown",
    "json": "compare.reports.contract",
    "jsonl": "compare.reports.jsonl",
    "csv": "compare.reports.spreadsheet",
    "tsv": "compare.reports.tabs",
    "html": "compare.reports.page",
    "docx": "compare.reports.word",
    "tmx": "compare.reports.tmx",
    "xliff": "compare.reports.xliff",
    "sarif": "compare.reports.sarif",
    "junit": "compare.reports.junit",
    "tei": "compare.reports.tei",
}
"""Name of the format -> the module whose `render(comparison, options)` writes it."""

SUFFIXES: Final[dict[str, str]] = {
    ".txt": "text",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sarif": "sarif",
    ".xml": "junit",
    ".tei": "tei",
}
"""Suffix of an output file -> the format it asks for."""


Report = str | bytes
"""Text to be written as UTF-8, or the bytes of a file that is no text."""


def render(comparison: Comparison, name: str, options: Options | None = None) -> Report:
    """Return the comparison in the format called `name`. Raises KeyError for an unknown name."""
    made: Report = import_module(REPORTS[name]).render(comparison, options or Options())
    return made
