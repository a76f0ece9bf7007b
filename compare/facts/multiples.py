"""How many times: "doubled", "twice as many", "fivefold", «втрое», «dreimal», «trois fois», and "half"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from compare.facts.cues import cues, kinds
from compare.facts.numbers import Number, numbers
from compare.languages import Language
from sources.model import Span

HALF: Final = Decimal("0.5")

BEFORE: Final = 2
"""Words before a multiple among which the verb stands that makes less of it."""

GAP: Final = " \u00a0-\u2011"
"""What stands between a figure and "times"."""


@dataclass(frozen=True, slots=True)
class Multiple:
    """How many times, and where a text says it."""

    span: Span
    value: Decimal
    """Below one for what became less: 0.5 for "halved"."""

    def agrees(self, other: "Multiple") -> bool:
        """Tell whether both come to the same."""
        return self.value == other.value


@lru_cache(maxsize=8192)
def multiples(text: str, language: Language) -> tuple[Multiple, ...]:
    """Find the multiples of a text, in order; an ordinal ("the third time") and "times" alone are none."""
    if not language.knows("multiples"):
        return ()
    found = numbers(text, language)
    told = (*_in_a_word(text, language), *_counted(text, found, language))
    every = (*(_inverted(one, text, language) for one in told), *_halves(text, found))
    return tuple(sorted(every, key=lambda multiple: multiple.span))


def _inverted(multiple: Multiple, text: str, language: Language) -> Multiple:
    """Return what a word beside a multiple makes of it: five times less is a fifth."""
    less = language.pattern("multiples", "less")
    if less is None or multiple.value <= 1:
        return multiple
    behind = less.match(text, multiple.span.end + 1)
    words = text[: multiple.span.start].split()[-BEFORE:]
    if behind or any(less.fullmatch(word.strip(",;:")) for word in words):
        end = behind.end() if behind else multiple.span.end
        return Multiple(Span(multiple.span.start, end), 1 / multiple.value)
    return multiple


def _in_a_word(text: str, language: Language) -> Iterator[Multiple]:
    """Yield the multiples that a word tells; their classes are their values."""
    classes = tuple(kind for kind in kinds(language, "multiples") if kind not in {"times", "less"})
    for cue in cues(text, language, "multiples", classes):
        yield Multiple(cue.span, Decimal(cue.kind))


def _counted(text: str, found: Sequence[Number], language: Language) -> Iterator[Multiple]:
    """Yield the multiples that a figure and a word for "times" tell."""
    for cue in cues(text, language, "multiples", ("times",)):
        before = [n for n in found if n.span.end <= cue.span.start]
        number = before[-1] if before else None
        if number is None or number.soft or number.unit:
            continue
        if not text[number.span.end : cue.span.start].strip(GAP):
            yield Multiple(Span(number.span.start, cue.span.end), number.readings[0])


def _halves(text: str, found: Sequence[Number]) -> Iterator[Multiple]:
    """Yield the halves that a word tells: "fell by half" is "halved"."""
    for number in found:
        if number.unit == "%" and number.readings[0] == HALF and text[number.span.end - 1].isalpha():
            yield Multiple(number.span, HALF)
