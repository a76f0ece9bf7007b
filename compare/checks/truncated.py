"""Sentences that break off."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.coverage import ratio
from compare.word_alignment import chances, linkable
from compare.word_evidence import side
from compare.words import word_tokens
from sources.model import Span

END: Final = re.compile(r"[.!?…。！？؟۔।:;][\"'»«”’“)\]\s]*$")
HANGING: Final = re.compile(r"[,(\[{–—-]\s*$")
STOP: Final = re.compile(r"[.!?…。！？؟۔।][\"'»«”’“)\]\s]*$")
PROSE: Final = 12
"""Words from which a passage that ends with no mark is no heading."""

SHORT: Final = 0.75
"""Share of its usual length below which a passage is far too short."""

LAST: Final = 2
"""Content words at the end of the base that are told where a version lacks only its full stop."""

LINKED: Final = 0.5
"""Chance of a counterpart from which a word is told."""

LEAST: Final = 4
"""Words below which a passage is a heading, and may end anyhow."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield the end of the version, where it breaks off and the base does not."""
    if _ends(pair.base) and not _ends(pair.version) and _breaks_off(pair):
        text = pair.version.text.rstrip()
        last = text.split()[-1]
        span = Span(len(text) - len(last), len(text))
        yield Finding(
            f"The sentence breaks off after “{last}”",
            pair.base.passage(),
            pair.version.passage(span, "end"),
            None,
            0.8,
        )


def _ends(side: Side) -> bool:
    return bool(END.search(side.text))


def _breaks_off(pair: Pair) -> bool:
    """Tell whether the last word cannot be the last, or the passage is far too short."""
    words = word_tokens(pair.version.text)
    if len(words) < LEAST:
        return False
    hanging = HANGING.search(pair.version.text) or words[-1].key in pair.version.language.function_words
    sides = (pair.base, pair.version)
    short = ratio(*(side.text for side in sides), *(side.language.tag for side in sides)) < SHORT
    cut = len(words) > PROSE and not _last(pair.version) and _last(pair.base)
    return bool(hanging) or short or (cut and not _told(pair))


def _told(pair: Pair) -> bool:
    """Tell whether the last words of the base have counterparts, and no more than a full stop is lacking."""
    base, version = pair.base, pair.version
    if not linkable(base.text, version.text):
        return False
    ours = side(base.text, base.language.tag)
    content = ~(ours.function | ours.mark)
    found = chances(base.text, version.text, base.language.tag, version.language.tag)[content][-LAST:]
    return bool(found.size and found.min() >= LINKED)


def _last(side: Side) -> bool:
    """Tell whether a passage ends with a full stop or its like."""
    return bool(STOP.search(side.text))


CHECK = Check("truncated", "a sentence that breaks off", "major", pair=find)
