"""Words that their beginnings or ends set against each other: over- and underrated, careful and careless."""

import re
from functools import lru_cache
from typing import Final

from compare.languages import Language

REST: Final = 4
"""Letters that must be left of a word."""

STEM: Final = 5
"""Letters by which what is left of two words is one."""


@lru_cache(maxsize=65536)
def affixed(word: str, language: Language) -> tuple[tuple[str, int], ...]:
    """Return what a casefolded word is without an affix that has an opposite, and which of the two it was."""
    any_affix = _any_affix(language)
    if len(word) <= REST or not (any_affix and any_affix.search(word)):
        return ()
    if word in language.words("opposites", "unpaired"):
        return ()
    found = []
    for at, (key, pattern) in _patterns(language):
        match = pattern.fullmatch(word)
        if match:
            found.append((f"{key} {match['rest'][:STEM]}", at))
    return tuple(found)


@lru_cache
def _patterns(language: Language) -> tuple[tuple[int, tuple[str, re.Pattern[str]]], ...]:
    """Return of each affix which of the two it is, the name of the pair, and its pattern."""
    return tuple(
        (at, (pair, _pattern(affix)))
        for pair in language.phrases("opposites", "affixes")
        for at, affix in enumerate(pair.split())
    )


@lru_cache
def _any_affix(language: Language) -> re.Pattern[str] | None:
    """Return a pattern that finds an affix in a word; most words have none."""
    affixes = [affix for pair in language.phrases("opposites", "affixes") for affix in pair.split()]
    letters = [f"^{affix[:-1]}" if affix.endswith("-") else affix[1:] for affix in affixes]
    return re.compile("|".join(letters)) if letters else None


def _pattern(affix: str) -> re.Pattern[str]:
    rest = rf"(?P<rest>[^\W\d_]{{{REST},}}.*)"
    if affix.endswith("-"):
        return re.compile(rf"{re.escape(affix[:-1])}-?{rest}")
    return re.compile(rf"{rest}{re.escape(affix[1:])}(?:ly|ness|e[nrsm]?|\w)?")
