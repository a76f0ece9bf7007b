"""Which words are usual words of a language, written small: a capital on them proves no name.

The encoder's vocabulary (128,000 pieces of sixteen languages, cased, the commonest first) has common words
as one piece; a name such as "Trump" it has capitalised, and small only far behind.
"""

from functools import lru_cache
from typing import Final

from compare.languages import Language
from sources.encoders.use import vocabulary

FAR: Final = 2.5
"""A word is a name first when its capitalised form is this many times commoner than the small one."""

MOST: Final = 0.65
"""Share of a word its longest known beginning must cover to stand for it: `deput-ies`, `fertilit-y`."""

ENDINGS: Final = ("s", "es", "d", "ed", "ing", "ly")
"""Taken off a word the vocabulary has only without them."""


@lru_cache(maxsize=65536)
def usual(word: str, language: Language) -> bool:
    """Tell whether a word is one that is usually written small."""
    small = word.casefold()
    if small in language.function_words or small in language.words("names", "common"):
        return True
    ranks = vocabulary()
    ranks = vocabulary()
    ours, theirs = ranks.get(small), ranks.get(small.capitalize())
    if ours is not None:
        return theirs is None or ours < FAR * theirs
    return _derived(small, ranks, theirs is None)


def known(word: str) -> bool:
    """Tell whether the vocabulary has a word as written: a common noun, or a well-known name."""
    return word in vocabulary()


def _derived(small: str, ranks: dict[str, int], unknown: bool) -> bool:
    """Tell whether the word is a form of one that the vocabulary has, or, if unknown, begins as one."""
    if small.endswith("ies") and small[:-3] + "y" in ranks:
        return True
    bases = [small.removesuffix(end) for end in ENDINGS if small.endswith(end)]
    if len(small) > 3 and any(_common(base, ranks) for base in bases if len(base) > 2):
        return True
    if not small.isascii() and len(small) > 5 and _common(small[:-1], ranks):
        return True
    least = max(6, round(MOST * len(small)))
    return unknown and any(small[:size] in ranks for size in range(len(small) - 1, least - 1, -1))


def _common(base: str, ranks: dict[str, int]) -> bool:
    rank = ranks.get(base)
    return rank is not None and rank < FAR * ranks.get(base.capitalize(), len(ranks))
