"""One passage of the base told in two ways."""

from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from compare.check import Check, Finding, Pair, Telling, quote
from compare.words import fold, tokens

LEAST: Final = 3
"""Words from which a passage that recurs is no chance."""

SAME: Final = 90
"""Likeness, in per cent, from which two renderings are one."""


def find(telling: Telling) -> Iterator[Finding]:
    """Yield each later rendering of a base passage that differs from the first."""
    first: dict[str, Pair] = {}
    for pair in telling.pairs:
        key = fold(pair.base.text)
        if len(tokens(pair.base.text)) < LEAST:
            continue
        before = first.setdefault(key, pair)
        if before is not pair and _differ(before, pair):
            told = quote(before.version.text)
            yield Finding(
                f"The same passage is “{told}” elsewhere",
                pair.base.passage(),
                pair.version.passage(None, "second rendering"),
                None,
                0.8,
            )


def _differ(one: Pair, other: Pair) -> bool:
    return fuzz.token_sort_ratio(fold(one.version.text), fold(other.version.text)) < SAME


CHECK = Check("consistency", "one passage of the base told in two ways", "minor", telling=find)
