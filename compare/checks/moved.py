"""Passages told in another place of the story."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a linked passage that stands out of order."""
    if pair.link.moved:
        where = f"sentence {pair.link.base[0] + 1} of the base is sentence {pair.link.version[0] + 1} here"
        yield Finding(f"Moved: {where}", pair.base.passage(), pair.version.passage())


CHECK = Check("moved", "a passage told in another place", "info", pair=find, beside=True, equal=True)
