"""Cue words: which of a language's phrases a text holds, and of which class.

A text is read once for all sections, word by word: a word chooses the few phrases that can begin with it, so
the cost does not grow with the number of phrases.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from threading import RLock
from typing import Final

from compare.languages import IDEOGRAPH, Language, bounded
from sources.model import Span

FIRST: Final = re.compile(r"\w+|.", re.DOTALL)
"""The word or the mark that stands at a place."""

START: Final = re.compile(
    rf"(?=({FIRST.pattern}))(?:(?<!\w)\w|[\u3040-\u30ff\u3400-\u9fff]|n['’]t\b|[^\w\s])", re.DOTALL
)
"""Where a phrase can begin: with a word, with any ideograph, with a mark."""

PIECE: Final = re.compile(r"\w+|[^\w\s]")
"""The same, and faster, for texts without what is odd."""

ODD: Final = re.compile(rf"n['’]t\b|{IDEOGRAPH.pattern}")
"""Where a phrase can begin inside a word."""

MOST: Final = 40_000
"""Words remembered of each language, each with the phrases that begin with it."""

CHOICE: Final = re.compile(r"\(\?:([^()\[\]]*)\)(?![?*{+])")
"""Several beginnings of a phrase, of which one stands."""

BEFORE: Final = re.compile(r"\(\?<[=!][^()]*\)")
"""What must, or must not, stand before a phrase."""

PLAIN: Final = re.compile(r"[^\\()\[\]{}?*+.|^$]*")
"""The part of a phrase that is no regular expression."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that says something of the sentence, and the class it belongs to."""

    span: Span
    kind: str
    text: str


def cues(text: str, language: Language, section: str, kinds: Sequence[str]) -> tuple[Cue, ...]:
    """Find the cues of some classes, in order. At each place the longest phrase of the section wins,
    whatever its class; those of the class `exempt` only hide what they cover."""
    return tuple(cue for cue in every(text, language, section) if cue.kind in kinds)


@lru_cache(maxsize=16384)
def every(text: str, language: Language, section: str) -> tuple[Cue, ...]:
    """Find the cues of all classes of a section, in order."""
    lexicon = _lexicon(language)
    lexicon.take(section)
    out: list[Cue] = []
    end = 0
    for start, phrases in _places(text, language, lexicon.size):
        mine = phrases.get(section)
        if mine and start >= end and (match := _longest(mine, text, start)):
            end, kind = match
            out.append(Cue(Span(start, end), kind, text[start:end]))
    return tuple(out)


@lru_cache(maxsize=512)
def _places(text: str, language: Language, size: int) -> tuple[tuple[int, "Phrases"], ...]:
    """Return where phrases can begin, and which; read once for as many sections as are known."""
    lexicon = _lexicon(language)
    return tuple((start, phrases) for start, word in _words(text) if (phrases := lexicon[word]))


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a phrase can begin, with the word or the mark there."""
    if ODD.search(text):
        return ((match.start(), match[1].casefold()) for match in START.finditer(text))
    return ((match.start(), match.group().casefold()) for match in PIECE.finditer(text))


def _longest(phrases: Sequence["_Phrase"], text: str, start: int) -> tuple[int, str] | None:
    """Return where the first of some phrases that stands at a place ends, and its class."""
    for phrase in phrases:
        match = phrase.pattern.match(text, start)
        if match:
            return match.end(), phrase.kind
    return None


class _Phrase:
    """A phrase of the lexicon; its pattern is compiled when a word is met that it can begin with."""

    def __init__(self, phrase: str, kind: str, section: str, at: int) -> None:
        self.kind = kind
        self.section = section
        self.rank = (*_length(phrase), at)
        self._phrase = phrase

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(bounded(self._phrase), re.IGNORECASE)


Phrases = Mapping[str, Sequence[_Phrase]]
"""Section -> its phrases that can begin at a place, the longest first."""


class _Lexicon(dict[str, Phrases]):
    """A language's phrases by the word they begin with; chosen when the word is met."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._sections: set[str] = set()
        self._words: dict[str, list[_Phrase]] = defaultdict(list)
        self._stems: dict[str, list[_Phrase]] = defaultdict(list)
        self._sizes: list[int] = []
        self._count = count()
        self._lock = RLock()

    @property
    def size(self) -> int:
        """How many sections are known."""
        return len(self._sections)

    def take(self, section: str) -> None:
        """Take in a section that was not asked for before."""
        with self._lock:  # no other thread may choose among half a section
            if section not in self._sections:
                self._add(section)
                self._sections.add(section)

    def _add(self, section: str) -> None:
        for kind, value in self._language.data.get(section, {}).items():
            for phrase in self._language.phrases(section, kind) if isinstance(value, str) else ():
                made = _Phrase(phrase, kind, section, next(self._count))
                for first, whole in {_first(option) for option in _options(phrase)}:
                    (self._words if whole else self._stems)[first].append(made)
        self._sizes = sorted({len(stem) for stem in self._stems})
        self.clear()

    def __missing__(self, word: str) -> Phrases:
        with self._lock:
            return self._choose(word)

    def _choose(self, word: str) -> Phrases:
        if len(self) >= MOST:
            self.clear()
        found = set(self._words.get(word, ()))
        for size in self._sizes:
            found.update(self._stems.get(word[:size], ()))
        fit: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in sorted(found, key=lambda phrase: phrase.rank):
            fit[phrase.section].append(phrase)
        self[word] = chosen = dict(fit)
        return chosen


def _options(phrase: str) -> list[str]:
    """Return a phrase once for each of the words it can begin with: `(?:can|could) not`."""
    phrase = BEFORE.sub("", phrase, count=1) if phrase.startswith("(?<") else phrase
    match = CHOICE.match(phrase)
    return [option + phrase[match.end() :] for option in match[1].split("|")] if match else [phrase]


def _first(phrase: str) -> tuple[str, bool]:
    """Return the letters, or the mark, a phrase is sure to begin with, and whether they are a whole word."""
    plain = PLAIN.match(phrase)
    sure = plain.group() if plain else ""
    if phrase[len(sure) : len(sure) + 1] in {"?", "*", "{"}:
        sure = sure[:-1]
    match = FIRST.match(sure)
    first = match.group() if match else ""
    whole = len(first) < len(sure) or first == phrase
    return first.casefold(), whole and not IDEOGRAPH.match(phrase)


def _length(phrase: str) -> tuple[int, int]:
    """Return the words of a phrase, then its letters, both below 0: of a regular expression those that stand
    first."""
    plain = PLAIN.match(phrase)
    return -phrase.count(" "), -len(plain.group()) if plain else 0


@lru_cache
def _lexicon(language: Language) -> _Lexicon:
    return _Lexicon(language)


@lru_cache
def kinds(language: Language, section: str) -> tuple[str, ...]:
    """Return the classes a section has, in the order of the file; `exempt` is none."""
    known = language.data.get(section, {})
    return tuple(key for key, value in known.items() if key != "exempt" and isinstance(value, str))
