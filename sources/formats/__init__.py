"""The formats that can be read. Adding one is adding a file here and a line to `FORMATS`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from sources.formats.extract import Extract


@dataclass(frozen=True, slots=True)
class Format:
    """A format, how to tell it and where its reader is."""

    name: str
    module: str
    """Dotted name of a module with `read(text: str) -> Extract`; loaded when first needed."""
    suffixes: frozenset[str]
    signature: re.Pattern[str] | None = None
    """Matches the beginning of a text that is in this format whatever its name says."""


_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|title|meta|div|p)\b[^>]*>",
    re.I | re.S,
)

FORMATS: Final[tuple[Format, ...]] = (
    Format("html", "sources.formats.html", frozenset({".html", ".htm", ".xhtml", ".shtml"}), _HTML),
    Format("markdown", "sources.formats.markdown", frozenset({".md", ".markdown", ".mdown", ".mkd"})),
    Format("plain", "sources.formats.plain", frozenset({".txt", ".text"})),
)


def tell(text: str, suffix: str) -> Format:
    """Return the format of a text: by its first characters, else by its suffix, else plain."""
    for form in FORMATS:
        if form.signature and suffix not in FORMATS[1].suffixes and form.signature.match(text[:4096]):
            return form
    return next((form for form in FORMATS if suffix in form.suffixes), FORMATS[-1])


def extract(text: str, suffix: str = "") -> Extract:
    """Read decoded text in whatever format it is in."""
    reader: Callable[[str], Extract] = import_module(tell(text, suffix).module).read
    return reader(text)
