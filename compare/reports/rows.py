"""An alignment as rows, in the order of the base, with what the version adds at its place.

Every sentence of both sides that a link, an omission or an addition names stands in exactly one row.
"""

from dataclasses import dataclass

from compare.model import Alignment


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that stand side by side; one side is empty for an omission or an addition."""

    base: tuple[int, ...]
    version: tuple[int, ...]
    score: float = 0.0
    """Confidence of the link, in [0, 1]; 0 where one side is empty."""
    moved: bool = False
    link: int | None = None
    """Index into the alignment's links, or `None` where one side is empty."""


def rows(alignment: Alignment) -> tuple[Row, ...]:
    """Return the rows. An addition follows the row that holds the sentence before it in the version."""
    linked = [
        Row(link.base, link.version, link.score, link.moved, number)
        for number, link in enumerate(alignment.links)
    ]
    alone = [Row((index,), ()) for index in alignment.omitted]
    ordered = sorted(linked + alone, key=lambda row: row.base)
    return tuple(_with_additions(ordered, alignment.added))


def _with_additions(ordered: list[Row], added: tuple[int, ...]) -> list[Row]:
    """Put each addition behind the row of its predecessor, or before everything."""
    place = {index: at for at, row in enumerate(ordered) for index in row.version}
    behind: dict[int, list[Row]] = {}
    at = -1
    for index in range(max((*place, *added), default=-1) + 1):
        at = place.get(index, at)
        if index in added:
            behind.setdefault(at, []).append(Row((), (index,)))
    result = behind.get(-1, [])
    for at, row in enumerate(ordered):
        result += [row, *behind.get(at, [])]
    return result
