"""What speaks for and against two words of two passages saying the same.

Evidence is a table a kind, a value a pair of words. Some of it needs the two words alone: equal keys,
like spellings, the encoder's features of each word. These are of the word alone: read in its sentence, a
word takes on what its neighbours mean, and links are no better within one language and worse across two
(`tests/bench/word_links.py`). The rest is what the links around a pair say of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from compare.facts.spelling import same_name
from compare.languages import language, primary
from compare.recent import Recent
from compare.words import fold, worded
from sources.encoders import Floats
from sources.encoders import encoder as load_encoder

Table = NDArray[np.float64]
"""A value a pair of words, shape (words of the base, words of the version)."""

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

    def words(self, words: Sequence[str], language: str | None = None) -> Floats:
        """Return the features of words, each read alone, shape (n, d)."""


@dataclass(frozen=True, eq=False)
class Side:
    """The words of one passage."""

    words: tuple[str, ...]
    language: str

    @cached_property
    def _known(self) -> tuple["_Word", ...]:
        return tuple(_word(word, self.language) for word in self.words)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What equal words share."""
        return tuple(word.key for word in self._known)

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The words without the marks around them, as the encoder reads them; what is all marks as it is."""
        return tuple(word.bare for word in self._known)

    @cached_property
    def function(self) -> NDArray[np.bool_]:
        """Which words are function words."""
        return np.array([word.function for word in self._known], dtype=bool)

    @cached_property
    def mark(self) -> NDArray[np.bool_]:
        """Which words are marks only."""
        return np.array([word.mark for word in self._known], dtype=bool)


class _Word(NamedTuple):
    """What is known of a word."""

    key: str
    bare: str
    function: bool
    mark: bool


@lru_cache(maxsize=32768)
def _word(word: str, tag: str) -> _Word:
    key = _key(word, tag)
    bare = EDGES.sub("", word) or word
    return _Word(key, bare, key in language(tag).function_words, not worded(key))


@lru_cache(maxsize=512)
def side(text: str, tag: str) -> Side:
    """Return the words of a passage, kept for whoever asks next."""
    return Side(tuple(text.split()), tag)


def readings(ours: Side, theirs: Side, encoder: str = "use") -> dict[str, Table]:
    """Return the evidence that needs no other link, by name."""
    numbered = {key: at for at, key in enumerate({*ours.keys, *theirs.keys})}
    equal = np.equal.outer(*([numbered[key] for key in one.keys] for one in (ours, theirs))).astype(float)
    across = not one_language(ours, theirs)
    if across:
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
    if across:
        out["two languages"] = out["any"]
    return out | _meaning(ours, theirs, encoder, other)


def _meaning(ours: Side, theirs: Side, encoder: str, other: Table) -> dict[str, Table]:
    """Return the encoder's evidence, none where it does not know both languages."""
    reader = _reader(encoder)
    if reader is None or not all(_reads(reader, one.language) for one in (ours, theirs)):
        return {}
    cosine = _cosines(
        *(_features(encoder, reader, one) for one in (ours, theirs)),
        together=one_language(ours, theirs),
    )
    return {
        "meaning": other * np.maximum(cosine, 0),
        "lead in row": cosine - _others(cosine, -1),
        "lead in column": cosine - _others(cosine, -2),
    }


def _cosines(a: Floats, b: Floats, *, together: bool) -> Table:
    """Return the cosines of two sets of vectors, seen from their middle: each language, if they are not
    `together`, has its own corner of the space."""
    rows = np.concatenate((a, b))
    for part in (slice(None),) if together else (slice(len(a)), slice(len(a), None)):
        rows[part] -= rows[part].mean(axis=0)
    norms = np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-9)
    products = rows[: len(a)] @ rows[len(a) :].T
    return np.asarray(products / np.multiply.outer(norms[: len(a)], norms[len(a) :]), dtype=np.float64)


_Key = tuple[str, str, str]

_READ: Final[Recent[_Key, Floats]] = Recent(8_192)
"""By encoder, language and word, the features read last: 5 kB each."""


def read_ahead(sides: Iterable[Side], encoder: str = "use") -> None:
    """Read together, in a third of the time, the words of passages that will be asked for."""
    reader = _reader(encoder)
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for one in sides:
        if reader and _reads(reader, one.language):
            words[primary(one.language)].update(dict.fromkeys(one.bare))
    for tag, some in words.items():
        if reader:
            _read(encoder, reader, tag, [word for word in some if (encoder, tag, word) not in _READ])


def _features(encoder: str, reader: WordReader, passage: Side) -> Floats:
    """Return the features of the words of a passage. What was read last is kept."""
    tag = primary(passage.language)
    keys = [(encoder, tag, word) for word in passage.bare]
    found = _READ.some(keys)
    if missing := [word for key, word in zip(keys, passage.bare, strict=True) if key not in found]:
        found |= _read(encoder, reader, tag, list(dict.fromkeys(missing)))
    return np.array([found[key] for key in keys], dtype=np.float32)


def _read(encoder: str, reader: WordReader, tag: str, words: Sequence[str]) -> dict[_Key, Floats]:
    rows = zip(words, reader.words(words, tag), strict=True)
    read = {(encoder, tag, word): row.copy() for word, row in rows}  # of a view, the whole would stay
    for key, features in read.items():
        _READ.put(key, features)
    return read


def neighbours(table: Table, sizes: Sequence[tuple[int, int]] | None = None) -> dict[str, Table]:
    """Return the evidence that the links around a pair give, from the probabilities so far.

    A stack of tables, of these sizes and 0 beyond them, is read as well as one.
    """
    padded = np.zeros((*table.shape[:-2], table.shape[-2] + 2, table.shape[-1] + 2))
    padded[..., 1:-1, 1:-1] = table
    shapes = np.array(sizes or [table.shape])
    return {
        "diagonal": padded[..., :-2, :-2] + padded[..., 2:, 2:],
        "beside in row": np.maximum(padded[..., 1:-1, :-2], padded[..., 1:-1, 2:]),
        "beside in column": np.maximum(padded[..., :-2, 1:-1], padded[..., 2:, 1:-1]),
        "rival in row": _others(table, -1),
        "rival in column": _others(table, -2),
        "row drift": _drift(table, shapes),
        "column drift": _drift(table.swapaxes(-1, -2), shapes[:, ::-1]).swapaxes(-1, -2),
    }


def _drift(table: Table, shapes: NDArray[np.int64]) -> Table:
    """Return how far each pair stands from where the links of nearby words point, in [0, 1]."""
    columns = _columns(table.shape[-1])
    pull, stepped = _pulls(table.shape[-2])
    mass = table.sum(axis=-1)
    slope = (shapes[:, 1] - 1) / np.maximum(shapes[:, 0] - 1, 1)
    even = (slope[:, None] * _columns(table.shape[-2])).reshape(mass.shape)
    place = ((table @ columns) @ pull + mass @ stepped + HINT * even) / (mass @ pull + HINT)
    away: Table = np.subtract(place[..., None], columns)
    np.minimum(np.abs(away, out=away), 8, out=away)
    away /= 8
    return away


@lru_cache(maxsize=128)
def _columns(size: int) -> Table:
    return np.arange(size, dtype=np.float64)


@lru_cache(maxsize=128)
def _pulls(size: int) -> tuple[Table, Table]:
    """Return how each word of so many pulls each other, and the same times the way from that to this."""
    rows = np.arange(size)
    step = np.subtract.outer(rows, rows)
    pull = np.exp(-np.abs(step) / REACH) * (step != 0)
    return pull, pull * -step


def _others(table: Table, axis: int) -> Table:
    """Return the largest value of the other pairs in the row (-1) or column (-2); 0 where there are none."""
    rows = table.swapaxes(axis, -1)
    if rows.shape[-1] < 2:
        return np.zeros_like(table)
    ranked = np.partition(rows, rows.shape[-1] - 2, axis=-1)
    second, first = ranked[..., -2:-1], ranked[..., -1:]
    return np.where(rows == first, second, first).swapaxes(axis, -1)


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
