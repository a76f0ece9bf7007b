"""Alignment by hand: beads that a person set, and the rest aligned around them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import Pin
from sources.model import Sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences of both sides that are left to the aligner, and may only answer each other."""

    base: tuple[Sentence, ...]
    version: tuple[Sentence, ...]


def stretches(
    base: Sequence[Sentence], version: Sequence[Sentence], pins: Sequence[Pin], *, ordered: bool
) -> tuple[Stretch, ...]:
    """Return what the pins leave free: one stretch, or where the order is trusted one between two pins."""
    ours = {index for pin in pins for index in pin.base}
    theirs = {index for pin in pins for index in pin.version}
    free = (
        [sentence for sentence in base if sentence.index not in ours],
        [sentence for sentence in version if sentence.index not in theirs],
    )
    cuts = _backbone(pins) if ordered else []
    bounds = [(-1, -1), *((pin.base[-1], pin.version[-1]) for pin in cuts)]
    ends = [*((pin.base[0], pin.version[0]) for pin in cuts), None]
    found = []
    for (left, right), end in zip(bounds, ends, strict=True):
        found.append(
            Stretch(
                tuple(s for s in free[0] if left < s.index and (end is None or s.index < end[0])),
                tuple(s for s in free[1] if right < s.index and (end is None or s.index < end[1])),
            )
        )
    return tuple(found)


def _backbone(pins: Sequence[Pin]) -> list[Pin]:
    """Return the longest run of two-sided pins that keeps the order of both texts."""
    linked = sorted((pin for pin in pins if pin.base and pin.version), key=lambda pin: pin.base)
    ends: list[int] = []
    tips: list[int] = []
    before: list[int] = []
    for at, pin in enumerate(linked):
        place = bisect_left(ends, pin.version[0])
        before.append(tips[place - 1] if place else -1)
        ends[place : place + 1], tips[place : place + 1] = [pin.version[-1]], [at]
    kept: list[Pin] = []
    step = tips[-1] if tips else -1
    while step >= 0:
        kept.append(linked[step])
        step = before[step]
    return kept[::-1]


@dataclass(frozen=True, slots=True)
class Bead:
    """One row of the table that a person edits."""

    base: tuple[int, ...]
    version: tuple[int, ...]
    pinned: bool = False


Table = tuple[Bead, ...]
"""Rows in the order they are shown; every sentence stands in one of them."""


def pins(table: Table) -> tuple[Pin, ...]:
    """Return what is set by hand."""
    return tuple(Pin(bead.base, bead.version) for bead in table if bead.pinned)


def turned(table: Table, at: int) -> Table:
    """Pin a row as it is, or let it go again."""
    bead = table[at]
    return _with(table, at, 1, [Bead(bead.base, bead.version, not bead.pinned)])


def linked(table: Table, one: int, other: int) -> Table:
    """Join two rows into one, at the place of the first that has a sentence of the base."""
    first, second = sorted((one, other))
    place = first if table[first].base or not table[second].base else second
    joined = _joined(table[first], table[second])
    return tuple(
        joined if at == place else bead
        for at, bead in enumerate(table)
        if at == place or at not in {first, second}
    )


def unlinked(table: Table, at: int) -> Table:
    """Say that the two sides of a row have nothing to do with each other."""
    bead = table[at]
    if not (bead.base and bead.version):
        return table
    return _with(table, at, 1, [Bead(bead.base, (), True), Bead((), bead.version, True)])


def split(table: Table, at: int) -> Table:
    """Take the first sentence of each side into a row of its own."""
    bead = table[at]
    if len(bead.base) < 2 and len(bead.version) < 2:
        return table
    first = Bead(bead.base[:1], bead.version[:1], True)
    return _with(table, at, 1, [first, Bead(bead.base[1:], bead.version[1:], True)])


def moved(table: Table, at: int, *, version: bool, step: int) -> Table:
    """Hand the last sentence of one side to the next row, or with `step` -1 the first to the one before."""
    to = at + step
    side = table[at].version if version else table[at].base
    if not side or not 0 <= to < len(table):
        return table
    goes = (side[-1] if step > 0 else side[0],)
    stays = side[:-1] if step > 0 else side[1:]
    given = _sided(table[at], stays, version=version)
    taken = _joined(table[to], Bead((), goes) if version else Bead(goes, ()))
    pair = [given, taken] if step > 0 else [taken, given]
    return _with(table, min(at, to), 2, [bead for bead in pair if bead.base or bead.version])


def _sided(bead: Bead, side: tuple[int, ...], *, version: bool) -> Bead:
    return Bead(bead.base, side, True) if version else Bead(side, bead.version, True)


def _joined(one: Bead, other: Bead) -> Bead:
    base = tuple(sorted({*one.base, *other.base}))
    return Bead(base, tuple(sorted({*one.version, *other.version})), True)


def _with(table: Table, at: int, count: int, beads: Sequence[Bead]) -> Table:
    return (*table[:at], *beads, *table[at + count :])
