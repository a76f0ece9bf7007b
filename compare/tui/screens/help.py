"""The keys, as they are bound: nothing is written down twice."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

_MARKS = (
    ("−", "$secondary", "the base says it, the version does not"),
    ("+", "$primary", "the version says it, the base does not"),
    ("≠", "$foreground", "both say it, in other words"),
    ("→", "$foreground", "both say it, at another place"),
    ("!! ! ~ ·", "$foreground", "critical, major, minor, info"),
    ("✓ ✗ ⚑", "$foreground", "confirmed, dismissed, flagged"),
    ("↺ ★", "$foreground", "decided on an earlier wording; new since the last sign-off"),
)


class HelpScreen(ModalScreen[None]):
    """What every key does, and what the marks mean."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", key_display="esc"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(10)", "Page down", show=False),
        Binding("pageup,b", "scroll(-10)", "Page up", show=False),
    ]

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.keys = tuple(keys)
        """(keys, what they do)"""

    @classmethod
    def of(cls, bindings: Mapping[str, ActiveBinding]) -> "HelpScreen":
        """Return the help for the bindings of a screen."""
        return cls(described(active.binding for active in bindings.values()))

    def compose(self) -> ComposeResult:
        """Show two columns, keys and words."""
        with VerticalScroll(id="help"):
            yield Static(Content.assemble(("Keys\n", "bold")), classes="heading")
            width = max(len(keys) for keys, _ in self.keys) + 3
            lines = [
                Content.assemble((f"{keys:<{width}}", "bold $primary"), what) for keys, what in self.keys
            ]
            yield Static(Content("\n").join(lines))
            yield Static(Content.assemble(("\nMarks\n", "bold")), classes="heading")
            marks = [
                Content.assemble((f"{mark:<{width}}", f"bold {colour}"), what)
                for mark, colour, what in _MARKS
            ]
            yield Static(Content("\n").join(marks))

    def action_scroll(self, step: int) -> None:
        """Scroll a line, where the screen is too low."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=step, animate=False)


def described(bindings: Iterable[Binding]) -> list[tuple[str, str]]:
    """Return keys and what they do, in the order of the bindings; what does the same stands together."""
    keys: dict[str, list[str]] = {}
    for binding in bindings:
        what = binding.tooltip
        if what and not binding.system:
            keys.setdefault(what, []).append(_NAMES.get(binding.key, binding.key))
    return [(_together(names), what) for what, names in keys.items()]


def _together(names: list[str]) -> str:
    """Return the keys side by side, many digits as a range."""
    if len(names) > 2 and all(name.isdigit() for name in names):
        return f"{names[0]}…{names[-1]}"
    return " ".join(dict.fromkeys(names))


_NAMES = {
    "comma": ",",
    "down": "↓",
    "end": "End",
    "enter": "Enter",
    "equals_sign": "=",
    "escape": "Esc",
    "exclamation_mark": "!",
    "f1": "F1",
    "home": "Home",
    "left": "←",
    "left_curly_bracket": "{",
    "left_square_bracket": "[",
    "minus": "-",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "plus": "+",
    "question_mark": "?",
    "quotation_mark": '"',
    "right": "→",
    "right_curly_bracket": "}",
    "right_square_bracket": "]",
    "shift+tab": "⇧Tab",
    "slash": "/",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
}
