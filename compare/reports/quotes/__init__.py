"""The quote ledger as text in some format: one module per format, loaded when it is asked for."""

from importlib import import_module
from typing import Final

from compare.model import Comparison
from compare.reports.options import Options

LEDGERS: Final[dict[str, str]] = {
    "csv": "compare.reports.quotes.table",
    "html": "compare.reports.quotes.page",
    "json": "compare.reports.quotes.contract",
    "md": "compare.reports.quotes.markdown",
    "text": "compare.reports.quotes.terminal",
}
"""Name of the format -> the module whose `render(comparison, options)` writes it."""


def render(comparison: Comparison, name: str, options: Options | None = None) -> str:
    """Return the ledger in the format called `name`. Raises KeyError for an unknown name."""
    text: str = import_module(LEDGERS[name]).render(comparison, options or Options())
    return text
