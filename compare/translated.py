"""Whether another language has words for what a name says: "Holy Land", «Святая земля»; Alarm, an alert.

A name has nothing but its sound, and is spelled as another language spells it. What is made of words is
translated, and a capital that only one of the languages sets does not make it a name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from compare.check import Side
from compare.facts.names import PLACED, Name, names
from compare.facts.places import places
from compare.facts.spelling import WORD, sound
from compare.facts.vocabulary import known, usual
from compare.sense.likeness import cosines
from compare.word_alignment import linkable, linked
from compare.word_evidence import EDGES, readable
from compare.words import at, placed
from sources.model import Span

ADJECTIVE: Final = re.compile(r"e[nrsm]?$")
CALLED_BEFORE: Final = re.compile(r"([A-ZÀ-ÞА-ЯЁ][\w-]+)[”\"»’']? $")
CALLED_BEHIND: Final = re.compile(r" [«„“\"‘']?\s?([A-ZÀ-ÞА-ЯЁ][\w-]+)")
"""What a party is called, before or behind the word for it."""

MEANT: Final = 0.65
"""Cosine from which words of another language say what a name says: "Holy Land" and «землю» 0.74, Mercedes
and Audi 0.61."""


def told_in_words(name: Name, mine: Side, other: Side) -> bool:
    """Tell whether a word that nothing proves a name has a counterpart in the other language that is none:
    "Alarm" and "alert", «Метеослужба» and "the weather service"."""
    if mine.language is other.language or name.title:
        return False
    if _party(name, mine, other):
        return True
    if len(name.words) > 1:
        return _described(name, mine, other)
    capital = mine.language.flag("names", "nouns_capitalised") and not is_placed(name, mine)
    if capital and sound(name.said) in {sound(word) for word in WORD.findall(other.text) if word.islower()}:
        return True  # Riff, a reef
    opens = alphabetic(mine.text) and unproven(name, mine)
    if not (capital or opens) or not linkable(mine.text, other.text):
        return False
    words = at(mine.text, name.span.start, name.span.end)
    links = linked(mine.text, other.text, mine.language.tag, other.language.tag)
    there = placed(other.text)
    taken = [found.span for found in names(other.text, other.language) if found.core]
    return any(i in words and not any(there[j].overlaps(span) for span in taken) for i, j in links)


def of_words(name: Name, mine: Side) -> bool:
    """Tell whether a name is made of words that others are made of, which each language has its own of: "Holy
    Land", "Almanac"; a known place is none."""
    if is_placed(name, mine) or mine.language.flag("names", "nouns_capitalised"):
        return False
    words = [part.casefold() for word in name.words for part in word.split("-")]
    return mine.language.given_names.isdisjoint(words) and all(
        known(word) or usual(word, mine.language) for word in words
    )


def meant(name: Name, mine: Side, other: Side) -> bool:
    """Tell whether the other language has words for what a name says: "Olympic", «олимпийских»; a place
    that is known has its own name there."""
    if name.title or is_placed(name, mine) or not readable(mine.language.tag):
        return False
    words = [word for word in (EDGES.sub("", word) for word in other.text.split()) if word]
    size = len(name.words)
    runs = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)] if size > 1 else []
    light = other.language.function_words
    said = [word for word in words if word.casefold() not in light and len(word) > 2]
    alike = cosines([name.said.casefold()], mine.language.tag, [*said, *runs], other.language.tag)
    return bool(alike.max(initial=0.0) >= MEANT)


def _party(name: Name, mine: Side, other: Side) -> bool:
    """Tell whether a party is called by a word that each language has its own of: the Homeland party, «партия
    "Отечество"»."""
    here = [words for span, words in _parties(mine) if span.overlaps(name.span)]
    there = [words for _, words in _parties(other)]
    return len(here) == len(there) == 1 and any(known(word.casefold()) for word in (*here, *there))


def _parties(side: Side) -> Iterator[tuple[Span, str]]:
    """Yield the words with a capital right before or behind a word for a party, and where they stand."""
    for match in side.language.finder("names", "parties").every(side.text):
        before = CALLED_BEFORE.search(side.text, 0, match.start())
        found = before or CALLED_BEHIND.match(side.text, match.end())
        if found:
            yield Span(*found.span(1)), found[1]


def _described(name: Name, mine: Side, other: Side) -> bool:
    """Tell whether a body is called by what it is, which is translated: "Internationaler Schifffahrtsrat"; or
    two nouns only stand side by side: "Trumps Kundgebung"."""
    if not mine.language.flag("names", "nouns_capitalised") or not linkable(mine.text, other.text):
        return False
    first = name.words[0]
    words = at(mine.text, name.span.start, name.span.end)
    links = linked(mine.text, other.text, mine.language.tag, other.language.tag)
    if not set(words) <= {i for i, _ in links}:
        return False
    if usual(first.casefold(), mine.language) and ADJECTIVE.search(first):
        return True
    if any(PLACED.search(word) or places(word, mine.language) for word in name.words):
        return False  # "Rumänische Grenzschützer", "U-Bahnhof Lindenbachstraße"
    there = other.text.split()
    return any(all(there[j].islower() for i, j in links if i == word) for word in words)


def unproven(name: Name, side: Side) -> bool:
    """Tell whether a word opens a sentence and is no place that is known."""
    return name.opens and not is_placed(name, side)


def is_placed(name: Name, side: Side) -> bool:
    """Tell whether a name is that of a known place or body."""
    return bool(name.key or places(name.said, side.language))


@lru_cache(maxsize=8192)
def alphabetic(text: str) -> bool:
    """Tell whether names can be read from the script of a text: not from Chinese or Arabic."""
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0590" for c in letters) > len(letters) / 2
