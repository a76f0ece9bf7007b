"""A translation check as text in some format: one module per format, loaded when it is asked for."""

from importlib import import_module
from typing import Final

from compare.reports.options import Options
from compare.translation import Checked

CHECKED: Final[dict[str, str]] = {
    "json": "compare.reports.translation.contract",
    "text": "compare.reports.translation.terminal",
}
"""Name of the format -> the module whose `render(checked, options)` writes it."""


def render(checked: Checked, name: str, options: Options) -> str:
    """Return the check in the format called `name`. Raises KeyError for an unknown name."""
    text: str = import_module(CHECKED[name]).render(checked, options)
    return text
