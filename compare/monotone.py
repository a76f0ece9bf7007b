"""The best path of beads when order can be trusted: a banded dynamic programme.

Moore (2002) and Sennrich and Volk (2010) band the search; Thompson and Koehn (2019, Vecalign) score
runs of neighbours with sentence vectors; Liu and Zhu (2022, Bertalign) subtract the local background.
Here the band follows a path through pooled blocks, and a row is one vector operation over all shapes
of bead, so that the cost grows with the length of the texts and not with its square.
"""

import math
from collections.abc import Iterator, Sequence, Set
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

SIZE: Final = 0.05
COSINE: Final = 0.80
MARGIN: Final = 1.30
LENGTH: Final = -0.45
"""What a sentence pair gains, chosen on Text+Berg dev (strict F1 0.886 there) and unmoved dev stories: a
constant, its cosine, the cosine less the background, the log ratio of lengths less the texts' own."""

EXTRA: Final = -0.38
"""Charge for each sentence beyond 1-1. Without it a dropped sentence hides inside its neighbour."""

MANY: Final = -0.05
"""Further charge for many-to-many: the commonest error is two 1-1 beads glued into one 2-2."""

BLOCKS: Final = 400
"""Blocks that the longer side is pooled into to find the band."""

NARROW: Final = 30
"""Sentences that the band reaches at least to either side of the path."""

BESIDE: Final = 12
"""Sentences that the second pass reaches to either side of the path that the first one found."""

WHOLE: Final = 300_000
"""Up to this many sentence pairs the first pass weighs them all."""

BLOCK: Final = 256
"""Rows prepared at once, to bound the memory."""

OUT: Final = np.float32(-1e9)
"""Gain of what lies outside the texts or the band."""


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
    length: NDArray[np.float64]
    """Logarithm of the number of characters."""


def path(
    base: Sequence[str], version: Sequence[str], left: Reading, right: Reading
) -> list[tuple[Run, Run, float]]:
    """Return the beads of the best path with their gains, in order; sentences may be left out.

    A first pass with 1-1 beads alone finds the way, a second one weighs all shapes beside it. Memory and
    time grow with the length of the texts times the width of the band.
    """
    n, m = len(base), len(version)
    if not n or not m:
        return []
    ratio = math.log(sum(map(len, version)) / sum(map(len, base)))
    sizes = ({a for a, _ in SHAPES}, {b for _, b in SHAPES})
    ours, theirs = _all_spans(base, left, right, sizes[0]), _all_spans(version, right, left, sizes[1])
    band = _band(ours[1].vectors, theirs[1].vectors)
    if band.width > 4 * BESIDE:
        way = _best_path(_gains(ours, theirs, ((1, 1),), band, ratio), ((1, 1),), band, n, m)
        band = _beside(way, n, m)
    return _best_path(_gains(ours, theirs, SHAPES, band, ratio), SHAPES, band, n, m)


def _beside(way: Sequence[tuple[Run, Run, float]], n: int, m: int) -> Band:
    """Lay a narrow band along a path."""
    rows = [*(ours[0] for ours, _, _ in way), n]
    columns = [*(theirs[0] for _, theirs, _ in way), m]
    centre = np.interp(np.arange(n + 1), rows, columns)
    width = min(2 * BESIDE + 1, m + 1)
    start = np.clip(np.round(centre).astype(np.int64) - BESIDE, 0, m + 1 - width)
    return Band(np.maximum.accumulate(start), width)


Spans = dict[int, "_Spans"]


def _all_spans(texts: Sequence[str], mine: Reading, other: Reading, sizes: Set[int]) -> Spans:
    background = other.unit(other.sums).mean(axis=0)
    letters = np.concatenate(([0.0], np.cumsum([len(text) for text in texts])))
    spans = {}
    sums = mine.sums
    for size in range(1, min(max(sizes), len(texts)) + 1):
        if size > 1:
            sums = sums[:-1] + mine.sums[size - 1 :] + mine.seam
        if size in sizes:
            vectors = mine.unit(sums)
            spans[size] = _Spans(vectors, vectors @ background, np.log(letters[size:] - letters[:-size]))
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


def _gains(ours: Spans, theirs: Spans, shapes: Sequence[tuple[int, int]], band: Band, ratio: float) -> Floats:
    """Return the gain of the bead of each shape that starts at each place, shape (s, n + 1, width)."""
    out = np.full((len(shapes), len(band.start), band.width), OUT, dtype=np.float32)
    for gains, (a, b) in zip(out, shapes, strict=True):
        if a in ours and b in theirs:
            _fill(gains, ours[a], theirs[b], (a, b), band, ratio)
    return out


def _fill(
    out: Floats, ours: _Spans, theirs: _Spans, shape: tuple[int, int], band: Band, ratio: float
) -> None:
    """Write the gains of one shape into the band, rectangle by rectangle."""
    a, b = shape
    half = (a + b) / 2
    fixed = half * SIZE + EXTRA * (a + b - 2) + (MANY if a > 1 and b > 1 else 0)
    for rows, columns in _tiles(band, len(ours.vectors), len(theirs.vectors)):
        cosine = ours.vectors[rows] @ theirs.vectors[columns].T
        apart = np.abs(theirs.length[None, columns] - ours.length[rows, None] - ratio)
        background = (ours.background[rows, None] + theirs.background[None, columns]) / 2
        gain = (COSINE + MARGIN) * cosine - MARGIN * background + LENGTH * np.minimum(apart, 2)
        at = band.start[rows, None] + np.arange(band.width)[None, :] - columns.start
        inside = (at >= 0) & (at < gain.shape[1])
        tile = np.take_along_axis(half * gain + fixed, np.clip(at, 0, gain.shape[1] - 1), axis=1)
        out[rows] = np.where(inside, tile, OUT)


def _tiles(band: Band, rows: int, columns: int) -> Iterator[tuple[slice, slice]]:
    """Cover the band with rectangles that are cheap to multiply."""
    step = max(64, band.width // 4)
    for top in range(0, rows, step):
        bottom = min(top + step, rows)
        left = int(band.start[top])
        right = min(int(band.start[bottom - 1]) + band.width, columns)
        if left < right:
            yield slice(top, bottom), slice(left, right)


def _best_path(
    gains: Floats, shapes: Sequence[tuple[int, int]], band: Band, n: int, m: int
) -> list[tuple[Run, Run, float]]:
    """Follow the best steps back from the end."""
    steps = _forward(gains, shapes, band)
    beads = []
    i, j = n, min(int(band.start[n]) + band.width - 1, m)
    while i > 0 and j >= band.start[i]:
        step = int(steps[i, j - band.start[i]])
        if step == SKIP_VERSION:
            j -= 1
        elif step == SKIP_BASE:
            i -= 1
            j = min(j, int(band.start[i]) + band.width - 1)
        else:
            a, b = shapes[step]
            i, j = i - a, j - b
            gain = float(gains[step, i, j - band.start[i]])
            beads.append((tuple(range(i, i + a)), tuple(range(j, j + b)), gain))
    return beads[::-1]


SKIP_BASE: Final = -1
SKIP_VERSION: Final = -2


def _forward(gains: Floats, shapes: Sequence[tuple[int, int]], band: Band) -> NDArray[np.int8]:
    """Return the best step into each place; leaving a sentence out is free.

    A row is a few vector operations: all shapes are looked up at once, in a flat table of what the
    rows before have gained, whose last column stands for everything outside the band.
    """
    rows, width = len(band.start), band.width
    flat = np.full(rows * (width + 1), OUT, dtype=np.float32)
    best = flat.reshape(rows, width + 1)
    best[0, :width] = 0
    steps = np.empty((rows, width), dtype=np.int8)
    reached = np.empty((rows, width), dtype=np.float32)
    for first in range(1, rows, BLOCK):
        block = range(first, min(first + BLOCK, rows))
        sources, rewards = _sources(gains, shapes, band, block)
        for i, source, reward in zip(block, sources, rewards, strict=True):
            value = flat[source] + reward
            steps[i] = value.argmax(axis=0)
            reached[i] = value.max(axis=0)
            np.maximum.accumulate(reached[i], out=best[i, :width])
    steps[steps == len(shapes)] = SKIP_BASE
    steps[1:][best[1:, :width] > reached[1:]] = SKIP_VERSION
    return steps


def _sources(
    gains: Floats, shapes: Sequence[tuple[int, int]], band: Band, block: range
) -> tuple[Integers, Floats]:
    """Return where each step into some rows comes from in the flat table, and what it gains."""
    width = band.width
    moves = np.array([*shapes, (1, 0)])
    i = np.array(block)[:, None]
    before = i - moves[:, 0]
    start = band.start[np.maximum(before, 0)] + moves[:, 1]
    at = np.arange(width) + (band.start[i] - start)[:, :, None]
    at[:, -1] = np.minimum(at[:, -1], width - 1)  # beyond the band of the row before only skips lead on
    inside = (at >= 0) & (at < width) & (before >= 0)[:, :, None]
    row = np.broadcast_to(np.maximum(before, 0)[:, :, None], at.shape)
    shape = np.broadcast_to(np.arange(len(moves))[None, :, None], at.shape)
    bead = inside & (shape < len(shapes))
    rewards = np.where(inside, np.float32(0), OUT)
    rewards[bead] = gains[shape[bead], row[bead], at[bead]]
    return row * (width + 1) + np.where(inside, at, width), rewards
