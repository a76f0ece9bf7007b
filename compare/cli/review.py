"""`rashomon review`: the screen."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from compare.cli import inputs, options, output, reviews, talk, web, work
from compare.cli.process import settle
from compare.cli.status import refuse_unknown
from compare.model import Comparison, Pin
from sources.errors import UserError
from sources.model import Document

if TYPE_CHECKING:
    from compare.pipeline import Progress
    from compare.tui.job import Job


@click.command("review")
@options.texts
@options.reviewing
@options.screen
@options.comparing
@options.translating
@options.showing
@options.exiting
def command(texts: tuple[str, ...], **chosen: Any) -> int:
    """Review the versions beside the base, on the screen.

    What you decide is kept at once and found again on the next run, also for
    a later revision of the texts. Where standard output is no terminal, and
    with --plain, the text report is printed instead and the exit status is
    that of `report`. Press ? on the screen for its keys.

    \b
    Examples:
      rashomon review dispatch.txt reuters.html tass.txt
      rashomon review dispatch.txt others/ --review-file desk.sqlite3
      rashomon review dispatch.txt tass.txt --web
      curl -s https://example.org/story.html | rashomon review dispatch.txt web=-
    """
    return review(inputs.expand(texts), chosen)


def review(given: tuple[inputs.Given, ...], chosen: dict[str, Any]) -> int:
    """Show the screen until it is left, or print the report where there is no terminal."""
    refuse_unknown(chosen["fail_on"])
    served = bool(os.environ.get(web.SERVED))
    if chosen["web"] and not served:
        return web.serve(given, chosen)
    if not served and (chosen["plain"] or not output.is_terminal()):
        return _print(given, chosen)
    if not served and not output.colored(chosen["color"]):
        os.environ["NO_COLOR"] = "1"  # the screen reads it when it is imported
    from compare.tui.app import Review  # brings textual

    looks = options.looks(chosen)
    job = _job(_keys_from_terminal(given), chosen)
    app = Review(
        job,
        least=options.least(chosen),
        theme=looks.theme,
        keys=dict(looks.keys),
        settle=settle,
    )
    app.run()
    for error in app.troubles:
        talk.error(error.message, error.hint)
    return int(app.return_code or 0)


def _job(given: tuple[inputs.Given, ...], chosen: dict[str, Any]) -> "Job":
    from compare.tui.job import Job

    made = options.settings(chosen)

    def load(progress: "Progress", trouble: Callable[[str, str], None]) -> tuple[Document, ...]:
        progress("reading the texts", 0.0)
        languages = {name: chosen[name] for name in ("language", "version_language")}
        return inputs.load(given, **languages, trouble=trouble).documents

    def compare(
        documents: Sequence[Document],
        pins: Mapping[str, Sequence[Pin]],
        progress: "Progress",
        ready: Callable[[Comparison], None],
    ) -> Comparison:
        from compare.pipeline import run  # brings numpy

        return run(documents, settings=made, progress=progress, pins=pins, ready=ready)

    return Job(load, compare, lambda: reviews.opened(chosen["review_file"], warn=talk.warning))


def _print(given: tuple[inputs.Given, ...], chosen: dict[str, Any]) -> int:
    loaded = work.load(given, chosen)
    comparison = work.compare(loaded.documents, {**chosen, "reviewed": True})
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
