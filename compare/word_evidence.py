"""What speaks for and against two words of two passages saying the same.

Evidence is a table a kind, a value a pair of words. Some of it needs the two words alone: equal keys,
like spellings, the encoder's features of each word in its context. The rest is what the links
around a pair say of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from compare.facts.spelling import same_name
from compare.languages import language, primary
from compare.recent import Recent
from compare.words import fold
from sources.encoders import Floats
from sources.encoders import encoder as load_encoder

Table = NDArray[np.float64]
"""A value a pair of words, shape (words of the base, words of the version)."""

Words = tuple[tuple[str, ...], str]
"""The words of a passage, and their language."""

EDGES: Final = re.compile(r"^\W+|\W+$")
NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
GROUPING: Final = re.compile(r"(?<=\d)[.,](?=\d{3}(?:\D|$))")

ALIKE: Final = 0.7
"""Spellings less alike than this (Jaro-Winkler) say nothing."""

REACH: Final = 2.0
"""Words over which the pull of a linked neighbour falls to a third."""

HINT: Final = 0.05
"""Pull of the straight line from corner to corner, which decides where nothing near is linked."""


@runtime_checkable
class WordReader(Protocol):
    """An encoder that can also tell words apart."""

    languages: frozenset[str]
    relatives: Mapping[str, str]

    def words_of(self, passages: Sequence[Sequence[str]], language: str | None = None) -> Sequence[Floats]:
        """Return for each passage the features of its words in their context, shape (n, d)."""


@dataclass(frozen=True, eq=False)
class Side:
    """The words of one passage."""

    words: tuple[str, ...]
    language: str

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What equal words share."""
        return tuple(_key(word, self.language) for word in self.words)

    @cached_property
    def function(self) -> NDArray[np.bool_]:
        """Which words are function words."""
        known = language(self.language).function_words
        return np.array([key in known for key in self.keys], dtype=bool)

    @cached_property
    def mark(self) -> NDArray[np.bool_]:
        """Which words are marks only."""
        return np.array([not any(map(str.isalnum, key)) for key in self.keys], dtype=bool)


def readings(ours: Side, theirs: Side, encoder: str = "use") -> dict[str, Table]:
    """Return the evidence that needs no other link, by name."""
    numbered = {key: at for at, key in enumerate({*ours.keys, *theirs.keys})}
    equal = np.equal.outer(*([numbered[key] for key in side.keys] for side in (ours, theirs))).astype(float)
    if not one_language(ours, theirs):
        equal = np.maximum(equal, _names(ours, theirs))
    spelling = cdist(ours.keys, theirs.keys, scorer=JaroWinkler.normalized_similarity, dtype=np.float64)
    other = 1 - equal
    functions = np.logical_and.outer(ours.function, theirs.function)
    out = {
        "any": np.ones_like(equal),
        "equal": equal,
        "equal function words": equal * functions,
        "equal, once on each side": equal
        * np.logical_and.outer(equal.sum(axis=1) == 1, equal.sum(axis=0) == 1),
        "like spellings": other * np.maximum(spelling - ALIKE, 0) / (1 - ALIKE),
        "two function words": other * functions,
        "one function word": np.logical_xor.outer(ours.function, theirs.function).astype(float),
        "two marks": other * np.logical_and.outer(ours.mark, theirs.mark),
        "one mark": np.logical_xor.outer(ours.mark, theirs.mark).astype(float),
        "distance": np.abs(np.subtract.outer(_places(ours), _places(theirs))),
    }
    return out | _meaning(ours, theirs, encoder, other)


def _meaning(ours: Side, theirs: Side, encoder: str, other: Table) -> dict[str, Table]:
    """Return the encoder's evidence, none where it does not know both languages."""
    a, b = _features(encoder, [(side.words, side.language) for side in (ours, theirs)])
    if a is None or b is None:
        return {}
    both = np.vstack((a, b)).mean(axis=0)
    # each language has its own corner of the space
    middles = (both, both) if one_language(ours, theirs) else (a.mean(axis=0), b.mean(axis=0))
    cosine = np.asarray(_unit(a - middles[0]) @ _unit(b - middles[1]).T, dtype=np.float64)
    return {
        "meaning": other * np.maximum(cosine, 0),
        "lead in row": cosine - _others(cosine, 1),
        "lead in column": cosine - _others(cosine, 0),
    }


_READ: Final[Recent[tuple[str, Words], Floats]] = Recent(4_000, len)
"""By encoder and passage, the features read last: of four thousand words, 20 MB."""


def read_ahead(passages: Iterable[Words], encoder: str = "use") -> None:
    """Read together, in half the time, the words of passages that will be asked for."""
    _features(encoder, tuple(dict.fromkeys(passages)))


def _features(encoder: str, passages: Sequence[Words]) -> list[Floats | None]:
    """Return the features of the words of passages, `None` where the encoder cannot read the language.

    What was read last is kept: a passage of the base is read once for several versions.
    """
    reader = _reader(encoder)
    if reader is None:
        return [None] * len(passages)
    found = {passage: _READ.get((encoder, passage)) for passage in passages if _reads(reader, passage[1])}
    unread: dict[str | None, list[Words]] = defaultdict(list)
    for passage, features in found.items():
        if features is None:
            unread[primary(passage[1])].append(passage)
    for tag, some in unread.items():
        for passage, features in zip(some, reader.words_of([words for words, _ in some], tag), strict=True):
            found[passage] = features
            _READ.put((encoder, passage), features)
    return [found.get(passage) for passage in passages]


def neighbours(table: Table) -> dict[str, Table]:
    """Return the evidence that the links around a pair give, from the probabilities so far."""
    padded = np.zeros((table.shape[0] + 2, table.shape[1] + 2))
    padded[1:-1, 1:-1] = table
    return {
        "diagonal": padded[:-2, :-2] + padded[2:, 2:],
        "beside in row": np.maximum(padded[1:-1, :-2], padded[1:-1, 2:]),
        "beside in column": np.maximum(padded[:-2, 1:-1], padded[2:, 1:-1]),
        "rival in row": _others(table, 1),
        "rival in column": _others(table, 0),
        "row drift": _drift(table),
        "column drift": _drift(table.T).T,
    }


def _drift(table: Table) -> Table:
    """Return how far each pair stands from where the links of nearby words point, in [0, 1]."""
    columns = _columns(table.shape[1])
    pull, stepped, share = _pulls(table.shape[0])
    mass = table.sum(axis=1)
    even = share * (len(columns) - 1)
    place = (pull @ (table @ columns) + stepped @ mass + HINT * even) / (pull @ mass + HINT)
    away: Table = np.subtract.outer(place, columns)
    np.minimum(np.abs(away, out=away), 8, out=away)
    away /= 8
    return away


@lru_cache(maxsize=128)
def _columns(size: int) -> Table:
    return np.arange(size, dtype=np.float64)


@lru_cache(maxsize=128)
def _pulls(size: int) -> tuple[Table, Table, Table]:
    """Return how each word of so many pulls each other, the same times the way between them, and their
    places as a share of the whole."""
    rows = np.arange(size)
    step = np.subtract.outer(rows, rows)
    pull = np.exp(-np.abs(step) / REACH) * (step != 0)
    return pull, pull * step, rows / max(size - 1, 1)


def _others(table: Table, axis: int) -> Table:
    """Return the largest value of the other pairs in the row (1) or column (0); 0 where there are none."""
    size = table.shape[axis]
    if size < 2:
        return np.zeros_like(table)
    ranked = np.partition(table, size - 2, axis=axis)
    second, first = (ranked[:, -2:-1], ranked[:, -1:]) if axis else (ranked[-2:-1], ranked[-1:])
    return np.asarray(np.where(table == first, second, first))


@lru_cache(maxsize=32768)
def _key(word: str, tag: str) -> str:
    """Fold a word; take off the marks around it; write a number one way, in figures."""
    folded = fold(word)
    bare = EDGES.sub("", folded) or folded
    if NUMBER.fullmatch(bare):
        return GROUPING.sub("", bare).replace(",", ".")
    value = language(tag).values("numbers", "units").get(bare)
    return bare if value is None else f"{value.normalize():f}"


def _names(ours: Side, theirs: Side) -> Table:
    """Tell which words can be one name by another spelling."""
    out = np.zeros((len(ours.words), len(theirs.words)))
    capital = [
        [at for at, word in enumerate(s.words) if _capital(word) and not s.function[at]]
        for s in (ours, theirs)
    ]
    for i in capital[0]:
        for j in capital[1]:
            out[i, j] = same_name(ours.keys[i], theirs.keys[j])
    return out


def _capital(word: str) -> bool:
    return EDGES.sub("", word)[:1].isupper()


def _places(side: Side) -> Table:
    return (np.arange(len(side.words)) + 0.5) / len(side.words)


@lru_cache
def _reader(encoder: str) -> WordReader | None:
    reader = None if encoder == "none" else load_encoder(encoder)
    return reader if isinstance(reader, WordReader) else None


def _reads(reader: WordReader, tag: str) -> bool:
    return primary(tag) in reader.languages or primary(tag) in reader.relatives


def readable(tag: str, encoder: str = "use") -> bool:
    """Tell whether an encoder can read the words of a language."""
    reader = _reader(encoder)
    return reader is not None and _reads(reader, tag)


def one_language(ours: Side, theirs: Side) -> bool:
    """Tell whether both sides are in one language, whatever the country."""
    return primary(ours.language) == primary(theirs.language)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)
