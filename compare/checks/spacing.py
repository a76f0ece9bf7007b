"""Spaces where none belong, and marks with none behind them."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span

DOUBLE: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
BEFORE: Final = re.compile(r"(?<=[\w»”“’\"')\]])[ \t]+(?=[,.](?:\s|$))")
BEFORE_HIGH: Final = re.compile(r"(?<=[\w»”“’\"')\]])\s+(?=[;:!?](?:\s|$))")
BEHIND: Final = re.compile(
    r"(?<=[\w»”“)\]])[,;](?=[^\W\d_])|(?<=[^\W\d_A-ZА-ЯЁ]{2})[.!?](?=[A-ZА-ЯЁ][^\W\d_A-ZА-ЯЁ])"
)
"""A comma with a letter right behind it, an end of a sentence with a capital."""

WORD: Final = re.compile(r"\S+")
ADDRESS: Final = re.compile(r"//|www\.|@|\.\w{2,}/")
"""What has its marks inside; looked for word by word, so that a long one costs no more than its length."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each space too many or too few that the version has and the base has not."""
    yield from onesided(pair, _spaces, "A space too many")
    yield from onesided(pair, _joined, "A space is missing behind “{}”")


def _spaces(side: Side) -> Iterator[Mark]:
    patterns = [DOUBLE, BEFORE]
    if not side.language.flag("form", "space_before_marks"):
        patterns.append(BEFORE_HIGH)
    for pattern in patterns:
        for match in pattern.finditer(side.text):
            yield Span(*match.span()), "space"


def _joined(side: Side) -> Iterator[Mark]:
    joined = [Span(*match.span()) for match in BEHIND.finditer(side.text)]
    if not joined:
        return
    addresses = [Span(*w.span()) for w in WORD.finditer(side.text) if ADDRESS.search(w[0])]
    for span in joined:
        if not any(span.overlaps(address) for address in addresses):
            yield span, "joined"


CHECK = Check("spacing", "a space too many, or none behind a mark", "info", pair=find)
