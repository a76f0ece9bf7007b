"""Names of units and currencies, and which of them stands behind a figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.languages import Language

UNITS: Final[dict[str, tuple[str, str]]] = {
    "mm": ("length", "0.001"), "cm": ("length", "0.01"), "m": ("length", "1"), "km": ("length", "1000"),
    "in": ("length", "0.0254"), "ft": ("length", "0.3048"), "yd": ("length", "0.9144"),
    "mi": ("length", "1609.344"), "nmi": ("length", "1852"),
    "m2": ("area", "1"), "ha": ("area", "10000"), "km2": ("area", "1000000"), "acre": ("area", "4046.856"),
    "ft2": ("area", "0.092903"), "mi2": ("area", "2589988"),
    "g": ("mass", "0.001"), "kg": ("mass", "1"), "t": ("mass", "1000"), "lb": ("mass", "0.453592"),
    "oz": ("mass", "0.0283495"),
    "l": ("volume", "1"), "m3": ("volume", "1000"), "gal": ("volume", "3.78541"),
    "bbl": ("volume", "158.987"),
    "kmh": ("speed", "1"), "mph": ("speed", "1.609344"), "ms": ("speed", "3.6"), "kn": ("speed", "1.852"),
    "C": ("temperature", "1"), "F": ("temperature", "1"),
}  # fmt: skip
"""Code -> dimension, and factor to its base unit; degrees are converted apart."""

AFTER: Final = re.compile(
    r"[ \u00a0\u202f-]?("
    r"[$€£¥₽₴₺₹₩₪₸°%]+ ?[CFСK]?(?!\w)"
    r"|[^\W\d_]+[²³]?(?:[./ \u00a0’'-]{1,2}[^\W\d_]+[²³23]?){0,3})"
)
"""A sign, or up to four words, that may name the unit of the figure before it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure measures."""

    code: str
    """Of `UNITS`, or of a currency (ISO 4217)."""
    end: int
    """Where its name ends."""


def unit_behind(text: str, end: int, language: Language) -> Unit | None:
    """Return the unit or currency named right behind a figure that ends there."""
    after = AFTER.match(text, end)
    if after is None:
        return None
    for stop in _ends(after):
        code = code_of(re.sub(r"[\s\u00a0]+", " ", text[after.start(1) : stop]).casefold(), language)
        if code:
            return Unit(code, stop)
    return None


def _ends(after: re.Match[str]) -> Iterator[int]:
    """Yield where the name of a unit may end, the longest first."""
    name = after.group(1)
    marks = [len(name), *(match.start() for match in reversed(list(re.finditer(r"[./ \u00a0’'-]+", name))))]
    return (after.start(1) + mark for mark in marks if mark)


def code_of(name: str, language: Language) -> str:
    """Return the code of a unit or a currency by its name; empty for another word."""
    exact, stems = _names(language)
    name = name.strip(". ")
    if name in exact:
        return exact[name]
    return next(
        (
            code
            for size in range(len(name), 2, -1)
            if (code := stems.get(name[:size])) and len(name) - size < 5
        ),
        "",
    )


@lru_cache
def _names(language: Language) -> tuple[dict[str, str], dict[str, str]]:
    """Return names, and beginnings of names, of units and currencies -> code."""
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for section in ("units", "money"):
        for code in language.data.get(section, {}):
            for name in language.phrases(section, code):
                (stems if name.endswith("-") else exact)[name.removesuffix("-").casefold()] = code
    return exact, stems
