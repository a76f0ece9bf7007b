"""Where results go: standard output, a pager, or a file that is never left half written."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, Literal

from compare.reports import Report
from compare.reports.files import write_file
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


def write(written: Report, file: str | None, *, pager: bool = False, parents: bool = False) -> None:
    """Write to the file, or to standard output; a reader who stops reading is no error.

    Raises:
        UserError: the file cannot be written, or what is no text would go to a terminal.
    """
    if file is not None and file != "-":
        write_file(Path(file), written, parents=parents)
        return
    if isinstance(written, str) and pager and is_terminal() and _page(written):
        return
    if isinstance(written, bytes) and is_terminal():
        raise UserError("this format is no text", "Name a file with -o.")
    try:
        if isinstance(written, str):
            sys.stdout.write(written)
            sys.stdout.flush()
        else:
            sys.stdout.buffer.write(written)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # nothing may be flushed into the closed pipe when Python exits
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
