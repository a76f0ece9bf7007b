"""Sentence alignment: which sentences of a version say what which sentences of the base say.

Order is free where tellings re-order (another outlet's story) and trusted where they do not (a
translation). Free: the set of beads with the highest gain in which no sentence occurs twice
(`packing`). Trusted: the best path (`monotone`). Nothing is ever forced: a sentence without a
counterpart stays alone, since an omission found late is worth more than a wrong pair.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from compare import monotone
from compare.beads import LATE, WEIGHTS, Candidates, candidates
from compare.packing import pack
from compare.settings import Order
from compare.similarity import Reading, Run

ROUNDS: Final = 3
"""Times the beads are chosen anew with what their neighbours tell; the choice settles after two."""

FREE_LIMIT: Final = 2_000_000
"""Sentence pairs above which the free order is searched only among what the path leaves over."""

LONG: Final = 60
"""Sentences on both sides from which a hardly crossed alignment is redone along the order."""

CROSSED: Final = 0.03
"""Share of sentences out of order up to which a long telling counts as keeping the order: below 0.02 in
Text+Berg dev, from 0.04 up where blocks of news were moved."""

CALIBRATION: Final = (6.4, 0.9)
"""Slope and offset of the logistic from gain per sentence pair to confidence, fitted by
`python -m tests.bench.calibration`: of links with a gain near nothing seven in ten were right."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that say the same, with the confidence in it."""

    base: Run
    version: Run
    score: float
    """In [0, 1]: 0.5 means as likely right as wrong."""
    moved: bool = False


def beads(
    base: Sequence[str],
    version: Sequence[str],
    left: Reading,
    right: Reading,
    *,
    kind: str = "semantic",
    order: Order = "auto",
) -> tuple[Bead, ...]:
    """Align two lists of sentences. `kind` names the evidence in the readings: a key of WEIGHTS."""
    if not base or not version:
        return ()
    if order == "trusted":
        found = monotone.path(base, version, left, right)
    elif len(base) * len(version) > FREE_LIMIT:
        found = _path_and_rest(base, version, left, right, kind)
    else:
        found = sorted(_free(base, version, left, right, kind))
        if order == "auto" and min(len(base), len(version)) >= LONG and _crossed_share(found) < CROSSED:
            found = _path_and_rest(base, version, left, right, kind)
    found.sort()
    return tuple(
        Bead(ours, theirs, _confidence(gain, len(ours) + len(theirs)), moved)
        for (ours, theirs, gain), moved in zip(found, crossing(found), strict=True)
    )


Found = tuple[Run, Run, float]


def crossing(found: Sequence[Found]) -> list[bool]:
    """Tell which beads, sorted by base, stand outside the weightiest run that keeps the order.

    A bead weighs as many sentences as it covers, so that of two blocks that changed places the
    shorter one moved; of two as long, the one with fewer sentences in the version.
    """
    ends: list[int] = []  # last version sentences of the runs kept, ascending, with rising weight
    tips: list[tuple[int, int]] = []  # for each end: (weight of the run, its last bead)
    before: list[int | None] = []
    for index, (ours, theirs, _) in enumerate(found):
        at = bisect_left(ends, theirs[0])
        weight, previous = tips[at - 1] if at else (0, None)
        before.append(previous)
        weight += 100 * len(ours) + 101 * len(theirs)
        at = bisect_left(ends, theirs[-1])
        if at and tips[at - 1][0] >= weight:
            continue
        stop = at
        while stop < len(tips) and tips[stop][0] <= weight:
            stop += 1
        ends[at:stop], tips[at:stop] = [theirs[-1]], [(weight, index)]
    kept: set[int] = set()
    step = tips[-1][1] if tips else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return [index not in kept for index in range(len(found))]


def _free(
    base: Sequence[str], version: Sequence[str], left: Reading, right: Reading, kind: str
) -> list[Found]:
    """Choose beads, then choose again knowing which neighbours were chosen."""
    weights = np.array(WEIGHTS[kind])
    pool = candidates(base, version, left, right).promising(weights)
    gains = pool.features @ weights
    chosen = pack(gains.tolist(), pool.base, pool.version)
    for _ in range(ROUNDS - 1):
        pool.features[:, LATE:] = context(pool, chosen)
        gains = pool.features @ weights
        again = pack(gains.tolist(), pool.base, pool.version)
        if again == chosen:
            break
        chosen = again
    return [(pool.base[at], pool.version[at], float(gains[at])) for at in chosen]


def context(pool: Candidates, chosen: Sequence[int]) -> "np.typing.NDArray[np.float64]":
    """Return for each candidate its chosen neighbours and the share of sentences it crosses."""
    picked = [(pool.base[at], pool.version[at]) for at in chosen]
    ends = {(ours[-1], theirs[-1]) for ours, theirs in picked}
    starts = {(ours[0], theirs[0]) for ours, theirs in picked}
    weight = np.array([len(ours) + len(theirs) for ours, theirs in picked], dtype=np.float64)
    tops = np.array([(ours[0], theirs[0]) for ours, theirs in picked]).reshape(-1, 2)
    out = np.zeros((len(pool.base), 2))
    for index, (ours, theirs) in enumerate(zip(pool.base, pool.version, strict=True)):
        out[index, 0] = _beside((ours[0], theirs[0]), ends, -1) + _beside((ours[-1], theirs[-1]), starts, 1)
        if len(tops):
            crossed = (tops[:, 0] - ours[0]) * (tops[:, 1] - theirs[0]) < 0
            out[index, 1] = weight[crossed].sum() / weight.sum()
    return out


def _beside(place: tuple[int, int], corners: set[tuple[int, int]], way: int) -> float:
    """Return 1 where a chosen bead touches this corner, one half where a sentence lies between."""
    i, j = place
    if (i + way, j + way) in corners or (way < 0 and i == j == 0):
        return 1.0
    near = ((2, 1), (1, 2), (2, 2))
    return 0.5 if any((i + way * di, j + way * dj) in corners for di, dj in near) else 0.0


def _crossed_share(found: Sequence[Found]) -> float:
    sizes = [len(ours) + len(theirs) for ours, theirs, _ in found]
    crossed = sum(size for size, out in zip(sizes, crossing(found), strict=True) if out)
    return crossed / max(sum(sizes), 1)


def _path_and_rest(
    base: Sequence[str], version: Sequence[str], left: Reading, right: Reading, kind: str
) -> list[Found]:
    """Follow the order, then match in any order what the path left over on both sides."""
    found = monotone.path(base, version, left, right)
    used = ({i for ours, _, _ in found for i in ours}, {j for _, theirs, _ in found for j in theirs})
    free = [
        [i for i in range(len(texts)) if i not in taken]
        for texts, taken in zip((base, version), used, strict=True)
    ]
    if not all(free) or len(free[0]) * len(free[1]) > FREE_LIMIT:
        return found
    extra = _free(
        [base[i] for i in free[0]],
        [version[j] for j in free[1]],
        Reading(left.sums[free[0]], left.seam, left.unit),
        Reading(right.sums[free[1]], right.seam, right.unit),
        kind,
    )
    back = [
        (tuple(free[0][i] for i in ours), tuple(free[1][j] for j in theirs), gain)
        for ours, theirs, gain in extra
    ]
    return found + [bead for bead in back if all(run[-1] - run[0] < 3 for run in bead[:2])]


def _confidence(gain: float, sentences: int) -> float:
    slope, offset = CALIBRATION
    return round(1 / (1 + math.exp(-slope * (2 * gain / sentences) - offset)), 4)
