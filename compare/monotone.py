"""The best path of beads when order can be trusted: a banded dynamic programme.

Moore (2002) and Sennrich and Volk (2010) band the search; Thompson and Koehn (2019, Vecalign) score
runs of neighbours with sentence vectors; Liu and Zhu (2022, Bertalign) subtract the local background.
Here the band follows a path through pooled blocks, a row is one vector operation over all shapes of
bead, and the vectors of runs are made block by block, so that time and memory grow with the length of
the texts and not with its square.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.bands import BESIDE, Band, beside, wide
from compare.seams import Flags, empty, weak
from compare.similarity import Floats, Reading, Run

Integers = NDArray[np.int64]

SHAPES: Final = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (5, 1),
)  # fmt: skip
"""Sentences a bead covers: of the base, of the version."""

SIZE: Final = 0.25
COSINE: Final = 1.10
MARGIN: Final = 1.18
LENGTH: Final = -0.49
"""What a sentence pair gains: a constant, its cosine, the cosine less the background, the log ratio of
lengths less the texts' own. These and the charges below were chosen on Text+Berg dev by an evolution
strategy on the strict F1; chosen on one half and measured on the other they reach 0.90."""

EXTRA: Final = -0.50
"""Charge for each sentence beyond 1-1. Without it a dropped sentence hides inside its neighbour."""

MANY: Final = -0.19
"""Further charge for many-to-many: the commonest error is two 1-1 beads glued into one 2-2."""

INSIDE: Final = 0.28
"""What each weak boundary inside a bead gives back of the charge."""

HALF_OPEN: Final = -0.22
"""Charge where a bead ends at a weak boundary on one side and at a full stop on the other."""

EMPTY: Final = -0.28
"""Charge for each line of hardly a letter that a run takes in."""

BLOCK: Final = 256
"""Rows prepared at once, to bound the memory."""

PASSAGE: Final = 1024
"""Base sentences whose runs are made at once, for the same reason."""

OUT: Final = np.float32(-1e9)
"""Gain of what lies outside the texts or the band."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One text, and what is known of each of its sentences."""

    reading: Reading
    vectors: Floats
    """Of single sentences, shape (n, d)."""
    letters: NDArray[np.float64]
    """Characters up to each sentence, shape (n + 1,)."""
    weak: Flags
    """Whether each sentence ends without ending."""
    marks: NDArray[np.float64]
    """What the weak boundaries and the empty lines up to each sentence give and charge, shape (n + 1,)."""

    def __len__(self) -> int:
        return len(self.weak)


@dataclass(frozen=True, slots=True)
class _Spans:
    """Runs of `size` neighbours of one side, from sentence `first` on."""

    first: int
    vectors: Floats
    background: Floats
    """Half of each run's mean cosine to the other side's sentences."""
    length: Floats
    """Logarithm of the number of characters."""
    charge: Floats
    """What its boundaries and empty lines give and charge."""
    open: Flags
    """Whether it ends at a weak boundary."""

    def __len__(self) -> int:
        return len(self.vectors)


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
    ours, theirs = _side(base, left), _side(version, right)
    band = wide(ours.vectors, theirs.vectors)
    if band.width > 4 * BESIDE:
        way = _best_path(_gains(ours, theirs, ((1, 1),), band), ((1, 1),), band, n, m)
        band = beside(way, n, m)
    return _best_path(_gains(ours, theirs, SHAPES, band), SHAPES, band, n, m)


def _side(texts: Sequence[str], reading: Reading) -> _Side:
    boundaries = weak(texts)
    marks = INSIDE * boundaries + EMPTY * empty(texts)
    return _Side(
        reading,
        reading.unit(reading.sums),
        np.concatenate(([0.0], np.cumsum([len(text) for text in texts]))),
        boundaries,
        np.concatenate(([0.0], np.cumsum(marks))),
    )


def _spans(side: _Side, first: int, stop: int, sizes: Sequence[int], background: Floats) -> dict[int, _Spans]:
    """Read the runs of some sizes that start in a passage."""
    found = {}
    for size in sizes:
        last = min(stop, len(side) - size + 1)
        if last <= first:
            continue
        rows = slice(first, last)
        ends = slice(first + size - 1, last + size - 1)
        vectors = side.vectors[rows] if size == 1 else _joined(side.reading, first, last, size)
        beyond = slice(first + size, last + size)
        # a boundary at the end of the run does not lie inside it
        charge = (side.marks[beyond] - side.marks[rows] - INSIDE * side.weak[ends]) * (size > 1)
        found[size] = _Spans(
            first,
            vectors,
            np.asarray(vectors @ background / 2, dtype=np.float32),
            np.log(np.maximum(side.letters[beyond] - side.letters[rows], 1)).astype(np.float32),
            np.asarray(charge, dtype=np.float32),
            side.weak[ends],
        )
    return found


def _joined(reading: Reading, first: int, last: int, size: int) -> Floats:
    sums = reading.sums[first:last] + (size - 1) * reading.seam
    for step in range(1, size):
        sums += reading.sums[first + step : last + step]
    return reading.unit(sums)


def _gains(ours: _Side, theirs: _Side, shapes: Sequence[tuple[int, int]], band: Band) -> Floats:
    """Return the gain of the bead of each shape that starts at each place, shape (s, n + 1, width)."""
    out = np.full((len(shapes), len(band.start), band.width), OUT, dtype=np.float32)
    ratio = np.float32(math.log(max(theirs.letters[-1], 1) / max(ours.letters[-1], 1)))
    backgrounds = ours.vectors.mean(axis=0), theirs.vectors.mean(axis=0)
    sizes = [sorted({shape[side] for shape in shapes}) for side in (0, 1)]
    for top in range(0, len(ours), PASSAGE):
        bottom = min(top + PASSAGE, len(ours))
        stop = min(int(band.start[bottom - 1]) + band.width, len(theirs))
        mine = _spans(ours, top, bottom, sizes[0], backgrounds[1])
        other = _spans(theirs, int(band.start[top]), stop, sizes[1], backgrounds[0])
        for gains, (a, b) in zip(out, shapes, strict=True):
            if a in mine and b in other:
                _fill(gains, mine[a], other[b], (a, b), band, ratio)
    return out


def _fill(
    out: Floats, ours: _Spans, theirs: _Spans, shape: tuple[int, int], band: Band, ratio: np.float32
) -> None:
    """Write the gains of one shape into the band, rectangle by rectangle."""
    a, b = shape
    half = np.float32((a + b) / 2)
    fixed = half * SIZE + EXTRA * (a + b - 2) + (MANY if a > 1 and b > 1 else 0)
    down, across = (
        side.charge + HALF_OPEN * side.open - half * MARGIN * side.background for side in (ours, theirs)
    )
    for rows, columns in _tiles(band, ours, theirs):
        gain = ours.vectors[rows] @ theirs.vectors[columns].T
        gain *= half * np.float32(COSINE + MARGIN)
        apart = theirs.length[None, columns] - (ours.length[rows, None] + ratio)
        np.abs(apart, out=apart)
        np.minimum(apart, 2, out=apart)
        apart *= half * np.float32(LENGTH)
        gain += apart
        gain += (down[rows] + np.float32(fixed))[:, None]
        gain += across[None, columns]
        gain -= (2 * np.float32(HALF_OPEN) * ours.open[rows])[:, None] * theirs.open[None, columns]
        place = slice(rows.start + ours.first, rows.stop + ours.first)
        at = band.start[place, None] + np.arange(band.width)[None, :] - (columns.start + theirs.first)
        inside = (at >= 0) & (at < gain.shape[1])
        tile = np.take_along_axis(gain, np.clip(at, 0, gain.shape[1] - 1), axis=1)
        out[place] = np.where(inside, tile, OUT)


def _tiles(band: Band, ours: _Spans, theirs: _Spans) -> Iterator[tuple[slice, slice]]:
    """Cover the band with rectangles that are cheap to multiply; places count from the first runs."""
    step = max(64, band.width // 4)
    for top in range(0, len(ours), step):
        bottom = min(top + step, len(ours))
        left = max(int(band.start[ours.first + top]) - theirs.first, 0)
        right = min(int(band.start[ours.first + bottom - 1]) + band.width - theirs.first, len(theirs))
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
