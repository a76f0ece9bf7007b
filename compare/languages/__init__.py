"""What the checks know of each language: one TOML file a language, CLDR (through Babel) for the rest.

Phrases are separated by commas and matched as whole words, whatever the case; they may hold the
regular expressions `\\w*`, `(?:a|b)` and the like. Adding a language is adding one file.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Final

from babel import Locale, UnknownLocaleError

from compare.languages.phrases import Finder, Gate, any_of

COMMA: Final = re.compile(r",\s+|\n+")
"""Separates phrases; a comma inside a regular expression is followed by no space."""


@dataclass(frozen=True, eq=False)
class Language:
    """One language's knowledge; a section the file lacks is empty, and its checks are not run."""

    tag: str
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        """English name, for messages."""
        if "name" in self.data:
            return str(self.data["name"])
        try:
            return Locale.parse(self.tag, sep="-").english_name or self.tag
        except (UnknownLocaleError, ValueError):
            return self.tag

    def knows(self, section: str) -> bool:
        """Tell whether there is knowledge for a section such as `negation`."""
        return section in self.data

    @cached_property
    def length(self) -> float | None:
        """Characters it takes, in news, for what English says in one; `None` where that is not known."""
        return float(self.data["length"]) if "length" in self.data else None

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words too common to carry a difference."""
        return frozenset(str(self.data.get("function_words", "")).split())

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First names, casefolded."""
        return self.words("given", "masculine") | self.words("given", "feminine")

    def text(self, section: str, key: str) -> str:
        """Return one value of a section as written; empty where there is none."""
        return str(self.data.get(section, {}).get(key, ""))

    def flag(self, section: str, key: str) -> bool:
        """Return one yes-or-no value of a section."""
        return bool(self.data.get(section, {}).get(key, False))

    @cache  # noqa: B019 - languages live as long as the program
    def phrases(self, section: str, key: str) -> tuple[str, ...]:
        """Return a comma-separated value as its phrases."""
        return tuple(p.strip() for p in COMMA.split(self.text(section, key)) if p.strip().rstrip(","))

    @cache  # noqa: B019 - languages live as long as the program
    def words(self, section: str, key: str) -> frozenset[str]:
        """Return a value that is a list of single words, casefolded."""
        return frozenset(self.text(section, key).casefold().split())

    @cache  # noqa: B019 - languages live as long as the program
    def pattern(self, section: str, key: str) -> re.Pattern[str] | None:
        """Return a pattern that finds any phrase of a value, the longest first."""
        return any_of(self.phrases(section, key))

    @cache  # noqa: B019 - languages live as long as the program
    def values(self, section: str, key: str) -> dict[str, Decimal]:
        """Return phrases that end in a number (`two dozen 24`, `half 1/2`) as phrase -> number."""
        out = {}
        for phrase in self.phrases(section, key):
            word, _, number = phrase.rpartition(" ")
            value = Fraction(number)
            out[word.casefold()] = Decimal(value.numerator) / Decimal(value.denominator)
        return out

    @cache  # noqa: B019 - languages live as long as the program
    def valued(self, section: str, key: str) -> re.Pattern[str] | None:
        """Return a pattern that finds any phrase that has a value, the longest first."""
        return any_of(self.values(section, key))

    @cache  # noqa: B019 - languages live as long as the program
    def finder(self, section: str, key: str) -> Finder:
        """Return what finds the phrases of a value in passages read again and again."""
        return Finder(self.phrases(section, key), self.function_words)

    @cache  # noqa: B019 - languages live as long as the program
    def value_finder(self, section: str, key: str) -> Finder:
        """Return what so finds the phrases that have a value."""
        return Finder(self.values(section, key), self.function_words)

    def gate(self, phrases: Iterable[str]) -> Gate:
        """Return what tells at a glance that a text holds none of some phrases of the language."""
        return Gate(phrases, self.function_words)

    @cached_property
    def months(self) -> dict[str, int]:
        """Month names and abbreviations, casefolded -> 1..12."""
        return self._calendar("months", "months") if self.knows("dates") else {}

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Weekday names and abbreviations, casefolded -> 1 (Monday) .. 7."""
        return self._calendar("days", "weekdays") if self.knows("dates") else {}

    def _calendar(self, cldr: str, key: str) -> dict[str, int]:
        """Join CLDR's names, as they stand inside a date and alone, with those of the file."""
        names: dict[str, int] = {}
        table = getattr(Locale.parse(self.tag, sep="-"), cldr)
        for context in ("format", "stand-alone"):
            for number, name in table[context]["wide"].items():
                names[name.casefold()] = int(number) + (1 if cldr == "days" else 0)
        names |= {word: int(value) for word, value in self.values("dates", key).items()}
        return names


def primary(tag: str | None) -> str:
    """Return the primary subtag of a BCP 47 tag, or an empty string."""
    return (tag or "").split("-", maxsplit=1)[0].lower()


def language(tag: str | None) -> Language:
    """Return what is known of a language, by BCP 47 tag, whatever the country; nothing for an unknown one."""
    return _language(primary(tag) or "und")


@lru_cache
def _language(subtag: str) -> Language:
    path = files(__name__) / f"{subtag}.toml"
    if not subtag.isalpha() or not path.is_file():
        return Language(subtag, {})
    return Language(subtag, tomllib.loads(path.read_text("utf-8")))


def known() -> tuple[str, ...]:
    """Return the tags that have a file, sorted."""
    return tuple(
        sorted(p.name.removesuffix(".toml") for p in files(__name__).iterdir() if p.name.endswith(".toml"))
    )
