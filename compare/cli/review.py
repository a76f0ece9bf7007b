"""`rashomon review`: the screen."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from compare.cli import inputs, options, output, talk, work
from compare.cli.status import refuse_unknown
from compare.model import Comparison
from sources.errors import UserError

if TYPE_CHECKING:
    from compare.pipeline import Progress


@click.command("review")
@options.texts
@options.comparing
@options.showing
@options.exiting
def command(texts: tuple[str, ...], **chosen: Any) -> int:
    """Review the versions beside the base, on the screen.

    Where standard output is no terminal, and with --plain, the text report is
    printed instead and the exit status is that of `report`. Press ? on the
    screen for its keys.

    \b
    Examples:
      rashomon review dispatch.txt reuters.html tass.txt
      rashomon review dispatch.txt others/
      curl -s https://example.org/story.html | rashomon review dispatch.txt web=-
    """
    return review(inputs.expand(texts), chosen)


def review(given: tuple[inputs.Given, ...], chosen: dict[str, Any]) -> int:
    """Show the screen until it is left, or print the report where there is no terminal."""
    refuse_unknown(chosen["fail_on"])
    if chosen["plain"] or not output.is_terminal():
        return _print(given, chosen)
    if not output.colored(chosen["color"]):
        os.environ["NO_COLOR"] = "1"  # the screen reads it when it is imported
    from compare.tui.app import Review  # brings textual

    given = _keys_from_terminal(given)

    def make(progress: "Progress", trouble: Callable[[str, str], None]) -> Comparison:
        from compare.pipeline import run  # brings numpy

        progress("reading the texts", 0.0)
        languages = {name: chosen[name] for name in ("language", "version_language")}
        loaded = inputs.load(given, **languages, trouble=trouble)
        return run(loaded.documents, settings=options.settings(chosen), progress=progress)

    app = Review(make, show_info="info" in chosen["show"])
    app.run()
    for error in app.troubles:
        talk.error(error.message, error.hint)
    return int(app.return_code or 0)


def _print(given: tuple[inputs.Given, ...], chosen: dict[str, Any]) -> int:
    loaded = work.load(given, chosen)
    comparison = work.compare(loaded.documents, chosen)
    work.show(comparison, "text", None, chosen)
    return work.finish(comparison, chosen, failed=loaded.failed)


def _keys_from_terminal(given: tuple[inputs.Given, ...]) -> tuple[inputs.Given, ...]:
    """Read a text from standard input first, then let the keys come from the terminal again."""
    if all(text.path != inputs.STDIN for text in given):
        return given
    data = sys.stdin.buffer.read()
    try:
        os.dup2(os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR), 0)
    except OSError as error:
        raise UserError("-: there is no terminal to read keys from", "Save the text to a file.") from error
    return tuple(replace(text, data=data) if text.path == inputs.STDIN else text for text in given)
