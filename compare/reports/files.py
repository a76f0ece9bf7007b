"""Reports as files: the format that a name asks for, and writing that leaves no half of a file."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from compare.reports import REPORTS, SUFFIXES, Report
from sources.errors import UserError


def format_of(name: str | None, file: str | None) -> str:
    """Return the report to write: the one asked for, else the one the file's suffix tells.

    Raises:
        UserError: the suffix tells nothing.
    """
    if name:
        return name
    if file is None or file == "-":
        return "text"
    suffix = Path(file).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(REPORTS)
        raise UserError(f"{file}: no report for this suffix", f"Say which with -f: {known}.")
    return SUFFIXES[suffix]


def spare_inputs(file: str | None, inputs: Iterable[str]) -> None:
    """Refuse to write over a text that is compared. Raises UserError."""
    if file is None or file == "-" or not Path(file).exists():
        return
    for path in inputs:
        if path != "-" and Path(path).exists() and Path(path).samefile(file):
            raise UserError(f"{file}: is one of the texts compared", "Name another file after -o.")


def write_file(file: Path, written: Report, *, parents: bool = False) -> None:
    """Write a file whole or not at all, with the permissions it had; folders are made only with `parents`."""
    data = written.encode("utf-8", "backslashreplace") if isinstance(written, str) else written
    try:
        file = file.resolve()
        if parents:
            file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file() and not file.is_dir():
            file.write_bytes(data)  # a device or a pipe cannot be replaced
            return
        if file.is_dir():
            raise UserError(f"{file}: is a directory", "Name a file after -o.")
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(mode)
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        cause = (error.strerror or "cannot be written").lower()
        raise UserError(f"{file}: {cause}", "Name a file in a folder you can write to.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
