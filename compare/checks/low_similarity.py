"""Links that the aligner is unsure of: advice, never evidence."""

from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair

DOUBTFUL: Final = 0.6
"""Confidence below which a link is pointed out: of these one in four is wrong."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a doubtful link."""
    if pair.link.score < DOUBTFUL:
        yield Finding(
            f"These may not belong together (confidence {pair.link.score:.0%})",
            pair.base.passage(),
            pair.version.passage(),
            None,
            round(1 - pair.link.score, 2),
        )


CHECK = Check("low-similarity", "a link that may be wrong", "info", pair=find, beside=True)
