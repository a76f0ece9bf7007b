"""Bytes from a path, from standard input or from memory, and a plain word when there are none."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from sources.errors import UserError

LIMIT: Final = 64 * 1024 * 1024
"""Largest input, in bytes. A news story is a few thousand; more is a mistake or a corpus."""

_MAGIC: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"%PDF-", "a PDF document", "Save its text as a .txt file and name that."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Save its text as a .txt file and name that."),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old office document",
        "Save its text as a .txt file and name that.",
    ),
    (b"{\\rtf", "an RTF document", "Save its text as a .txt file and name that."),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", "Name a text, Markdown or HTML file."),
    (b"\xff\xd8\xff", "a JPEG picture", "Name a text, Markdown or HTML file."),
    (b"GIF87a", "a GIF picture", "Name a text, Markdown or HTML file."),
    (b"GIF89a", "a GIF picture", "Name a text, Markdown or HTML file."),
    (b"\x1f\x8b", "gzip-compressed data", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it first."),
    (b"\x7fELF", "a program", "Name a text, Markdown or HTML file."),
)


@dataclass(frozen=True, slots=True)
class Raw:
    """What was read, before anyone asked what it says."""

    name: str
    """For messages and labels; control characters are made visible."""
    source: str
    """The path, `-` for standard input, empty for bytes."""
    suffix: str
    """Lower case with its dot, or empty."""
    data: bytes


def visible(name: str) -> str:
    """Return the name with characters that a terminal would obey written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in name)


def read(source: str | Path | bytes) -> Raw:
    """Read the source whole.

    Raises:
        UserError: it is missing, a directory, closed to us, empty, too large, or not text.
    """
    if isinstance(source, bytes):
        raw = Raw("text", "", "", source)
    elif source == "-":
        raw = Raw("standard input", "-", "", _from_stdin())
    else:
        path = Path(source)
        name = visible(str(source)) or "''"
        raw = Raw(name, str(source), path.suffix.lower(), _from_path(path, name))
    _refuse(raw)
    return raw


def _from_stdin() -> bytes:
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    return stream.read(LIMIT + 1) if stream is not None else b""


def _from_path(path: Path, name: str) -> bytes:
    if str(path) == "." and name == "''":
        raise UserError("'': no such file", "Name a file, or - for standard input.")
    try:
        if path.is_dir():
            raise UserError(f"{name}: is a directory", "Name the files in it.")
        with path.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError(f"{name}: no such file", "Check the spelling, and the folder you are in.") from error
    except PermissionError as error:
        raise UserError(
            f"{name}: no permission to read it", "Ask its owner, or copy it elsewhere."
        ) from error
    except OSError as error:
        cause = error.strerror or os.strerror(error.errno or 0)
        raise UserError(f"{name}: {cause.lower()}", "Check that it can be opened.") from error
    except ValueError as error:  # a NUL in the name
        raise UserError(f"{name}: no such file", "Check the spelling.") from error


def _refuse(raw: Raw) -> None:
    if len(raw.data) > LIMIT:
        raise UserError(
            f"{raw.name}: larger than {LIMIT // 1024 // 1024} MB", "Cut it into one file per story."
        )
    if not raw.data.strip():
        raise empty(raw)
    for magic, what, hint in _MAGIC:
        if raw.data.startswith(magic):
            raise UserError(f"{raw.name}: is {what}, not text", hint)


def empty(raw: Raw) -> UserError:
    """Return the error for a source that says nothing."""
    if raw.source == "-":
        return UserError("standard input: is empty", "Pipe a text into it, or name a file.")
    return UserError(f"{raw.name}: is empty", "Name a file that holds the text of a story.")
