"""Marks that one side of a link has and the other lacks: the shape of the checks of form."""

from collections.abc import Callable, Iterable, Iterator

from compare.check import Finding, Pair, Side, quote
from compare.model import Severity
from sources.model import Span

Mark = tuple[Span, str]
"""A place in a text, and what stands there: equal on both sides where nothing changed."""


def onesided(
    pair: Pair,
    read: Callable[[Side], Iterable[Mark]],
    new: str,
    gone: str | None = None,
    *,
    severity: Severity | None = None,
    confidence: float = 0.9,
) -> Iterator[Finding]:
    """Yield each mark without an equal on the other side; `{}` in a message stands for its words.

    Without a message for what is gone, only what the version brings is told.
    """
    ours, theirs = tuple(read(pair.base)), tuple(read(pair.version))
    if gone is not None:
        for span, key in _left(ours, theirs):
            said = quote(pair.base.text[span.start : span.end])
            yield Finding(
                gone.format(said), pair.base.passage(span, key), pair.version.passage(), severity, confidence
            )
    for span, key in _left(theirs, ours):
        said = quote(pair.version.text[span.start : span.end])
        yield Finding(
            new.format(said), pair.base.passage(), pair.version.passage(span, key), severity, confidence
        )


def _left(mine: Iterable[Mark], other: Iterable[Mark]) -> Iterator[Mark]:
    rest = [key for _, key in other]
    for span, key in mine:
        if key in rest:
            rest.remove(key)
        else:
            yield span, key
