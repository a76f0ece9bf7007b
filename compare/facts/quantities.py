"""Figures with what they measure: money, length, area, mass, volume, speed, temperature.

A quantity has its size in the dimension's base unit, so that 120 km and 75 miles can meet. Money of different
currencies never meets. The names of units and currencies are in the language files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from compare.facts.dates import dates
from compare.facts.numbers import Number, numbers
from compare.facts.times import times
from compare.facts.units import UNITS, code_of, unit_behind
from compare.languages import Language
from sources.model import Span

NAMESAKES: Final[dict[str, str]] = {
    code: head
    for head, codes in {
        "CROWN": "NOK SEK DKK CZK ISK",
        "PESO": "MXN ARS CLP COP",
        "USD": "CAD AUD NZD HKD",
    }.items()
    for code in codes.split()
}
"""Currency -> the code of its bare name, under which it may pass: crowns, where they are Norwegian."""

BEFORE: Final = re.compile(r"(?:([A-Za-z]{0,3}[$€£¥₽₴₺₹₩₪₸])|(?<!\w)([A-Z]{3}))[ \u00a0\u202f]?$")

CLOSE: Final = Decimal("0.06")
"""How far apart measures in two units may be, as a share, when one is the other converted and rounded."""


BLANK: Final = re.compile(r"\s*")
WORD: Final = re.compile(r"\w+")

REACH: Final = 8
"""Characters before a figure among which "minus" stands."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure, and its unit where it has one."""

    span: Span
    number: Number
    dimension: str = ""
    """`money`, `length` ...; empty for a bare figure."""
    unit: str = ""
    """Code of `UNITS`, or of a currency (ISO 4217)."""

    @property
    def value(self) -> str:
        """Number and unit: `3200000000 USD`."""
        return f"{self.number.value} {self.unit}".strip()

    @property
    def size(self) -> Decimal:
        """Value in the base unit of its dimension."""
        value = self.number.readings[0]
        if self.unit == "F":
            return (value - 32) * 5 / 9
        return value * Decimal(UNITS[self.unit][1]) if self.unit in UNITS else value

    def agrees(self, other: "Quantity") -> bool:
        """Tell whether both can be the same quantity; exactly in one unit, within rounding across two."""
        units = (self.unit, other.unit)
        if self.unit == other.unit or _namesakes(*units) or _namesakes(*reversed(units)):
            return self.number.agrees(other.number)
        if "money" in (self.dimension, other.dimension) or self.dimension != other.dimension:
            return False
        a, b = self.size, other.size
        if self.dimension == "temperature":
            return abs(a - b) <= 1
        return abs(a - b) <= CLOSE * max(abs(a), abs(b))


def _namesakes(unit: str, bare: str) -> bool:
    """Tell whether a currency may be called by the bare name of another code."""
    return unit in NAMESAKES and NAMESAKES[unit] == bare


@lru_cache(maxsize=4096)
def quantities(text: str, language: Language, published: str | None = None) -> tuple[Quantity, ...]:
    """Find the figures of a text, in order, outside its dates and clock times."""
    taken = [date.span for date in dates(text, language, published)]
    taken += [clock.span for clock in times(text, language)]
    found = numbers(text, language, taken)
    if language.finder("temperatures", "cold").first(text):
        found = tuple(_signed(number, text, language) for number in found)
    return tuple(_quantity(number, text, language) for number in found)


def _signed(number: Number, text: str, language: Language) -> Number:
    """Return degrees below nought as a negative figure: "minus five degrees", "five degrees below zero"."""
    degrees, minus, below = (language.pattern("temperatures", key) for key in ("degrees", "minus", "below"))
    unit = degrees.match(text, _next(text, number.span.end)) if degrees else None
    start = number.span.start
    bare = not number.unit and _alone(text, number.span.end, language)
    before = list(minus.finditer(text, max(0, start - REACH), start)) if minus and (unit or bare) else []
    if before and _next(text, before[-1].end()) == start:
        start = before[-1].start()
    elif not below or not below.match(text, _next(text, unit.end() if unit else number.span.end)):
        return number
    readings = tuple(-reading for reading in number.readings)
    return replace(number, span=Span(start, number.span.end), readings=readings)


def _alone(text: str, at: int, language: Language) -> bool:
    """Tell whether no noun follows a figure: "it was minus 12 at dawn"."""
    word = WORD.match(text, _next(text, at))
    return word is None or word.group().casefold() in language.function_words


def _next(text: str, at: int) -> int:
    """Return where the next word begins."""
    blank = BLANK.match(text, at)
    return blank.end() if blank else at


def measures(text: str, language: Language, published: str | None = None) -> Iterator[Quantity]:
    """Yield the quantities that have a unit other than a currency."""
    return (q for q in quantities(text, language, published) if q.dimension not in {"", "money"})


def _quantity(number: Number, text: str, language: Language) -> Quantity:
    if number.unit:
        return Quantity(number.span, number)
    start, end = number.span.start, number.span.end
    before = BEFORE.search(text[max(0, start - 6) : start])
    if before and (code := code_of((before.group(1) or before.group(2)).casefold(), language)):
        return Quantity(Span(start - len(before.group()), end), number, _dimension(code), code)
    behind = unit_behind(text, end, language)
    if behind:
        return Quantity(Span(start, behind.end), number, _dimension(behind.code), behind.code)
    return Quantity(number.span, number)


def _dimension(code: str) -> str:
    return UNITS[code][0] if code in UNITS else "money"
