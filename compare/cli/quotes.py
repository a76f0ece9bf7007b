"""`rashomon quotes`: the quote ledger."""

from typing import Any

import click

from compare.cli import inputs, options, output, work
from compare.reports.options import Options
from compare.reports.quotes import LEDGERS


@click.command("quotes")
@options.texts
@click.option(
    "-f", "--format", "name", type=click.Choice(list(LEDGERS)), help="[default: the suffix of -o, or text]"
)
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file. [default: standard output]")
@options.comparing
@options.showing
@options.exiting
def command(texts: tuple[str, ...], name: str | None, file: str | None, **chosen: Any) -> int:
    """List every quotation of the base, and what became of it in each version.

    A quotation is verbatim, faithful (the same content in another language),
    altered, trimmed, spliced with another, reported without marks, or missing;
    and it may be given to someone else.

    \b
    Examples:
      rashomon quotes dispatch.txt reuters.html ru=tass.txt
      rashomon quotes dispatch.txt others/ -o quotes.html
      rashomon quotes dispatch.txt tass.txt -f json | jq .quotes
    """
    from compare.reports.quotes import render

    form = name or _suffix(file) or "text"
    given = inputs.expand(texts)
    output.spare_inputs(file, (text.path for text in given))
    loaded = work.load(given, chosen)
    comparison = work.compare(loaded.documents, chosen)
    if not chosen["quiet"] or file:
        told = render(comparison, form, Options(plain=chosen["plain"], width=output.width()))
        output.write(told, file, pager=form == "text" and not chosen["no_pager"])
    return work.finish(comparison, chosen, failed=loaded.failed)


def _suffix(file: str | None) -> str | None:
    suffix = (file or "").rpartition(".")[2].lower()
    return {"txt": "text", "htm": "html", "markdown": "md"}.get(suffix, suffix if suffix in LEDGERS else None)
