"""Places where a sentence lacks a word: `at in Paris`, `(the genus )`, `, who is also mayor`.

A name cut out by hand or lost by a machine often leaves its preposition, its brackets or its comma behind.
Alone that proves nothing, since prepositions are stranded in good prose ("the house they live in, ...");
where the other telling has a name just there it does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from compare.facts.names import Name
from compare.languages import Language

FAR: Final = 0.35
"""How far apart, as a share of their passages, a hole and the name that was there may stand."""

MARKS: Final = (
    r"[(\[]\s*[)\]]",
    r"\w (?=[)\]])",
    r"^\s*[,;)]",
    r"[:(,;]\s*,",
    r"(?<=[\s,])['’]s(?!\w)",
)
"""Empty brackets, a space before the closing one, a comma that opens, two in a row, a lone ending."""


@lru_cache(maxsize=8192)
def holes(text: str, language: Language) -> tuple[int, ...]:
    """Return the offsets where a word is missing, in order."""
    pattern = _pattern(language)
    return tuple(match.end() for match in pattern.finditer(text))


def cut_out(found: Sequence[Name], mine: str, other: str, languages: tuple[Language, Language]) -> list[Name]:
    """Return the names of one text that the other has a hole for, in order; each hole takes one."""
    open_holes = holes(other, languages[1])
    if len(open_holes) <= len(holes(mine, languages[0])):
        return []
    there = other.casefold()
    gone = [name for name in found if name.said.casefold() not in there]
    options = sorted(
        (abs(name.span.start / len(mine) - place / len(other)), i, j)
        for i, name in enumerate(gone)
        for j, place in enumerate(open_holes)
    )
    taken: dict[int, int] = {}
    for distance, i, j in options:
        if distance <= FAR and i not in taken and j not in taken.values():
            taken[i] = j
    return [gone[i] for i in sorted(taken)]


@lru_cache
def _pattern(language: Language) -> re.Pattern[str]:
    """Return one pattern for the marks and for the words that cannot stand before a mark or each other."""
    leads, follows = (_any(language.phrases("holes", key)) for key in ("leads", "follows"))
    options = list(MARKS)
    if leads:
        options.append(rf"(?<!\w)(?:{leads})\b(?=\s*[,.;:!?)])")
    if leads and follows:
        options.append(rf"(?<!\w)(?:{leads})\s(?=(?:{follows})(?!\w))")
    return re.compile("|".join(options), re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
