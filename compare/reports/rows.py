"""An alignment as rows, in the order of the base, with what the version adds at its place.

Every sentence of both sides that is named, or counted by `base` and `version`, stands in exactly one row.
"""

from dataclasses import dataclass
from typing import Literal

from compare.model import Alignment

Standing = Literal["linked", "omitted", "added", "aside"]
"""`aside`: a sentence that is not aligned as prose, such as a byline, without a counterpart."""


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that stand side by side; one side is empty unless they are linked."""

    base: tuple[int, ...]
    version: tuple[int, ...]
    standing: Standing
    score: float = 0.0
    """Confidence of the link, in [0, 1]; 0 where one side is empty."""
    moved: bool = False
    link: int | None = None
    """Index into the alignment's links, or `None` where one side is empty."""


def rows(alignment: Alignment, *, base: int = 0, version: int = 0) -> tuple[Row, ...]:
    """Return the rows of an alignment.

    What only the version says follows the row that holds the sentence before it in the version.
    `base` and `version` count sentences: those that the alignment does not name become rows of their own.
    """
    known = {index for link in alignment.links for index in link.base}
    ordered = [
        Row(link.base, link.version, "linked", link.score, link.moved, number)
        for number, link in enumerate(alignment.links)
    ]
    ordered += [Row((index,), (), "omitted") for index in alignment.omitted if index not in known]
    known.update(alignment.omitted)
    ordered += [Row((index,), (), "aside") for index in range(base) if index not in known]
    ordered.sort(key=lambda row: row.base)
    return tuple(_with_additions(ordered, alignment.added, version))


def _with_additions(ordered: list[Row], added: tuple[int, ...], version: int) -> list[Row]:
    """Put what only the version says behind the row of its predecessor, before everything where it has none.

    Where nothing is linked, the version follows the base.
    """
    place = {index: at for at, row in enumerate(ordered) for index in row.version}
    behind: dict[int, list[Row]] = {}
    at = -1 if place else len(ordered) - 1
    for index in range(max((*place, *added, version - 1), default=-1) + 1):
        if index in place:
            at = place[index]
        elif index in added or index < version:
            standing: Standing = "added" if index in added else "aside"
            behind.setdefault(at, []).append(Row((), (index,), standing))
    result = behind.get(-1, [])
    for at, row in enumerate(ordered):
        result += [row, *behind.get(at, [])]
    return result
