"""Which words are usual words of a language, written small: a capital on them proves no name.

The encoder's vocabulary (128,000 pieces of sixteen languages, cased, the commonest first) has common words
as one piece; a name such as "Trump" it has capitalised, and small only far behind.
"""

from functools import lru_cache
from typing import Final

from compare.languages import Language
from sources.encoders.use import Vocabulary, vocabulary

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
    listed = (language.words("names", key) for key in ("common", "nouns"))
    if small in language.function_words or any(small in some for some in listed):
        return True
    words = vocabulary()
    capital = small.capitalize()
    if small in words:
        return capital not in words or words.rank(small) < FAR * words.rank(capital)
    return _derived(small, words, capital not in words)


def known(word: str) -> bool:
    """Tell whether the vocabulary has a word as written: a common noun, or a well-known name."""
    return word in vocabulary()


def _derived(small: str, words: Vocabulary, unknown: bool) -> bool:
    """Tell whether the word is a form of one that the vocabulary has, or, if unknown, begins as one."""
    if small.endswith("ies") and small[:-3] + "y" in words:
        return True
    if small.endswith("ves") and any(_common(small[:-3] + end, words) for end in ("f", "fe")):
        return True
    if small.endswith("men") and _common(small[:-3] + "man", words):
        return True
    bases = [small.removesuffix(end) for end in ENDINGS if small.endswith(end)]
    if len(small) > 3 and any(_common(base, words) for base in bases if len(base) > 2):
        return True
    if not small.isascii() and len(small) > 5 and _common(small[:-1], words):
        return True
    least = max(6, round(MOST * len(small)))
    return unknown and any(small[:size] in words for size in range(len(small) - 1, least - 1, -1))


def _common(base: str, words: Vocabulary) -> bool:
    return base in words and words.rank(base) < FAR * words.rank(base.capitalize())
