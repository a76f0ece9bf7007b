"""The story as strips: a cell per sentence, base above version, moved passages as ribbons between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.model import Comparison
from compare.reports.standing import Line, State, Told

WIDTH: Final = 1000
STRIP: Final = 22
BETWEEN: Final = 34
HEIGHTS: Final[dict[State, float]] = {
    "same": 0.35,
    "reworded": 0.6,
    "changed": 1.0,
    "absent": 1.0,
    "only": 1.0,
    "aside": 0.15,
}
"""Share of the strip: height says what colour says."""


@dataclass(frozen=True, slots=True)
class Box:
    """A sentence."""

    x: float
    y: float
    width: float
    height: float
    state: State
    title: str


@dataclass(frozen=True, slots=True)
class Strips:
    """A drawing of one version, in units of a picture WIDTH wide."""

    boxes: tuple[Box, ...]
    ribbons: tuple[str, ...]
    """SVG path data."""
    height: int = 2 * STRIP + BETWEEN

    @property
    def shapes(self) -> tuple[tuple[State, str], ...]:
        """All boxes of one state as one piece of SVG path data: small, however long the story."""
        found: dict[State, list[str]] = {}
        for box in self.boxes:
            path = f"M{box.x:g} {box.y:g}h{box.width:g}v{box.height:g}h-{box.width:g}z"
            found.setdefault(box.state, []).append(path)
        return tuple((state, "".join(paths)) for state, paths in sorted(found.items()))


def strips(comparison: Comparison, number: int, told: Sequence[Line]) -> Strips:
    """Return the drawing of one version beside the base, from the matrix of all."""
    version = comparison.documents[number + 1]
    rows = [(line.base, line.cells[number]) for line in told]
    base_width = WIDTH / max(1, len(comparison.base.sentences))
    version_width = WIDTH / max(1, len(version.sentences))
    boxes: list[Box] = []
    ribbons: list[str] = []
    for base, cell in rows:
        boxes += _boxes(base, cell, base_width, 0, "base", cell.state)
        boxes += _boxes(cell.sentences, cell, version_width, STRIP + BETWEEN, "version", cell.state)
        if cell.moved and base and cell.sentences:
            ribbons.append(_ribbon(base, cell.sentences, base_width, version_width))
    boxes.sort(key=lambda box: (box.y > STRIP, box.x))
    return Strips(tuple(boxes), tuple(ribbons))


def _boxes(
    found: tuple[int, ...], told: Told, width: float, top: float, side: str, state: State
) -> Iterator[Box]:
    if side == "base" and state == "only":
        return
    for index in found:
        height = STRIP * HEIGHTS[state]
        y = top + (STRIP - height if side == "base" else 0)
        gap = min(1.5, width * 0.15)
        title = f"{side} {index + 1}: {state}{', moved' if told.moved else ''}"
        box = (round(index * width, 2), round(y, 2), round(width - gap, 2), round(height, 2))
        yield Box(*box, state, title)


def _ribbon(base: tuple[int, ...], version: tuple[int, ...], base_width: float, version_width: float) -> str:
    """Return a band from the sentences of the base to those of the version."""
    a, b = base[0] * base_width, (base[-1] + 1) * base_width
    c, d = version[0] * version_width, (version[-1] + 1) * version_width
    top, bottom = STRIP, STRIP + BETWEEN
    middle = (top + bottom) / 2
    return (
        f"M{a:.1f} {top}C{a:.1f} {middle:.0f} {c:.1f} {middle:.0f} {c:.1f} {bottom}"
        f"L{d:.1f} {bottom}C{d:.1f} {middle:.0f} {b:.1f} {middle:.0f} {b:.1f} {top}Z"
    )
