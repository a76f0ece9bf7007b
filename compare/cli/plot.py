"""`rashomon plot`: the alignment as pictures."""

from typing import Any

import click

from compare.cli import inputs, options, output, work
from compare.reports import files
from compare.reports.plots import PLOTS, terminal
from sources.errors import UserError


@click.command("plot")
@options.texts
@click.option(
    "--kind", type=click.Choice(list(PLOTS)), default="dots", show_default=True, help="Which picture."
)
@click.option(
    "-o", "--output", "file", metavar="FILE", help="An .svg or .png file. [default: SVG on standard output]"
)
@click.option("--text", "as_text", is_flag=True, help="Draw the strips with characters, for the terminal.")
@options.reviewed
@options.comparing
def command(texts: tuple[str, ...], kind: str, file: str | None, as_text: bool, **chosen: Any) -> int:
    """Draw how the versions answer the base.

    dots: a square a version, base to the right, version downwards. strips:
    base above version, moved passages as bands between them. coverage: how
    much of the base each version tells, alike, reworded or changed.

    \b
    Examples:
      rashomon plot dispatch.txt tass.txt -o dots.svg
      rashomon plot dispatch.txt others/ --kind strips -o strips.png
      rashomon plot dispatch.txt others/ --text
    """
    suffix = "svg" if as_text else (file or "-.svg").rpartition(".")[2].lower()
    if suffix not in {"svg", "png"}:
        raise UserError(f"{file}: is neither .svg nor .png", "Name a file that ends in one of these.")
    given = inputs.expand(texts)
    files.spare_inputs(file, (text.path for text in given))
    chosen |= {"quiet": False, "plain": False, "fail_on": ()}
    loaded = work.load(given, chosen)
    comparison = work.compare(loaded.documents, chosen)
    drawn = terminal(comparison) if as_text else PLOTS[kind](comparison)
    output.write(_png(drawn) if suffix == "png" else drawn, file)
    return 2 if loaded.failed else 0


def _png(drawn: str) -> bytes:
    """Return the picture as PNG. Raises UserError where the extra is missing."""
    try:
        import resvg_py
    except ImportError:
        raise UserError(
            "PNG needs a renderer", "pip install 'rashomon[png]', or write an .svg file."
        ) from None
    made: bytes = bytes(resvg_py.svg_to_bytes(svg_string=drawn, zoom=2))
    return made
