"""`rashomon report`: compare and write a report."""

from typing import Any

import click

from compare.cli import inputs, options, work
from compare.reports import REPORTS, files


@click.command("report")
@options.texts
@click.option(
    "-f", "--format", "name", type=click.Choice(list(REPORTS)), help="[default: the suffix of -o, or text]"
)
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file. [default: standard output]")
@options.reviewed
@options.comparing
@options.translating
@options.showing
@options.exiting
def command(texts: tuple[str, ...], name: str | None, file: str | None, **chosen: Any) -> int:
    """Write what the versions say differently from the base.

    A text is a file, - for standard input, LABEL=FILE, @LIST for a file that
    names one text a line, or a folder. Sentences are numbered from 1.

    \b
    Examples:
      rashomon report dispatch.txt reuters.html ru=tass.txt
      rashomon report dispatch.txt others/ -o report.md
      rashomon report dispatch.txt tass.txt -f json | jq .summary
      rashomon report dispatch.txt tass.txt --reviewed
      rashomon report a.txt b.txt --fail-on critical --quiet || echo look
    """
    report = files.format_of(name, file)
    given = inputs.expand(texts)
    files.spare_inputs(file, (text.path for text in given))
    loaded = work.load(given, chosen)
    comparison = work.compare(loaded.documents, chosen)
    work.show(comparison, report, file, chosen)
    return work.finish(comparison, chosen, failed=loaded.failed)
