"""Measures that changed: 120 kilometres for 120 miles, three weeks for three months; a conversion within
rounding is equal."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, became
from compare.facts.matching import nearest, unmatched
from compare.facts.quantities import Quantity, measures
from compare.sense.figures import changed_periods, changed_units


def find(pair: Pair) -> Iterator[Finding]:
    """Yield measures that became others of another unit; changed figures of one unit are `number`'s."""
    for spans in (*changed_units(pair.texts), *changed_periods(pair.texts)):
        yield became(pair, spans)
    lost, gained = unmatched(_measures(pair.base), _measures(pair.version), Quantity.agrees)
    for old, new in nearest(lost, gained, _distance):
        if old.unit != new.unit and (old.dimension == new.dimension or old.number.agrees(new.number)):
            message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
            yield Finding(
                message, pair.base.passage(old.span, old.value), pair.version.passage(new.span, new.value)
            )


def _measures(side: Side) -> list[Quantity]:
    return list(measures(side.text, side.language, side.document.published))


def _distance(old: Quantity, new: Quantity) -> tuple[bool, bool, int]:
    return (
        old.dimension != new.dimension,
        not old.number.agrees(new.number),
        abs(old.span.start - new.span.start),
    )


def _said(side: Side, measure: Quantity) -> str:
    return side.text[measure.span.start : measure.span.end]


CHECK = Check("unit", "a measure in another unit that is not equal", "critical", pair=find, needs="units")
