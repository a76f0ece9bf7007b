"""Units of time that something lasts: three weeks are not three months, whatever the language."""

from typing import Final

from compare.facts.cues import Cue, cues, kinds
from compare.facts.numbers import numbers
from compare.languages import Language

REACH: Final = 4
"""Characters from a figure to the unit behind it."""


def durations(text: str, language: Language) -> tuple[Cue, ...]:
    """Return the units of time of a text, each by its kind: `hour` to `century`."""
    return cues(text, language, "durations", kinds(language, "durations"))


def counted(unit: Cue, text: str, language: Language) -> str | None:
    """Return the figure right before a unit, `None` where there is none."""
    before = [n for n in numbers(text, language) if 0 <= unit.span.start - n.span.end <= REACH]
    return str(before[-1].value) if before else None
