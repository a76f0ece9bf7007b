"""Several versions beside the base at once: one row per thing told, one cell per version.

Rows are those of each single alignment (`rows`), joined where two versions group the base's sentences
differently. Every sentence of every text shown stands in exactly one row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from compare.model import Comparison
from compare.reports.rows import Row, Standing, rows


@dataclass(frozen=True, slots=True)
class Cell:
    """What one version has in a row."""

    sentences: tuple[int, ...] = ()
    standing: Standing = "aside"
    links: tuple[int, ...] = ()
    """Indices into the alignment's links."""
    moved: bool = False


EMPTY: Final = Cell()
"""The version has no part in the row: another version adds it."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Sentences that stand side by side; the base's side, and any cell, may be empty."""

    base: tuple[int, ...]
    cells: tuple[Cell, ...]
    """One per version shown, in their order."""


def matrix(comparison: Comparison, versions: Sequence[int]) -> tuple[MatrixRow, ...]:
    """Return the rows of the base beside some versions, given as indices into the alignments."""
    told = [_rows(comparison, number) for number in versions]
    group = _groups(row.base for each in told for row in each)
    members: dict[int, set[int]] = defaultdict(set)
    for index, first in group.items():
        members[first].add(index)
    cells: dict[int, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    behind: dict[int, list[tuple[int, Row]]] = defaultdict(list)
    shared = _shared(comparison, versions)
    first_seen: dict[int, int] = {}  # shared addition -> where the first version tells it
    for column, each in enumerate(told):
        anchor = -1
        for row in each:
            if row.base:
                anchor = group[row.base[0]]
                cells[anchor][column].append(row)
            else:
                at = [shared[column, index] for index in row.version if (column, index) in shared]
                place = first_seen.setdefault(at[0], anchor) if at else anchor
                behind[place].append((column, row))
    result = list(_additions(behind[-1], len(versions), shared))
    for first in sorted(members):
        told_there = tuple(_cell(cells[first][column]) for column in range(len(versions)))
        result.append(MatrixRow(tuple(sorted(members[first])), told_there))
        result += _additions(behind[first], len(versions), shared)
    return tuple(result)


def _rows(comparison: Comparison, number: int) -> tuple[Row, ...]:
    alignment = comparison.alignments[number]
    version = comparison.document(alignment.version)
    return rows(
        alignment,
        base=[sentence.kind for sentence in comparison.base.sentences],
        version=[sentence.kind for sentence in version.sentences],
    )


def _groups(runs: Iterable[tuple[int, ...]]) -> dict[int, int]:
    """Join base sentences that any version tells together: index -> the first of its group."""
    first: dict[int, int] = {}

    def find(index: int) -> int:
        while first.setdefault(index, index) != index:
            index = first[index]
        return index

    for run in runs:
        tops = {find(index) for index in run}
        for top in tops:
            first[top] = min(tops)
    return {index: find(index) for index in first}


def _cell(found: Sequence[Row]) -> Cell:
    """Join the rows of one version that fall into one group of base sentences."""
    if not found:
        return Cell(standing="omitted")
    sentences = tuple(sorted(index for row in found for index in row.version))
    links = tuple(row.link for row in found if row.link is not None)
    standings = [row.standing for row in found]
    standing: Standing = "linked" if links else standings[0]
    return Cell(sentences, standing, links, any(row.moved for row in found))


def _shared(comparison: Comparison, versions: Sequence[int]) -> dict[tuple[int, int], int]:
    """Return (column, sentence) -> which shared addition it belongs to."""
    columns = {comparison.alignments[number].version: column for column, number in enumerate(versions)}
    return {
        (columns[version], index): at
        for at, addition in enumerate(comparison.shared_additions)
        for version, indices in addition.sentences
        if version in columns
        for index in indices
    }


def _additions(
    found: Sequence[tuple[int, Row]], width: int, shared: dict[tuple[int, int], int]
) -> Iterator[MatrixRow]:
    """Yield what versions have and the base does not: what several of them report in one row."""
    made: dict[tuple[str, int], MatrixRow] = {}
    counts: dict[int, int] = defaultdict(int)
    for column, row in found:
        if row.standing == "aside":  # bylines and the like of several versions stand side by side
            key = ("aside", counts[column])
            counts[column] += 1
        else:
            at = next((shared[column, i] for i in row.version if (column, i) in shared), None)
            key = ("shared", at) if at is not None else (f"own {column}", row.version[0])
        known = made.get(key, MatrixRow((), (EMPTY,) * width))
        made[key] = _with(known, column, Cell(row.version, row.standing))
    yield from made.values()


def _with(row: MatrixRow, column: int, cell: Cell) -> MatrixRow:
    old = row.cells[column]
    joined = replace(cell, sentences=tuple(sorted({*old.sentences, *cell.sentences})))
    return replace(row, cells=(*row.cells[:column], joined, *row.cells[column + 1 :]))
