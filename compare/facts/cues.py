"""Cue words: which of a language's phrases a text holds, and of which class.

A text is read once for each section, word by word: a word chooses the few phrases that can begin with it, so
the cost does not grow with the number of phrases.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from compare.languages import IDEOGRAPH, Language, bounded
from sources.model import Span

FIRST: Final = re.compile(r"\w+|.", re.DOTALL)
"""The word or the mark that stands at a place."""

START: Final = re.compile(
    rf"(?=({FIRST.pattern}))(?:(?<!\w)\w|[\u3040-\u30ff\u3400-\u9fff]|n['’]t\b|[^\w\s])", re.DOTALL
)
"""Where a phrase can begin: with a word, with any ideograph, with a mark."""

MOST: Final = 20_000
"""Words remembered of each section, each with the phrases that begin with it."""

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
    lexicon = _lexicon(language, section)
    places, words = _places(text)
    if words <= lexicon.silent:
        return ()
    out: list[Cue] = []
    end = 0
    for start, word in places:
        phrases = lexicon[word]
        if phrases and start >= end and (match := _longest(phrases, text, start)):
            end, kind = match
            out.append(Cue(Span(start, end), kind, text[start:end]))
    return tuple(out)


@lru_cache(maxsize=256)
def _places(text: str) -> tuple[tuple[tuple[int, str], ...], frozenset[str]]:
    """Return where a phrase can begin, with the word or the mark there, and all these words; read once for
    all sections."""
    places = tuple((match.start(), match[1].casefold()) for match in START.finditer(text))
    return places, frozenset(word for _, word in places)


def _longest(phrases: Sequence["_Phrase"], text: str, start: int) -> tuple[int, str] | None:
    """Return where the first of some phrases that stands at a place ends, and its class."""
    for phrase in phrases:
        match = phrase.pattern.match(text, start)
        if match:
            return match.end(), phrase.kind
    return None


class _Phrase:
    """A phrase of the lexicon; its pattern is compiled when a word is met that it can begin with."""

    def __init__(self, phrase: str, kind: str) -> None:
        self.kind = kind
        self._phrase = phrase

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(bounded(self._phrase), re.IGNORECASE)


class _Lexicon(dict[str, Sequence[_Phrase]]):
    """The phrases of a section by the word they begin with, the longest first; chosen when it is met."""

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        ranked = sorted(phrases, key=lambda item: _length(item[0]), reverse=True)
        self.silent: set[str] = set()
        """Words met that no phrase begins with."""
        self._phrases = [_Phrase(*item) for item in ranked]
        self._words: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        for at, (phrase, _) in enumerate(ranked):
            for first, whole in {_first(option) for option in _options(phrase)}:
                (self._words if whole else self._stems)[first].append(at)
        self._sizes = sorted({len(stem) for stem in self._stems})

    def __missing__(self, word: str) -> Sequence[_Phrase]:
        if len(self) >= MOST:
            self.clear()
            self.silent.clear()
        stems = {word[:size] for size in self._sizes}
        fit = sorted({*self._words.get(word, ()), *chain(*(self._stems.get(stem, ()) for stem in stems))})
        self[word] = tuple(self._phrases[at] for at in fit)
        if not fit:
            self.silent.add(word)
        return self[word]


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
    """Return the words of a phrase, then its letters: of a regular expression those that stand first."""
    plain = PLAIN.match(phrase)
    return phrase.count(" "), len(plain.group()) if plain else 0


@lru_cache
def _lexicon(language: Language, section: str) -> _Lexicon:
    return _Lexicon(
        [
            (phrase, kind)
            for kind, value in language.data.get(section, {}).items()
            if isinstance(value, str)
            for phrase in language.phrases(section, kind)
        ]
    )


@lru_cache
def kinds(language: Language, section: str) -> tuple[str, ...]:
    """Return the classes a section has, in the order of the file; `exempt` is none."""
    known = language.data.get(section, {})
    return tuple(key for key, value in known.items() if key != "exempt" and isinstance(value, str))
