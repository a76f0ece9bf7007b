"""Quotation marks: which stretches of a paragraph stand inside them, whatever glyphs it uses.

One pass over the marks with a stack. A mark that opens and is never closed is dropped at the end of its
paragraph, so that a stray one swallows nothing else. The quotation goes on where the next paragraph opens
with the same mark again, or where the next mark of all, a few paragraphs on, closes it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sources.model import Span
from sources.paragraphs import paragraphs

MARK: Final = re.compile(r"``|''|[“”„‟\"«»‹›「」『』‘’‚'`]")

CLOSERS: Final[dict[str, str | tuple[str, ...]]] = {
    "“": '”"‟“',
    "”": "”",
    "‟": '”"',
    '"': '"”',
    "„": '“”„"',
    "``": ("''", '"', "``"),
    "«": '»"',
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
    "`": "'’",
}
"""Opening mark -> marks that can close it."""

ONE_WAY: Final = "«„“"
"""Marks that only open."""

SINGLE: Final = frozenset("‘’‚'`‹›")
"""Marks that are apostrophes as well, or stand inside other marks."""

ELISION: Final = re.compile(
    r"['’](?:s|d|m|t|ll|re|ve|em|tis|twas|cause|til|round|n|bout|\d\ds?)\b", re.IGNORECASE
)
"""A word that begins with an apostrophe."""

REACH: Final = 8
"""Paragraphs behind an opening mark in which the closing one is looked for."""

FARTHEST: Final = 2000
"""Characters that such a quotation can run on before the paragraph that ends it."""

DEPTH: Final = 3
"""Innermost open marks that a closing mark is tried on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in marks."""

    span: Span
    """With the marks."""
    content: Span
    closed: bool = True
    goes_on: bool = False
    """Whether the next paragraph goes on with it."""
    part: bool = False
    """Whether the writer's words stand inside the same marks, and this is what is before or behind them."""


@dataclass(frozen=True, slots=True)
class _Mark:
    glyph: str
    start: int
    end: int
    before: str
    after: str

    @property
    def leads(self) -> bool:
        """Whether it stands as an opening mark does: nothing before it, a word behind it."""
        return _blank(self.before) and bool(self.after) and not self.after.isspace()

    @property
    def ends_speech(self) -> bool:
        """Whether it closes beside a comma or a stop, as no stray mark and no inches do."""
        return self.trails and (self.before in ",.!?…" or (bool(self.after) and self.after in ",.;:!?"))

    @property
    def trails(self) -> bool:
        return not _blank(self.before) and not self.after.isalnum()


def stretches(text: str) -> tuple[tuple[Span, tuple[Stretch, ...]], ...]:
    """Return the paragraphs, each with its outermost stretches in marks, in order."""
    spans = list(paragraphs(text))
    out: list[tuple[Span, tuple[Stretch, ...]]] = []
    run: _Run | None = None
    for at, span in enumerate(spans):
        if run and at < run.last:
            out.append((span, (Stretch(span, span, closed=True, goes_on=True),)))
            continue
        head = run.close if run and at == run.last else None
        run = None
        inner = Span(head.end, span.end) if head else span
        following = spans[at + 1] if at + 1 < len(spans) else None
        found, opened = _paragraph(text, inner, following)
        if opened and (run := _running(text, spans, at, opened)):
            found = [s for s in found if s.span.start < opened.start]
            content = _trimmed(text, opened.end, span.end)
            found.append(Stretch(Span(opened.start, content.end), content, closed=True, goes_on=True))
        if head:
            found.insert(0, Stretch(Span(span.start, head.end), _trimmed(text, span.start, head.start)))
        out.append((span, tuple(found)))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Run:
    """A quotation whose next paragraphs open with no mark of their own."""

    last: int
    """Number of the paragraph that its mark closes in."""
    close: _Mark


def _running(text: str, spans: Sequence[Span], at: int, opened: _Mark) -> _Run | None:
    """Return where a quotation that is open at the end of a paragraph closes: at the first mark behind it."""
    size = 0
    for number in range(at + 1, min(at + 1 + REACH, len(spans))):
        span = spans[number]
        size += span.end - span.start
        first = next(_marks(text, span), None)
        if first is None and size < FARTHEST:
            continue
        closes = first is not None and first.glyph in CLOSERS[opened.glyph] and first.ends_speech
        return _Run(number, first) if first and closes and size < 2 * FARTHEST else None
    return None


def _paragraph(text: str, span: Span, following: Span | None) -> tuple[list[Stretch], _Mark | None]:
    """Return the stretches of a paragraph, and the mark that stays open unless the next goes on with it."""
    found: list[Stretch] = []
    open_marks: list[tuple[_Mark, int]] = []
    every = list(_marks(text, span))
    for at, mark in enumerate(every):
        place = _closing(mark, open_marks, every[at + 1] if at + 1 < len(every) else None)
        if place >= 0:
            opened, inside = open_marks[place]
            del open_marks[place:], found[inside:]
            found.append(Stretch(Span(opened.start, mark.end), _trimmed(text, opened.end, mark.start)))
        elif _opens(mark):
            open_marks.append((mark, len(found)))
    return _unclosed(text, span, following, open_marks, found)


def _unclosed(
    text: str,
    span: Span,
    following: Span | None,
    open_marks: Sequence[tuple[_Mark, int]],
    found: list[Stretch],
) -> tuple[list[Stretch], _Mark | None]:
    """Add the stretch that the next paragraph goes on with, or the one whose closing mark is lacking."""
    doubles = [(mark, inside) for mark, inside in open_marks if mark.glyph not in SINGLE]
    if not doubles:
        return found, None
    mark, inside = doubles[-1]
    goes_on = following is not None and text.startswith(mark.glyph, following.start)
    lone = len(doubles) == 1 and (mark.leads or mark.glyph in ONE_WAY)
    if lone and inside < len(found) and mark.glyph in ONE_WAY and text.startswith(",", found[-1].span.end):
        return _shared(found, mark, inside), None
    if not (lone and len(found) == inside) and not (goes_on and len(doubles) == 1):
        both = lone and found[-1].span.end == _trimmed(text, span.start, span.end).end
        return _shared(found, mark, inside) if both else found, mark if lone else None
    del found[inside:]
    content = _trimmed(text, mark.end, span.end)
    if content.end > content.start:
        found.append(Stretch(Span(mark.start, content.end), content, closed=goes_on, goes_on=goes_on))
    return found, None if goes_on else mark


def _shared(found: list[Stretch], mark: _Mark, inside: int) -> list[Stretch]:
    """Let the last mark close the word inside and the speech around it: "It feels like "cows."."""
    content = Span(mark.end, found[-1].content.end)
    return [*found[:inside], Stretch(Span(mark.start, found[-1].span.end), content, closed=False)]


def _marks(text: str, span: Span) -> Iterator[_Mark]:
    """Yield the marks of a paragraph, apostrophes inside words left out."""
    for match in MARK.finditer(text, span.start, span.end):
        start, end = match.span()
        before = text[start - 1] if start > span.start else ""
        after = text[end] if end < span.end else ""
        if match[0] in "’'" and ((before.isalnum() and after.isalnum()) or ELISION.match(text, start)):
            continue
        yield _Mark(match[0], start, end, before, after)


def _closing(mark: _Mark, open_marks: Sequence[tuple[_Mark, int]], following: _Mark | None) -> int:
    """Return where on the stack the quotation that a mark closes stands, or -1."""
    place = _match(mark, open_marks)
    if place < 0:
        return -1
    glyph = mark.glyph
    if (
        glyph in "’'"
        and mark.before in "sSxXzZ"
        and following
        and following.glyph == glyph
        and following.trails
    ):
        return -1  # the workers' pay: the next one closes
    if glyph in "’'" and not mark.trails and mark.after.isalnum():
        return -1
    if glyph in {'"', "``"}:
        return -1 if mark.leads and not _broken_off(mark) else place
    if glyph == "»":
        return -1 if _blank(mark.before) and mark.after.isalnum() else place
    if glyph == "“" and open_marks[place][0].glyph == "“":
        return place if mark.before in "-–—,.!?…" and not mark.after.isalnum() else -1
    return -1 if glyph in "«„" and mark.leads else place


def _broken_off(mark: _Mark) -> bool:
    """Tell whether a mark that stands like an opening one follows a dash, as an interruption does."""
    return mark.before in "-–—"


def _match(mark: _Mark, open_marks: Sequence[tuple[_Mark, int]]) -> int:
    for place in range(len(open_marks) - 1, max(-1, len(open_marks) - 1 - DEPTH), -1):
        if mark.glyph in CLOSERS[open_marks[place][0].glyph]:
            return place
    return -1


def _opens(mark: _Mark) -> bool:
    if mark.glyph in {"'", "`", "‘"}:
        return mark.leads and mark.after.isalnum() | (mark.after in "[(¿¡")
    if mark.glyph in {'"', "``"}:
        return mark.leads or not mark.trails
    if mark.glyph in {"»", "›", "”"}:
        return mark.leads and mark.after.isalnum()
    return mark.glyph not in {"’", "''", "」", "』"}


def _blank(char: str) -> bool:
    return not char or char.isspace() or char in "([—–-/"


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
