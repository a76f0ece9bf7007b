"""The keys that the screen takes now, in its last line."""

from rich.segment import Segment
from textual.binding import Binding
from textual.events import Click
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from compare.reports.wrap import cells


class KeyLine(Widget, can_focus=False):
    """One line for all keys with a word for it; what does not fit is left to the help.

    The framework's own footer makes a widget of every key, each time that a screen opens: that alone takes
    half of the time that a dialog needs.
    """

    COMPONENT_CLASSES = {"keyline--key"}  # noqa: RUF012 - as the framework declares it

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[tuple[str, str, str], ...] = ()
        """Key, how it is shown, the word for it."""
        self._ends: list[tuple[int, str]] = []
        """The cell behind each entry, and its key."""

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        shown: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled:
                shown.setdefault(binding.action, binding)
        keys = tuple((b.key, self.app.get_key_display(b), b.description) for b in shown.values())
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the keys that fit."""
        width, ground = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, ground)
        key_style = self.get_component_rich_style("keyline--key")
        segments: list[Segment] = []
        self._ends, at = [], 0
        for key, shown, word in self._keys:
            taken = cells(shown) + cells(word) + 3
            if at + taken > width + 1:
                break
            at += taken
            self._ends.append((at, key))
            segments += [Segment(f" {shown} ", key_style), Segment(f"{word} ", ground)]
        return Strip(segments).adjust_cell_length(width, ground)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        key = next((key for end, key in self._ends if event.x < end), None)
        if key is not None:
            self.app.simulate_key(key)
