"""Sentence encoders: text in, unit vectors out, in many languages at once.

An encoder works in two steps, so that the vector of neighbouring sentences read as one costs
next to nothing: `states` reads each sentence once, and states add up; `vectors` turns a state,
or a sum of states, into a unit vector.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from sources.errors import UserError

Floats = NDArray[np.float32]

ENCODERS: Final = {"use": "sources.encoders.use:Use", "e5": "sources.encoders.e5:E5"}
"""Name -> dotted name of a class that takes no arguments; imported only when asked for."""

BESIDE: Final = {"e5": ("use", 0.6)}
"""Encoder -> one that is read beside it where that one knows both languages, and its share in their cosine:
joined they beat the better of the two."""


class Encoder(Protocol):
    """What alignment asks of an encoder."""

    name: str
    version: str
    """Part of the cache key: vectors of another version are never mixed in."""
    languages: frozenset[str]
    """Primary language subtags it was trained on."""
    relatives: Mapping[str, str]
    """Language -> one it was trained on, near enough to be read in that one's spelling."""

    @property
    def seam(self) -> Floats:
        """What joining two texts adds to the sum of their states, shape (k,)."""

    def states(self, texts: Sequence[str], language: str | None = None) -> Floats:
        """Return one additive state a text, shape (n, k)."""

    def vectors(self, states: Floats) -> Floats:
        """Return unit vectors, shape (n, d), of states or of sums of states."""


def respelling(encoder: Encoder, language: str | None) -> str | None:
    """Return the language in whose spelling the encoder reads this one, if not in its own."""
    return encoder.relatives.get((language or "").split("-")[0].lower())


@lru_cache
def encoder(name: str) -> Encoder:
    """Return the encoder of this name, loaded at first use and once. Raises UserError for an unknown name."""
    try:
        module, _, attribute = ENCODERS[name].partition(":")
    except KeyError:
        known = ", ".join((*ENCODERS, "none"))
        raise UserError(f"{name}: no such encoder", f"Use one of {known}.") from None
    made: Encoder = getattr(import_module(module), attribute)()
    return made
