"""Word links: which words of two passages say the same, within one language or across two.

Each pair of words is scored by log-linear evidence (a maximum entropy aligner, Ittycheriah and Roukos
2005). Evidence of the two words alone cannot tell which of three equal articles is meant, so the pairs
are scored again in the light of their neighbours: words whose neighbours are linked gain, words with a
better partner lose. Every pair that stays likely is a link; a phrase may so stand for a word.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from compare.word_evidence import Side, Table, neighbours, one_language, readings

Weights = Mapping[str, tuple[float, float]]
"""Evidence -> its weight at the first reading, and at each later one."""

MOST: Final = 1_000_000
"""Pairs of words up to which two passages are linked. Evidence is a table of all pairs, two dozen times over;
no sentence has a thousand words, but a page without a full stop has."""

READINGS: Final = 4
"""Readings in the light of the neighbours, after the first."""

LIKELY: Final = 0.45
"""Least probability of a link within one language; best, with 0.5, on the MTRef dev sentences."""

ACROSS: Final = 0.25
"""The same across languages, where evidence is fainter; set on the invented pairs of `tests/bench`."""

WITH_ENCODER: Final[Weights] = {
    "any": (-0.31, -0.12),
    "equal": (1.21, 2.64),
    "equal function words": (-0.70, -1.64),
    "equal, once on each side": (0.77, 0.53),
    "like spellings": (1.42, 1.47),
    "two function words": (-1.35, -2.19),
    "one function word": (-0.44, -0.89),
    "two marks": (-1.44, -2.19),
    "one mark": (-2.99, -3.39),
    "distance": (-7.09, 0.69),
    "meaning": (2.47, 3.43),
    "lead in row": (2.01, 0.21),
    "lead in column": (2.86, 1.16),
    "diagonal": (0.00, 1.19),
    "beside in row": (0.00, 1.10),
    "beside in column": (0.00, 2.27),
    "rival in row": (0.00, -3.06),
    "rival in column": (0.00, -2.57),
    "row drift": (0.00, -1.94),
    "column drift": (0.00, -0.95),
}
"""Fitted on the 800 MTRef dev sentences; F1 84.4 on the half not fitted on (two-fold). Across languages
nothing is fitted but `ACROSS`."""

LEXICAL: Final[Weights] = {
    "any": (-2.01, 0.18),
    "equal": (3.64, 2.83),
    "equal function words": (-0.89, -1.85),
    "equal, once on each side": (3.59, 1.04),
    "like spellings": (5.21, 3.40),
    "two function words": (-0.89, -1.71),
    "one function word": (-1.13, -1.21),
    "two marks": (0.16, -0.91),
    "one mark": (-3.19, -3.16),
    "distance": (-7.81, 0.89),
    "diagonal": (0.00, 1.28),
    "beside in row": (0.00, 0.87),
    "beside in column": (0.00, 1.96),
    "rival in row": (0.00, -3.24),
    "rival in column": (0.00, -3.17),
    "row drift": (0.00, -1.91),
    "column drift": (0.00, -1.15),
}
"""The same without an encoder: F1 81.4 on the half not fitted on."""


def word_links(
    base: str, version: str, *, base_language: str = "en", version_language: str = "en", encoder: str = "use"
) -> tuple[tuple[int, int], ...]:
    """Link the words of two passages that say the same, many to many, in ascending order.

    Indices count the words of `str.split()`. The encoder may be `none`: then spelling alone decides.
    Passages, not documents: time and memory grow with the product of the word counts, and passages that are
    not `linkable` have no links.
    """
    ours, theirs = Side(tuple(base.split()), base_language), Side(tuple(version.split()), version_language)
    if ours.keys == theirs.keys:
        return tuple((at, at) for at in range(len(ours.words)))
    if not ours.words or not theirs.words or not linkable(base, version):
        return ()
    table = probabilities(ours, theirs, encoder)
    likely = table > (LIKELY if one_language(ours, theirs) else ACROSS)
    found = {(int(i), int(j)) for i, j in np.argwhere(likely)} | set(_certain(ours, theirs, table))
    return tuple(sorted(found))


def linkable(base: str, version: str) -> bool:
    """Tell whether two passages are short enough for links of their words."""
    return len(base.split()) * len(version.split()) <= MOST


@lru_cache(maxsize=4096)
def linked(base: str, version: str, ours: str, theirs: str) -> tuple[tuple[int, int], ...]:
    """Return the same links, kept for the checks and the quotations that ask next."""
    return word_links(base, version, base_language=ours, version_language=theirs)


def chances(mine: str, other: str, language: str, other_language: str) -> Table:
    """Return for each word of one passage how likely it has a counterpart in the other, shape (n,).

    One reading serves both directions, and is kept for the checks that ask next.
    """
    if (mine, language) <= (other, other_language):
        return np.asarray(_kept(mine, other, language, other_language).max(axis=1, initial=0.0))
    return np.asarray(_kept(other, mine, other_language, language).max(axis=0, initial=0.0))


def table(mine: str, other: str, language: str, other_language: str) -> Table:
    """Return how likely each pair of words is a link, in [0, 1]; kept for those that ask next."""
    if (mine, language) <= (other, other_language):
        return _kept(mine, other, language, other_language)
    return np.asarray(_kept(other, mine, other_language, language).T)


@lru_cache(maxsize=64)
def _kept(one: str, other: str, language: str, other_language: str) -> Table:
    if not linkable(one, other):
        return np.broadcast_to(np.float64(0), (len(one.split()), len(other.split())))
    return probabilities(Side(tuple(one.split()), language), Side(tuple(other.split()), other_language))


def probabilities(ours: Side, theirs: Side, encoder: str = "use") -> Table:
    """Return how likely each pair of words is a link, in [0, 1]."""
    evidence = readings(ours, theirs, encoder)
    weights = WITH_ENCODER if "meaning" in evidence else LEXICAL
    table = _probability(_weighed(evidence, weights, 0))
    alone = _weighed(evidence, weights, 1)
    for _ in range(READINGS):
        table = _probability(alone + _weighed(neighbours(table), weights, 1))
    return table


def _weighed(evidence: Mapping[str, Table], weights: Weights, column: int) -> Table:
    total: Table | None = None
    for name, values in evidence.items():
        weighed = weights[name][column] * values
        total = weighed if total is None else np.add(total, weighed, out=total)
    return np.asarray(total, dtype=np.float64)


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
    for side, group in enumerate((ours, theirs)):
        for at, key in enumerate(group.keys):
            if reordered or not (group.function[at] or group.mark[at]):
                places[key][side].append(at)
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
