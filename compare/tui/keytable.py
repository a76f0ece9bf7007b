"""The keys of the review screen, as plain data: footer, help, palette and key maps are made from them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Key:
    """An action with the keys that do it."""

    keys: str
    """With commas between them."""
    action: str
    what: str
    """For the help and the palette; key maps name the action by it."""
    footer: str = ""
    """A word for the footer; empty for an action that is not shown there."""
    known_as: str = ""
    """A name of its own, where several actions are told in the same words."""

    @property
    def name(self) -> str:
        """What a key map calls the action: `next finding` is `next-finding`."""
        return self.known_as or self.what.replace(",", "").replace(":", "").replace(" ", "-")


TABLE: Final = (
    Key("question_mark,f1", "help", "this help", "Help"),
    Key("space", "decide('confirmed')", "confirm and go on", "Confirm"),
    Key("d", "settle", "dismiss with a reason", "Dismiss"),
    Key("exclamation_mark", "decide('flagged')", "flag for someone to look at"),
    Key("r", "decide('')", "reopen"),
    Key("m", "note", "note", "Note"),
    Key("u,ctrl+z", "undo", "undo", "Undo"),
    Key("U,ctrl+y", "redo", "redo"),
    Key("right_square_bracket", "finding(1)", "next finding", "Finding"),
    Key("left_square_bracket", "finding(-1)", "previous finding"),
    Key("right_curly_bracket", "unreviewed(1)", "next unreviewed finding"),
    Key("left_curly_bracket", "unreviewed(-1)", "previous unreviewed finding"),
    Key("slash", "search", "search the texts", "Search"),
    Key("n", "next(1)", "next hit or finding"),
    Key("N", "next(-1)", "previous hit or finding"),
    Key("f", "filter", "filter the findings", "Filter"),
    Key("F", "unfilter", "show all findings again"),
    Key("i", "info", "show or hide info findings"),
    Key("o", "order", "sort the findings"),
    Key("l", "list", "show or hide the list of findings"),
    Key("j,down", "row(1)", "next row"),
    Key("k,up", "row(-1)", "previous row"),
    Key("pagedown,ctrl+f", "page(1)", "a page on"),
    Key("pageup,b", "page(-1)", "a page back"),
    Key("ctrl+d", "page(0.5)", "half a page on"),
    Key("ctrl+u", "page(-0.5)", "half a page back"),
    Key("g,home", "edge(0)", "first row"),
    Key("G,end", "edge(-1)", "last row"),
    Key("tab", "turn(1)", "next version"),
    Key("shift+tab", "turn(-1)", "previous version"),
    *(
        Key(str(n), f"version({n - 1})", "a version by its number", known_as=f"version-{n}")
        for n in range(1, 10)
    ),
    Key("plus,equals_sign", "columns(1)", "one version more beside the base"),
    Key("minus", "columns(-1)", "one version fewer"),
    Key("0", "columns(0)", "all versions, or one"),
    Key("s", "arrange", "side by side or stacked"),
    Key("L", "lock", "scroll a version on its own, or all together", known_as="lock"),
    Key("z", "fold", "fold rows without findings"),
    Key("v", "go('overview')", "overview of all versions", "Overview"),
    Key("quotation_mark,Q", "go('ledger')", "quote ledger", "Quotes"),
    Key("t", "alone", "one telling alone"),
    Key("a", "align", "align by hand", "Align"),
    Key("comma,c", "go('run')", "settings of the run, and what was not checked"),
    Key("S", "sign_off", "sign off a version"),
    Key("y", "copy", "copy the passages with their source"),
    Key("e", "edit", "open the text in your editor"),
    Key("x", "export", "export a report"),
    Key("R", "app.again", "read the texts again and compare"),
    Key("T", "app.theme", "another theme"),
    Key("escape", "back", "leave the search, the list or the work under way"),
    Key("enter", "texts", "from the list to the texts"),
    Key("q", "app.quit", "quit", "Quit"),
)

FOOTER: Final = (
    *("Help", "Confirm", "Dismiss", "Undo", "Finding", "Filter", "Quotes", "Quit"),
    *("Overview", "Note", "Search", "Align"),
)
"""What the footer shows, in this order: where the screen is narrow, the last are cut off."""

ACTIONS: Final = tuple(key.name for key in TABLE)
"""What can be bound to other keys."""
