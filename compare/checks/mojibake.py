"""Broken encoding: bytes of one code page read as another."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.facts.vocabulary import known
from compare.onesided import Mark, onesided
from sources.model import Span

BROKEN: Final = re.compile(
    r"""(?<!\S)\S*(?:  # from the start of a word alone, or a long one takes quadratic time
        \ufffd                                            # what could not be decoded at all
      | [ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]      # UTF-8 read as Windows-1252
      | â€[\u0080-\u00bf™œž“”˜¦¢š"'\u009d]
      | (?!Ñ[»”’…–—](?:\W|$))[ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ°]
      | (?:[РС][\u0080-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·№є»јЅѕї]){2}  # as 1251
      | [РС]\u00a0
      | [А-Яа-яЁё][\u2550-\u256c]                         # Windows-1251 read as KOI8-R
    )\S*""",
    re.VERBOSE,
)


WORD: Final = re.compile(r"[А-Яа-яЁё]{4,}")


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each broken word that only one side has."""
    return onesided(pair, _broken, "Broken encoding: {}", "Broken encoding in the base: {}")


def _broken(side: Side) -> Iterator[Mark]:
    if side.text.isascii():
        return
    for match in WORD.finditer(side.text):
        if _is_turned(match.group()):
            yield Span(*match.span()), match.group()
    for match in BROKEN.finditer(side.text):
        yield Span(*match.span()), match.group()


def _is_turned(word: str) -> bool:
    """Tell whether a Russian word is none, but is one where its KOI8-R bytes are Windows-1251."""
    if word[1:] != word[1:].upper():
        return False
    try:
        meant = word.encode("koi8-r").decode("cp1251")
    except UnicodeError:
        return False
    return known(meant.casefold()) and not known(word.casefold())


CHECK = Check("mojibake", "broken encoding", "major", pair=find)
