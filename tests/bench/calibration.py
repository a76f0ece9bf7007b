"""How far a link's score can be trusted: reliability and expected calibration error on the dev stories.

`python -m tests.bench.calibration` prints a reliability table and the slope and offset that fit best; a
link counts as right when all the pairs it makes are right, and the error is cross-validated by story.
"""

import itertools
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.align import CALIBRATION
from tests.bench.align import FILES, ours
from tests.bench.stories import stories

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)
Doubles = NDArray[np.float64]


def outcomes(parity: int | None = None) -> tuple[Doubles, Doubles]:
    """Return the scores of all links of the edited stories, and 1 for each that is right."""
    scores, right = [], []
    for name in FILES:
        for number, story in enumerate(stories(name)):
            if parity is not None and number % 2 != parity:
                continue
            for link in ours(story):
                scores.append(link.score)
                right.append(all((i, j) in story.links for i in link.base for j in link.version))
    return np.array(scores), np.array(right, dtype=np.float64)


def expected_error(scores: Doubles, right: Doubles) -> float:
    """Expected calibration error over the bins, in [0, 1] (Naeini et al. 2015)."""
    return sum(
        len(scores[inside]) / len(scores) * abs(scores[inside].mean() - right[inside].mean())
        for inside in _bins(scores)
    )


def _bins(scores: Doubles) -> Sequence[NDArray[np.bool_]]:
    edges = itertools.pairwise(BINS)
    found = [(scores >= low) & ((scores < high) | (high == 1.0)) for low, high in edges]
    return [inside for inside in found if inside.any()]


def _plotted(mean: float, share: float, width: int = 22) -> str:
    """Draw one line of the reliability plot: `|` is the mean score, `o` the share of right links, `*` both."""
    line = [" "] * (width + 1)
    line[round(share * width)] = "o"
    at = round(mean * width)
    line[at] = "*" if line[at] == "o" else "|"
    return "".join(line)


def fit(scores: Doubles, right: Doubles) -> tuple[float, float]:
    """Return the slope and offset of the logistic that fits best, in place of the present ones."""
    slope, offset = CALIBRATION
    clipped = np.clip(scores, 1e-4, 1 - 1e-4)
    gains = (np.log(clipped / (1 - clipped)) - offset) / slope
    features = np.column_stack((gains, np.ones_like(gains)))
    weights = np.array(CALIBRATION)
    for _ in range(50):  # Newton's method, with a light pull towards zero
        guess = 1 / (1 + np.exp(-features @ weights))
        slant = features.T @ (right - guess) - 0.01 * weights
        curve = (features * (guess * (1 - guess))[:, None]).T @ features + 0.01 * np.eye(2)
        weights = weights + np.linalg.solve(curve, slant)
    return float(weights[0]), float(weights[1])


def main() -> None:
    """Print the reliability table."""
    scores, right = outcomes()
    print(f"Scores of {len(scores)} links, {int((1 - right).sum())} of them wrong")
    print("  score          links   mean score   right   0 ------------------ 1")
    for inside in _bins(scores):
        low, high = scores[inside].min(), scores[inside].max()
        mean, share = scores[inside].mean(), right[inside].mean()
        print(f"  {low:.3f}-{high:.3f}{inside.sum():>8}{mean:>13.3f}{share:>8.3f}   {_plotted(mean, share)}")
    print(
        f"expected calibration error {expected_error(scores, right):.4f} (always saying 1: {1 - right.mean():.4f})"
    )
    halves = [outcomes(parity) for parity in (0, 1)]
    fits = [fit(*half) for half in halves]
    print(
        f"best slope and offset on all: {tuple(round(x, 2) for x in fit(scores, right))}, now {CALIBRATION}"
    )
    print(f"on either half: {[tuple(round(x, 2) for x in f) for f in fits]}")
    assert all(math.isfinite(x) for pair in fits for x in pair)


if __name__ == "__main__":
    main()
