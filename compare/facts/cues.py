"""Cue words: which of a language's phrases a text holds, and of which class.

A text is read once for each section, word by word: the first letters of a word choose the few phrases
that can begin there, so the cost does not grow with the number of phrases.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.languages import Language, bounded
from sources.model import Span

HEAD: Final = 3
"""Letters that choose the phrases to try."""

START: Final = re.compile(r"(?<!\w)\w|[\u3040-\u30ff\u3400-\u9fff]|n['’]t\b|[^\w\s]")
"""Where a phrase can begin: with a word, with any ideograph, with a mark."""

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
    return tuple(cue for cue in _all(text, language, section) if cue.kind in kinds)


@lru_cache(maxsize=16384)
def _all(text: str, language: Language, section: str) -> tuple[Cue, ...]:
    lexicon = _lexicon(language, section)
    out: list[Cue] = []
    end = 0
    for start, head in _heads(text):
        chosen = lexicon[head] if start >= end else None
        match = chosen[0].match(text, start) if chosen else None
        if chosen and match:
            out.append(Cue(Span(*match.span()), chosen[1][(match.lastindex or 1) - 1], match.group()))
            end = match.end()
    return tuple(out)


@lru_cache(maxsize=256)
def _heads(text: str) -> tuple[tuple[int, str], ...]:
    """Return where a phrase can begin, and with which letters; read once for all sections."""
    places = (match.start() for match in START.finditer(text))
    return tuple((start, text[start : start + HEAD].casefold()) for start in places)


Phrases = tuple[re.Pattern[str], tuple[str, ...]]
"""One pattern for some phrases, a group each, and the class of each."""


class _Lexicon(dict[str, Phrases | None]):
    """The phrases of a section by the letters they begin with, the longest first; compiled when met."""

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        ranked = sorted(phrases, key=lambda item: _length(item[0]), reverse=True)
        self.phrases = ranked
        self.beginnings: dict[str, list[int]] = defaultdict(list)
        for at, (phrase, _) in enumerate(ranked):
            self.beginnings[_head(phrase)].append(at)
        self.compiled: dict[tuple[int, ...], Phrases] = {}

    def __missing__(self, head: str) -> Phrases | None:
        self[head] = self._beginning(head)
        return self[head]

    def _beginning(self, head: str) -> Phrases | None:
        starts = [head[:size] for size in range(len(head) + 1)]
        fit = tuple(sorted(at for start in starts for at in self.beginnings.get(start, ())))
        if not fit:
            return None
        if fit not in self.compiled:
            groups = "|".join(f"({bounded(self.phrases[at][0])})" for at in fit)
            kinds_fit = tuple(self.phrases[at][1] for at in fit)
            self.compiled[fit] = re.compile(groups, re.IGNORECASE), kinds_fit
        return self.compiled[fit]


def _head(phrase: str) -> str:
    """Return the letters a phrase is sure to begin with, at most `HEAD`."""
    plain = PLAIN.match(phrase)
    sure = plain.group() if plain else ""
    if phrase[len(sure) : len(sure) + 1] in {"?", "*", "{"}:
        sure = sure[:-1]
    return sure.split(" ")[0][:HEAD].casefold()


def _length(phrase: str) -> tuple[int, int]:
    """Return the words of a phrase, then its letters: of a regular expression those sure to stand first."""
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
