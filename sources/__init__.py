"""Where texts come from: files, their sentences and their language.

Names are loaded when first asked for, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sources.errors import UserError
    from sources.load import from_text, load
    from sources.model import Document, Sentence

__all__ = ["Document", "Sentence", "UserError", "from_text", "load"]

_HOMES = {
    "Document": "sources.model",
    "Sentence": "sources.model",
    "UserError": "sources.errors",
    "from_text": "sources.load",
    "load": "sources.load",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
