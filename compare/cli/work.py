"""What the commands do between reading and writing: load, compare, print the text report, tell the status."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.cli import inputs, output, reviews, talk
from compare.cli.options import least, settings
from compare.cli.status import refuse_unknown, status
from compare.model import Comparison
from compare.reports import Report, render, summary
from compare.reports.options import Options
from sources.model import Document

if TYPE_CHECKING:
    from compare.review.desk import Desk
    from compare.review.store import Store


def load(given: Sequence[inputs.Given], chosen: dict[str, Any]) -> inputs.Loaded:
    """Read the texts; say on standard error what a reader should know about them."""
    refuse_unknown(chosen.get("fail_on", ()))
    loaded = inputs.load(given, language=chosen["language"], version_language=chosen["version_language"])
    if not chosen["quiet"]:
        inputs.warn(loaded.documents)
    return loaded


def compare(documents: Sequence[Document], chosen: dict[str, Any]) -> Comparison:
    """Compare the documents, with progress where a person is watching.

    With `reviewed` among what was chosen, the result carries decisions and links set by hand.
    """
    from sources.encoders import load_ahead

    chosen_settings = settings(chosen)
    load_ahead(chosen_settings.encoder)  # beside the imports that follow, which take as long
    from compare.pipeline import run

    store = reviews.there(chosen["review_file"]) if chosen.get("reviewed") else None
    desk = _desk(store, documents) if store else None
    with talk.progress(quiet=chosen["quiet"] or chosen["plain"]) as progress:
        pins = desk.pins() if desk else {}
        made = run(documents, settings=chosen_settings, progress=progress, pins=pins)
    return desk.reviewed(made) if desk else made


def _desk(store: "Store", documents: Sequence[Document]) -> "Desk":
    from compare.review.desk import Desk

    return Desk(store, documents)


def show(
    comparison: Comparison,
    name: str,
    file: str | None,
    chosen: dict[str, Any],
    *,
    template: str | None = None,
    parents: bool = False,
) -> None:
    """Write the report called `name`, or one by a template; with `--quiet` only to a file."""
    to_file = file is not None and file != "-"
    if chosen["quiet"] and not to_file:
        return
    options = Options(
        least=least(chosen),
        color=output.colored(chosen["color"]) and (not to_file or chosen["color"] == "always"),
        plain=chosen["plain"],
        width=output.width(),
    )
    if template:
        from compare.reports import own  # brings Jinja2

        written: Report = own.render(comparison, Path(template))
    else:
        written = render(comparison, name, options)
    pager = name == "text" and not chosen["no_pager"]
    output.write(written, file, pager=pager, parents=parents)


def finish(comparison: Comparison, chosen: dict[str, Any], *, failed: bool = False) -> int:
    """Return the exit status; say on standard error what could not be compared."""
    fail_on = chosen["fail_on"] or ("minor",)
    for alignment in comparison.alignments:
        if summary.outcome(comparison, alignment) == "could not compare":
            label = comparison.document(alignment.version).label
            why = summary.incomparable(comparison, alignment)
            talk.error(f"{label}: could not be compared: {why}", "Check that it tells the same story.")
    return status(comparison, fail_on, failed=failed, exit_zero=chosen["exit_zero"])
