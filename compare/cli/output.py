"""Where results go: standard output, a pager, or a file that is never left half written."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from compare.reports import REPORTS, SUFFIXES
from sources.errors import UserError

Color = Literal["auto", "always", "never"]

WIDEST: Final = 110
"""Longer lines are hard to read, however wide the terminal."""


def is_terminal() -> bool:
    """Tell whether a person sees standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def colored(color: Color) -> bool:
    """Tell whether to write colours: NO_COLOR and a dumb terminal count only for `auto`."""
    if color != "auto":
        return color == "always"
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the cells in a line."""
    return max(20, min(shutil.get_terminal_size().columns, WIDEST))


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


def write(text: str, file: str | None, *, pager: bool = False) -> None:
    """Write to the file, or to standard output; a reader who stops reading is no error."""
    if file is not None and file != "-":
        _replace(Path(file), text)
        return
    if pager and is_terminal() and _page(text):
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # nothing may be flushed into the closed pipe when Python exits
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(file: Path, text: str) -> None:
    """Write a file whole or not at all, with the permissions it had."""
    try:
        file = file.resolve()
        if file.exists() and not file.is_file() and not file.is_dir():
            file.write_text(text, "utf-8")  # a device or a pipe cannot be replaced
            return
        if file.is_dir():
            raise UserError(f"{file}: is a directory", "Name a file after -o.")
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
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


def _page(text: str) -> bool:
    """Show the text in RASHOMON_PAGER, PAGER or less; tell whether that worked."""
    asked = os.environ.get("RASHOMON_PAGER", os.environ.get("PAGER", "less"))
    command = shlex.split(asked)
    program = shutil.which(command[0]) if command else None
    if program is None or os.environ.get("TERM") == "dumb":
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    pager = subprocess.Popen(  # noqa: S603 - the user's own choice of program
        [program, *command[1:]], stdin=subprocess.PIPE, env=environment, text=True, encoding="utf-8"
    )
    while True:
        try:
            pager.communicate(text)
        except KeyboardInterrupt:
            continue  # ctrl+c belongs to the pager while it runs
        except BrokenPipeError:
            pass
        return True
