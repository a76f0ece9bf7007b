"""The application: it starts the work, and decides which screen is seen."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, get_current_worker

from compare.model import Comparison, Severity
from compare.reports.visible import visible
from compare.tui.job import Job
from compare.tui.messages import (
    ComparisonFailed,
    ComparisonReady,
    DeskReady,
    Progressed,
    Stopped,
    VersionFailed,
)
from compare.tui.screens import screen as screen_called
from compare.tui.screens.waiting import WaitingScreen
from compare.tui.theme import DEFAULTS, THEMES
from sources.errors import UserError

if TYPE_CHECKING:
    from compare.review.desk import Desk
    from compare.tui.screens.review import ReviewScreen

FAILED: Final = 2

TYPED_AHEAD: Final = 0.01
"""Seconds after which keys that were held back are tried again."""


class Cancelled(Exception):  # noqa: N818 - not an error: the reader left
    """The reader left, or stopped the work."""


class Review(App[None]):
    """The tellings of one story, side by side."""

    TITLE = "Rashomon"
    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("review.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True, tooltip="quit")
    ]

    def __init__(
        self,
        job: Job,
        *,
        least: Severity = "minor",
        theme: str = "dark",
        keys: Mapping[str, str] | None = None,
        settle: Callable[[], None] | None = None,
    ) -> None:
        """Take the work to do.

        `least` is the least severity shown at first; `keys` are names of actions with the keys that they get
        instead; `settle` is called when all is compared and shown.
        """
        super().__init__()
        self._settle = settle
        self._job = job
        self._least = least
        self._theme_name = theme
        self._keys = dict(keys or {})
        self._status = 0
        self._desk: Desk | None = None
        self._worker: Worker[None] | None = None
        self._doing = ""
        self._ahead: list[Key] = []
        """Keys held back, in their order."""
        self._meant: dict[int, Screen[object]] = {}
        """The screen that a key on its way was forwarded to."""
        self._shown: ReviewScreen | None = None
        self.troubles: list[UserError] = []
        """What could not be read, to be told again when the screen is gone."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the colours that only our style sheet knows."""
        return DEFAULTS

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action of the screen in the palette, beside what the framework offers."""
        actions: dict[str, tuple[Binding, list[str]]] = {}
        for active in screen.active_bindings.values():
            if active.binding.tooltip and active.binding.id:
                actions.setdefault(active.binding.id, (active.binding, []))[1].append(active.binding.key)
        for binding, keys in actions.values():
            action = binding.action
            yield SystemCommand(
                binding.tooltip.capitalize(),
                f"key {', '.join(keys)}",
                lambda action=action: self.run_action(action, screen),
            )
        yield from super().get_system_commands(screen)

    async def on_event(self, event: Event) -> None:
        """Give keys that are typed ahead to the screen that the keys before them open.

        A key is forwarded to the screen on top, and comes back to be looked up among the bindings; by then
        another screen may stand there, which has not seen it.
        """
        if not isinstance(event, Key):
            await super().on_event(event)
        elif not event.is_forwarded and (self._ahead or not self._listens()):
            self._hold(event)
        elif not event.is_forwarded:
            self._meant[id(event)] = self.screen
            await super().on_event(event)
        elif self._meant.pop(id(event), self.screen) is self.screen:
            await super().on_event(event)
        else:
            self._hold(Key(event.key, event.character))

    def _hold(self, key: Key) -> None:
        """Keep a key until the screen on top listens."""
        if not self._ahead:
            self.set_timer(TYPED_AHEAD, self._type)
        self._ahead.append(key)

    def _listens(self) -> bool:
        """Tell whether the screen on top can take a key."""
        if isinstance(self.screen, ModalScreen) or self.screen.id == "sheet":
            return self.screen.focused is not None
        return self.screen.is_mounted

    async def _type(self) -> None:
        """Hand on the first of the keys that were held back, when the screen on top listens."""
        if self._listens():
            key = self._ahead.pop(0)
            self._meant[id(key)] = self.screen
            await super().on_event(key)
        if self._ahead:
            self.set_timer(TYPED_AHEAD, self._type)

    async def action_quit(self) -> None:
        """Leave; the status is 2 when a text could not be read or compared."""
        self.exit(return_code=self._status)

    def on_mount(self) -> None:
        """Paint first, then work."""
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[self._theme_name].name
        self.set_keymap(self._keys)
        self.push_screen(WaitingScreen())
        self.call_after_refresh(self.action_again)

    def action_theme(self) -> None:
        """Go to the next of our themes."""
        names = [theme.name for theme in THEMES.values()]
        self.theme = names[(names.index(self.theme) + 1) % len(names) if self.theme in names else 0]

    def action_again(self) -> None:
        """Read the texts again, and compare."""
        self._worker = self._work(load=True)

    def action_compare(self) -> None:
        """Compare again, with what was aligned by hand."""
        self._worker = self._work(load=False)

    def action_stop(self) -> None:
        """Stop the work under way; what is there stays."""
        if self._worker is not None:
            self._worker.cancel()

    @work(thread=True, exclusive=True)
    def _work(self, *, load: bool) -> None:
        worker = get_current_worker()

        def progress(what: str, share: float) -> None:
            if worker.is_cancelled:
                raise Cancelled
            self.post_message(Progressed(what, share))

        def trouble(message: str, hint: str) -> None:
            self.post_message(VersionFailed(UserError(message, hint)))

        def ready(comparison: Comparison) -> None:
            if worker.is_cancelled:
                raise Cancelled
            self.post_message(ComparisonReady(comparison, done=False))

        from compare.review.desk import Desk  # the first picture does not wait for it

        try:
            desk = self._desk
            if load or desk is None:
                desk = Desk(self._job.store(), self._job.load(progress, trouble))
                self.post_message(DeskReady(desk))
            made = self._job.compare(desk.documents, desk.pins(), progress, ready)
            if worker.is_cancelled:
                raise Cancelled
            self.post_message(ComparisonReady(made, done=True))
            desk.prepare()
        except UserError as error:
            self.post_message(ComparisonFailed(error))
        except Cancelled:
            self.post_message(Stopped())

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self._doing = f"{message.what} {message.share:.0%}"
        if isinstance(self.screen, WaitingScreen):
            self.screen.show(message.what, message.share)
        elif self._shown is not None:
            self._shown.work(self._doing)

    @on(DeskReady)
    def _desk_ready(self, message: DeskReady) -> None:
        self._desk = message.desk
        expired = message.desk.expired_pins()
        if expired:
            self.notify(
                f"{expired} of the links set by hand name sentences that are gone.", severity="warning"
            )

    @on(ComparisonReady)
    def _comparison_ready(self, message: ComparisonReady) -> None:
        desk = self._desk
        if desk is None:
            return
        doing = "" if message.done else self._doing
        if message.done and self._settle is not None:
            self.call_after_refresh(self._settle)
        if self._shown is not None and self._shown.desk is desk:
            self._shown.receive(message.comparison, doing)
            return
        comparison = desk.reviewed(message.comparison)
        make: type[ReviewScreen] = screen_called("review")
        self._shown = make(comparison, desk, least=self._least, doing=doing)
        self._forget_screens()
        self.switch_screen(self._shown)

    def _forget_screens(self) -> None:
        """Close what stands over the first screen."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    @on(Stopped)
    def _stopped(self) -> None:
        if self._shown is not None:
            self._shown.work("stopped: R compares again")

    @on(ComparisonFailed)
    def _comparison_failed(self, message: ComparisonFailed) -> None:
        self._status = FAILED
        self.troubles.append(message.error)
        if isinstance(self.screen, WaitingScreen):
            self.screen.fail(message.error)
        else:
            self._say(message.error, "Could not compare")

    @on(VersionFailed)
    def _version_failed(self, message: VersionFailed) -> None:
        self._status = FAILED
        self.troubles.append(message.error)
        self._say(message.error, "One text could not be read")

    def _say(self, error: UserError, title: str) -> None:
        text = visible(f"{error.message}. {error.hint}")
        self.notify(text, title=title, severity="warning", timeout=20, markup=False)
