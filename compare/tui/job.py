"""What the screen is started with: how the texts are read, and how they are compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.model import Comparison, Pin
from sources.model import Document

Progress = Callable[[str, float], None]
"""Called with what is being done and the share done, in [0, 1]; raises to cancel."""
Trouble = Callable[[str, str], None]
"""Called with message and hint for each version that could not be read."""
Ready = Callable[[Comparison], None]
"""Called with what is known so far."""

Load = Callable[[Progress, Trouble], Sequence[Document]]
Compare = Callable[[Sequence[Document], Mapping[str, Sequence[Pin]], Progress, Ready], Comparison]


if TYPE_CHECKING:
    from compare.review.store import Store


@dataclass(frozen=True, slots=True)
class Job:
    """Work that runs in a thread; both parts may raise UserError."""

    load: Load
    compare: Compare
    store: Callable[[], "Store"]
    """Opens the review file."""

    @classmethod
    def of(cls, comparison: Comparison, store: "Store | None" = None) -> "Job":
        """Return the job that has been done already; decisions are kept in memory unless a store is given."""
        from compare.review.store import Store

        kept = store or Store(None)
        return cls(
            lambda _progress, _trouble: comparison.documents,
            lambda _documents, _pins, _progress, _ready: comparison,
            lambda: kept,
        )
