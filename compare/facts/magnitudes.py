"""Orders of magnitude told without a figure: dozens, hundreds, tens of thousands."""

from dataclasses import dataclass
from functools import lru_cache

from compare.facts.cues import cues, kinds
from compare.facts.numbers import Number, numbers
from compare.languages import Language
from sources.model import Span


@dataclass(frozen=True, slots=True)
class Magnitude:
    """How many there are by order of magnitude, and where a text says it."""

    span: Span
    least: int
    """A power of ten: 10 for dozens, 1,000 for thousands."""

    def agrees(self, other: "Magnitude") -> bool:
        """Tell whether both are of one order."""
        return self.least == other.least

    def holds(self, number: Number) -> bool:
        """Tell whether a figure is of this order, or just above it: dozens can be 150."""
        return any(self.least <= reading < 20 * self.least for reading in number.readings)


@lru_cache(maxsize=8192)
def magnitudes(text: str, language: Language) -> tuple[Magnitude, ...]:
    """Find the orders of magnitude of a text, in order; "three hundred" is a figure, and none."""
    found = cues(text, language, "magnitudes", kinds(language, "magnitudes"))
    taken = [number.span for number in numbers(text, language)] if found else []
    return tuple(
        Magnitude(cue.span, int(cue.kind))
        for cue in found
        if not any(cue.span.overlaps(span) or 0 <= cue.span.start - span.end <= 1 for span in taken)
    )
