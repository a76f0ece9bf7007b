"""The screens by name."""

from typing import Any, Final

from textual.screen import Screen

from compare.tui.screens.help import HelpScreen
from compare.tui.screens.review import ReviewScreen
from compare.tui.screens.waiting import WaitingScreen

SCREENS: Final[dict[str, type[Screen[Any]]]] = {
    "help": HelpScreen,
    "review": ReviewScreen,
    "waiting": WaitingScreen,
}
