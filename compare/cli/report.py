"""`rashomon report`: compare and write reports."""

from pathlib import Path
from typing import Any

import click

from compare.cli import inputs, options, talk, work
from compare.model import Comparison
from compare.reports import REPORTS, files
from sources.errors import UserError


@click.command("report")
@options.texts
@click.option(
    "-f", "--format", "name", type=click.Choice(list(REPORTS)), help="[default: the suffix of -o, or text]"
)
@click.option(
    "-o",
    "--output",
    "written",
    metavar="FILE",
    multiple=True,
    help="Write to this file; may be repeated, each in the format of its suffix. [default: standard output]",
)
@click.option("--parents", is_flag=True, help="Make the folders of the output where they are missing.")
@click.option("--template", metavar="FILE", help="Write by a Jinja2 template of your own (see the README).")
@click.option(
    "--compare-to", metavar="OLD.json", help="List only what is new since an earlier -f json report."
)
@options.reviewed
@options.comparing
@options.translating
@options.showing
@options.exiting
def command(
    texts: tuple[str, ...],
    name: str | None,
    written: tuple[str, ...],
    parents: bool,
    template: str | None,
    compare_to: str | None,
    **chosen: Any,
) -> int:
    """Write what the versions say differently from the base.

    A text is a file, - for standard input, LABEL=FILE, @LIST for a file that
    names one text a line, or a folder. Sentences are numbered from 1.

    \b
    Formats: text, md (GitHub), html (one page for people who open no
    terminal), docx, json (everything), jsonl, csv, tsv (one finding a line),
    tmx and xliff (the alignment), sarif and junit (pipelines), tei.

    \b
    Examples:
      rashomon report dispatch.txt reuters.html ru=tass.txt
      rashomon report dispatch.txt others/ -o report.html -o report.docx
      rashomon report dispatch.txt tass.txt -f json | jq .summary
      rashomon report dispatch.txt tass.txt --reviewed
      rashomon report dispatch.txt tass.txt --compare-to friday.json
      rashomon report a.txt b.txt --fail-on critical --quiet || echo look
    """
    targets = _targets(name, written, template)
    given = inputs.expand(texts)
    for _, file in targets:
        files.spare_inputs(file, (*(text.path for text in given), *filter(None, (template, compare_to))))
    loaded = work.load(given, chosen)
    comparison = work.compare(loaded.documents, chosen)
    if compare_to:
        comparison = _since(comparison, Path(compare_to), quiet=chosen["quiet"])
    for report, file in targets:
        work.show(comparison, report, file, chosen, template=template, parents=parents)
    return work.finish(comparison, chosen, failed=loaded.failed)


def _targets(
    name: str | None, written: tuple[str, ...], template: str | None
) -> list[tuple[str, str | None]]:
    """Return (format, file) of each report to write. Raises UserError."""
    if name and len(written) > 1:
        raise UserError("-f names one format, -o several files", "Leave -f out: the suffixes tell.")
    if name and template:
        raise UserError("-f and --template cannot be used together", "The template is the format.")
    if template:
        return [("text", file) for file in written or (None,)]
    return [(files.format_of(name, file), file) for file in written or (None,)]


def _since(comparison: Comparison, file: Path, *, quiet: bool) -> Comparison:
    """Return the comparison with what is new alone; say what is gone."""
    from dataclasses import replace

    from compare.reports.changes import since

    changes = since(comparison, file)
    if not quiet:
        talk.say(f"since {file}: {changes}")
        for label, check, message in changes.gone:
            talk.say(f"  gone: {label}: {check}: {message}")
    kept = {divergence.id for divergence in changes.new}
    return replace(comparison, divergences=tuple(d for d in comparison.divergences if d.id in kept))
