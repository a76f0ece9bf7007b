"""How a version stands to each sentence: the same, reworded, changed, moved, absent, or told by it alone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from compare.model import LOUD, Comparison
from compare.reports.matrix import Cell, matrix

State = Literal["same", "reworded", "changed", "absent", "only", "aside"]

SIGNS: Final[dict[State, str]] = {
    "same": "=",
    "reworded": "≈",
    "changed": "≠",
    "absent": "−",
    "only": "+",
    "aside": "",
}
MOVED: Final = "→"


@dataclass(frozen=True, slots=True)
class Told:
    """One cell of the matrix of versions."""

    state: State
    moved: bool
    findings: tuple[str, ...]
    """Ids of what was found there, info findings left out."""
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the matrix: a thing told, and who tells it."""

    base: tuple[int, ...]
    cells: tuple[Told, ...]


def lines(comparison: Comparison) -> tuple[Line, ...]:
    """Return the matrix of all versions."""
    found = _found(comparison)
    return tuple(
        Line(
            row.base,
            tuple(_told(comparison, number, row.base, cell, found) for number, cell in enumerate(row.cells)),
        )
        for row in matrix(comparison, range(len(comparison.alignments)))
    )


def _found(comparison: Comparison) -> Mapping[tuple[str, str, int], list[str]]:
    """Return (version, `loud`, `link`... , place) -> ids, by link and by sentence of either side."""
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for d in comparison.divergences:
        if d.severity == "info":
            continue
        grade = "loud" if d.severity in LOUD else "quiet"
        if d.link is not None:
            found[d.version, f"{grade} link", d.link].append(d.id)
        elif d.base is not None:
            found[d.version, f"{grade} base", d.base.sentence].append(d.id)
        elif d.other is not None:
            found[d.version, f"{grade} version", d.other.sentence].append(d.id)
    return found


def _told(
    comparison: Comparison,
    number: int,
    base: tuple[int, ...],
    cell: Cell,
    found: Mapping[tuple[str, str, int], list[str]],
) -> Told:
    alignment = comparison.alignments[number]

    def ids(grade: str) -> list[str]:
        places = [("link", at) for at in cell.links] + [("version", at) for at in cell.sentences]
        places += [("base", at) for at in base]
        return [i for name, at in places for i in found.get((alignment.version, f"{grade} {name}", at), ())]

    loud, quiet = ids("loud"), ids("quiet")
    edited = any(alignment.links[at].edits for at in cell.links)
    state: State
    if cell.standing == "linked":
        state = "changed" if loud else "reworded" if quiet or edited else "same"
    elif cell.standing == "omitted":
        state = "absent"
    elif cell.standing == "added" and cell.sentences:
        state = "only"
    else:
        state = "aside"
    return Told(state, cell.moved, tuple(dict.fromkeys(loud + quiet)), cell.sentences)
