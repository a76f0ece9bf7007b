"""Which version positions are weighed for each base position, where order is trusted.

The first band follows the best path through pooled blocks of sentences; the second lies close along the
path found in the first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.similarity import Floats, Run

Integers = NDArray[np.int64]

BLOCKS: Final = 400
"""Blocks that the longer side is pooled into to find the band."""

NARROW: Final = 30
"""Sentences that the band reaches at least to either side of the path."""

BESIDE: Final = 12
"""Sentences that the second pass reaches to either side of the path that the first one found."""

WHOLE: Final = 300_000
"""Up to this many sentence pairs the first pass weighs them all."""


@dataclass(frozen=True, slots=True)
class Band:
    """For each base position 0..n, the version positions weighed: `start[i]` to `start[i] + width`."""

    start: Integers
    width: int


def wide(a: Floats, b: Floats) -> Band:
    """Lay a band around the best path through blocks of sentences, given the vectors of both sides."""
    n, m = len(a), len(b)
    if n * m <= WHOLE:
        return Band(np.zeros(n + 1, dtype=np.int64), m + 1)
    block = math.ceil(max(n, m) / BLOCKS)
    centre = _centre(_pooled(a, block), _pooled(b, block)) * block
    at = np.interp(np.arange(n + 1), np.arange(len(centre)) * block, centre)
    return _around(at, max(NARROW, 3 * block), m)


def beside(way: Sequence[tuple[Run, Run, float]], n: int, m: int) -> Band:
    """Lay a narrow band along a path."""
    rows = [*(ours[0] for ours, _, _ in way), n]
    columns = [*(theirs[0] for _, theirs, _ in way), m]
    return _around(np.interp(np.arange(n + 1), rows, columns), BESIDE, m)


def _around(centre: NDArray[np.float64], reach: int, m: int) -> Band:
    width = min(2 * reach + 1, m + 1)
    start = np.clip(np.round(centre).astype(np.int64) - reach, 0, m + 1 - width)
    return Band(np.maximum.accumulate(start), width)


def _pooled(vectors: Floats, block: int) -> Floats:
    """Return the mean direction of each block of sentences, less that of the whole side."""
    starts = np.arange(0, len(vectors), block)
    sizes = np.diff([*starts, len(vectors)])[:, None]
    pooled = np.add.reduceat(vectors, starts, axis=0) - sizes * vectors.mean(axis=0)
    return np.asarray(pooled / np.maximum(np.linalg.norm(pooled, axis=1), 1e-9)[:, None])


def _centre(a: Floats, b: Floats) -> NDArray[np.float64]:
    """Return for each block boundary of `a` (one more than blocks) the boundary of `b` it meets."""
    cosines = a @ b.T
    cosines = cosines - cosines.mean()
    best = np.zeros((len(a) + 1, len(b) + 1), dtype=np.float32)
    for i, row in enumerate(cosines):
        best[i + 1, 1:] = np.maximum(best[i, 1:], best[i, :-1] + row)
        best[i + 1] = np.maximum.accumulate(best[i + 1])
    i, j = len(a), len(b)
    met: dict[float, float] = {i: j}
    while i and j:
        if best[i, j] == best[i, j - 1]:
            j -= 1
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            met[i - 0.5] = j - 0.5
            i, j = i - 1, j - 1
    met[0] = 0.0
    known = sorted(met)
    return np.interp(np.arange(len(a) + 1), known, [met[at] for at in known])
