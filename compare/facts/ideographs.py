"""Chinese figures: 二十五, 350万, 6.4亿, 百分之十二, without spaces around them.

A numeral of one character counts only before a measure word: 三 is part of too many other words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sources.model import Span

DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS: Final = {"十": 10, "百": 100, "千": 1000}
SCALES: Final = {"万": 10**4, "亿": 10**8}

NUMERAL: Final = re.compile(
    r"(?P<share>百分之)?(?:(?P<figure>\d[\d,]*(?:\.\d+)?)(?P<scale>[百千]?[万亿]{0,2}|[百千])"
    r"|(?P<words>[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?))"
)
MEASURE: Final = re.compile(r"(?:多|余)?[个名人年天日次位家所座艘架辆起例种项周月小岁倍只条票点米吨元分间国]")
NO_COUNT: Final = re.compile(r"^[一十百千万亿]$|^[百千]万$|^千百$|^万一$")
"""Numerals that mean "a", "many" or are part of words."""


def ideographs(text: str) -> Iterator[tuple[Span, Decimal, bool]]:
    """Yield where each figure stands, its value, and whether it is a share of a hundred."""
    for match in NUMERAL.finditer(text):
        share = bool(match.group("share"))
        words = match.group("words")
        if words is None:
            value = Decimal(match.group("figure").replace(",", "")) * _scale(match.group("scale"))
            yield Span(*match.span()), value, share
        elif share or _counts(words, text[match.end() : match.end() + 2]):
            yield Span(*match.span()), _value(words), share


def _counts(words: str, behind: str) -> bool:
    if NO_COUNT.match(words):
        return False
    return len(words) > 1 or MEASURE.match(behind) is not None


def _scale(marks: str) -> int:
    factor = 1
    for mark in marks:
        factor *= TENS.get(mark) or SCALES[mark]
    return factor


def _value(words: str) -> Decimal:
    whole, _, part = words.partition("点")
    if len(whole) > 1 and all(word in DIGITS for word in whole):
        total = int("".join(str(DIGITS[word]) for word in whole))  # digit by digit: 二〇二一
    else:
        total = _whole(whole)
    return Decimal(f"{total}.{''.join(str(DIGITS[word]) for word in part)}") if part else Decimal(total)


def _whole(words: str) -> int:
    total = section = current = 0
    for word in words:
        if word in DIGITS:
            current = DIGITS[word]
        elif word in TENS:
            section, current = section + (current or 1) * TENS[word], 0
        else:
            total, section, current = (total + section + current) * SCALES[word], 0, 0
    return total + section + current
