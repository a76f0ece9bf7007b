"""Per cent told as percentage points, or the reverse: a rise from 2 to 3 per cent is one point, or half."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side
from compare.facts.matching import nearest
from compare.facts.numbers import Number
from compare.facts.quantities import quantities


def find(pair: Pair) -> Iterator[Finding]:
    """Yield shares of one kind that the other side gives as the other kind."""
    ours, theirs = _shares(pair.base), _shares(pair.version)
    lost = [share for share in ours if not any(share.agrees(other) for other in theirs)]
    gained = [share for share in theirs if not any(share.agrees(other) for other in ours)]
    for old, new in nearest(
        lost, gained, lambda a, b: (_amount(a) != _amount(b), abs(a.span.start - b.span.start))
    ):
        if old.unit != new.unit:
            message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
            yield Finding(
                message,
                pair.base.passage(old.span, old.value),
                pair.version.passage(new.span, new.value),
                "critical" if _amount(old) == _amount(new) else "major",
            )


def _shares(side: Side) -> list[Number]:
    found = quantities(side.text, side.language, side.document.published)
    return [quantity.number for quantity in found if quantity.number.unit]


def _amount(share: Number) -> str:
    return share.value.rstrip("% p")


def _said(side: Side, share: Number) -> str:
    return side.text[share.span.start : share.span.end]


CHECK = Check(
    "percent-points",
    "per cent became percentage points, or the reverse",
    "critical",
    pair=find,
    needs="numbers",
)
