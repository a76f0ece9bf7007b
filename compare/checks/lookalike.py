"""Letters that are not what they look like: another alphabet inside a word, invisible characters."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span

WORD: Final = re.compile(r"[^\W\d_]{2,}")
INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
"""Zero-width space, word joiner, byte order mark, soft hyphen; bidi embeddings, overrides and isolates.
Joiners and direction marks, which scripts need, are left out."""

TWINS: Final = {
    "LATIN": frozenset("aceopxyijshkmtAaBEKMHOPCTXYIJSZ"),
    "CYRILLIC": frozenset("асеорхуіјѕһкмтАВЕКМНОРСТХУІЈЅ"),
    "GREEK": frozenset("ονυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
}
"""Letters of each alphabet that look like another's."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each disguised word and each invisible character that only one side has."""
    yield from onesided(pair, _mixed, "“{}” mixes alphabets", "“{}” in the base mixes alphabets")
    yield from onesided(
        pair, _invisible, "An invisible character stands here", "An invisible character is gone"
    )


def _mixed(side: Side) -> Iterator[Mark]:
    if side.text.isascii():
        return
    for match in WORD.finditer(side.text):
        word = match.group()
        if not word.isascii() and (told := _disguised(word)):
            yield Span(*match.span()), told


def _disguised(word: str) -> str:
    """Name the strange letters of a word, if it mixes alphabets and they have twins."""
    scripts = [_script(letter) for letter in word]
    main = max(TWINS, key=scripts.count)
    strange = [letter for letter, script in zip(word, scripts, strict=True) if script not in {main, ""}]
    if not strange or not any(letter in TWINS[_script(letter)] for letter in strange):
        return ""
    return ", ".join(f"U+{ord(letter):04X}" for letter in strange)


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in TWINS if name.startswith(script)), "")


def _invisible(side: Side) -> Iterator[Mark]:
    if side.text.isascii():
        return
    for match in INVISIBLE.finditer(side.text):
        yield Span(*match.span()), f"U+{ord(match.group()):04X}"


CHECK = Check("lookalike", "another alphabet inside a word, invisible characters", "minor", pair=find)
