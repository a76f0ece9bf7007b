"""From one language to another over the pairs there are: directly, else through one more."""

from collections.abc import Iterable

from sources.engines import Pair


def route(pairs: Iterable[Pair], source: str, target: str) -> tuple[Pair, ...]:
    """Return the pairs to go, in order; empty where there is no way. English goes before other pivots."""
    known = frozenset(pairs)
    if (source, target) in known:
        return ((source, target),)
    between = sorted(
        (there for here, there in known if here == source and (there, target) in known),
        key=lambda language: (language != "en", language),
    )
    return ((source, between[0]), (between[0], target)) if between else ()


def reachable(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Return the pairs, and those that two in a row make."""
    known = frozenset(pairs)
    through = {(a, d) for a, b in known for c, d in known if b == c and a != d}
    return known | through
