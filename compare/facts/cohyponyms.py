"""Things of one kind: a final and a semi-final, murder and torture, a doctor and a nurse.

A set has one key in every language, and its classes stand in one order in all of them; the words of a class
are synonyms and forms. A word of one class never stands for one of another (co-hyponyms, Cruse 1986).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.facts.opposites import bare
from compare.languages import Language
from compare.words import Token, tokens

SECTION: Final = "cohyponyms"

Places = Mapping[str, tuple[tuple[str, int], ...]]
"""Word -> the sets it is in, and its class in each."""


@dataclass(frozen=True, slots=True)
class Member:
    """A word, and the classes of a set that it can be of."""

    word: Token
    kind: str
    """Key of the set."""
    classes: frozenset[int]


@lru_cache(maxsize=8192)
def members(text: str, language: Language) -> tuple[Member, ...]:
    """Return the words of a text that are of a set, in order."""
    known = _known(language)
    out = []
    for word in tokens(text):
        by_set: dict[str, set[int]] = defaultdict(set)
        for kind, at in known.get(bare(word.key), ()):
            by_set[kind].add(at)
        out += [Member(word, kind, frozenset(some)) for kind, some in by_set.items()]
    return tuple(out)


def replaced(base: str, version: str, both: tuple[Language, Language]) -> Iterator[tuple[Member, Member]]:
    """Yield a word of one text alone, and the word of another class of its set that only the other text has;
    none where either text has two such words of a set."""
    ours, theirs = (members(text, known) for text, known in zip((base, version), both, strict=True))
    for kind in dict.fromkeys(member.kind for member in ours):
        here, there = ([m for m in some if m.kind == kind] for some in (ours, theirs))
        lost, gained = _alone(here, there), _alone(there, here)
        if len({m.classes for m in lost}) == 1 == len({m.classes for m in gained}):
            yield lost[0], gained[0]


def _alone(mine: list[Member], others: list[Member]) -> list[Member]:
    """Return the words none of whose classes the other text has."""
    told = frozenset[int]().union(*(other.classes for other in others))
    return [member for member in mine if not member.classes & told]


@lru_cache
def _known(language: Language) -> Places:
    out: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for kind, value in language.data.get(SECTION, {}).items():
        for at, words in enumerate(str(value).split("|")):
            for word in words.casefold().split():
                out[word].append((kind, at))
    return {word: tuple(some) for word, some in out.items()}
