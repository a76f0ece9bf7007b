"""From what was typed to documents: labels, lists, folders, standard input, and files that fail."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from compare.cli import talk
from sources.errors import UserError
from sources.model import Document

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Given:
    """One text as the user named it."""

    path: str
    """A file, or `-` for standard input."""
    label: str | None = None
    data: bytes | None = None
    """What standard input held, where it had to be read early."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, the base first, and whether a version could not."""

    documents: tuple[Document, ...]
    failed: bool = False


def expand(arguments: Iterable[str], least: int = 2) -> tuple[Given, ...]:
    """Return every text that the arguments name, in order.

    Raises:
        UserError: there are fewer than it takes, or standard input is named twice.
    """
    given = tuple(text for argument in arguments for text in _expand(argument))
    if sum(text.path == STDIN for text in given) > 1:
        raise UserError("-: standard input can be read only once", "Save one of the texts to a file.")
    if len(given) < least:
        raise UserError("there is nothing to compare", "Name a base and at least one version of it.")
    return _told_apart(given)


def _expand(argument: str) -> Iterator[Given]:
    if argument.startswith("@") and not Path(argument).exists():
        for line in _lines(argument[1:]):
            yield from _named(line)
    else:
        yield from _named(argument)


def _lines(name: str) -> Iterator[str]:
    """Yield the names in a list; empty lines and lines that begin with # are skipped."""
    try:
        text = Path(name).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        cause = getattr(error, "strerror", None) or "is not a list in UTF-8"
        raise UserError(f"@{name}: {cause.lower()}", "A list names one text a line.") from error
    yield from (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _named(argument: str) -> Iterator[Given]:
    """Yield the files of a folder, or the one text; a file that has `=` in its name is itself."""
    if not argument.strip():
        raise UserError(
            "a text was named by an empty string", "Check the variable or the quotes it came from."
        )
    label, separator, path = argument.partition("=")
    if not separator or not label or "/" in label or Path(argument).exists():
        label, path = "", argument
    if path == STDIN or not Path(path).is_dir():
        yield Given(path, label or None)
        return
    files = sorted(file for file in Path(path).iterdir() if file.is_file() and not file.name.startswith("."))
    if not files:
        raise UserError(f"{path}: holds no files", "Name a folder that holds the texts, or the texts.")
    yield from (Given(str(file), f"{label}/{file.name}" if label else None) for file in files)


def _told_apart(given: tuple[Given, ...]) -> tuple[Given, ...]:
    """Label files of one name in several folders by their paths."""
    names = [Path(text.path).name for text in given]
    return tuple(
        replace(text, label=text.path) if text.label is None and names.count(name) > 1 else text
        for text, name in zip(given, names, strict=True)
    )


def load(
    given: Sequence[Given],
    *,
    language: str | None,
    version_language: str | None,
    trouble: Callable[[str, str], None] = talk.error,
) -> Loaded:
    """Read every text. A version that cannot be read is reported and left out.

    Raises:
        UserError: the base cannot be read, or none of its versions can.
    """
    base = _load(given[0], language)
    versions, failed = [], False
    for text in given[1:]:
        try:
            versions.append(_load(text, version_language))
        except UserError as error:
            trouble(error.message, error.hint)
            failed = True
    if failed and not versions:
        raise UserError("no version could be read", "Name at least one readable version of the base.")
    return Loaded((base, *versions), failed)


def _load(given: Given, language: str | None) -> Document:
    from sources.load import load as read

    if given.data is None:
        return read(given.path, label=given.label, language=language)
    return read(given.data, label=given.label or "standard input", language=language)


def warn(documents: Iterable[Document]) -> None:
    """Say what a reader should know about how the documents were read, each thing once."""
    seen = dict.fromkeys(f"{document.label}: {note}" for document in documents for note in document.warnings)
    for message in seen:
        talk.warning(message)
