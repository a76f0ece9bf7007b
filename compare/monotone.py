"""The best path of beads when order can be trusted: a banded dynamic programme.

Moore (2002) and Sennrich and Volk (2010) band the search; Thompson and Koehn (2019, Vecalign) score
runs of neighbours with sentence vectors; Liu and Zhu (2022, Bertalign) subtract the local background.
Here the band follows a path through pooled blocks, and a row is one vector operation over all shapes
of bead, so that the cost grows with the length of the texts and not with its square.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.similarity import Floats, Reading, Run

Integers = NDArray[np.int64]

SHAPES: Final = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (5, 1),
)  # fmt: skip
"""Sentences a bead covers: of the base, of the version."""

SIZE: Final = -0.17
COSINE: Final = 1.25
MARGIN: Final = 0.55
LENGTH: Final = -0.61
"""What half a sentence-pair gains, tuned on Text+Berg dev and unmoved dev stories: a constant, its
cosine, the cosine less the background, the log ratio of lengths less the texts' own."""

EXTRA: Final = -0.40
"""Charge for each sentence beyond 1-1. Without it a dropped sentence hides inside its neighbour."""

MANY: Final = -0.15
"""Further charge for many-to-many: the commonest error is two 1-1 beads glued into one 2-2."""

BLOCKS: Final = 400
"""Blocks that the longer side is pooled into to find the band."""

NARROW: Final = 30
"""Sentences that the band reaches at least to either side of the path."""

WHOLE: Final = 300_000
"""Up to this many sentence pairs the band is everything."""

OUT: Final = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Band:
    """For each base position 0..n, the version positions weighed: `start[i]` to `start[i] + width`."""

    start: Integers
    width: int


@dataclass(frozen=True, slots=True)
class _Spans:
    """Runs of `size` neighbours of one side."""

    vectors: Floats
    background: Floats
    """Each run's mean cosine to the other side's sentences."""
    characters: NDArray[np.float64]


def path(
    base: Sequence[str], version: Sequence[str], left: Reading, right: Reading
) -> list[tuple[Run, Run, float]]:
    """Return the beads of the best path with their gains, in order; sentences may be left out.

    Memory grows with the length of the texts times the width of the band.
    """
    n, m = len(base), len(version)
    if not n or not m:
        return []
    ours = _all_spans(base, left, right, max(a for a, _ in SHAPES))
    theirs = _all_spans(version, right, left, max(b for _, b in SHAPES))
    band = _band(ours[1].vectors, theirs[1].vectors)
    ratio = math.log(sum(map(len, version)) / sum(map(len, base)))
    gains = [_banded(ours.get(a), theirs.get(b), a, b, band, ratio, n) for a, b in SHAPES]
    return _best_path(gains, band, n, m)


def _all_spans(texts: Sequence[str], mine: Reading, other: Reading, longest: int) -> dict[int, _Spans]:
    background = other.unit(other.sums).mean(axis=0)
    total = np.vstack((np.zeros((1, mine.sums.shape[1])), np.cumsum(mine.sums, axis=0, dtype=np.float64)))
    letters = np.concatenate(([0], np.cumsum([len(text) for text in texts])))
    spans = {}
    for size in range(1, min(longest, len(texts)) + 1):
        sums = total[size:] - total[:-size] + (size - 1) * mine.seam
        vectors = mine.unit(sums.astype(np.float32))
        spans[size] = _Spans(
            vectors, vectors @ background, (letters[size:] - letters[:-size]).astype(np.float64)
        )
    return spans


def _band(a: Floats, b: Floats) -> Band:
    """Lay a band around the best path through blocks of sentences."""
    n, m = len(a), len(b)
    if n * m <= WHOLE:
        return Band(np.zeros(n + 1, dtype=np.int64), m + 1)
    block = math.ceil(max(n, m) / BLOCKS)
    centre = _centre(_pooled(a, block), _pooled(b, block)) * block
    at = np.interp(np.arange(n + 1), np.arange(len(centre)) * block, centre)
    reach = max(NARROW, 3 * block)
    width = min(2 * reach + 1, m + 1)
    start = np.clip(np.round(at).astype(np.int64) - reach, 0, m + 1 - width)
    start[0] = 0
    return Band(np.maximum.accumulate(start), width)


def _pooled(vectors: Floats, block: int) -> Floats:
    """Return the mean direction of each block of sentences, less that of the whole side."""
    starts = np.arange(0, len(vectors), block)
    pooled = np.add.reduceat(vectors - vectors.mean(axis=0), starts, axis=0)
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


def _banded(
    ours: _Spans | None, theirs: _Spans | None, a: int, b: int, band: Band, ratio: float, n: int
) -> Floats:
    """Return the gain of the bead of shape (a, b) that starts at each place in the band."""
    out = np.full((n + 1, band.width), OUT, dtype=np.float32)
    if ours is None or theirs is None:
        return out
    half = (a + b) / 2
    for rows, columns in _tiles(band, len(ours.vectors), len(theirs.vectors)):
        cosine = ours.vectors[rows] @ theirs.vectors[columns].T
        background = (ours.background[rows, None] + theirs.background[None, columns]) / 2
        lengths = np.log(theirs.characters[None, columns] / ours.characters[rows, None]) - ratio
        gain = SIZE + (COSINE + MARGIN) * cosine - MARGIN * background
        gain = half * (gain + LENGTH * np.minimum(np.abs(lengths), 2))
        gain += EXTRA * (a + b - 2) + (MANY if a > 1 and b > 1 else 0)
        at = band.start[rows, None] + np.arange(band.width)[None, :] - columns.start
        inside = (at >= 0) & (at < gain.shape[1])
        tile = np.take_along_axis(gain, np.clip(at, 0, gain.shape[1] - 1), axis=1)
        out[rows] = np.where(inside, tile, OUT)
    return out


def _tiles(band: Band, rows: int, columns: int) -> Iterator[tuple[slice, slice]]:
    """Cover the band with rectangles that are cheap to multiply."""
    step = max(16, band.width // 4)
    for top in range(0, rows, step):
        bottom = min(top + step, rows)
        left = int(band.start[top])
        right = min(int(band.start[bottom - 1]) + band.width, columns)
        if left < right:
            yield slice(top, bottom), slice(left, right)


def _best_path(gains: list[Floats], band: Band, n: int, m: int) -> list[tuple[Run, Run, float]]:
    best, chosen = _forward(gains, band, n)
    beads = []
    i = n
    j = int(band.start[n]) + int(best[n].argmax())
    while i > 0 or j > 0:
        shape = int(chosen[i, j - band.start[i]])
        if shape == _SKIP_VERSION:
            j -= 1
        elif shape == _SKIP_BASE:
            i -= 1
        else:
            a, b = SHAPES[shape]
            i, j = i - a, j - b
            gain = float(gains[shape][i, j - band.start[i]])
            beads.append((tuple(range(i, i + a)), tuple(range(j, j + b)), gain))
    return beads[::-1]


_SKIP_BASE: Final = -1
_SKIP_VERSION: Final = -2


def _forward(gains: list[Floats], band: Band, n: int) -> tuple[Floats, NDArray[np.int8]]:
    """Fill in the best gain up to each place, and the step that reached it; leaving out is free."""
    width = band.width
    best = np.full((n + 1, width), OUT, dtype=np.float32)
    chosen = np.full((n + 1, width), _SKIP_VERSION, dtype=np.int8)
    best[0] = 0
    place = np.arange(width)
    for i in range(1, n + 1):
        row, step = best[i], chosen[i]
        for shape, (a, b) in (((_SKIP_BASE, (1, 0))), *enumerate(SHAPES)):
            if a > i:
                continue
            source = place + band.start[i] - band.start[i - a] - b
            inside = (source >= 0) & (source < width)
            at = source[inside]
            value = best[i - a, at] + (gains[shape][i - a, at] if shape >= 0 else 0)
            better = value > row[inside]
            targets = place[inside][better]
            row[targets] = value[better]
            step[targets] = shape
        reached = np.maximum.accumulate(row)
        step[reached > row] = _SKIP_VERSION
        best[i] = reached
    return best, chosen
