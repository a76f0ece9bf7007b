"""The screens by name: those that are opened from the review show the same view."""

from typing import Any, Final

from textual.screen import Screen

from compare.tui.screens.align import AlignScreen
from compare.tui.screens.alone import AloneScreen
from compare.tui.screens.help import HelpScreen
from compare.tui.screens.ledger import LedgerScreen
from compare.tui.screens.overview import OverviewScreen
from compare.tui.screens.review import ReviewScreen
from compare.tui.screens.run import RunScreen
from compare.tui.screens.waiting import WaitingScreen

SCREENS: Final[dict[str, type[Screen[Any]]]] = {
    "align": AlignScreen,
    "alone": AloneScreen,
    "help": HelpScreen,
    "ledger": LedgerScreen,
    "overview": OverviewScreen,
    "review": ReviewScreen,
    "run": RunScreen,
    "waiting": WaitingScreen,
}
