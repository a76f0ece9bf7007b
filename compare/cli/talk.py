"""What is said on standard error: errors, warnings, and progress where a person is watching."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from compare.reports.visible import visible

if TYPE_CHECKING:
    from compare.pipeline import Progress

_CLEAR: Final = "\r\x1b[K"


def error(message: str, hint: str = "") -> None:
    """Say what went wrong and, on a second line, what to try."""
    _say(f"error: {visible(message)}")
    if hint:
        _say(f"hint: {visible(hint)}")


def warning(message: str) -> None:
    """Say what a reader should know though the work goes on."""
    _say(f"warning: {visible(message)}")


def say(line: str) -> None:
    """Say something that is neither an error nor a result."""
    _say(visible(line))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the one place that talks


@contextmanager
def progress(*, quiet: bool) -> Iterator["Progress | None"]:
    """Yield what shows progress on one line that is cleared at the end; `None` where nobody watches."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    try:
        yield _show
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _show(what: str, share: float) -> None:
    sys.stderr.write(f"{_CLEAR}{share:4.0%} {visible(what)}")
    sys.stderr.flush()
