"""Shares told by two counts, "one in five", and by an ordinal, "every fifth": what they are of one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from compare.facts.quantities import Quantity
from compare.languages import Language
from sources.model import Span

NEAR: Final = Decimal("0.01")
"""How far apart two shares of one may be: "one in three" is 33 per cent."""

LARGEST: Final = 100
"""People count shares in small numbers; "two in 2030" is none."""


@dataclass(frozen=True, slots=True)
class Share:
    """Two figures that are one share."""

    span: Span
    value: Decimal
    """In (0, 1)."""


@lru_cache(maxsize=8192)
def shares(text: str, language: Language) -> tuple[Share, ...]:
    """Find the shares of a text, in order."""
    pattern = language.pattern("numbers", "shares")
    return tuple(_shares(text, language, pattern)) if pattern else ()


def _shares(text: str, language: Language, pattern: re.Pattern[str]) -> Iterator[Share]:
    at = 0
    while match := pattern.search(text, at):
        group, at = (
            match.groupdict(),
            match.start() + 1,
        )  # "or one in five": the share begins at the second word
        nth = group.get("nth")
        part = Decimal(1) if nth else _value(group.get("part") or "", language, "units")
        whole = _value(nth or group.get("whole") or "", language, "ordinals" if nth else "units")
        if part and whole and part < whole <= LARGEST:
            yield Share(Span(*match.span()), part / whole)
            at = match.end()


def _value(word: str, language: Language, key: str) -> Decimal | None:
    return Decimal(word) if word.isdecimal() else language.values("numbers", key).get(word.casefold())


def less_shares(
    figures: Sequence[Quantity], mine: Sequence[Share], told: Sequence[Decimal]
) -> list[Quantity]:
    """Return the figures without those of shares that the other side tells too, in whatever words."""
    known = [share.span for share in mine if any(abs(share.value - value) <= NEAR for value in told)]
    return [figure for figure in figures if not any(figure.span.overlaps(span) for span in known)]


def values(figures: Sequence[Quantity], counted: Sequence[Share]) -> list[Decimal]:
    """Return the shares of one that a side tells, in per cent or by counts."""
    percents = [reading for f in figures if f.number.unit == "%" for reading in f.number.readings]
    return [*percents, *(share.value for share in counted)]


def less_percents(figures: Sequence[Quantity], others: Sequence[Share]) -> list[Quantity]:
    """Return the figures without the per cents that the other side tells as "one in five"."""
    return [figure for figure in figures if not any(_is(figure, share) for share in others)]


def _is(figure: Quantity, share: Share) -> bool:
    number = figure.number
    return number.unit == "%" and any(abs(reading - share.value) <= NEAR for reading in number.readings)
