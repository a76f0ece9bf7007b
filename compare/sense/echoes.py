"""Which words of a quotation its translation says itself, and where.

Word links tell by the neighbours, and link whatever stands in the same place; the word alone, read without
its sentence, tells whether it means the same. A word is said for sure where both agree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from compare.languages import Language, language
from compare.sense import likeness
from compare.sense.likeness import cosines
from compare.word_alignment import expect, table
from compare.words import Token, placed, tokens

BARS: Final = ((0.56, 0.75), (0.61, 0.65), (0.65, 0.3), (0.78, 0.0))
"""Least likeness of two words alone, and least chance of a link that it asks for; set on the pairs of
`tests/cases/quotes/across.toml` and the dev parts of the ledger."""

SHORT: Final = 2
"""Letters of a word that says nothing alone."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A quotation and its translation."""

    base: str
    version: str
    ours: str
    theirs: str

    @property
    def turned(self) -> "Texts":
        """The translation, and what it translates."""
        return Texts(self.version, self.base, self.theirs, self.ours)

    @property
    def asked(self) -> tuple[str, str, str, str]:
        """Both texts and their languages, as word links are asked for."""
        return self.base, self.version, self.ours, self.theirs

    @property
    def sides(self) -> tuple[tuple[str, Language], tuple[str, Language]]:
        """Both texts, each with its language."""
        return (self.base, language(self.ours)), (self.version, language(self.theirs))


@dataclass(frozen=True, slots=True)
class Echo:
    """A word of weight, and the word of the other side most like it."""

    start: int
    key: str
    place: int
    """Where the other word starts."""
    other: str
    alike: float
    """Cosine of the two words, read alone."""
    linked: float
    """Chance of a link between the two, in their sentences."""

    @property
    def sure(self) -> bool:
        """Whether the other word says it."""
        return any(self.alike >= alike and self.linked >= linked for alike, linked in BARS)


@lru_cache(maxsize=4096)
def echoes(texts: Texts) -> tuple[Echo, ...]:
    """Return the words of weight of a quotation, in order, each with its counterpart; none without any."""
    ours, theirs = (_weighty(text, known) for text, known in texts.sides)
    if not ours or not theirs:
        return ()
    alike = cosines([t.key for t in ours], texts.ours, [t.key for t in theirs], texts.theirs)
    links = table(texts.base, texts.version, texts.ours, texts.theirs)
    rows, columns = _places(texts.base, ours), _places(texts.version, theirs)
    linked = links[np.ix_(rows, columns)]
    out = []
    for at, token in enumerate(ours):
        best = int((alike[at] + 0.3 * linked[at]).argmax())
        other = theirs[best]
        scores = float(alike[at, best]), float(linked[at, best])
        out.append(Echo(token.start, token.key, other.start, other.key, *scores))
    return tuple(out)


def read_ahead(some: Iterable[Texts]) -> None:
    """Read together, in half the time, the words of texts whose echoes will be asked for."""
    every = [texts for texts in some if all(_weighty(text, known) for text, known in texts.sides)]
    likeness.read_ahead(
        (token.key, tag)
        for texts in every
        for (text, known), tag in zip(texts.sides, (texts.ours, texts.theirs), strict=True)
        for token in _weighty(text, known)
    )
    expect(texts.asked for texts in every)


def _weighty(text: str, known: Language) -> list[Token]:
    light = _light(known)
    return [t for t in tokens(text) if len(t.key) > SHORT and t.key[0].isalpha() and t.key not in light]


@lru_cache
def _light(known: Language) -> frozenset[str]:
    phrases = (("denials", "light"), ("speakers", "pronouns"))
    figures = known.values("numbers", "units")  # another check's
    return known.function_words.union(figures, *(known.phrases(*key) for key in phrases))


def _places(text: str, words: Sequence[Token]) -> list[int]:
    """Return the index of each word among those parted by white space."""
    spans = placed(text)
    return [next(i for i, s in enumerate(spans) if s.start <= word.start < s.end) for word in words]
