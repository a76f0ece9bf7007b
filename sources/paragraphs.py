"""Paragraphs of a text: where the lines of it belong together.

A blank line always parts two paragraphs. A single line break parts them too, unless the file is hard-wrapped:
lines of about one width that stop where the next word no longer fitted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sources.model import Span

NARROW: Final = 40
"""Widest line, in characters, of a file that is never taken for hard-wrapped."""
WIDE: Final = 100
"""Widest line, in characters, that a mail or wire program would wrap to."""

CLOSING: Final = " \u00a0\u202f\u2009\"'“”’»«)]›‹」』）"
"""What may stand behind the stop of a sentence: closing marks, and the blank that French sets before them."""

_FINAL = re.compile(rf"[.!?…:。！？؟۔।][{re.escape(CLOSING)}]*$")
_ITEM = re.compile(r"(?:[-*+•–—]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    """Without the white space around it."""
    indent: int
    words: str
    after_blank: bool


def paragraphs(text: str, fixed: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield the paragraphs in order, trimmed; each `fixed` span stands alone whatever its lines look like."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    edges = {span.start for span in fixed}
    start: _Line | None = None
    last: _Line | None = None
    for line in lines:
        if start is not None and last is not None and not _continues(last, line, width, edges):
            yield Span(start.span.start, last.span.end)
            start = None
        start, last = start or line, line
    if start is not None and last is not None:
        yield Span(start.span.start, last.span.end)


def ends_finally(text: str) -> bool:
    """Tell whether the text ends as a sentence does, closing marks aside."""
    return _FINAL.search(text[-12:].rstrip()) is not None


def _lines(text: str) -> Iterator[_Line]:
    offset, blank = 0, False
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            start = offset + indent
            yield _Line(Span(start, start + len(words)), indent, words, blank)
        blank = not words
        offset += len(line)


def _wrap_width(lines: Sequence[_Line]) -> int:
    """Return the width the file is wrapped to, or 0 where a line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    open_ends = sum(not ends_finally(a.words) for a, _ in pairs)
    width = max((len(line.words) for pair in pairs for line in pair), default=0)
    return width if NARROW < width <= WIDE and open_ends * 2 >= len(pairs) else 0


def _continues(last: _Line, line: _Line, width: int, edges: set[int]) -> bool:
    if line.after_blank or not width or {last.span.start, line.span.start} & edges:
        return False
    if line.indent > last.indent + 1 or _ITEM.match(line.words):
        return False
    first = re.match(r"\S{1,100}", line.words)
    return first is not None and len(last.words) + 1 + len(first[0]) > width - width // 12
