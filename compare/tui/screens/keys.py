"""Bindings made of plain keys."""

from typing import Final

from textual.binding import Binding, BindingType

from compare.tui.keytable import FOOTER, TABLE, Key


def bound(key: Key) -> Binding:
    """Return a key as the screen wants it."""
    shown = bool(key.footer)
    return Binding(key.keys, key.action, key.footer or key.what, show=shown, tooltip=key.what, id=key.name)


def key(keys: str, action: str, what: str, footer: str = "") -> Binding:
    """Bind keys to an action of a screen whose keys are not in the table."""
    return bound(Key(keys, action, what, footer))


def _in_footer(key: Key) -> int:
    return FOOTER.index(key.footer) if key.footer else len(FOOTER)


KEYS: Final[list[BindingType]] = [bound(entry) for entry in sorted(TABLE, key=_in_footer)]
