"""Which values of one side have an equal on the other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sources.model import Span

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


def nearest(
    lost: Sequence[Value], gained: Sequence[Value], distance: Callable[[Value, Value], tuple[int, ...]]
) -> list[tuple[Value, Value]]:
    """Couple what was lost with what was gained, the nearest first, each once; in the order of the first."""
    options = sorted((distance(a, b), i, j) for i, a in enumerate(lost) for j, b in enumerate(gained))
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for _, i, j in options:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((i, j))
    return [(lost[i], gained[j]) for i, j in sorted(out)]


def apart(one: Span, other: Span, sizes: tuple[int, int]) -> int:
    """Return how far apart two places in two passages of these lengths are, in thousandths of a passage."""
    return round(1000 * abs(one.start / max(sizes[0], 1) - other.start / max(sizes[1], 1)))
