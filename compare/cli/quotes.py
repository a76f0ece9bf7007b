"""`rashomon quotes`: the quote ledger."""

from typing import Any

import click

from compare.cli import inputs, options, output, work
from compare.cli.status import TROUBLE
from compare.model import KEPT, Comparison, NotChecked
from compare.reports import files
from compare.reports.options import Options
from compare.reports.quotes import LEDGERS
from sources.model import Document


@click.command("quotes")
@options.texts
@click.option(
    "-f", "--format", "name", type=click.Choice(list(LEDGERS)), help="[default: the suffix of -o, or text]"
)
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file. [default: standard output]")
@click.option(
    "--against",
    metavar="ORIGINAL",
    help="The speech or interview that the texts quote from: look each quotation up in it.",
)
@options.comparing
@options.translating
@options.showing
@options.exiting
def command(
    texts: tuple[str, ...], name: str | None, file: str | None, against: str | None, **chosen: Any
) -> int:
    """List every quotation of the base, and what became of it in each version.

    Of one text alone it tells who says what.

    A quotation is verbatim, faithful (the same content in another language),
    altered, trimmed, spliced with another, reported without marks, or missing;
    and it may be given to someone else.

    \b
    Examples:
      rashomon quotes dispatch.txt
      rashomon quotes dispatch.txt reuters.html ru=tass.txt
      rashomon quotes dispatch.txt others/ -o quotes.html
      rashomon quotes dispatch.txt tass.txt -f json | jq .quotes
      rashomon quotes --against speech.txt story.txt other.txt
    """
    from compare.reports.quotes import render

    form = name or _suffix(file) or "text"
    given = inputs.expand((against, *texts) if against else texts, least=2 if against else 1)
    files.spare_inputs(file, (text.path for text in given))
    loaded = work.load(given, chosen)
    if against:
        comparison = _looked_up(loaded.documents)
    elif len(given) > 1:
        comparison = work.compare(loaded.documents, chosen)
    else:
        comparison = _alone(loaded.documents)
    if not chosen["quiet"] or file:
        told = render(comparison, form, Options(plain=chosen["plain"], width=output.width()))
        output.write(told, file, pager=form == "text" and not chosen["no_pager"])
    if against:
        found = any(fate.status not in KEPT for row in comparison.quotes for fate in row.versions)
        return TROUBLE if loaded.failed else int(found and not chosen["exit_zero"])
    return work.finish(comparison, chosen, failed=loaded.failed)


def _alone(documents: tuple[Document, ...]) -> Comparison:
    """Return the quotations of one text."""
    from compare.quotes.rows import sayings

    return Comparison(documents, ("base",), (), (), quotes=sayings(documents, ()))


def _looked_up(documents: tuple[Document, ...]) -> Comparison:
    """Return the ledger of some stories' quotations against the original, which is the base."""
    from compare.quotes.against import against, unread

    original, *stories = documents
    ids = ("base", *(f"v{number}" for number in range(1, len(documents))))
    rows = [
        row
        for story, identifier in zip(stories, ids[1:], strict=True)
        for row in against(original, story, identifier)
    ]
    notes = [
        NotChecked(f"quotations of {story.label}", f"the sentence encoder does not know {name}")
        for story in stories
        if (name := unread(original, story))
    ]
    return Comparison(documents, ids, (), (), not_checked=tuple(notes), quotes=tuple(rows))


def _suffix(file: str | None) -> str | None:
    suffix = (file or "").rpartition(".")[2].lower()
    return {"txt": "text", "htm": "html", "markdown": "md"}.get(suffix, suffix if suffix in LEDGERS else None)
