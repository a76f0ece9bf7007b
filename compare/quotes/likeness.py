"""How alike short texts are to the encoder, each read once however often it is asked for."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sources.encoders import encoder, respelling

Floats = NDArray[np.float64]
Key = tuple[str, str | None]
"""A text, and the spelling it is read in if not its own."""

KEPT: Final = 8192
"""Vectors kept, of 2 kB each; beyond, all are forgotten."""

_vectors: dict[Key, NDArray[np.float32]] = {}


def cosines(base: Sequence[str], ours: str | None, version: Sequence[str], theirs: str | None) -> Floats:
    """Return the cosines of the vectors of texts in two languages, none below 0, shape (base, version)."""
    use = encoder("use")
    left, right = (
        [(text, respelling(use, tag)) for text in texts] for texts, tag in ((base, ours), (version, theirs))
    )
    read = _read((*left, *right))
    one, other = (
        np.array([read[key] for key in keys], dtype=np.float64).reshape(len(keys), -1)
        for keys in (left, right)
    )
    return np.clip(one @ other.T, 0, 1) if left and right else np.zeros((len(left), len(right)))


def _read(keys: Iterable[Key]) -> dict[Key, NDArray[np.float32]]:
    """Return the vectors of texts; what is not kept yet is read in as few rounds as there are spellings."""
    use = encoder("use")
    found = {key: _vectors.get(key) for key in keys}
    missing = [key for key, vector in found.items() if vector is None]
    for spelling in dict.fromkeys(spelling for _, spelling in missing):
        # a language that is read in another's spelling is one of its relatives
        tag = next((tag for tag, other in use.relatives.items() if other == spelling), None)
        mine = [key for key in missing if key[1] == spelling]
        found.update(zip(mine, use.vectors(use.states([text for text, _ in mine], tag)), strict=True))
    if len(_vectors) + len(missing) > KEPT:
        _vectors.clear()
    known = {key: vector for key, vector in found.items() if vector is not None}
    _vectors.update((key, known[key]) for key in missing[:KEPT])
    return known
