"""Which values of one side have an equal on the other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Value = TypeVar("Value")


def unmatched(
    ours: Sequence[Value], theirs: Sequence[Value], agree: Callable[[Value, Value], bool]
) -> tuple[list[Value], list[Value]]:
    """Return what is left of both sides when agreeing values are paired off, in order."""
    left, right = [], list(theirs)
    for value in ours:
        partner = next((other for other in right if agree(value, other)), None)
        if partner is None:
            left.append(value)
        else:
            right.remove(partner)
    # a value told twice on one side and once on the other is no loss
    left = [value for value in left if not any(agree(value, other) for other in theirs)]
    right = [value for value in right if not any(agree(other, value) for other in ours)]
    return left, right
