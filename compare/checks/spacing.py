"""Spaces where none belong."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span

DOUBLE: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
BEFORE: Final = re.compile(r"(?<=\w)[ \t]+(?=[,.](?:\s|$))")
BEFORE_HIGH: Final = re.compile(r"(?<=\w)\s+(?=[;:!?](?:\s|$))")


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each space too many that the version has and the base has not."""
    return onesided(pair, _spaces, "A space too many")


def _spaces(side: Side) -> Iterator[Mark]:
    patterns = [DOUBLE, BEFORE]
    if not side.language.flag("form", "space_before_marks"):
        patterns.append(BEFORE_HIGH)
    for pattern in patterns:
        for match in pattern.finditer(side.text):
            yield Span(*match.span()), "space"


CHECK = Check("spacing", "spaces where none belong", "info", pair=find)
