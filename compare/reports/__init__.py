"""A comparison as text in some format: one module per format, loaded when it is asked for."""

from importlib import import_module
from typing import Final

from compare.model import Comparison
from compare.reports.options import Options

REPORTS: Final[dict[str, str]] = {
    "json": "compare.reports.contract",
    "md": "compare.reports.markdown",
    "text": "compare.reports.terminal",
}
"""Name of the format -> the module whose `render(comparison, options)` writes it."""

SUFFIXES: Final[dict[str, str]] = {".json": "json", ".markdown": "md", ".md": "md", ".txt": "text"}
"""Suffix of an output file -> the format it asks for."""


def render(comparison: Comparison, name: str, options: Options | None = None) -> str:
    """Return the comparison in the format called `name`. Raises KeyError for an unknown name."""
    text: str = import_module(REPORTS[name]).render(comparison, options or Options())
    return text
