"""The same word twice."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span

DOUBLED: Final = re.compile(r"(?<![\w-])([^\W\d_]+)\s+\1(?![\w-])", re.IGNORECASE)


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each word that the version has twice running and the base has not."""
    return onesided(pair, _doubled, "“{}”: the same word twice")


def _doubled(side: Side) -> Iterator[Mark]:
    proper = side.language.phrases("form", "doubled")
    for match in DOUBLED.finditer(side.text):
        word = match.group(1)
        if len(word) == 1 and (not word.islower() or word not in side.language.function_words):
            continue  # initials
        named = word[0].isupper() and match.group().rpartition(word[0])[0]  # Baden Baden, Duran Duran
        if word.casefold() not in proper and not (named and match.group()[-len(word)].isupper()):
            yield Span(*match.span()), "doubled word"


CHECK = Check("doubled-word", "the same word twice running", "info", pair=find)
