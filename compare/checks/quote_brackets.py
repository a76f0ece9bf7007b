"""Editor's insertions and ellipses inside a quotation, where the other side has none such."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span
from sources.quotation import quotations

EDITED: Final = re.compile(r"\[[^\]\n]{1,120}\]|\([.…]{1,3}\)|<\.\.\.>|…|\.\.\.")


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each insertion or ellipsis inside marks that only one side has."""
    return onesided(
        pair,
        _edited,
        "Editor's mark inside the quotation: {}",
        "Editor's mark inside the base's quotation: {}",
    )


def _edited(side: Side) -> Iterator[Mark]:
    found = list(EDITED.finditer(side.text))
    if not found:
        return
    marks = quotations(side.text)[0]
    for match in found:
        if marks.depth(match.start()) > 0 or all(sentence.in_quote for sentence in side.sentences):
            kind = "ellipsis" if re.fullmatch(r"\W+", match.group()) else match.group().casefold()
            yield Span(*match.span()), kind


CHECK = Check("quote-brackets", "insertions and ellipses inside a quotation", "minor", pair=find)
