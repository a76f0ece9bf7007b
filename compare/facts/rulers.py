"""Popes and crowned heads: Charles III is Карл III, Francis is Franziskus.

No other people's names are translated, so a form counts only where a title or a Roman numeral stands by it.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from compare.facts.names import Name
from compare.languages import Language

ROMAN: Final = re.compile(r"[IVX]+")
WORD: Final = re.compile(r"[^\W\d_]+")
CASE: Final = 3
"""Letters that a case adds to a name in Cyrillic."""


def told(name: Name, mine: Language, theirs: Language, text: str) -> bool:
    """Tell whether a text of another language has a ruler's name in its own form."""
    keys = {key for word in name.words for key in _keys(word, mine)} if mine is not theirs else set()
    if not keys:
        return False
    words, titles = WORD.findall(text), theirs.words("rulers", "titles")
    rules = _rules(name, mine)
    return any(
        word[0].isupper() and keys & _keys(word, theirs) and (rules or before.casefold() in titles)
        for before, word in pairwise(["", *words])
    )


def _rules(name: Name, language: Language) -> bool:
    titles = language.words("rulers", "titles")
    return name.title or any(ROMAN.fullmatch(word) or word.casefold() in titles for word in name.words)


@lru_cache(maxsize=8192)
def _keys(word: str, language: Language) -> frozenset[str]:
    """Return the names that a word is a form of, each by its English form."""
    small = word.casefold()
    return frozenset(key for form, key in _forms(language) if _is_form(small, form))


def _is_form(word: str, form: str) -> bool:
    return word == form or (not form.isascii() and word.startswith(form) and len(word) - len(form) <= CASE)


@lru_cache
def _forms(language: Language) -> tuple[tuple[str, str], ...]:
    pairs = (phrase.casefold().partition(" ") for phrase in language.phrases("rulers", "forms"))
    return tuple((form, key) for form, _, key in pairs)
