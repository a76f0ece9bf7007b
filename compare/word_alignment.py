"""Word links: which words of two passages say the same, within one language or across two.

Each pair of words is scored by log-linear evidence (a maximum entropy aligner, Ittycheriah and Roukos
2005). Evidence of the two words alone cannot tell which of three equal articles is meant, so the pairs
are scored again in the light of their neighbours: words whose neighbours are linked gain, words with a
better partner lose. Every pair that stays likely is a link; a phrase may so stand for a word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from compare.recent import Recent
from compare.word_evidence import Side, Table, neighbours, one_language, read_ahead, readings, side

Weights = Mapping[str, tuple[float, float]]
"""Evidence -> its weight at the first reading, and at each later one."""

MOST: Final = 1_000_000
"""Pairs of words up to which two passages are linked. Evidence is a table of all pairs, two dozen times over;
no sentence has a thousand words, but a page without a full stop has."""

CELLS: Final = 24_000
"""Pairs of words read at once, of several passages: so few that they stay in the cache."""

READINGS: Final = 4
"""Readings in the light of the neighbours, after the first."""

LIKELY: Final = 0.45
"""Least probability of a link within one language; best, with 0.5, on the MTRef dev sentences."""

ACROSS: Final = 0.2
"""The same across languages, where evidence is fainter; set on the invented pairs of `tests/bench`."""

FOREIGN: Final = (-0.3, -0.3)
"""What two languages take off: at the weights for one, too many words are sure of a link; set on the clauses
taken out in `tests/bench/coverage.py`."""

WITH_ENCODER: Final[Weights] = {
    "two languages": FOREIGN,
    "any": (-0.68, -0.14),
    "equal": (1.75, 2.83),
    "equal function words": (-0.96, -1.81),
    "equal, once on each side": (0.96, 0.63),
    "like spellings": (1.09, 0.89),
    "two function words": (-0.91, -1.82),
    "one function word": (-0.18, -0.64),
    "two marks": (-1.59, -2.39),
    "one mark": (-2.77, -3.32),
    "distance": (-7.50, 0.58),
    "meaning": (3.89, 4.77),
    "lead in row": (1.96, 0.50),
    "lead in column": (2.01, 0.51),
    "diagonal": (0.00, 1.24),
    "beside in row": (0.00, 1.78),
    "beside in column": (0.00, 1.75),
    "rival in row": (0.00, -2.89),
    "rival in column": (0.00, -2.97),
    "row drift": (0.00, -1.45),
    "column drift": (0.00, -1.42),
}
"""Fitted on the 800 MTRef dev sentences; F1 84.2 on the half not fitted on (two-fold). Across languages
nothing is fitted but `ACROSS` and `FOREIGN`."""

LEXICAL: Final[Weights] = {
    "two languages": FOREIGN,
    "any": (-2.01, 0.24),
    "equal": (3.64, 2.82),
    "equal function words": (-0.89, -1.84),
    "equal, once on each side": (3.59, 1.03),
    "like spellings": (5.21, 3.41),
    "two function words": (-0.89, -1.72),
    "one function word": (-1.13, -1.21),
    "two marks": (0.16, -0.88),
    "one mark": (-3.19, -3.14),
    "distance": (-7.81, 0.75),
    "diagonal": (0.00, 1.27),
    "beside in row": (0.00, 1.48),
    "beside in column": (0.00, 1.52),
    "rival in row": (0.00, -3.15),
    "rival in column": (0.00, -3.34),
    "row drift": (0.00, -1.51),
    "column drift": (0.00, -1.45),
}
"""The same without an encoder: F1 81.2 on the half not fitted on."""


def word_links(
    base: str, version: str, *, base_language: str = "en", version_language: str = "en", encoder: str = "use"
) -> tuple[tuple[int, int], ...]:
    """Link the words of two passages that say the same, many to many, in ascending order.

    Indices count the words of `str.split()`. The encoder may be `none`: then spelling alone decides.
    Passages, not documents: time and memory grow with the product of the word counts, and passages that are
    not `linkable` have no links.
    """
    ours, theirs = side(base, base_language), side(version, version_language)
    if ours.keys == theirs.keys:
        return tuple((at, at) for at in range(len(ours.words)))
    if not ours.words or not theirs.words or not linkable(base, version):
        return ()
    chance = table(base, version, base_language, version_language, encoder)
    likely = chance > (LIKELY if one_language(ours, theirs) else ACROSS)
    found = {(int(i), int(j)) for i, j in np.argwhere(likely)} | set(_certain(ours, theirs, chance))
    return tuple(sorted(found))


def linkable(base: str, version: str) -> bool:
    """Tell whether two passages are short enough for links of their words."""
    if (len(base) + 1) * (len(version) + 1) <= 4 * MOST:
        return True  # a word takes two characters with its space
    return len(base.split()) * len(version.split()) <= MOST


@lru_cache(maxsize=4096)
def linked(base: str, version: str, ours: str, theirs: str) -> tuple[tuple[int, int], ...]:
    """Return the same links, kept for the checks and the quotations that ask next."""
    return word_links(base, version, base_language=ours, version_language=theirs)


def chances(mine: str, other: str, language: str, other_language: str) -> Table:
    """Return for each word of one passage how likely it has a counterpart in the other, shape (n,)."""
    return np.asarray(table(mine, other, language, other_language).max(axis=1, initial=0.0))


def table(mine: str, other: str, language: str, other_language: str, encoder: str = "use") -> Table:
    """Return how likely each pair of words is a link, in [0, 1].

    One reading serves both directions, and is kept for those that ask next.
    """
    asked = _Asked(mine, other, language, other_language, encoder)
    ordered = asked.ordered
    found = _found(ordered)
    return found if ordered is asked else np.asarray(found.T)


class _Asked(NamedTuple):
    """Two passages, their languages, and the encoder to read them with."""

    base: str
    version: str
    ours: str
    theirs: str
    encoder: str = "use"

    @property
    def turned(self) -> "_Asked":
        return _Asked(self.version, self.base, self.theirs, self.ours, self.encoder)

    @property
    def ordered(self) -> "_Asked":
        """The same in the order in which it is read, so that both directions tell the same."""
        return self.turned if (self.base, self.ours) > (self.version, self.theirs) else self

    @property
    def sides(self) -> tuple[Side, Side]:
        return side(self.base, self.ours), side(self.version, self.theirs)


_KEPT: Final[Recent[_Asked, Table]] = Recent(1_000_000, np.size)
"""The tables read last: 8 MB."""

_SOON: Final[ContextVar[tuple[_Asked, ...]]] = ContextVar("soon", default=())


def expect(pairs: Iterable[tuple[str, str, str, str]]) -> None:
    """Say which passages, with their languages, will be asked for: when the first are read, the others are
    with them, in half the time."""
    _SOON.set((*_SOON.get(), *(_Asked(*pair).ordered for pair in pairs)))


def _found(asked: _Asked) -> Table:
    kept = _KEPT.get(asked)
    if kept is not None:
        return kept
    if not _readable(asked):
        return np.broadcast_to(np.float64(0), tuple(len(one.words) for one in asked.sides))
    if asked.encoder != "use":
        return probabilities([asked.sides], asked.encoder)[0]
    soon = [pair for pair in _SOON.get() if pair not in _KEPT and _readable(pair)]
    _SOON.set(())
    some = list(dict.fromkeys((*soon, asked)))
    tables = dict(zip(some, probabilities([pair.sides for pair in some]), strict=True))
    for pair, found in tables.items():
        _KEPT.put(pair, found)
    return tables[asked]


def _readable(asked: _Asked) -> bool:
    return all(one.words for one in asked.sides) and linkable(asked.base, asked.version)


def probabilities(pairs: Sequence[tuple[Side, Side]], encoder: str = "use") -> list[Table]:
    """Return for each two passages how likely each pair of words is a link, in [0, 1]."""
    read_ahead((one for pair in pairs for one in pair), encoder)
    starts = [_Start.of(readings(*pair, encoder)) for pair in pairs]
    found: dict[int, Table] = {}
    for stack in _stacks(starts):
        found |= zip(stack, _settled([starts[at] for at in stack]), strict=True)
    return [found[at] for at in range(len(pairs))]


@dataclass(frozen=True, slots=True, eq=False)
class _Start:
    """What two passages say before the links around a pair are looked at, as log odds."""

    first: Table
    """Of the first reading."""
    alone: Table
    """Of each later one, less what the neighbours say."""
    weights: Weights

    @classmethod
    def of(cls, evidence: Mapping[str, Table]) -> "_Start":
        """Weigh the evidence."""
        weights = WITH_ENCODER if "meaning" in evidence else LEXICAL
        shape = evidence["any"].shape
        each = np.array(list(evidence.values())).reshape(len(evidence), -1)
        totals = np.array([weights[name] for name in evidence]).T @ each
        return cls(totals[0].reshape(shape), totals[1].reshape(shape), weights)


def _stacks(starts: Sequence[_Start]) -> Iterator[list[int]]:
    """Put tables of like sizes and the same weights together."""
    stack: list[int] = []
    for at in sorted(range(len(starts)), key=lambda at: (id(starts[at].weights), starts[at].first.shape)):
        start = starts[at]
        if stack and (
            start.weights is not starts[stack[0]].weights or (len(stack) + 1) * start.first.size > CELLS
        ):
            yield stack
            stack = []
        stack.append(at)
    yield stack


def _settled(starts: Sequence[_Start]) -> list[Table]:
    """Read a stack of tables again and again in the light of the neighbours."""
    sizes = [start.first.shape for start in starts]
    shape = (len(starts), *np.max(sizes, axis=0))
    table, alone, inside = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for at, (start, (rows, columns)) in enumerate(zip(starts, sizes, strict=True)):
        table[at, :rows, :columns] = _probability(start.first)
        alone[at, :rows, :columns] = start.alone
        inside[at, :rows, :columns] = 1
    for _ in range(READINGS):
        total = alone.copy()
        for name, values in neighbours(table, sizes).items():
            total += starts[0].weights[name][1] * values
        table = _probability(total) * inside
    return [table[at, :rows, :columns].copy() for at, (rows, columns) in enumerate(sizes)]


def _probability(total: Table) -> Table:
    odds = np.exp(-total)
    odds += 1
    return np.asarray(np.divide(1, odds, out=odds), dtype=np.float64)


def _certain(ours: Side, theirs: Side, table: Table) -> list[tuple[int, int]]:
    """Pair off the content words that both sides have, equally often: they moved, whatever stands around.

    Where one side is the other reordered, the same goes for function words and marks.
    """
    reordered = sorted(ours.keys) == sorted(theirs.keys)
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for column, group in enumerate((ours, theirs)):
        for at, key in enumerate(group.keys):
            if reordered or not (group.function[at] or group.mark[at]):
                places[key][column].append(at)
    out = []
    for here, there in places.values():
        if len(here) == len(there):
            out += _pair_off(sorted((-float(table[i, j]), i, j) for i in here for j in there))
    return out


def _pair_off(ranked: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Take the best pair whose words are free, then the next (competitive linking, Melamed 2000)."""
    taken: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return list(taken.items())
