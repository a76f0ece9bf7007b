"""An engine with a memory, and with somebody who reads what it says before it is believed.

What was translated before is kept on disk under a digest of engine, model version, languages and text. A run
that is killed loses at most the sentences in hand.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from sources.engines import Engine, Translation, primary
from sources.engines.distrust import why_not
from sources.kept import Kept

FORM: Final = "1"
"""Part of the key: raised when what is kept, or what is believed, changes."""

LIMIT: Final = 50_000_000
"""Bytes on disk, above which the oldest quarter goes."""

AT_ONCE: Final = 16
"""Sentences between two looks at whether the work was cancelled, and two savings of what was done."""

Progress = Callable[[float], None]
"""Called with the share done, in [0, 1]; may raise to cancel."""


def place() -> Path:
    """Return the file that translations are kept in."""
    return user_cache_path("rashomon") / "translations.sqlite3"


class Translator:
    """Translates with one engine; `kept` is `None` where nothing is to be kept on disk."""

    def __init__(self, engine: Engine, kept: Kept | None = None) -> None:
        self._engine = engine
        self._kept = kept

    def translate(
        self, texts: Sequence[str], source: str, target: str, progress: Progress | None = None
    ) -> tuple[Translation, ...]:
        """Return one translation for each text, in order; failed ones are empty and say why.

        Raises:
            Unavailable: the engine cannot be used, or not for this pair.
            UserError: it broke.
        """
        source, target = primary(source), primary(target)
        version = self._engine.version(source, target)
        keys = [_key(version or "", source, target, text) for text in texts]
        known = self._read(keys) if version else {}
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        done = len(texts) - len(fresh)
        todo = list(fresh.items())
        for start in range(0, len(todo), AT_ONCE):
            if progress:
                progress((done + start) / len(texts))
            some = todo[start : start + AT_ONCE]
            made = self._made([text for _, text in some], source, target)
            found = dict(zip((key for key, _ in some), made, strict=True))
            known |= found
            if version and self._kept:
                self._kept.write({key: _packed(translation) for key, translation in found.items()})
        return tuple(known[key] for key in keys)

    def _made(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        made = self._engine.translate(texts, source, target)
        return [_judged(said, told, source, target) for said, told in zip(texts, made, strict=True)]

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Translation]:
        found = self._kept.read(keys) if self._kept else {}
        unpacked = {key: _unpacked(value) for key, value in found.items()}
        return {key: value for key, value in unpacked.items() if value is not None}

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()


def _judged(said: str, told: Translation, source: str, target: str) -> Translation:
    reason = told.failed or why_not(said, told.text, source, target)
    return replace(told, text="", failed=reason) if reason else told


def _key(*what: str) -> bytes:
    return sha256("\0".join((FORM, *what)).encode("utf-8", "surrogatepass")).digest()


def _packed(translation: Translation) -> bytes:
    return json.dumps(asdict(translation)).encode()


def _unpacked(value: bytes) -> Translation | None:
    """Undo `_packed`; `None` for what another version wrote."""
    try:
        read: dict[str, Any] = json.loads(value)
        return Translation(**{**read, "pivots": tuple(read["pivots"])})
    except (ValueError, TypeError, KeyError):
        return None
