"""Cue words: which of a language's phrases a text holds, and of which class.

A text is read once for all sections, word by word: a word chooses the few phrases that can begin with it, so
the cost does not grow with the number of phrases.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock
from typing import Final

from compare.languages import Language
from compare.languages.phrases import FIRST, IDEOGRAPH, PLAIN, Gate, beginnings, bounded
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
    "credit", "durations", "periods", "roles", "ministries", "magnitudes", "multiples", "quotes",
)  # fmt: skip
"""The sections that cues are asked of: a text is read for all of them at once."""

LONG: Final = 20_000
"""Characters of a text beyond which it is read for one section only: of a document few are asked for."""

MOST: Final = 40_000
"""Words remembered of each language, each with the phrases that begin with it."""

LETTERS: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")
"""A phrase that is words with one space between them."""

UNEVEN: Final = re.compile(r"[^\S ]|  |[İı\u017f\u212a]")
"""What keeps a text from being compared letter by letter: other white space than one space between two words,
letters that match others than those they fold to."""

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
    lexicon = _lexicon(language, sections).reading(text)
    out: dict[str, list[Cue]] = defaultdict(list)
    ends: dict[str, int] = {}
    whole = not ODD.search(text)
    small = text.lower() if whole and not UNEVEN.search(text) else ""
    for match in PIECE.finditer(text) if whole else START.finditer(text):
        word = match[0] if whole else match[1]
        for section, phrases in lexicon[word].items():
            start = match.start()
            if start < ends.get(section, 0):
                continue
            for phrase in phrases:
                end = phrase.end(text, start, len(word) if whole else 0, small)
                if end:
                    out[section].append(Cue(Span(start, end), phrase.kind, text[start:end]))
                    ends[section] = end
                    break
    return dict(out)


class _Phrase:
    """A phrase of the lexicon; its pattern is compiled when a word is met that it can begin with."""

    def __init__(self, phrase: str, kind: str, section: str, at: int) -> None:
        self.phrase = phrase
        self.kind = kind
        self.section = section
        self.rank = (*_length(phrase), at)
        self.beginnings = beginnings(phrase)
        beginning = SHAPE.match(phrase)
        self.shape = re.compile(beginning.group(), re.IGNORECASE) if beginning else None
        """That of its first word, where no letter of it is known."""
        simple = LETTERS.fullmatch(phrase) is not None and not IDEOGRAPH.search(phrase)
        self._alone = len(phrase) if simple and " " not in phrase else 0
        """Its letters, where it is one word and no regular expression; else 0."""
        self._small = phrase.lower() if simple else ""
        """The phrase, where it is words with one space between them and no regular expression."""

    def end(self, text: str, start: int, word: int, small: str) -> int:
        """Return where the phrase ends that may stand at a place, 0 where it does not stand there.

        `word` is the length of the word there, 0 where it may be a part of one; `small` the text in small
        letters, if their places are the same and one space stands between any two words.
        """
        if word and self._alone == word:
            return start + word
        if small and self._small:
            end = start + len(self._small)
            there = small.startswith(self._small, start)
            return end if there and not (small[end : end + 1].isalnum() or small.startswith("_", end)) else 0
        match = self._pattern.match(text, start)
        return match.end() if match else 0

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(bounded(self.phrase), re.IGNORECASE)


Phrases = Mapping[str, Sequence[_Phrase]]
"""Section -> its phrases that can begin at a place, the longest first."""


class _Lexicon(dict[str, Phrases]):
    """Phrases by the word they begin with, as written; chosen when the word is met."""

    def __init__(self, phrases: Sequence[_Phrase]) -> None:
        super().__init__()
        self._words: dict[str, list[_Phrase]] = defaultdict(list)
        self._stems: dict[str, list[_Phrase]] = defaultdict(list)
        self._lock = Lock()
        for phrase in phrases:
            for first, whole in phrase.beginnings:
                (self._words if whole else self._stems)[first].append(phrase)
        self._sizes = sorted({len(stem) for stem in self._stems})
        rare = [phrase for phrase in self._stems.get("", ()) if not Gate((phrase.phrase,)).blind]
        self._gate = Gate(phrase.phrase for phrase in rare)
        self._rest = _Lexicon([phrase for phrase in phrases if phrase not in rare]) if rare else self

    def reading(self, text: str) -> "_Lexicon":
        """Return the lexicon, less the phrases that any word may begin if a text lacks what they need."""
        return self if self._gate.opens(text) else self._rest

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
    said = (
        (phrase, kind, section)
        for section in sections
        for kind, value in language.data.get(section, {}).items()
        if isinstance(value, str)
        for phrase in language.phrases(section, kind)
    )
    return _Lexicon([_Phrase(*phrase, at) for at, phrase in enumerate(said)])


@lru_cache
def kinds(language: Language, section: str) -> tuple[str, ...]:
    """Return the classes a section has, in the order of the file; `exempt` is none."""
    known = language.data.get(section, {})
    return tuple(key for key, value in known.items() if key != "exempt" and isinstance(value, str))
