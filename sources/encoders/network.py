"""The network of the bundled encoder, read for many words: equal tokens once, what is beside them in blocks.

How a matrix product rounds depends on its number of rows, and on a row's place among them. Here every product
has the same number, and a token's place follows from its own text: the features of a passage are the same bit
for bit, read alone or among others.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sources.encoders import Floats

Integers = NDArray[np.int64]

SHARDS: Final = tuple(f"q{n}" for n in range(1, 18))
"""The embedding table's parts: token t stands in part t mod 17, each with its own quantisation."""

GRAMS: Final = ((2, 0), (3, 1), (5, 2))
"""Size of each convolution's window, and how many of its tokens stand to the left."""

TILE: Final = 12
"""Rows that each text begins at a multiple of, for the same reason: matrix kernels work through the rows in
tiles, of twelve on processors with AVX2, and round the last one otherwise."""

BLOCK: Final = 48
"""Rows multiplied at once; so few that they stay in the cache."""


class Network:
    """The weights, and what they make of tokens."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], table: NDArray[np.uint8]) -> None:
        self._weights = weights
        self._table = table
        self._stacked = _stacked(weights)

    def features(
        self, tokens: Integers, starts: Integers, lengths: Integers, wanted: Integers | None = None
    ) -> Floats:
        """Return the features of each token, or of the wanted ones: its embedding and its 2-, 3- and 5-gram
        convolutions.

        What does not depend on the neighbours is computed once for equal tokens: the projections, and what
        a token adds to each place of a first convolution, which is linear up to there.
        """
        w = self._weights
        kinds, kind = np.unique(tokens, return_inverse=True)
        row, shard = np.divmod(kinds, len(SHARDS))
        embedded = self._table[shard, row] * w["scale"][shard, None] + w["lo"][shard, None]
        some = slice(None) if wanted is None else wanted
        alone, among = _Slots(kinds % TILE), _Slots(_phases(tokens, starts, lengths)[some])
        stacked = self._stacked
        projected = alone.product(embedded, stacked["proj"]) + stacked["proj_b"]
        branches = np.hsplit(
            normalise(projected, stacked["ln_g"], stacked["ln_b"], float(w["eps"])), len(GRAMS)
        )
        convolved = []
        for (size, left), inner in zip(GRAMS, branches, strict=True):
            places = window(starts, lengths, size, left)
            added = alone.product(inner, stacked[f"w1_{size}"])
            rows = inner[kind] + np.maximum(_gathered(added, kind, places) + w[f"b1_{size}"], 0)
            seen = among.product(rows, w[f"w2_{size}"], places[some])
            convolved.append(rows[some] + np.maximum(seen + w[f"b2_{size}"], 0))
        every = np.hstack([embedded[kind[some]], *convolved])
        return normalise(every, w["ln_g"], w["ln_b"], float(w["eps"]))


def _stacked(weights: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """Return weights side by side, so that one product does for several."""
    names = {"proj": "proj{}", "proj_b": "proj_b{}", "ln_g": "ln_g{}", "ln_b": "ln_b{}"}
    out = {
        name: np.hstack([weights[parts.format(size)] for size, _ in GRAMS]) for name, parts in names.items()
    }
    for size, _ in GRAMS:
        out[f"w1_{size}"] = np.hstack(np.vsplit(weights[f"w1_{size}"], size))
    return out


class _Slots:
    """Where the rows of a matrix product are laid: each is rounded in one way, whatever stands beside."""

    def __init__(self, phases: Integers) -> None:
        order = np.argsort(phases, kind="stable")
        counts = np.bincount(phases, minlength=TILE)
        rank = np.arange(len(phases)) - np.repeat(np.cumsum(counts) - counts, counts)
        self._at = np.empty(len(phases), dtype=np.int64)
        self._at[order] = rank * TILE + phases[order]
        self._count = -(-int(counts.max(initial=0)) * TILE // BLOCK) * BLOCK

    def product(self, rows: Floats, weight: Floats, window: Integers | None = None) -> Floats:
        """Multiply the rows, or the rows that each place sees side by side, with a weight."""
        padded = np.vstack((rows, np.zeros((1, rows.shape[1]), dtype=np.float32)))
        seen = np.arange(len(rows))[:, None] if window is None else window
        laid = np.full((self._count, seen.shape[1]), len(rows))
        laid[self._at] = seen
        out = np.empty((self._count, weight.shape[1]), dtype=np.float32)
        for start in range(0, self._count, BLOCK):
            block = padded[laid[start : start + BLOCK]].reshape(BLOCK, -1)
            np.matmul(block, weight, out=out[start : start + BLOCK])
        return np.asarray(out[self._at])


def _phases(tokens: Integers, starts: Integers, lengths: Integers) -> Integers:
    """Return the row of a tile that each token is laid in: it follows from its text alone, and texts begin at
    different ones, lest some rows stay empty."""
    first = np.add.reduceat(tokens, starts)
    return np.asarray((np.arange(len(tokens)) + np.repeat(first - starts, lengths)) % TILE)


def _gathered(added: Floats, kind: Integers, window: Integers) -> Floats:
    """Add up what the tokens in each window add at their places; nothing stands outside."""
    size = window.shape[1]
    parts = np.vstack((added, np.zeros((1, added.shape[1]), dtype=np.float32)))
    seen = np.append(kind, len(added))[window]
    width = added.shape[1] // size
    total = parts[seen[:, 0], :width]
    for at in range(1, size):
        total += parts[:, at * width : (at + 1) * width][seen[:, at]]
    return total


def window(starts: Integers, lengths: Integers, size: int, left: int) -> Integers:
    """Return the positions each token's n-gram reads, shape (n, size); n itself stands for "outside"."""
    count = int(lengths.sum())
    seen = np.arange(count)[:, None] + np.arange(size) - left
    first = np.repeat(starts, lengths)[:, None]
    inside = (seen >= first) & (seen < first + np.repeat(lengths, lengths)[:, None])
    return np.where(inside, seen, count)


def normalise(rows: Floats, gain: Floats, bias: Floats, epsilon: float) -> Floats:
    """Layer normalisation over the last axis (Ba et al. 2016)."""
    centred: Floats = rows - rows.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / rows.shape[-1]
    centred /= np.sqrt(variance + epsilon)[:, None]
    centred *= gain
    centred += bias
    return centred
