"""One telling, read: from a path, standard input, bytes or a string to a `Document`."""

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from sources.anatomy import published
from sources.decode import decode
from sources.errors import UserError
from sources.formats import extract
from sources.formats.extract import Extract
from sources.formats.plain import read as read_plain
from sources.language import detect
from sources.model import Document
from sources.read import empty, read, visible
from sources.segment import segment


@dataclass(frozen=True, slots=True)
class _Origin:
    label: str
    source: str
    digest: str
    encoding: str | None = None
    warnings: tuple[str, ...] = ()


def load(source: str | Path | bytes, *, label: str | None = None, language: str | None = None) -> Document:
    """Read one telling of the story; `source` is a path, `-` for standard input, or the bytes themselves.

    Raises:
        UserError: it cannot be read, is empty, too large (over 64 MB), or is not text.
    """
    raw = read(source)
    decoded = decode(raw.data)
    if decoded is None:
        raise UserError(f"{raw.name}: is binary data, not text", "Name a text, Markdown or HTML file.")
    found = extract(decoded.text, raw.suffix)
    if not found.plain.strip().strip("\ufeff\u200b"):
        raise empty(raw)
    name = visible(Path(raw.source).name) if raw.source not in {"", "-"} else raw.name
    origin = _Origin(
        label or name, raw.source, sha256(raw.data).hexdigest(), decoded.encoding, decoded.warnings
    )
    return _document(found, origin, language)


def from_text(text: str, *, label: str = "text", language: str | None = None) -> Document:
    """Make a document of a string, taken as plain text; an empty one has no sentences."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _document(read_plain(text), _Origin(label, "", digest), language)


def _document(found: Extract, origin: _Origin, language: str | None) -> Document:
    tag, confidence = (language, 1.0) if language else detect(found.plain)
    sentences = segment(found, tag)
    return Document(
        label=origin.label,
        source=origin.source,
        text=found.text,
        sentences=sentences,
        sha256=origin.digest,
        media_type=found.media_type,
        encoding=origin.encoding,
        language=tag,
        language_confidence=confidence,
        title=found.title or next((s.text for s in sentences if s.kind == "headline"), None),
        published=published(sentences, found.published),
        outlet=found.outlet,
        warnings=origin.warnings + found.warnings,
    )


class _Callable(ModuleType):
    """This module: `sources.load` names both it and its function, and calling either must read a text."""

    __call__ = staticmethod(load)


sys.modules[__name__].__class__ = _Callable
