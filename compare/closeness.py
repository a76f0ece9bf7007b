"""How closely a passage of the version follows that of the base.

Another desk tells a sentence anew: it moves a figure to the next one, drops an age, says "kept silent" for
"did not speak". What only one side of such a link has shows no change. Where nearly every word has a
counterpart it does.
"""

from functools import lru_cache
from typing import Final

import numpy as np

from compare.check import Pair
from compare.sense.denials import denied
from compare.sense.echoes import Texts
from compare.word_alignment import chances, linkable, table
from compare.word_evidence import readable, side
from compare.words import at
from sources.model import Span

CLOSE: Final = 0.65
"""Mean chance of a counterpart, of the content words of the side that has fewer, from which a passage is told
closely: 99 in a hundred sentences of independent translators (DEMETR dev) are, and every other one of those
that a desk wrote anew (`tests/bench/retellings.py`)."""

FREE: Final = 0.46
"""Closeness below which a denial that only one side has may be told by any other word: of 24 that are gone or
new in the stories of the ledger's bench one is told more freely, of 7 that are neither two."""

ANSWERED: Final = 0.3
"""Chance of a link from which a word can have taken the place of another."""


def closely(pair: Pair) -> bool:
    """Tell whether a linked passage is told closely enough for a word more or less to count.

    It is where the two passages are all there is: who compares them vouches that they say the same, and
    nothing is told elsewhere. So it is where the words cannot be linked.
    """
    return _vouched(pair) or closeness(pair.texts) >= CLOSE


def _vouched(pair: Pair) -> bool:
    """Tell whether a pair counts as told closely, whatever its words."""
    sides = (pair.base, pair.version)
    if all(len(side.document.sentences) == len(side.sentences) for side in sides):
        return True
    if not linkable(*(side.text for side in sides)):
        return True
    return not pair.one_language and not all(readable(side.language.tag) for side in sides)


def answers(pair: Pair, ours: Span, theirs: Span) -> bool:
    """Tell whether words of the two sides stand for each other, as far as word links tell."""
    base, version = pair.base, pair.version
    links = table(base.text, version.text, base.language.tag, version.language.tag)
    rows, columns = at(base.text, ours.start, ours.end), at(version.text, theirs.start, theirs.end)
    return bool(links[np.ix_(rows, columns)].max(initial=0.0) >= ANSWERED)


@lru_cache(maxsize=4096)
def closeness(texts: Texts) -> float:
    """Return the mean chance of a counterpart of the content words, in [0, 1], of the side with fewer."""
    return min(_covered(texts), _covered(texts.turned))


def denied_closely(texts: Texts) -> str:
    """Say which denial is gone or new where the rest is not told too freely to tell; empty for none."""
    found = denied(texts)
    return found if found and closeness(texts) >= FREE else ""


def _covered(texts: Texts) -> float:
    words = side(texts.base, texts.ours)
    content = ~(words.function | words.mark)
    if not content.any() or not texts.version.split():
        return 0.0
    return float(chances(texts.base, texts.version, texts.ours, texts.theirs)[content].mean())
