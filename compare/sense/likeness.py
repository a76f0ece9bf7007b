"""How alike short texts are to the encoder, each read once however often it is asked for."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.recent import Recent
from sources.encoders import encoder, respelling

Floats = NDArray[np.float64]
Key = tuple[str, str | None]
"""A text, and its language where the encoder reads it in the spelling of another."""

_READ: Final[Recent[Key, NDArray[np.float32]]] = Recent(8192)
"""Vectors by text, of 2 kB each."""


def cosines(base: Sequence[str], ours: str | None, version: Sequence[str], theirs: str | None) -> Floats:
    """Return the cosines of the vectors of texts in two languages, none below 0, shape (base, version)."""
    if not base or not version:
        return np.zeros((len(base), len(version)))
    left, right = (_keys(texts, tag) for texts, tag in ((base, ours), (version, theirs)))
    read = _vectors((*left, *right))
    one, other = (np.array([read[key] for key in keys], dtype=np.float64) for keys in (left, right))
    return np.clip(one @ other.T, 0, 1)


def read_ahead(texts: Iterable[tuple[str, str | None]]) -> None:
    """Read together, in half the time, texts that will be asked for, each with its language."""
    by_language: dict[str | None, list[str]] = {}
    for text, tag in texts:
        by_language.setdefault(tag, []).append(text)
    if by_language:
        _vectors([key for tag, some in by_language.items() for key in _keys(some, tag)])


def _keys(texts: Sequence[str], tag: str | None) -> list[Key]:
    spelled = tag if respelling(encoder("use"), tag) else None
    return [(text, spelled) for text in texts]


def _vectors(keys: Sequence[Key]) -> dict[Key, NDArray[np.float32]]:
    """Return the vectors of texts; those not read yet are read together, spelling by spelling."""
    use = encoder("use")
    found = {key: vector for key in keys if (vector := _READ.get(key)) is not None}
    missing = [key for key in dict.fromkeys(keys) if key not in found]
    for tag in dict.fromkeys(tag for _, tag in missing):
        some = [key for key in missing if key[1] == tag]
        for key, vector in zip(some, use.vectors(use.states([t for t, _ in some], tag)), strict=True):
            found[key] = vector
            _READ.put(key, vector)
    return found
