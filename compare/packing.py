"""The best set of beads when order is free: no sentence in two beads, as much gain as can be had.

This is weighted set packing, hard in general and easy here: few beads are worth choosing and they
fall into small groups that share sentences. Each group is solved by branch and bound; one too
tangled for that keeps the best answer found so far.
"""

from collections.abc import Sequence
from typing import Final

from compare.similarity import Run

STEPS: Final = 4_000
"""Branches tried a group. The dev stories need fewer than 400; milliseconds are the price of more."""

LARGEST: Final = 300
"""Beads in a group up to which it is searched; a larger one (the same sentence a hundred times) is taken
greedily, best bead first."""


def pack(gains: Sequence[float], base: Sequence[Run], version: Sequence[Run]) -> tuple[int, ...]:
    """Return the indices of the chosen beads, ascending. Beads without gain are never chosen."""
    order = sorted((i for i, gain in enumerate(gains) if gain > 0), key=lambda i: (-gains[i], i))
    cells = {i: _cells(base[i], version[i]) for i in order}
    chosen: list[int] = []
    for group in _groups(order, cells):
        chosen += _Search(group, gains, cells).best
    return tuple(sorted(chosen))


Cells = tuple[tuple[int, int], ...]


def _cells(base: Run, version: Run) -> Cells:
    """Name the sentences a bead covers, of either side."""
    return tuple((0, i) for i in base) + tuple((1, j) for j in version)


def _groups(order: Sequence[int], cells: dict[int, Cells]) -> list[list[int]]:
    """Split beads into groups that share no sentence; each keeps the order given."""
    leader: dict[tuple[int, int], tuple[int, int]] = {}

    def find(cell: tuple[int, int]) -> tuple[int, int]:
        while leader.setdefault(cell, cell) != cell:
            leader[cell] = leader[leader[cell]]
            cell = leader[cell]
        return cell

    for bead in order:
        first, *rest = (find(cell) for cell in cells[bead])
        for other in rest:
            leader[find(other)] = find(first)
    groups: dict[tuple[int, int], list[int]] = {}
    for bead in order:
        groups.setdefault(find(cells[bead][0]), []).append(bead)
    return list(groups.values())


class _Search:
    """Branch and bound over one group: at each step take the first free bead, or leave it."""

    def __init__(self, group: list[int], gains: Sequence[float], cells: dict[int, Cells]) -> None:
        self.gains, self.cells = gains, cells
        self.steps = STEPS
        self.best = self._greedy(group)
        self.best_gain = sum(gains[bead] for bead in self.best)
        if len(group) <= LARGEST:
            self._walk(group, [], 0.0)

    def _greedy(self, group: list[int]) -> list[int]:
        """Take each bead, best first, that no bead taken before stands in the way of."""
        covered: set[tuple[int, int]] = set()
        taken = []
        for bead in group:
            if covered.isdisjoint(self.cells[bead]):
                taken.append(bead)
                covered.update(self.cells[bead])
        return taken

    def _walk(self, free: list[int], taken: list[int], gain: float) -> None:
        if gain > self.best_gain:
            self.best, self.best_gain = list(taken), gain
        self.steps -= 1
        if not free or self.steps < 0 or gain + self._bound(free) <= self.best_gain:
            return
        bead, rest = free[0], free[1:]
        covered = set(self.cells[bead])
        clear = [other for other in rest if covered.isdisjoint(self.cells[other])]
        self._walk(clear, [*taken, bead], gain + self.gains[bead])
        if len(clear) < len(rest):  # leaving a bead out pays only where it stands in another's way
            self._walk(rest, taken, gain)

    def _bound(self, free: list[int]) -> float:
        """Return what the free beads could gain at most: each sentence takes its best share."""
        share: dict[tuple[int, int], float] = {}
        for bead in free:
            each = self.gains[bead] / len(self.cells[bead])
            for cell in self.cells[bead]:
                if each > share.get(cell, 0.0):
                    share[cell] = each
        return sum(share.values())
