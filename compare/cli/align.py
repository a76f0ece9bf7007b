"""`rashomon align`: which sentences answer which."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from compare.cli import inputs, options, output, talk, work
from compare.cli.options import settings
from compare.model import Alignment, Link
from compare.reports import files
from compare.reports.rows import rows
from compare.reports.visible import visible
from sources.model import Document


@click.command("align")
@click.argument("base")
@click.argument("version")
@click.option("--lines", is_flag=True, help="Each line of the files is a sentence; print beads only.")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file. [default: standard output]")
@options.comparing
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
def command(base: str, version: str, *, lines: bool, file: str | None, **chosen: Any) -> int:
    """Print which sentences of BASE say what sentences of VERSION say.

    With --lines every row is a bead, `[0, 1]:[0]:0.83`: lines of the base and
    of the version, counted from 0, and the confidence. `[2]:[]:0.00` has no
    counterpart. Without it, the sentences are printed below their numbers, which
    count from 1.

    \b
    Examples:
      rashomon align dispatch.txt tass.txt
      rashomon align en.sentences ru.sentences --lines > beads.txt
    """
    given = inputs.expand([base, version])
    if len(given) != 2:
        raise click.UsageError("align takes one base and one version")
    files.spare_inputs(file, (text.path for text in given))
    documents = work.load(given, chosen).documents
    text = "".join(_beads(documents, chosen) if lines else _readable(documents, chosen))
    output.write(text, file)
    return 0


def _beads(documents: Sequence[Document], chosen: dict[str, Any]) -> Iterator[str]:
    """Yield a row per bead, also for lines that stand alone."""
    from compare import align_lines

    base, version = (_lines(document.text) for document in documents)
    with talk.progress(quiet=chosen["quiet"]):
        links = align_lines(
            base,
            version,
            base_language=documents[0].language,
            version_language=documents[1].language,
            settings=settings(chosen),
        )
    for row in rows(Alignment("v1", links, *_alone(links, len(base), len(version)))):
        yield f"{list(row.base)}:{list(row.version)}:{row.score:.2f}\n"


def _lines(text: str) -> list[str]:
    """Return the lines; the end of the last one begins no other."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines


def _alone(links: Sequence[Link], base: int, version: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the lines of each side that no link holds."""
    left = {index for link in links for index in link.base}
    right = {index for link in links for index in link.version}
    return (
        tuple(index for index in range(base) if index not in left),
        tuple(index for index in range(version) if index not in right),
    )


def _readable(documents: tuple[Document, ...], chosen: dict[str, Any]) -> Iterator[str]:
    from compare.pipeline import run

    with talk.progress(quiet=chosen["quiet"]) as progress:
        only_links = replace(settings(chosen), checks=())
        comparison = run(documents, settings=only_links, progress=progress)
    base, version = documents
    kinds = {"base": [s.kind for s in base.sentences], "version": [s.kind for s in version.sentences]}
    for row in rows(comparison.alignments[0], **kinds):
        moved = "  moved" if row.moved else ""
        score = f"  {row.score:.2f}" if row.standing == "linked" else ""
        yield f"{_numbers(row.base)} : {_numbers(row.version)}{score}{moved}\n"
        yield from (f"  − {visible(base.sentences[index].text)}\n" for index in row.base)
        yield from (f"  + {visible(version.sentences[index].text)}\n" for index in row.version)


def _numbers(indices: Sequence[int]) -> str:
    return ", ".join(str(index + 1) for index in indices) or "none"
