"""Broken encoding: bytes of one code page read as another."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span

BROKEN: Final = re.compile(
    r"""(?<!\S)\S*(?:  # from the start of a word alone, or a long one takes quadratic time
        \ufffd                                            # what could not be decoded at all
      | [ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]      # UTF-8 read as Windows-1252
      | â€[\u0080-\u00bf™œ“”˜¦¢"'\u009d]
      | (?!Ñ[»”’…–—](?:\W|$))[ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ°]
      | (?:[РС][\u0080-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·№є»јЅѕї]){2}  # as 1251
      | [РС]\u00a0
    )\S*""",
    re.VERBOSE,
)


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each broken word that only one side has."""
    return onesided(pair, _broken, "Broken encoding: {}", "Broken encoding in the base: {}")


def _broken(side: Side) -> Iterator[Mark]:
    for match in BROKEN.finditer(side.text):
        yield Span(*match.span()), match.group()


CHECK = Check("mojibake", "broken encoding", "major", pair=find)
