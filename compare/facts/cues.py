"""Cue words: which of a language's phrases a text holds, and of which class.

A text is read once for all sections, word by word: a word chooses the few phrases that can begin with it, so
the cost does not grow with the number of phrases.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from threading import Lock
from typing import Final

from compare.languages import Language
from compare.languages.phrases import FIRST, IDEOGRAPH, PLAIN, beginnings, bounded
from sources.model import Span

START: Final = re.compile(
    rf"(?=({FIRST.pattern}))(?:(?<!\w)\w|[\u3040-\u30ff\u3400-\u9fff]|n['’]t\b|[^\w\s])", re.DOTALL
)
"""Where a phrase can begin: with a word, with any ideograph, with a mark."""

PIECE: Final = re.compile(r"\w+|[^\w\s]")
"""The same, and faster, for texts without what is odd."""

ODD: Final = re.compile(rf"n['’]t\b|{IDEOGRAPH.pattern}")
"""Where a phrase can begin inside a word."""

SECTIONS: Final = (
    "negation", "quantifiers", "organisations", "question", "tense", "modality", "reporting", "attribution",
    "credit", "durations", "periods", "roles", "magnitudes", "multiples", "quotes",
)  # fmt: skip
"""The sections that cues are asked of: a text is read for all of them at once."""

LONG: Final = 20_000
"""Characters of a text beyond which it is read for one section only: of a document few are asked for."""

MOST: Final = 40_000
"""Words remembered of each language, each with the phrases that begin with it."""

SHAPE: Final = re.compile(r"(?=\\)(?:\w|\\[wd](?:[*+]|\{\d*,?\d*\})?|\(\?:[\w|]+\)\??)+(?=[ -]|$)")
"""The whole first word of a phrase that begins with any letter or digit."""


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


def every(text: str, language: Language, section: str) -> Sequence[Cue]:
    """Find the cues of all classes of a section, in order."""
    together = section in SECTIONS and len(text) <= LONG
    return _found(text, language, SECTIONS if together else (section,)).get(section, ())


@lru_cache(maxsize=8192)
def _found(text: str, language: Language, sections: tuple[str, ...]) -> Mapping[str, Sequence[Cue]]:
    """Find the cues of some sections, each in order, in one reading."""
    lexicon = _lexicon(language, sections)
    out: dict[str, list[Cue]] = defaultdict(list)
    ends: dict[str, int] = {}
    whole = not ODD.search(text)
    for match in PIECE.finditer(text) if whole else START.finditer(text):
        word = match[0] if whole else match[1]
        for section, phrases in lexicon[word].items():
            start = match.start()
            if start >= ends.get(section, 0) and (
                met := _longest(phrases, text, start, word if whole else "")
            ):
                end, kind = met
                out[section].append(Cue(Span(start, end), kind, text[start:end]))
                ends[section] = end
    return dict(out)


def _longest(phrases: Sequence["_Phrase"], text: str, start: int, word: str) -> tuple[int, str] | None:
    """Return where the first of some phrases that stands at a place ends, and its class; a word that is known
    to be whole needs no second look where it is all of a phrase."""
    for phrase in phrases:
        if word and phrase.alone == len(word):
            return start + phrase.alone, phrase.kind
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
        beginning = SHAPE.match(phrase)
        self.shape = re.compile(beginning.group(), re.IGNORECASE) if beginning else None
        """That of its first word, where no letter of it is known."""
        self.alone = len(phrase) if phrase.isalnum() and not IDEOGRAPH.search(phrase) else 0
        """Its letters, where it is one word and no regular expression; else 0."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(bounded(self._phrase), re.IGNORECASE)


Phrases = Mapping[str, Sequence[_Phrase]]
"""Section -> its phrases that can begin at a place, the longest first."""


class _Lexicon(dict[str, Phrases]):
    """A language's phrases by the word they begin with, as written; chosen when the word is met."""

    def __init__(self, language: Language, sections: Iterable[str]) -> None:
        super().__init__()
        self._count = count()
        self._words: dict[str, list[_Phrase]] = defaultdict(list)
        self._stems: dict[str, list[_Phrase]] = defaultdict(list)
        self._lock = Lock()
        for section in sections:
            self._add(section, language)
        self._sizes = sorted({len(stem) for stem in self._stems})

    def _add(self, section: str, language: Language) -> None:
        for kind, value in language.data.get(section, {}).items():
            for phrase in language.phrases(section, kind) if isinstance(value, str) else ():
                made = _Phrase(phrase, kind, section, next(self._count))
                for first, whole in beginnings(phrase):
                    (self._words if whole else self._stems)[first].append(made)

    def __missing__(self, word: str) -> Phrases:
        with self._lock:
            return self._choose(word)

    def _choose(self, word: str) -> Phrases:
        if len(self) >= MOST:
            self.clear()
        small = word.casefold()
        found = set(self._words.get(small, ()))
        for size in self._sizes:
            found.update(self._stems.get(small[:size], ()))
        fit: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in sorted(found, key=lambda phrase: phrase.rank):
            if phrase.shape is None or phrase.shape.fullmatch(word):
                fit[phrase.section].append(phrase)
        self[word] = chosen = dict(fit)
        return chosen


def _length(phrase: str) -> tuple[int, int]:
    """Return the words of a phrase, then its letters, both below 0: of a regular expression those that stand
    first."""
    plain = PLAIN.match(phrase)
    return -phrase.count(" "), -len(plain.group()) if plain else 0


@lru_cache
def _lexicon(language: Language, sections: tuple[str, ...]) -> _Lexicon:
    return _Lexicon(language, sections)


@lru_cache
def kinds(language: Language, section: str) -> tuple[str, ...]:
    """Return the classes a section has, in the order of the file; `exempt` is none."""
    known = language.data.get(section, {})
    return tuple(key for key, value in known.items() if key != "exempt" and isinstance(value, str))
