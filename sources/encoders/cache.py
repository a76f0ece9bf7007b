"""Sentences read before, kept on disk by a digest of what was read.

A cache may make a run faster and nothing else: what comes back is bit for bit what the encoder
would return, and a file that is locked, damaged or out of reach is as good as an empty one.
Only digests and numbers are kept, never the text.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from platformdirs import user_cache_path

from sources.encoders import Encoder, Floats, respelling

LIMIT: Final = 200_000_000
"""Bytes on disk, above which the oldest quarter goes: some 35,000 sentences of the bundled encoder."""

AT_ONCE: Final = 500
"""Rows read or written in one transaction, so that others wait only a moment."""

PATIENCE: Final = 2.0
"""Seconds to wait for another run's transaction before doing without the cache."""

IN_MEMORY: Final = 5_000
"""Sentences remembered by one run besides: the base is read once for all its versions."""

DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

SCHEMA: Final = """
PRAGMA page_size = 16384;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS states (id INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, state BLOB NOT NULL);
"""

DROP: Final = """
DELETE FROM states WHERE id <= (
    SELECT id FROM states ORDER BY id LIMIT 1 OFFSET (SELECT count(*) / 4 FROM states)
)
"""


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
    """Digests and their states in one SQLite file; after the first trouble it keeps and finds nothing."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        self.path = path
        self.limit = limit
        self._works = True

    def read(self, keys: Sequence[bytes]) -> dict[bytes, Floats]:
        """Return the states kept under these keys."""
        found: dict[bytes, Floats] = {}
        self._try(lambda database: found.update(_rows(database, keys)))
        return found

    def write(self, states: Mapping[bytes, Floats]) -> None:
        """Keep states; above the limit, drop the oldest."""
        self._try(lambda database: _insert(database, states, self.limit))

    def _try(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file; it is not worth a word that it could not be done."""
        if not self._works:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)  # what somebody reads is nobody else's business
            with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as database:
                with suppress(sqlite3.OperationalError):  # another run is just doing the same
                    database.execute("PRAGMA journal_mode = WAL")
                database.executescript(SCHEMA)
                work(database)
        except (sqlite3.Error, OSError) as error:
            self._works = False
            if getattr(error, "sqlite_errorcode", None) in DAMAGED:
                self._remove()

    def _remove(self) -> None:
        """Clear a damaged file out of the next run's way."""
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _rows(database: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, Floats]]:
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        marks = ",".join("?" * len(some))
        query = f"SELECT key, state FROM states WHERE key IN ({marks})"  # noqa: S608 - question marks only
        for key, packed in database.execute(query, some):
            state = _unpacked(packed)
            if state is not None:
                yield key, state


def _insert(database: sqlite3.Connection, states: Mapping[bytes, Floats], limit: int) -> None:
    rows = [(key, _packed(state)) for key, state in states.items()]
    for start in range(0, len(rows), AT_ONCE):
        database.execute("BEGIN IMMEDIATE")
        database.executemany(
            "INSERT OR REPLACE INTO states (key, state) VALUES (?, ?)", rows[start : start + AT_ONCE]
        )
        dropped = 1
        while dropped and _bytes(database) > limit:
            dropped = database.execute(DROP).rowcount
        database.execute("COMMIT")


def _bytes(database: sqlite3.Connection) -> int:
    """Return the size of what the file holds, without pages that are free to be used again."""
    sizes = [database.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "freelist_count")]
    return int(sizes[0] - sizes[1]) * int(database.execute("PRAGMA page_size").fetchone()[0])


def _packed(state: Floats) -> bytes:
    """Return little-endian numbers behind their checksum: SQLite does not notice a flipped bit."""
    numbers = np.asarray(state, dtype="<f4").tobytes()
    return zlib.crc32(numbers).to_bytes(4, "little") + numbers


def _unpacked(packed: object) -> Floats | None:
    """Undo `_packed`; `None` for what it never made."""
    if not isinstance(packed, bytes) or len(packed) < 8 or len(packed) % 4:
        return None
    if zlib.crc32(packed[4:]).to_bytes(4, "little") != packed[:4]:
        return None
    return np.frombuffer(packed, dtype="<f4", offset=4).astype(np.float32)
