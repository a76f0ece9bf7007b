"""Plots of the alignment as SVG: the dot plot, the strips, how much of the base each version tells.

Every plot is a function of the comparison alone, and the same comparison gives the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from compare.model import Comparison
from compare.reports import summary
from compare.reports.standing import Line, lines
from compare.reports.strips import STRIP, WIDTH, strips
from compare.reports.visible import visible

BASE: Final = "#9a3b00"
VERSION: Final = "#0a4fa3"
DIM: Final = "#5c6570"
LINE: Final = "#cfd5dc"
FONT: Final = 'font-family="DejaVu Sans, Noto Sans, system-ui, sans-serif"'
STYLES: Final = {
    "same": f'fill="{VERSION}" fill-opacity="0.45"',
    "reworded": f'fill="{VERSION}"',
    "changed": f'fill="{BASE}"',
    "absent": f'fill="none" stroke="{BASE}" stroke-dasharray="3 2"',
    "only": f'fill="none" stroke="{VERSION}" stroke-width="2"',
    "aside": f'fill="{LINE}"',
}
SIZE: Final = 520
"""Of a dot plot's square."""


def dots(comparison: Comparison) -> str:
    """Return one dot plot a version: sentences of the base to the right, of the version downwards."""
    count = len(comparison.alignments)
    across = min(count, 2)
    cell = SIZE + 110
    down = -(-count // across)
    body: list[str] = []
    rows = lines(comparison)
    for number in range(count):
        x, y = number % across * cell, number // across * cell
        body.append(f'<g transform="translate({x + 70} {y + 90})">')
        body += _dots(comparison, number, rows)
        body.append("</g>")
    return _picture(across * cell, down * cell + 30, "Alignment, sentence by sentence", body)


def _dots(comparison: Comparison, number: int, rows: Sequence[Line]) -> Iterator[str]:
    base, version = comparison.base, comparison.documents[number + 1]
    columns, downs = max(1, len(base.sentences)), max(1, len(version.sentences))
    step_x, step_y = SIZE / columns, SIZE / downs
    label = escape(visible(version.label))
    yield f'<rect width="{SIZE}" height="{SIZE}" fill="none" stroke="{LINE}"/>'
    yield _text(0, -34, label, weight="bold", color=VERSION)
    yield _text(
        SIZE / 2, -12, f"{escape(visible(base.label))}, {columns} sentences", anchor="middle", color=BASE
    )
    beside = _text(0, 0, f"{downs} sentences", anchor="middle", color=VERSION)
    yield f'<g transform="translate(-14 {SIZE / 2}) rotate(-90)">{beside}</g>'
    for line in rows:
        told = line.cells[number]
        for i in line.base:
            for j in told.sentences:
                style = STYLES["changed"] if told.state == "changed" else STYLES["reworded"]
                shape = (
                    f'x="{i * step_x:.1f}" y="{j * step_y:.1f}" width="{step_x:.1f}" height="{step_y:.1f}"'
                )
                moved = f' stroke="{DIM}" stroke-width="2"' if told.moved else ""
                yield f"<rect {shape} {style}{moved}><title>{i + 1} : {j + 1} {told.state}</title></rect>"
    for index in comparison.alignments[number].omitted:
        yield f'<path d="M{(index + 0.5) * step_x:.1f} {SIZE}v8" stroke="{BASE}" stroke-width="2"/>'
    for index in comparison.alignments[number].added:
        yield f'<path d="M{SIZE} {(index + 0.5) * step_y:.1f}h8" stroke="{VERSION}" stroke-width="2"/>'
    yield _text(0, SIZE + 26, "− not told: below; + told by it alone: at the right", color=DIM, size=11)


def bands(comparison: Comparison) -> str:
    """Return the strips: base above version, moved passages as ribbons."""
    body: list[str] = []
    step = 2 * STRIP + 90
    rows = lines(comparison)
    for number, alignment in enumerate(comparison.alignments):
        drawn = strips(comparison, number, rows)
        label = escape(visible(comparison.documents[number + 1].label))
        body.append(f'<g transform="translate(20 {60 + number * step})">')
        body.append(_text(0, -8, f"{alignment.version} {label}", weight="bold", color=VERSION))
        body += [f'<path d="{path}" fill="{DIM}" fill-opacity="0.35"/>' for path in drawn.ribbons]
        for box in drawn.boxes:
            shape = f'x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"'
            body.append(f"<rect {shape} {STYLES[box.state]}><title>{box.title}</title></rect>")
        body.append("</g>")
    height = 60 + len(comparison.alignments) * step
    return _picture(WIDTH + 40, height, "Base above, telling below, a box a sentence", body)


def bars(comparison: Comparison) -> str:
    """Return how much of the base each version tells, alike, reworded or changed, and leaves out."""
    body: list[str] = []
    rows = lines(comparison)
    for number, alignment in enumerate(comparison.alignments):
        states = [line.cells[number].state for line in rows if line.base]
        prose = [state for state in states if state != "aside"]
        y, x, total = 60 + number * 54, 20.0, max(1, len(prose))
        label = escape(visible(comparison.documents[number + 1].label))
        told = f"{summary.covered(comparison, alignment):.0%} told"
        body.append(_text(20, y - 6, f"{alignment.version} {label}: {told}", weight="bold", color=VERSION))
        for state in ("same", "reworded", "changed", "absent"):
            count = prose.count(state)
            width = WIDTH * count / total
            if count:
                body.append(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="20" {STYLES[state]}/>')
                body.append(
                    _text(x + width / 2, y + 34, f"{count} {state}", anchor="middle", size=11, color=DIM)
                )
            x += width
    return _picture(WIDTH + 40, 70 + len(comparison.alignments) * 54, "How much of the base is told", body)


BLOCKS: Final = {"same": "▂", "reworded": "▅", "changed": "█", "absent": "░", "only": "▒", "aside": "·"}


def terminal(comparison: Comparison) -> str:
    """Return the strips as text, a character a sentence: base above, version below."""
    rows = lines(comparison)
    told = [" ".join(f"{sign} {state}" for state, sign in BLOCKS.items())]
    for number, alignment in enumerate(comparison.alignments):
        version = comparison.documents[number + 1]
        above, below = (["·"] * len(d.sentences) for d in (comparison.base, version))
        for line in rows:
            cell = line.cells[number]
            for i in line.base:
                above[i] = BLOCKS[cell.state]
            for j in cell.sentences:
                below[j] = BLOCKS[cell.state]
        label = visible(version.label)
        covered = summary.covered(comparison, alignment)
        told += ["", f"{alignment.version} {label}, {covered:.0%} of the base told"]
        told += [f"base  {''.join(above)}", f"{alignment.version:5} {''.join(below)}"]
    return "\n".join(told) + "\n"


PLOTS: Final[dict[str, Callable[[Comparison], str]]] = {"dots": dots, "strips": bands, "coverage": bars}
"""Name -> what draws it."""


def _picture(width: float, height: float, title: str, body: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" {FONT}>\n<title>{title}</title>\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{_text(20, 26, title, size=15, weight="bold")}\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 13,
    anchor: str = "start",
    weight: str = "normal",
    color: str = "#16191d",
) -> str:
    """Return a line of words, escaped already."""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} font-weight="{weight}" fill="{color}">{words}</text>'
