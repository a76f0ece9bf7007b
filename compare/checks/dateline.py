"""Datelines that differ: the day and the place that the two stories say they were written on and at."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Side, Telling
from compare.facts.dates import Date, dates
from compare.facts.spelling import same_name
from compare.languages import language
from sources.model import Document, Span

_PLACE: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'`. -](?=[^\W\d_]))*")
"""The words that a dateline opens with."""


def find(telling: Telling) -> Iterator[Finding]:
    """Yield another day, and within one language another place; what only one dateline has is left alone."""
    ours, theirs = _line(telling.base), _line(telling.version)
    if ours is None or theirs is None:
        return
    old, new = _day(ours), _day(theirs)
    if old and new and not old.meets(new):
        yield _changed("The day of the dateline", ours, old.span, theirs, new.span)
    here, there = _place(ours, old), _place(theirs, new)
    if here and there and ours.language is theirs.language and not _same(ours, here, theirs, there):
        yield _changed("The place of the dateline", ours, here, theirs, there)


def _line(document: Document) -> Side | None:
    sentence = next((sentence for sentence in document.sentences if sentence.kind == "dateline"), None)
    return Side(document, (sentence,), language(document.language)) if sentence else None


def _day(line: Side) -> Date | None:
    found = dates(line.text, line.language, None) if line.language.knows("dates") else ()
    return next((date for date in found if date.day or date.weekday), None)


def _place(line: Side, day: Date | None) -> Span | None:
    found = _PLACE.match(line.text, 0, day.span.start if day else len(line.text))
    return Span(*found.span()) if found else None


def _same(ours: Side, here: Span, theirs: Side, there: Span) -> bool:
    """Tell whether one place is named by words that the other has too."""
    old, new = ours.text[here.start : here.end].split(), theirs.text[there.start : there.end].split()
    few, many = sorted((old, new), key=len)
    return all(any(same_name(word, other) for other in many) for word in few)


def _changed(what: str, ours: Side, here: Span, theirs: Side, there: Span) -> Finding:
    old, new = ours.text[here.start : here.end], theirs.text[there.start : there.end]
    return Finding(f"{what}: {old} became {new}", ours.passage(here), theirs.passage(there))


CHECK = Check("dateline", "another day or place in the dateline", "minor", telling=find)
