"""The application: it starts the work, and decides which screen is seen."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from compare.model import Comparison
from compare.reports.visible import visible
from compare.tui.messages import ComparisonFailed, ComparisonReady, Progressed, VersionFailed
from compare.tui.screens.review import ReviewScreen
from compare.tui.screens.waiting import WaitingScreen
from compare.tui.theme import DARK, DEFAULTS, LIGHT
from sources.errors import UserError

Trouble = Callable[[str, str], None]
Make = Callable[[Callable[[str, float], None], Trouble], Comparison]
"""Loads and compares, telling progress and what could not be read; runs in a thread."""

FAILED: Final = 2


class Cancelled(Exception):  # noqa: N818 - not an error: the reader left
    """The reader left while the work went on."""


class Review(App[None]):
    """The tellings of one story, side by side."""

    TITLE = "Rashomon"
    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("review.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "quit", show=False, priority=True)]

    def __init__(self, make: Make, *, show_info: bool = False) -> None:
        super().__init__()
        self._make = make
        self._show_info = show_info
        self._status = 0
        self.troubles: list[UserError] = []
        """What could not be read, to be told again when the screen is gone."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the colours that only our style sheet knows."""
        return DEFAULTS

    async def action_quit(self) -> None:
        """Leave; the status is 2 when a text could not be read or compared."""
        self.exit(return_code=self._status)

    def on_mount(self) -> None:
        """Paint first, then work."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.push_screen(WaitingScreen())
        self._work()

    @work(thread=True, exclusive=True)
    def _work(self) -> None:
        worker = get_current_worker()

        def progress(what: str, share: float) -> None:
            if worker.is_cancelled:
                raise Cancelled
            self.post_message(Progressed(what, share))

        def trouble(message: str, hint: str) -> None:
            self.post_message(VersionFailed(UserError(message, hint)))

        try:
            self.post_message(ComparisonReady(self._make(progress, trouble)))
        except UserError as error:
            self.post_message(ComparisonFailed(error))
        except Cancelled:
            return

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        if isinstance(self.screen, WaitingScreen):
            self.screen.show(message.what, message.share)

    @on(ComparisonReady)
    def _comparison_ready(self, message: ComparisonReady) -> None:
        self.switch_screen(ReviewScreen(message.comparison, show_info=self._show_info))

    @on(ComparisonFailed)
    def _comparison_failed(self, message: ComparisonFailed) -> None:
        self._status = FAILED
        self.troubles.append(message.error)
        if isinstance(self.screen, WaitingScreen):
            self.screen.fail(message.error)

    @on(VersionFailed)
    def _version_failed(self, message: VersionFailed) -> None:
        self._status = FAILED
        self.troubles.append(message.error)
        text = visible(f"{message.error.message}. {message.error.hint}")
        self.notify(text, title="One text could not be read", severity="warning", timeout=20, markup=False)
