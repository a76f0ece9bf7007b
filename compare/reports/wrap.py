"""Breaking lines by the cells that characters take, with styles kept."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rich.cells import cell_len

cells = cell_len
"""How many cells a text takes in a terminal."""

Run = tuple[str, str]
"""A piece of text and the name of its style; an empty name is no style."""

_WIDE: Final = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3"
    "\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_NARROW: Final = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Latin, Greek and Cyrillic letters and their punctuation: one cell each."""
_CLOSING: Final = "、。，．：；！？」』）］｝〉》】〕”’…"
_ATOM: Final = re.compile(rf"[ ]+|[{_WIDE}][{_CLOSING}]*|[^ {_WIDE}]+[{_CLOSING}]*")
"""What stays together: spaces, one wide character with the marks that close it, or a word."""


def wrap(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """Break the runs into lines of at most `width` cells; at least one line comes back."""
    text = "".join(piece for piece, _ in runs)
    return [_cut(runs, start, end) for start, end in breaks(text, width)] or [[]]


@lru_cache(maxsize=1 << 16)
def breaks(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return the ends of each line of at most `width` cells; none for a text without words."""
    width = max(width, 2)
    return tuple(_narrow(text, width) if _NARROW.fullmatch(text) else _lines(text, width))


def _narrow(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text in which every character takes one cell: the same as `_lines`, sooner."""
    end = len(text.rstrip(" "))
    start = 0
    while True:
        while start < end and text[start] == " ":
            start += 1
        if start >= end:
            return
        if end - start <= width:
            yield start, end
            return
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:  # a word longer than the line is cut
            cut = start + width
        yield start, start + len(text[start:cut].rstrip(" "))
        start = cut


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the ends of each line; spaces at a break belong to no line."""
    start = end = used = spaces = 0
    for match in _ATOM.finditer(text):
        if match[0][0] == " ":
            spaces += len(match[0])
            continue
        for left, right in _fitting(text, match.start(), match.end(), width):
            cells = cell_len(text[left:right])
            if used and used + spaces + cells > width:
                yield start, end
                used = 0
            if not used:
                start, spaces = left, 0
            used, spaces, end = used + spaces + cells, 0, right
    if used:
        yield start, end


def _fitting(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the atom, or pieces of it that fit a line."""
    if cell_len(text[start:end]) <= width:
        yield start, end
        return
    left, used = start, 0
    for position in range(start, end):
        cells = cell_len(text[position])
        if used + cells > width:
            yield left, position
            left, used = position, 0
        used += cells
    yield left, end


def _cut(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """Return the part of the runs between two offsets into their joined text."""
    pieces, offset = [], 0
    for piece, style in runs:
        part = piece[max(start - offset, 0) : max(end - offset, 0)]
        if part:
            pieces.append((part, style))
        offset += len(piece)
    return pieces
