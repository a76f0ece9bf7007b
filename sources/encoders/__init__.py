"""Sentence encoders: text in, unit vectors out, in many languages at once.

An encoder works in two steps, so that the vector of neighbouring sentences read as one costs
next to nothing: `states` reads each sentence once, and states add up; `vectors` turns a state,
or a sum of states, into a unit vector.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from threading import Thread
from typing import Final, Protocol, runtime_checkable

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


@runtime_checkable
class Loadable(Protocol):
    """An encoder that takes long to load, and can do so while others work."""

    def load(self) -> None:
        """Load what reading needs; whoever reads meanwhile waits for it."""


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


def load_ahead(name: str) -> None:
    """Begin to load an encoder beside other work, for who is sure to need it; "none" is nothing to load.

    Raises UserError for an unknown name. What else goes wrong is told to whoever reads.
    """
    made = None if name == "none" else encoder(name)
    if isinstance(made, Loadable):
        Thread(target=_quietly, args=(made,), daemon=True).start()


def _quietly(made: Loadable) -> None:
    with suppress(Exception):
        made.load()
