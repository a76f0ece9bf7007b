"""`rashomon check`: is this translated rightly?"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compare.cli import inputs, options, output, talk, work
from compare.cli.status import refuse_unknown, status
from compare.reports import files
from compare.reports.options import Options
from sources.errors import UserError

if TYPE_CHECKING:
    from compare.settings import Settings
    from compare.translation import Beads, Checked
    from sources.model import Document

FORMATS = ("text", "json")


@click.command("check")
@click.argument("texts", nargs=-1, required=True, metavar="SOURCE TRANSLATION | BILINGUAL-FILE")
@click.option("--text", "as_text", is_flag=True, help="The arguments are the two texts, not files.")
@click.option("--quotes-only", is_flag=True, help="Check the quotations alone.")
@click.option(
    "--glossary", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help="Terms: TOML or TSV."
)
@click.option("--keep", multiple=True, metavar="TERM|@FILE", help="What must not be translated.")
@click.option(
    "-f", "--format", "name", type=click.Choice(FORMATS), help="[default: the suffix of -o, or text]"
)
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file. [default: standard output]")
@options.comparing
@options.translating
@options.showing
@options.exiting
def command(texts: tuple[str, ...], name: str | None, file: str | None, **chosen: Any) -> int:
    """Check a translation against its source.

    Issues come in the terms of MQM (category, severity, the words on both
    sides), with the points of each sentence and a score per 1,000 words. Give a
    source and its translation, or one bilingual file (.tmx, .xlf, .xliff, .tsv,
    .po), whose units are taken as they are.

    A glossary in TSV has a line for each term: the term, tab, its renderings
    with | between them, tab, forbidden ones. In TOML it is written as in
    rashomon.toml.

    \b
    Examples:
      rashomon check original.ru.txt translation.en.txt
      rashomon check story.xlf --glossary terms.tsv --keep @names.txt
      rashomon check interview.ru.txt story.en.txt --quotes-only
      rashomon check --text "Он не уйдёт." "He will leave."
      rashomon check memory.tmx -f json | jq .score
    """
    from compare.reports.translation import render
    from compare.translation import check

    form = _format(name, file)
    refuse_unknown(chosen["fail_on"])
    source, translation, beads = _read(texts, file, chosen)
    made = options.settings(chosen)
    made = replace(made, **_terms(made, chosen))
    with talk.progress(quiet=chosen["quiet"] or chosen["plain"]) as progress:
        checked = check(
            source, translation, made, beads=beads, quotes_only=chosen["quotes_only"], progress=progress
        )
    to_file = file is not None and file != "-"
    if not chosen["quiet"] or to_file:
        looks = Options(
            least=options.least(chosen),
            color=output.colored(chosen["color"]) and not to_file,
            plain=chosen["plain"],
            width=output.width(),
        )
        output.write(render(checked, form, looks), file, pager=form == "text" and not chosen["no_pager"])
    return _status(checked, chosen)


def _status(checked: "Checked", chosen: dict[str, Any]) -> int:
    fail_on = chosen["fail_on"] or ("minor",)
    return status(checked.comparison, fail_on, failed=False, exit_zero=chosen["exit_zero"])


def _format(name: str | None, file: str | None) -> str:
    suffix = (file or "").rpartition(".")[2].lower()
    return name or ("json" if suffix == "json" else "text")


def _terms(made: "Settings", chosen: dict[str, Any]) -> dict[str, Any]:
    """Return the glossary of the settings with the lists named on the command line."""
    from compare.termlist import glossary, kept

    own = made.glossary
    listed = [term for path in chosen["glossary"] for term in glossary(path)]
    return {"glossary": (*own, *listed, *kept(chosen["keep"]))}


def _read(
    texts: tuple[str, ...], file: str | None, chosen: dict[str, Any]
) -> "tuple[Document, Document, Beads | None]":
    """Return both sides, and which sentences answer which where that is given."""
    tags = (chosen["language"], chosen["version_language"])
    if chosen["as_text"]:
        return _given(texts, tags)
    if len(texts) == 1:
        from sources.bilingual import load

        files.spare_inputs(file, texts)
        source, translation, beads = load(texts[0], language=tags[0], target_language=tags[1])
        if not chosen["quiet"]:
            inputs.warn((source, translation))
        return source, translation, beads
    given = inputs.expand(texts)
    if len(given) != 2:
        raise UserError("check takes one source and one translation", "Or one bilingual file.")
    files.spare_inputs(file, (text.path for text in given))
    loaded = work.load(given, chosen).documents
    return loaded[0], loaded[1], None


def _given(
    texts: tuple[str, ...], tags: tuple[str | None, str | None]
) -> "tuple[Document, Document, Beads | None]":
    from sources.bilingual import Unit, documents

    if len(texts) != 2 or not all(text.strip() for text in texts):
        raise UserError("--text takes two texts", 'Write: rashomon check --text "source" "translation".')
    return documents((Unit(*texts),), ("source", "translation"), tags)
