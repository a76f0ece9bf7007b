"""The Python API: strings and lists of strings in, links and divergences out."""

from collections.abc import Sequence

import sources
from compare.align import beads
from compare.divergences import of_pair
from compare.model import Comparison, Divergence, Link
from compare.pipeline import run
from compare.settings import DEFAULTS, Settings
from compare.tellings import Aligner


def compare_texts(
    base: str, version: str, *, base_language: str | None = None, version_language: str | None = None
) -> Comparison:
    """Compare two texts; languages are detected where they are not given."""
    documents = [
        sources.from_text(base, label="base", language=base_language),
        sources.from_text(version, label="version", language=version_language),
    ]
    return run(documents)


def align_lines(
    base: Sequence[str],
    version: Sequence[str],
    *,
    base_language: str | None = None,
    version_language: str | None = None,
    reorder: bool = True,
    settings: Settings | None = None,
) -> tuple[Link, ...]:
    """Align sentences that are split already; links hold indices into the two lists.

    Empty lines are never linked. With `reorder` false the order of the base is trusted.
    """
    settings = settings or Settings(order="auto" if reorder else "trusted")
    ours, theirs = ([i for i, text in enumerate(side) if text.strip()] for side in (base, version))
    if not ours or not theirs:
        return ()
    left, right = [base[i] for i in ours], [version[j] for j in theirs]
    aligner = Aligner(settings)
    readings = aligner.read(left, base_language, right, version_language)
    found = beads(left, right, *readings[:2], kind=readings[2], order=settings.order)
    return tuple(
        Link(
            tuple(ours[i] for i in bead.base), tuple(theirs[j] for j in bead.version), bead.score, bead.moved
        )
        for bead in found
    )


def check_pair(
    base: str,
    version: str,
    *,
    base_language: str = "en",
    version_language: str = "en",
    settings: Settings | None = None,
) -> tuple[Divergence, ...]:
    """Run the checks on two passages taken to say the same, whatever their sentences."""
    return of_pair(base, version, base_language, version_language, settings or DEFAULTS)
