"""What is kept between runs: values under a digest, in one SQLite file.

Such a file may make a run faster and nothing else: one that is locked, damaged or out of reach is as good as
an empty one, and a value is only returned as it was written.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

AT_ONCE: Final = 500
"""Rows read or written in one transaction, so that others wait only a moment."""

PATIENCE: Final = 2.0
"""Seconds to wait for another run's transaction before doing without the file."""

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


class Kept:
    """Digests and their values; after the first trouble it keeps and finds nothing."""

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self.limit = limit
        """Bytes on disk, above which the oldest quarter goes."""
        self._works = True

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values kept under these keys."""
        found: dict[bytes, bytes] = {}
        self._try(lambda database: found.update(_rows(database, keys)))
        return found

    def write(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values; above the limit, drop the oldest."""
        self._try(lambda database: _insert(database, values, self.limit))

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


def _rows(database: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        marks = ",".join("?" * len(some))
        query = f"SELECT key, state FROM states WHERE key IN ({marks})"  # noqa: S608 - question marks only
        for key, packed in database.execute(query, some):
            value = _unpacked(packed)
            if value is not None:
                yield key, value


def _insert(database: sqlite3.Connection, values: Mapping[bytes, bytes], limit: int) -> None:
    rows = [(key, _packed(value)) for key, value in values.items()]
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


def _packed(value: bytes) -> bytes:
    """Return a value behind its checksum: SQLite does not notice a flipped bit."""
    return zlib.crc32(value).to_bytes(4, "little") + value


def _unpacked(packed: object) -> bytes | None:
    """Undo `_packed`; `None` for what it never made."""
    if not isinstance(packed, bytes) or len(packed) < 4:
        return None
    value = packed[4:]
    return value if zlib.crc32(value).to_bytes(4, "little") == packed[:4] else None
