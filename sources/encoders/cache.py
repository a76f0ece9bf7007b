"""Sentences read before, kept on disk by a digest of what was read.

A cache may make a run faster and nothing else: what comes back is bit for bit what the encoder
would return, and a file that is locked, damaged or out of reach is as good as an empty one.
Only digests and numbers are kept, never the text.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from platformdirs import user_cache_path

from sources.encoders import Encoder, Floats, respelling
from sources.kept import Kept

LIMIT: Final = 200_000_000
"""Bytes on disk, above which the oldest quarter goes: some 35,000 sentences of the bundled encoder."""

IN_MEMORY: Final = 5_000
"""Sentences remembered by one run besides: the base is read once for all its versions."""


def cached(encoder: Encoder, *, on_disk: bool) -> "Cached":
    """Return the encoder with a memory: of this run, or of all runs of this person on this machine."""
    return Cached(encoder, Store(place()) if on_disk else None)


def place() -> Path:
    """Return the file that sentence vectors are kept in."""
    return user_cache_path("rashomon") / "sentences.sqlite3"


class Cached:
    """An encoder that reads no sentence twice; `store` is `None` where nothing is to be kept on disk."""

    def __init__(self, encoder: Encoder, store: "Store | None") -> None:
        self.name, self.version = encoder.name, encoder.version
        self.languages: frozenset[str] = encoder.languages
        self.relatives: Mapping[str, str] = encoder.relatives
        self._encoder = encoder
        self._store = store
        self._seen: dict[bytes, Floats] = {}

    @cached_property
    def seam(self) -> Floats:
        """What joining two texts adds to the sum of their states, shape (k,)."""
        key = self._key("seam", "", "")
        kept = self._kept([key]).get(key)
        if kept is None:
            kept = self._encoder.seam
            self._keep({key: kept})
        return kept

    def states(self, texts: Sequence[str], language: str | None = None) -> Floats:
        """Return one additive state a text, shape (n, k)."""
        if not texts:
            return self._encoder.states(texts, language)
        spelling = respelling(self._encoder, language) or ""
        keys = [self._key("text", spelling, text) for text in texts]
        known = self._kept(keys)
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if fresh:
            made = dict(zip(fresh, self._encoder.states([*fresh.values()], language), strict=True))
            self._keep(made)
            known |= made
        return np.stack([known[key] for key in keys])

    def vectors(self, states: Floats) -> Floats:
        """Return unit vectors, shape (n, d), of states or of sums of states."""
        return self._encoder.vectors(states)

    def _key(self, *what: str) -> bytes:
        # the matrix library comes with numpy, and another one rounds otherwise
        parts = (self.name, self.version, np.__version__, *what)
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()

    def _kept(self, keys: Iterable[bytes]) -> dict[bytes, Floats]:
        known = {key: self._seen[key] for key in keys if key in self._seen}
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if self._store and missing:
            kept = self._store.read(missing)
            self._remember(kept)
            known |= kept
        return known

    def _keep(self, made: Mapping[bytes, Floats]) -> None:
        self._remember(made)
        if self._store:
            self._store.write(made)

    def _remember(self, states: Mapping[bytes, Floats]) -> None:
        if len(self._seen) + len(states) <= IN_MEMORY:
            self._seen |= states


class Store:
    """States under their digests in one file; see `sources.kept`."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        self._kept = Kept(path, limit)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Floats]:
        """Return the states kept under these keys."""
        found = self._kept.read(keys)
        return {key: _numbers(value) for key, value in found.items() if value and not len(value) % 4}

    def write(self, states: Mapping[bytes, Floats]) -> None:
        """Keep states; above the limit, drop the oldest."""
        self._kept.write({key: np.asarray(state, dtype="<f4").tobytes() for key, state in states.items()})


def _numbers(value: bytes) -> Floats:
    """Return little-endian numbers as an array."""
    return np.frombuffer(value, dtype="<f4").astype(np.float32)
