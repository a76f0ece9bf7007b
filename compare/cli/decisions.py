"""`rashomon decisions`: what was decided, as a file to hand over, and back again."""

from pathlib import Path

import click

from compare.cli import reviews, talk
from compare.cli.options import review_file
from compare.reports.files import write_file
from sources.errors import UserError


@click.group("decisions")
def command() -> None:
    """Hand over what was decided on the review screen, or take it in.

    Decisions are kept in the platform's state folder, or in the file named
    with --review-file. The same decision of two desks: the later one stays.

    \b
    Examples:
      rashomon decisions export -o friday.json
      rashomon decisions import friday.json
      rashomon decisions export --review-file desk.sqlite3 | jq .stories
    """


@command.command("export")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file. [default: standard output]")
@review_file
def export(file: str | None, review_file: str | None) -> int:
    """Write all decisions as JSON (rashomon.decisions/1)."""
    from compare.review.exchange import exported
    from compare.review.store import Store

    written = exported(reviews.there(review_file) or Store(None))
    if file and file != "-":
        write_file(Path(file), written)
    else:
        click.echo(written, nl=False)
    return 0


@command.command("import")
@click.argument("file")
@review_file
def take(file: str, review_file: str | None) -> int:
    """Take in the decisions that a file of `decisions export` holds; - is standard input."""
    from compare.review.exchange import imported
    from compare.review.store import Store

    try:
        with click.open_file(file, encoding="utf-8") as stream:
            written = stream.read()
    except (OSError, UnicodeDecodeError) as error:
        cause = (getattr(error, "strerror", None) or "is not UTF-8 text").lower()
        raise UserError(f"{file}: {cause}", "Name a file of `rashomon decisions export`.") from error
    store = Store(Path(review_file) if review_file else reviews.place())
    taken, older = imported(store, written, file)
    talk.say(f"{taken} taken, {older} older than what is known")
    return 0
