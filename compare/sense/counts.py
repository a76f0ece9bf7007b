"""How many times, and how many by order of magnitude, where two tellings differ: doubled, tripled; hundreds,
thousands."""

from compare.facts.magnitudes import Magnitude, magnitudes
from compare.facts.matching import apart, nearest, unmatched
from compare.facts.multiples import Multiple, multiples
from compare.facts.numbers import numbers
from compare.sense.echoes import Texts
from sources.model import Span

Couple = tuple[Span, Span]
"""What the base says, and what the version says in its place."""


def changed_multiples(texts: Texts) -> tuple[list[Couple], tuple[list[Span], list[Span]]]:
    """Return the multiples that became others, and where either side tells one that the other answers, by the
    same or by another: the figures in these are compared with them."""
    ours, theirs = (multiples(text, known) for text, known in texts.sides)
    lost, gained = unmatched(ours, theirs, Multiple.agrees)
    sizes = len(texts.base), len(texts.version)
    found = nearest(lost, gained, lambda a, b: (apart(a.span, b.span, sizes),))
    couples = [(a.span, b.span) for a, b in found]
    told = (
        [m.span for m in ours if m not in lost] + [here for here, _ in couples],
        [m.span for m in theirs if m not in gained] + [there for _, there in couples],
    )
    return couples, told


def changed_magnitudes(texts: Texts) -> list[Couple]:
    """Return the orders of magnitude that became others; one may be told by a figure: hundreds, 300."""
    ours, theirs = (magnitudes(text, known) for text, known in texts.sides)
    lost, gained = unmatched(ours, theirs, Magnitude.agrees)
    if not lost or not gained:
        return []
    here, there = (numbers(text, known) for text, known in texts.sides)
    lost = [many for many in lost if not any(map(many.holds, there))]
    gained = [many for many in gained if not any(map(many.holds, here))]
    sizes = len(texts.base), len(texts.version)
    found = nearest(lost, gained, lambda a, b: (apart(a.span, b.span, sizes),))
    return [(a.span, b.span) for a, b in found]
