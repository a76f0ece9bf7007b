"""Candidate beads and what they are worth.

A bead couples a run of base sentences with a run of version sentences: 1-1, 1-2, 2-1, 1-3 or 3-1,
where the two or three may have a foreign sentence between them. Its gain is positive when linking
is likelier right than leaving all its sentences alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.similarity import Floats, Reading, Run

Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]

NEAREST: Final = 6
"""Partners tried for each sentence; the right one was among the first four in all of the dev data."""

FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")

FEATURES: Final = (
    "size", "cosine", "margin", "length", "figures", "figures_apart", "merge", "gained", "weakest", "gap",
    "long", "neighbours", "crossing",
)  # fmt: skip
"""Columns of the feature matrix, in order; `size` is half the number of sentences a bead covers.

cosine, margin  cosine of the two runs; the same less each run's mean cosine to the other side; both × size
length          absolute log ratio of the lengths, beyond the stories' own ratio, × size
figures(_apart) share of the figures in digits that both have, that one side alone has
merge, long     1 for 1-2 and 2-1; 1 more for 1-3 and 3-1
gained, weakest for merges: cosine above that of the best part; cosine of the worst member alone
gap             1 for each run with a sentence left out in the middle
neighbours      how many neighbours on the diagonal are chosen beads, in [0, 2]
crossing        share of the chosen beads' sentences that the bead crosses, in [0, 1]
"""

HOLLOW: Final = (0.025, 0.26)
"""A merge that lowers the cosine of its best part by more, and of which a member alone has less, is none: a
dropped sentence would hide in it. Of the merges in three dev files one in fifty is so lost."""

LATE: Final = FEATURES.index("neighbours")
"""Features from here on depend on which beads are chosen."""

WEIGHTS: Final = {
    "semantic": (-0.48, 1.32, 0.50, -0.65, 0.05, -0.16, -0.51, 0.45, 0.37, -0.24, -0.46, 0.18, -0.06),
    "lexical": (-0.30, 1.20, 0.50, -0.55, 0.05, -0.16, -0.40, 0.40, 0.30, -0.24, -0.46, 0.18, -0.06),
    "related": (-0.25, 1.32, 0.50, -0.65, 0.05, -0.16, -0.51, 0.45, 0.37, -0.24, -0.46, 0.25, -0.06),
    "foreign": (-0.12, 1.32, 0.50, -0.65, 0.05, -0.16, -0.51, 0.45, 0.37, -0.24, -0.46, 0.25, -0.06),
}
"""Kind of evidence -> weight of each feature: a structured perceptron's (Collins 2002), two-fold on the dev
stories, for known languages; for others the constant alone was set anew, on English-Ukrainian and on
languages withheld from the encoder."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one side, as parallel arrays; run i < count is sentence i alone."""

    members: tuple[Run, ...]
    first: Integers
    last: Integers
    size: Integers
    gap: NDArray[np.bool_]
    headless: Integers
    """Index of the run without its first sentence; of itself where there is only one."""
    tailless: Integers
    characters: Doubles
    figures: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Beads worth weighing, as parallel arrays."""

    base: tuple[Run, ...]
    version: tuple[Run, ...]
    features: Doubles
    """Shape (c, len(FEATURES))."""

    def promising(self, weights: Doubles) -> "Candidates":
        """Return those whose gain can be positive, with two neighbours at best."""
        kept = np.flatnonzero(self.features @ weights + 2 * weights[LATE] > 0)
        base, version = (tuple(side[at] for at in kept) for side in (self.base, self.version))
        return Candidates(base, version, self.features[kept])


def runs(texts: Sequence[str]) -> Runs:
    """List the runs of one side's sentences."""
    count = len(texts)
    shapes = ((0,), (0, 1), (0, 2), (0, 1, 2))
    members = tuple(
        tuple(i + step for step in shape) for shape in shapes for i in range(max(count - shape[-1], 0))
    )
    place = {run: index for index, run in enumerate(members)}
    lengths = [len(text) for text in texts]
    digits = [frozenset(re.sub(r"\D", "", figure) for figure in FIGURE.findall(text)) for text in texts]
    return Runs(
        members=members,
        first=np.array([run[0] for run in members], dtype=np.int64),
        last=np.array([run[-1] for run in members], dtype=np.int64),
        size=np.array([len(run) for run in members], dtype=np.int64),
        gap=np.array([run[-1] - run[0] >= len(run) for run in members], dtype=np.bool_),
        headless=np.array([place[run[1:] or run] for run in members], dtype=np.int64),
        tailless=np.array([place[run[:-1] or run] for run in members], dtype=np.int64),
        characters=np.array([sum(lengths[i] for i in run) for run in members], dtype=np.float64),
        figures=tuple(frozenset().union(*(digits[i] for i in run)) for run in members),
    )


def candidates(base: Sequence[str], version: Sequence[str], left: Reading, right: Reading) -> Candidates:
    """List the beads worth weighing, with all features that do not depend on the choice."""
    ours, theirs = runs(base), runs(version)
    a, b = left.vectors(ours.members), right.vectors(theirs.members)
    cosines = a @ b[: len(version)].T
    ratio = _length_ratio(ours, theirs, cosines[: len(base)])
    one = _half(ours, theirs, cosines, ratio, from_run=0)
    other = _half(theirs, ours, b @ a[: len(base)].T, -ratio, from_run=len(version))
    return Candidates(
        tuple([ours.members[i] for i in one.many] + [ours.members[i] for i in other.single]),
        tuple([theirs.members[i] for i in one.single] + [theirs.members[i] for i in other.many]),
        np.vstack((one.features, other.features)),
    )


@dataclass(frozen=True, slots=True)
class _Half:
    """Beads that couple runs of one side with single sentences of the other."""

    many: Integers
    single: Integers
    features: Doubles


def _half(many: Runs, single: Runs, cosines: Floats, ratio: float, *, from_run: int) -> _Half:
    """Weigh runs of one side, from index `from_run` on, against single sentences of the other."""
    rows, columns = np.nonzero(_near(many, cosines, from_run))
    rows = rows + from_run
    cosine = cosines[rows, columns].astype(np.float64)
    count = sum(len(run) == 1 for run in many.members)
    background = (cosines.mean(axis=1)[rows] + cosines[:count].mean(axis=0)[columns]) / 2
    merge = many.size[rows] > 1
    parts = np.maximum(cosines[many.headless[rows], columns], cosines[many.tailless[rows], columns])
    ends = np.minimum(cosines[many.first[rows], columns], cosines[many.last[rows], columns])
    size = (many.size[rows] + 1) / 2
    apart = np.abs(np.log(single.characters[columns] / many.characters[rows]) - ratio)
    shared, alone = _figures(many, single, rows, columns)
    zero = np.zeros(len(rows))
    features = (
        size, size * cosine, size * (cosine - background), size * np.minimum(apart, 2), shared, alone,
        merge, merge * (cosine - parts), merge * ends, many.gap[rows], many.size[rows] > 2, zero, zero,
    )  # fmt: skip
    table = np.column_stack(features).astype(np.float64)
    sound = ~(merge & (cosine - parts < -HOLLOW[0]) & (ends < HOLLOW[1]))
    return _Half(rows[sound], columns[sound], table[sound])


def _near(many: Runs, cosines: Floats, from_run: int) -> NDArray[np.bool_]:
    """Tell which runs from `from_run` on are worth weighing against which single sentences."""
    count = int((many.size == 1).sum())
    singles = cosines[:count]
    near = np.zeros(singles.shape, dtype=np.bool_)
    k = min(NEAREST, *singles.shape)
    by_row = np.argpartition(-singles, k - 1, axis=1)[:, :k]
    by_column = np.argpartition(-singles, k - 1, axis=0)[:k]
    near[np.arange(count)[:, None], by_row] = True
    near[by_column, np.arange(singles.shape[1])[None, :]] = True
    return np.asarray(near[many.first[from_run:]] | near[many.last[from_run:]])


def _figures(many: Runs, single: Runs, rows: Integers, columns: Integers) -> tuple[Doubles, Doubles]:
    """Return the share of figures that both sides have, and that only one has; 0 where there are none."""
    shared, alone = np.zeros(len(rows)), np.zeros(len(rows))
    has = np.array([bool(figures) for figures in many.figures])[rows]
    has |= np.array([bool(figures) for figures in single.figures])[columns]
    for at in np.flatnonzero(has):
        one, other = many.figures[rows[at]], single.figures[columns[at]]
        shared[at] = len(one & other) / len(one | other)
        alone[at] = 1 - shared[at]
    return shared, alone


def _length_ratio(ours: Runs, theirs: Runs, cosines: Floats) -> float:
    """Return the median log ratio of lengths, version to base, over mutual best matches."""
    best = cosines.argmax(axis=1)
    mutual = cosines.argmax(axis=0)[best] == np.arange(len(best))
    ratios = np.log(theirs.characters[best] / ours.characters[: len(best)])[mutual]
    return float(np.median(ratios)) if len(ratios) else 0.0
