"""The review file: SQLite, written at once, with a journal that undoes across sessions.

Every change is one transaction that writes the new value and a line of the journal, so that `kill -9` loses
nothing and two screens on one file wait for each other. Values are JSON; what they mean is not known here.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sources.errors import UserError

VERSION: Final = 1
"""Of the layout of the tables, kept in `user_version`."""

PATIENCE: Final = 5.0
"""Seconds to wait for another screen that is writing."""

PAUSE: Final = 0.02
"""Seconds between two tries."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS texts (
  id INTEGER PRIMARY KEY,
  story INTEGER REFERENCES texts (id),  -- NULL: the base of a story
  label TEXT NOT NULL, language TEXT, sha256 TEXT NOT NULL, sentences TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
  text INTEGER NOT NULL REFERENCES texts (id),
  kind TEXT NOT NULL, subject TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (text, kind, subject)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  story INTEGER NOT NULL, at TEXT NOT NULL, text INTEGER NOT NULL,
  kind TEXT NOT NULL, subject TEXT NOT NULL, before TEXT, after TEXT, undone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS journal_of_story ON journal (story, undone, id);
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was reviewed: a base, or one of its tellings, whatever revision of it."""

    id: int
    story: int | None
    """Id of the base it is a telling of; `None` for a base."""
    label: str
    language: str | None
    sha256: str
    sentences: tuple[str, ...]
    """Digests of its sentences when it was last seen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is known about a text."""

    text: int
    kind: str
    subject: str
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the journal."""

    text: int
    kind: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    """`None` where there is no such entry."""


def now() -> str:
    """Return the time, to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """One review file. Raises UserError wherever the file cannot be used."""

    def __init__(self, path: Path | None, *, clock: Callable[[], str] = now) -> None:
        """Open the file, made where it is missing; `None` keeps everything in memory alone."""
        self.path = path
        self._clock = clock
        with self._told():
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                path or ":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            self._prepare()

    def _prepare(self) -> None:
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            raise UserError(
                f"{self.path}: was written by a newer rashomon", "Update, or name another with --review-file."
            )
        self._log()
        self._db.execute("PRAGMA synchronous=FULL")  # a decision survives a power cut, too
        if found < VERSION:
            self._db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version={VERSION}; COMMIT;")

    def _log(self) -> None:
        """Write ahead.

        SQLite refuses at once to change the journal while another screen opens the file, and does not wait.
        """
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._db.execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(PAUSE)
            else:
                return

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @property
    def generation(self) -> int:
        """A number that changes when another screen has written to the file."""
        with self._told():
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    # Texts

    def texts(self, story: int | None) -> list[Text]:
        """Return the tellings of a story, or with `None` all bases, the latest last."""
        with self._told():
            where = "story IS NULL" if story is None else "story = ?"
            rows = self._db.execute(
                f"SELECT id, story, label, language, sha256, sentences FROM texts WHERE {where} ORDER BY id",  # noqa: S608
                () if story is None else (story,),
            ).fetchall()
        return [_text(row) for row in rows]

    def keep_text(self, text: Text) -> Text:
        """Write a text, a new one where its id is 0; return it with its id."""
        values = (text.story, text.label, text.language, text.sha256, json.dumps(text.sentences))
        with self._writing():
            if text.id:
                self._db.execute(
                    "UPDATE texts SET story=?, label=?, language=?, sha256=?, sentences=? WHERE id=?",
                    (*values, text.id),
                )
                return text
            twin = self._db.execute(
                "SELECT id FROM texts WHERE story IS ? AND label=? AND sha256=?",
                (text.story, text.label, text.sha256),
            ).fetchone()  # another screen may have been faster
            if twin:
                return replace(text, id=int(twin[0]))
            made = self._db.execute(
                "INSERT INTO texts (story, label, language, sha256, sentences) VALUES (?, ?, ?, ?, ?)", values
            )
            return replace(text, id=int(made.lastrowid or 0))

    # Entries

    def entries(self, text: int, kind: str) -> dict[str, dict[str, Any]]:
        """Return what is known of a kind about a text, by its subject."""
        with self._told():
            rows = self._db.execute(
                "SELECT subject, value FROM entries WHERE text=? AND kind=? ORDER BY subject", (text, kind)
            ).fetchall()
        return {subject: json.loads(value) for subject, value in rows}

    def change(self, story: int, entry: Entry, *, gone: bool = False) -> None:
        """Write an entry, or with `gone` take it away, and remember how it was."""
        after = None if gone else json.dumps({"at": self._clock(), **entry.value}, ensure_ascii=False)
        key = (entry.text, entry.kind, entry.subject)
        with self._writing():
            before = self._value(key)
            self._set(key, after)
            self._db.execute("DELETE FROM journal WHERE story=? AND undone=1", (story,))
            self._db.execute(
                "INSERT INTO journal (story, at, text, kind, subject, before, after) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (story, self._clock(), *key, before, after),
            )

    def merge(self, entry: Entry) -> bool:
        """Take an entry from elsewhere where it is later than what is known; tell whether it was taken."""
        key = (entry.text, entry.kind, entry.subject)
        with self._writing():
            known = self._value(key)
            if known is not None and json.loads(known).get("at", "") >= entry.value.get("at", ""):
                return False
            self._set(key, json.dumps(entry.value, ensure_ascii=False))
            return True

    def undo(self, story: int) -> Change | None:
        """Take back the last change of a story; return what it was, or `None` where there is none left."""
        return self._turn(story, undone=0, order="DESC")

    def redo(self, story: int) -> Change | None:
        """Make again the change that was taken back last."""
        return self._turn(story, undone=1, order="ASC")

    def _turn(self, story: int, *, undone: int, order: str) -> Change | None:
        with self._writing():
            row = self._db.execute(
                "SELECT id, text, kind, subject, before, after FROM journal "  # noqa: S608
                f"WHERE story=? AND undone=? ORDER BY id {order} LIMIT 1",
                (story, undone),
            ).fetchone()
            if row is None:
                return None
            identifier, text, kind, subject, before, after = row
            self._set((text, kind, subject), after if undone else before)
            self._db.execute("UPDATE journal SET undone=? WHERE id=?", (1 - undone, identifier))
        told = [json.loads(value) if value else None for value in (before, after)]
        return Change(text, kind, subject, *told)

    def _value(self, key: tuple[int, str, str]) -> str | None:
        row = self._db.execute(
            "SELECT value FROM entries WHERE text=? AND kind=? AND subject=?", key
        ).fetchone()
        return row[0] if row else None

    def _set(self, key: tuple[int, str, str], value: str | None) -> None:
        if value is None:
            self._db.execute("DELETE FROM entries WHERE text=? AND kind=? AND subject=?", key)
        else:
            self._db.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", (*key, value))

    # Errors

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the file for one change, whole or not at all."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            cause = (error.strerror or str(error)).lower()
            raise UserError(f"{self.path}: {cause}", "Name another file with --review-file.") from error
        except sqlite3.DatabaseError as error:
            raise UserError(f"{self.path}: {error}", _HINTS.get(type(error), _OTHER)) from error


_OTHER: Final = "Check that it is a review file of rashomon, or name another with --review-file."
_HINTS: Final[dict[type[Exception], str]] = {
    sqlite3.OperationalError: "Check the folder, the disk and the permissions, or name another with "
    "--review-file."
}


def _text(row: tuple[int, int | None, str, str | None, str, str]) -> Text:
    identifier, story, label, language, sha256, listed = row
    return Text(identifier, story, label, language, sha256, tuple(json.loads(listed)))
