"""Amounts of money that changed: the sum, or the currency.

An amount told in a second currency as well is a conversion and stays silent; an amount told without its
currency is left to `number`, which compares the bare figures.
"""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side
from compare.facts.matching import nearest, unmatched
from compare.facts.quantities import Quantity, quantities


def find(pair: Pair) -> Iterator[Finding]:
    """Yield amounts that became others."""
    ours, theirs = _amounts(pair.base), _amounts(pair.version)
    lost, gained = unmatched(ours, theirs, Quantity.agrees)
    lost = [amount for amount in lost if not _bare(amount, pair.version)]
    gained = [amount for amount in gained if not _bare(amount, pair.base)]
    for old, new in nearest(lost, gained, _distance):
        message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
        yield Finding(
            message,
            pair.base.passage(old.span, old.value),
            pair.version.passage(new.span, new.value),
            confidence=0.95,
        )


def _amounts(side: Side) -> list[Quantity]:
    found = quantities(side.text, side.language, side.document.published)
    return [quantity for quantity in found if quantity.dimension == "money"]


def _bare(amount: Quantity, side: Side) -> bool:
    """Tell whether the other side has the figure without a currency."""
    found = quantities(side.text, side.language, side.document.published)
    return any(not other.dimension and other.number.agrees(amount.number) for other in found)


def _distance(old: Quantity, new: Quantity) -> tuple[bool, bool, int]:
    return (
        not old.number.agrees(new.number),
        old.unit != new.unit,
        abs(old.span.start - new.span.start),
    )


def _said(side: Side, amount: Quantity) -> str:
    return side.text[amount.span.start : amount.span.end]


CHECK = Check("money", "an amount of money or its currency changed", "critical", pair=find, needs="money")
