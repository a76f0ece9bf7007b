"""Links whose machine translation says little of what the base says: advice, never evidence.

It runs where a translation was asked for (`--translate`), and compares its letters with those of the base. A
machine that translates badly makes it fire, too: look at the original.
"""

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, quote
from compare.words import tokens

DOUBTFUL: Final = 0.25
"""Cosine of character trigrams below which the two are pointed out. On NTREX dev (German by a tiny model,
Spanish by Apertium) 1-2 % of right links lie below, and 64-80 % of links to a sentence taken at random."""

LEAST: Final = 6
"""Words of the base from which letters tell something."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a passage whose translation shares little with the base."""
    if pair.translation is None or len(tokens(pair.base.text)) < LEAST:
        return
    likeness = _cosine(_grams(pair.base.text), _grams(pair.translation))
    if likeness < DOUBTFUL:
        yield Finding(
            f"The machine translation says something else: “{quote(pair.translation, 120)}”",
            pair.base.passage(),
            pair.version.passage(),
            None,
            0.3,
        )


def _grams(text: str) -> Counter[str]:
    flat = f" {' '.join(token.key for token in tokens(text))} "
    return Counter(flat[at : at + 3] for at in range(len(flat) - 2))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[gram] for gram, count in one.items())
    sizes = (sum(count * count for count in counts.values()) for counts in (one, other))
    return shared / (math.sqrt(math.prod(sizes)) or 1.0)


CHECK = Check("back-translation", "the machine translation disagrees", "info", pair=find, beside=True)
