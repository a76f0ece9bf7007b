"""What the tellings of one story say to each other.

Importing this package is cheap: no screen, no model and no array library comes with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from compare.version import __version__

if TYPE_CHECKING:
    from compare.api import align_lines, check_pair, compare_texts
    from compare.model import Comparison, Divergence, Link
    from compare.pipeline import run
    from compare.quotes.extract import extract_quotes
    from compare.quotes.model import Quote
    from compare.settings import Settings
    from compare.word_alignment import word_links

__all__ = [
    "Comparison",
    "Divergence",
    "Link",
    "Quote",
    "Settings",
    "__version__",
    "align_lines",
    "check_pair",
    "compare_texts",
    "extract_quotes",
    "run",
    "word_links",
]

_HOMES = {
    "Comparison": "compare.model",
    "Divergence": "compare.model",
    "Link": "compare.model",
    "Quote": "compare.quotes.model",
    "Settings": "compare.settings",
    "align_lines": "compare.api",
    "check_pair": "compare.api",
    "compare_texts": "compare.api",
    "extract_quotes": "compare.quotes.extract",
    "run": "compare.pipeline",
    "word_links": "compare.word_alignment",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module at first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
