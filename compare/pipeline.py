"""The whole tool on one page: documents in, comparison out."""

from collections.abc import Callable, Sequence

from compare.model import Comparison
from compare.settings import Settings
from sources.model import Document

Progress = Callable[[str, float], None]
"""Called with what is being done and the share done, in [0, 1]; may raise to cancel."""


def run(
    documents: Sequence[Document], *, settings: Settings | None = None, progress: Progress | None = None
) -> Comparison:
    """Compare the first document with each of the others."""
    raise NotImplementedError
