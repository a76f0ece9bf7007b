"""The simple aligners that ours is printed beside: each sentence with its best partner, if both agree."""

import difflib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from compare.align import crossing
from compare.model import Link
from compare.similarity import lexical, semantic
from sources.encoders import encoder
from tests.bench.stories import Story

Matrix = NDArray[np.float64]
ENCODER = encoder("use")


def by_difflib(base: Sequence[str], version: Sequence[str]) -> Matrix:
    """Ratio of matching characters (Ratcliff and Obershelp)."""
    return np.array(
        [[difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() for b in version] for a in base]
    )


def by_tokens(base: Sequence[str], version: Sequence[str]) -> Matrix:
    """rapidfuzz's token_set_ratio."""
    return np.asarray(process.cdist(base, version, scorer=fuzz.token_set_ratio), dtype=np.float64) / 100


def by_grams(base: Sequence[str], version: Sequence[str]) -> Matrix:
    """Cosine of the TF-IDF of character 3- and 4-grams."""
    left, right = lexical(base, version)
    return np.asarray(left.unit(left.sums) @ right.unit(right.sums).T, dtype=np.float64)


def by_encoder(base: Sequence[str], version: Sequence[str]) -> Matrix:
    """Cosine of the bundled encoder's sentence vectors."""
    left, right = (semantic(ENCODER, side, None) for side in (base, version))
    return np.asarray(left.unit(left.sums) @ right.unit(right.sums).T, dtype=np.float64)


METHODS: dict[str, tuple[Callable[[Sequence[str], Sequence[str]], Matrix], float]] = {
    "difflib ratio": (by_difflib, 0.5),
    "rapidfuzz token_set": (by_tokens, 0.55),
    "TF-IDF 3-4-grams": (by_grams, 0.2),
    "USE cosine": (by_encoder, 0.45),
}
"""Name -> (matrix of similarities, threshold that suits it on the dev stories)."""


def mutual(matrix: Matrix, threshold: float) -> list[Link]:
    """Link each sentence with its best partner, where the choice is mutual and good enough."""
    best = matrix.argmax(axis=1)
    pairs = [
        (i, int(j)) for i, j in enumerate(best) if matrix[:, j].argmax() == i and matrix[i, j] >= threshold
    ]
    moved = crossing([((i,), (j,), 1.0) for i, j in pairs])
    return [Link((i,), (j,), float(matrix[i, j]), out) for (i, j), out in zip(pairs, moved, strict=True)]


def aligner(name: str) -> Callable[[Story], list[Link]]:
    """Return a simple method as an aligner of stories."""
    matrix, threshold = METHODS[name]
    return lambda story: mutual(matrix(story.base, story.version), threshold)
