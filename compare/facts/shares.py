"""Shares of one: per cent, fractions, two counts ("two out of three"), ranks ("every fifth")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from compare.facts.numbers import Number, numbers
from compare.languages import Language
from sources.model import Span

WORD: Final = re.compile(r"\s+(\w+)")

JOINT: Final = re.compile(r"[\s,]+$")

REACH: Final = 80
"""Characters before the second count in which the first one stands."""

NOUN: Final = 2
"""Words of what is counted, between a figure and "out of"."""

SAME: Final = 0.005
"""How far two shares that are one may be apart: "one in three" is 33 per cent."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share, and where its figures stand."""

    span: Span
    value: float
    """In (0, 1) for what is told by counts or by rank."""
    told_by: Literal["figure", "rank", "counts"]

    def agrees(self, other: "Share") -> bool:
        """Tell whether both come to the same."""
        return abs(self.value - other.value) < SAME


@lru_cache(maxsize=8192)
def shares(text: str, language: Language) -> tuple[Share, ...]:
    """Find the shares of a text: first per cent and fractions, then ranks, then counts."""
    found = numbers(text, language)
    fractions = (Share(n.span, float(n.readings[0]), "figure") for n in found if n.unit == "%")
    return (*fractions, *_ranks(text, language), *_counts(text, found, language))


def _ranks(text: str, language: Language) -> Iterator[Share]:
    """Yield the shares that "every fifth" tells."""
    ordinals = language.values("numbers", "ordinals") | language.values("shares", "ordinals")
    for match in language.finder("shares", "every").every(text):
        word = WORD.match(text, match.end())
        rank = ordinals.get(word[1].casefold()) if word else None
        if word and rank:
            yield Share(Span(*word.span()), float(1 / rank), "rank")


def _counts(text: str, found: Sequence[Number], language: Language) -> Iterator[Share]:
    """Yield the shares that "two out of three" tells."""
    among, each, one = (language.pattern("shares", key) for key in ("among", "each", "one"))
    if among is None:
        return
    for at, number in enumerate(found):
        left = max(0, number.span.start - REACH)
        lead = JOINT.sub("", text[left : number.span.start])
        of = next((m for m in among.finditer(lead) if m.end() == len(lead)), None)
        if of is None or number.unit or number.readings[0] <= 1:
            continue
        whole, start = float(number.readings[0]), left + of.start()
        before = found[at - 1] if at and found[at - 1].span.end <= start else None
        near = before and not before.unit and len(text[before.span.end : start].split()) <= NOUN
        if before and near:
            part = float(before.readings[0])
            yield Share(Span(before.span.start, number.span.end), part / whole, "counts")
        elif one and any(one.fullmatch(word) for word in lead[: of.start()].split()[-NOUN - 1 :]):
            yield Share(Span(start, number.span.end), 1 / whole, "counts")
        elif each and each.match(text, start):
            part = _behind(text, number, found[at + 1 :], one)
            if 0 < part < whole:
                yield Share(Span(start, number.span.end), part / whole, "counts")


def _behind(text: str, number: Number, rest: Sequence[Number], one: re.Pattern[str] | None) -> float:
    """Return the part that is told behind its whole, "of every three hives, two"; 0 for none."""
    counts = (float(other.readings[0]) for other in rest if not other.unit)
    return next(counts, 1.0 if one and one.search(text, number.span.end) else 0.0)
