"""The keys of the review screen; footer and help are made from this table."""

from typing import Final

from textual.binding import Binding, BindingType


def _key(keys: str, action: str, what: str, footer: str = "") -> Binding:
    """Bind keys to an action; `what` is for the help and names the action to key maps."""
    name = what.replace(" ", "_")
    return Binding(keys, action, footer or what, show=bool(footer), tooltip=what, id=name)


KEYS: Final[list[BindingType]] = [
    _key("right_square_bracket,n", "finding(1)", "next finding", "Finding"),
    _key("left_square_bracket,N", "finding(-1)", "previous finding"),
    _key("j,down", "row(1)", "next row"),
    _key("k,up", "row(-1)", "previous row"),
    _key("pagedown,space", "page(1)", "a page on"),
    _key("pageup,b", "page(-1)", "a page back"),
    _key("g,home", "edge(0)", "first row"),
    _key("G,end", "edge(-1)", "last row"),
    _key("tab", "turn(1)", "next version", "Version"),
    _key("shift+tab", "turn(-1)", "previous version"),
    *(Binding(str(n), f"version({n - 1})", "a version by its number", show=False) for n in range(1, 10)),
    _key("f", "list", "show or hide the list of findings", "List"),
    _key("enter,escape", "texts", "from the list to the texts"),
    _key("i", "info", "show or hide info findings", "Info"),
    _key("s", "arrange", "side by side or stacked", "Layout"),
    _key("c", "unchecked", "what was not checked"),
    _key("question_mark,f1", "help", "this help", "Help"),
    _key("q", "app.quit", "quit", "Quit"),
]
