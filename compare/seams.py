"""How much of a boundary the end of a line is: texts come split in all sorts of ways.

Splitters break at abbreviations, before names of months, inside brackets; translators and typesetters
part at colons and semicolons what the other language tells in one sentence. Across such a weak boundary
sentences belong together sooner than across a full stop.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.float32]

FULL_STOP: Final = re.compile(r"[.!?…。！？؟۔।]['\"»”’)\]\s]*$")
SHORT: Final = re.compile(r"(?:^|[\s(.])(?P<word>[^\W\d_]{1,3})\s*\.\s*$")
LEADING: Final = " -–—«„“\"'("
CLOSING: Final = frozenset(",.;:)")

LETTERS: Final = 3
"""Letters below which a line says next to nothing: "..... ", "24 a !"; one of a script without case counts
for three."""


def weak(texts: Sequence[str]) -> Flags:
    """Tell for each text whether it ends without ending, shape (n,); the last one always ends."""
    flags = [_weak(text, after) for text, after in pairwise(texts)]
    return np.array([*flags, False][: len(texts)], dtype=np.float32)


def empty(texts: Sequence[str]) -> Flags:
    """Tell for each text whether it has hardly a letter, shape (n,)."""
    return np.array([_letters(text) < LETTERS for text in texts], dtype=np.float32)


def _weak(text: str, after: str) -> bool:
    tail = text[-40:]
    if not FULL_STOP.search(tail) or text.count("(") > text.count(")"):
        return True
    if after.lstrip(LEADING)[:1].islower() or after.lstrip()[:1] in CLOSING:
        return True
    initial = SHORT.search(tail)
    return initial is not None and not initial["word"].islower()


def _letters(text: str) -> int:
    return sum((1 if c.lower() != c.upper() else 3) for c in text[:40] if c.isalpha())
