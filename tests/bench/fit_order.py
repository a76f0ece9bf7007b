"""Fits what a bead gains where order is trusted: `python -m tests.bench.fit_order [GENERATIONS]`.

An evolution strategy with mirrored samples (after Salimans et al. 2017) climbs the strict F1 on Text+Berg
dev. It is run on either half, measured on the other, then on the whole; it prints, and changes nothing.
"""

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare import monotone
from compare.settings import Settings
from compare.similarity import Reading
from compare.tellings import Aligner
from tests.bench.stories import Bead, strict, text_berg

NAMES = ("SIZE", "COSINE", "MARGIN", "LENGTH", "EXTRA", "MANY", "INSIDE", "HALF_OPEN", "EMPTY")
SPREAD = 0.06
MIRRORED = 10
Doubles = NDArray[np.float64]


class Text:
    """A stretch of Text+Berg with its gold beads, read once."""

    def __init__(self, start: float, stop: float) -> None:
        base, version, gold = text_berg()
        cuts = [_cut(gold, share, len(base), len(version)) for share in (start, stop)]
        (i, j), (k, m) = cuts
        self.base, self.version = base[i:k], version[j:m]
        self.gold = [
            (tuple(a - i for a in ours), tuple(b - j for b in theirs))
            for ours, theirs in gold
            if all(i <= a < k for a in ours) and all(j <= b < m for b in theirs)
        ]
        aligner = Aligner(Settings())
        left, right, _ = aligner.read(self.base, "de", self.version, "fr")
        self.left, self.right = _kept(left), _kept(right)

    def score(self) -> float:
        """Return the strict F1 with the weights now in `monotone`."""
        found = monotone.path(self.base, self.version, self.left, self.right)
        ours: list[Bead] = [(a, b) for a, b, _ in found]
        linked = ({i for a, _ in ours for i in a}, {j for _, b in ours for j in b})
        ours += [((i,), ()) for i in range(len(self.base)) if i not in linked[0]]
        ours += [((), (j,)) for j in range(len(self.version)) if j not in linked[1]]
        return strict(ours, self.gold)


def _cut(gold: Sequence[Bead], share: float, n: int, m: int) -> tuple[int, int]:
    """Return the place behind the gold bead that ends at a share of the base."""
    i = j = 0
    for ours, theirs in gold:
        if i >= share * n:
            return i, j
        i, j = max((i, *(a + 1 for a in ours))), max((j, *(b + 1 for b in theirs)))
    return n, m


def _kept(reading: Reading) -> Reading:
    """Make runs' vectors once and for all: nine tenths of the time of a path is theirs."""
    known: dict[bytes, NDArray[np.float32]] = {}

    def unit(sums: NDArray[np.float32]) -> NDArray[np.float32]:
        key = sums.tobytes()
        if key not in known:
            known[key] = reading.unit(sums)
        return known[key]

    return Reading(reading.sums, reading.seam, unit)


def put(weights: Doubles) -> None:
    """Set the weights of `monotone`."""
    for name, value in zip(NAMES, weights, strict=True):
        setattr(monotone, name, float(value))


def scored(weights: Doubles, texts: Sequence[Text]) -> float:
    """Return the mean strict F1 on some texts."""
    put(weights)
    return float(np.mean([text.score() for text in texts]))


def climb(weights: Doubles, texts: Sequence[Text], generations: int, seed: int) -> Doubles:
    """Return weights that score better."""
    source, spread = np.random.default_rng(seed), SPREAD
    for _ in range(generations):
        steps = source.standard_normal((MIRRORED, len(weights)))
        steps = np.vstack((steps, -steps))
        marks = np.array([scored(weights + spread * step, texts) for step in steps])
        ranks = np.argsort(np.argsort(marks)) / (len(marks) - 1) - 0.5
        weights = weights + 0.84 * spread * (ranks[:, None] * steps).sum(axis=0) / np.sqrt(len(steps))
        spread = max(spread * 0.97, 0.02)
    return weights


def main(generations: int = 20) -> None:
    """Print the weights, and the F1 where they were not fitted."""
    quarters = [Text(at / 4, (at + 1) / 4) for at in range(4)]
    start = np.array([getattr(monotone, name) for name in NAMES])
    print(f"now {start.round(2)}: strict F1 {scored(start, quarters):.3f} (mean of four quarters)")
    for fitted, left in (((0, 2), (1, 3)), ((1, 3), (0, 2))):
        found = climb(start, [quarters[at] for at in fitted], generations, seed=0)
        print(
            f"fitted on quarters {fitted}: {scored(found, [quarters[at] for at in fitted]):.3f} there, "
            f"{scored(found, [quarters[at] for at in left]):.3f} on the others"
        )
    found = climb(start, quarters, generations, seed=1)
    print(f"fitted on all {found.round(2)}: {scored(found, quarters):.3f}")
    put(start)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
