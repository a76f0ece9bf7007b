"""The screens that are opened from the review, by name; each is loaded when it is first shown."""

from importlib import import_module
from typing import Any, Final

SCREENS: Final[dict[str, str]] = {
    "align": "compare.tui.screens.align:AlignScreen",
    "alone": "compare.tui.screens.alone:AloneScreen",
    "help": "compare.tui.screens.help:HelpScreen",
    "ledger": "compare.tui.screens.ledger:LedgerScreen",
    "overview": "compare.tui.screens.overview:OverviewScreen",
    "review": "compare.tui.screens.review:ReviewScreen",
    "run": "compare.tui.screens.run:RunScreen",
    "waiting": "compare.tui.screens.waiting:WaitingScreen",
}
"""Name -> module and class."""


def screen(name: str) -> Any:
    """Return the class of a screen. Raises KeyError for an unknown name."""
    module, _, called = SCREENS[name].partition(":")
    return getattr(import_module(module), called)
