"""Places and well-known bodies under any of their names: a code is the same in every language.

Countries and cities come from CLDR; what CLDR lacks (adjectives, seas, bodies) from the language files, where
`austri-` stands for every word that begins so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from compare.facts.cues import every
from compare.facts.spelling import ELISION, WORD, Sounds, same_name, sound, stems
from compare.languages import Language
from sources.model import Span

TAIL: Final = 8
"""Letters that may follow the stem of a place in an adjective or a case of it."""

STEM: Final = re.compile(r"(?:[aeiouyаеёиоуыэюяйьíéáóоієa]{1,3}|land|ien|ія)$")
"""Taken off a country's name before adjectives are made of it: Austri-an, австри-йский."""

CONTINENTS: Final = {"002": "Africa", "142": "Asia", "150": "Europe", "009": "Oceania"}


@dataclass(frozen=True, slots=True)
class Body:
    """A well-known body, state or place, under any of its names."""

    span: Span
    key: str


@lru_cache(maxsize=8192)
def bodies(text: str, language: Language) -> tuple[Body, ...]:
    """Find the bodies and places that the language file knows, in order."""
    return tuple(
        Body(cue.span, cue.kind)
        for cue in every(text, language, "organisations")
        if cue.text[0].isupper() or not language.flag("names", "adjectives_capitalised")
    )


@lru_cache(maxsize=8192)
def places(text: str, language: Language) -> frozenset[str]:
    """Return the codes of all places and bodies that a text names, also in an adjective."""
    found = {body.key for body in bodies(text, language)}
    words = [ELISION.sub("", match.group()) for match in WORD.finditer(text)]
    there = Sounds(frozenset(word.casefold() for word in words))
    capitals = language.flag("names", "adjectives_capitalised")
    for word in dict.fromkeys(words):
        if word[0].isupper() or not capitals:
            for part in (word, *(word.split("-") if "-" in word else ())):
                found.update(_codes(part, language, there))
    return frozenset(found)


def _codes(word: str, language: Language, there: Sounds) -> Iterator[str]:
    for code, rest in _named(word, language.tag):
        if all(map(there.has, rest)):
            yield code
    small = word.casefold()
    made = _adjectives(language)
    for size in range(min(len(small), 12), 2, -1):
        if len(small) - size > TAIL or (size < len(small) and small[:size] in _whole(language)):
            continue
        if small[:size] in made:
            yield made[small[:size]]
            break


@lru_cache(maxsize=32768)
def _named(word: str, tag: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the places whose name begins with a word: code, the words that must be there too."""
    if not word[0].isupper():
        return ()
    return tuple(sorted((code, rest) for code, first, rest in _index_of(word, tag) if same_name(word, first)))


def _index_of(word: str, tag: str) -> set[tuple[str, str, tuple[str, ...]]]:
    index = _index(tag)
    return {entry for stem in stems(word)[:2] for entry in index.get(stem, ())}


@lru_cache
def _index(tag: str) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    index: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for code, name in _gazetteer(tag).items():
        first, *rest = WORD.findall(name) or [""]
        for stem in stems(first)[:2] if first else ():
            index.setdefault(stem, []).append((code, first, tuple(word for word in rest if len(word) > 3)))
    return index


@lru_cache
def _adjectives(language: Language) -> dict[str, str]:
    """Return stems of adjectives made of a country's name -> its code."""
    out: dict[str, str] = {}
    for code, name in _gazetteer(language.tag).items():
        stem = STEM.sub("", name.casefold())
        if (len(code) <= 3 and len(stem) > 3 and " " not in stem and not stem.isascii()) or len(stem) > 4:
            out.setdefault(stem, code)
    for code in language.data.get("places", {}):
        for stem in language.phrases("places", code):
            out[stem.removesuffix("-").casefold()] = code
    return out


@lru_cache
def _whole(language: Language) -> frozenset[str]:
    """Return the words of the language file that nothing may follow: «сена», and no «сенатор»."""
    every_word = (
        word for code in language.data.get("places", {}) for word in language.phrases("places", code)
    )
    return frozenset(word.casefold() for word in every_word if not word.endswith("-"))


@lru_cache
def _gazetteer(tag: str) -> dict[str, str]:
    """Return CLDR's countries and cities: code or time zone -> what the language calls it."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return {}
    known = {code: name for code, name in locale.territories.items() if code.isalpha() and len(code) == 2}
    known |= {code: locale.territories[code] for code in CONTINENTS if code in locale.territories}
    for zone in {*locale.time_zones, *Locale("de").time_zones}:  # English leaves out plain names
        plain = zone.rpartition("/")[2].replace("_", " ")
        known[zone] = str(locale.time_zones.get(zone, {}).get("city", plain))
    return dict(sorted(known.items()))


@lru_cache
def place_names(language: Language) -> frozenset[str]:
    """Return the names of all countries and cities, casefolded."""
    return frozenset(name.casefold() for name in _gazetteer(language.tag).values())


def is_place(word: str, language: Language) -> bool:
    """Tell whether a word is the whole name of a country or a city, not an adjective made of it."""
    return any(not rest and sound(first) == sound(word) for _, first, rest in _index_of(word, language.tag))


def called(name: str, mine: Language, theirs: Language, text: str) -> bool:
    """Tell whether the other text calls a country or a city by its own name for it."""
    return not places(name, mine).isdisjoint(places(text, theirs))
