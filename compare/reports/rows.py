"""An alignment as rows, in the order of the base, with what the version adds at its place.

Every sentence of both sides that is named, or has a kind given, stands in exactly one row.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.model import Alignment

Standing = Literal["linked", "omitted", "added", "aside"]
"""`aside`: a sentence that was not compared, such as a byline; one of either side may stand in the row."""


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that stand side by side; one side may be empty."""

    base: tuple[int, ...]
    version: tuple[int, ...]
    standing: Standing
    score: float = 0.0
    """Confidence of the link, in [0, 1]; 0 where there is none."""
    moved: bool = False
    link: int | None = None
    """Index into the alignment's links, or `None` where the row is none."""


def rows(alignment: Alignment, *, base: Sequence[str] = (), version: Sequence[str] = ()) -> tuple[Row, ...]:
    """Return the rows of an alignment.

    What only the version says follows the row that holds the sentence before it in the version.
    `base` and `version` are the kinds of all sentences: those that the alignment does not name become rows
    of their own, two of one kind in one row.
    """
    linked = [
        Row(link.base, link.version, "linked", link.score, link.moved, number)
        for number, link in enumerate(alignment.links)
    ]
    omitted = [Row((index,), (), "omitted") for index in alignment.omitted]
    named = {index for row in linked for index in row.version} | set(alignment.added)
    apart = {index: kind for index, kind in enumerate(version) if index not in named}
    named = {index for row in linked + omitted for index in row.base}
    aside = [
        Row((index,), found, "aside")
        for index, found in _paired({i: kind for i, kind in enumerate(base) if i not in named}, apart)
    ]
    ordered = sorted(linked + omitted + aside, key=lambda row: row.base)
    alone: dict[int, Standing] = dict.fromkeys(apart, "aside")
    alone.update(dict.fromkeys(alignment.added, "added"))
    return tuple(_with_additions(ordered, alone))


def _paired(base: Mapping[int, str], version: Mapping[int, str]) -> list[tuple[int, tuple[int, ...]]]:
    """Give each sentence of the base the next one of its kind in the version, where there is one."""
    of_kind: dict[str, list[int]] = defaultdict(list)
    for index, kind in version.items():
        of_kind[kind].append(index)
    return [(index, (of_kind[kind].pop(0),) if of_kind[kind] else ()) for index, kind in base.items()]


def _with_additions(ordered: list[Row], alone: Mapping[int, Standing]) -> list[Row]:
    """Put what only the version says behind the row of its predecessor, before everything where it has none.

    Where no row holds both sides, the version follows the base.
    """
    place = {index: at for at, row in enumerate(ordered) for index in row.version}
    behind: dict[int, list[Row]] = defaultdict(list)
    at = -1 if place else len(ordered) - 1
    for index in range(max((*place, *alone), default=-1) + 1):
        if index in place:
            at = place[index]
        elif index in alone:
            behind[at].append(Row((), (index,), alone[index]))
    result = behind[-1]
    for at, row in enumerate(ordered):
        result += [row, *behind[at]]
    return result
