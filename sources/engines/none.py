"""The engine of who has none: it translates nothing, and says how to get one that does."""

from collections.abc import Sequence
from typing import Final

from sources.engines import Pair, Translation, Unavailable

HINT: Final = (
    "pip install 'rashomon[mt]', then `rashomon engines install FILE.argosmodel` and --translate ctranslate2."
)


class Nothing:
    """Knows no languages."""

    name = "none"

    def __init__(self, model: str = "") -> None:
        del model

    def pairs(self) -> frozenset[Pair]:
        """Return no pair."""
        return frozenset()

    def version(self, source: str, target: str) -> str | None:
        """Raise Unavailable."""
        raise Unavailable("no translation engine was chosen", HINT)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Raise Unavailable."""
        raise Unavailable("no translation engine was chosen", HINT)

    def close(self) -> None:
        """Do nothing."""
