"""How closely a passage of the version follows that of the base.

Another desk tells a sentence anew: it moves a figure to the next one, drops an age, says "kept silent" for
"did not speak". What only one side of such a link has shows no change. Where nearly every word has a
counterpart it does.
"""

from functools import lru_cache
from typing import Final

import numpy as np

from compare.check import Pair
from compare.word_alignment import chances, linkable, table
from compare.word_evidence import Side, readable
from compare.words import placed
from sources.model import Span

CLOSE: Final = 0.65
"""Mean chance of a counterpart, of the content words of the side that has fewer, from which a passage is told
closely: 99 in a hundred sentences of independent translators (DEMETR dev) are, and every other one of those
that a desk wrote anew (`tests/bench/retellings.py`)."""

ANSWERED: Final = 0.3
"""Chance of a link from which a word can have taken the place of another."""


def closely(pair: Pair) -> bool:
    """Tell whether a linked passage is told closely enough for a word more or less to count.

    It is where the two passages are all there is: who compares them vouches that they say the same, and
    nothing is told elsewhere. So it is where the words cannot be linked.
    """
    sides = (pair.base, pair.version)
    if all(len(side.document.sentences) == len(side.sentences) for side in sides):
        return True
    if not linkable(*(side.text for side in sides)):
        return True
    tags = (pair.base.language.tag, pair.version.language.tag)
    if not pair.one_language and not all(map(readable, tags)):
        return True
    return closeness(pair.base.text, pair.version.text, *tags) >= CLOSE


def answers(pair: Pair, ours: Span, theirs: Span) -> bool:
    """Tell whether words of the two sides stand for each other, as far as word links tell."""
    base, version = pair.base, pair.version
    links = table(base.text, version.text, base.language.tag, version.language.tag)
    rows, columns = (
        [at for at, place in enumerate(placed(side.text)) if place.overlaps(span)]
        for side, span in ((base, ours), (version, theirs))
    )
    return bool(links[np.ix_(rows, columns)].max(initial=0.0) >= ANSWERED)


@lru_cache(maxsize=4096)
def closeness(base: str, version: str, ours: str, theirs: str) -> float:
    """Return the mean chance of a counterpart of the content words, in [0, 1], of the side with fewer."""
    return min(_covered(base, version, ours, theirs), _covered(version, base, theirs, ours))


def _covered(mine: str, other: str, language: str, other_language: str) -> float:
    side = Side(tuple(mine.split()), language)
    content = ~(side.function | side.mark)
    if not content.any() or not other.split():
        return 0.0
    return float(chances(mine, other, language, other_language)[content].mean())
