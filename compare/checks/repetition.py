"""Loops: a run of words told again and again, as machines do when they lose the thread."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from compare.words import word_tokens
from sources.model import Span

LONGEST: Final = 30
"""Words of the longest run looked for."""

TIMES: Final = {1: 4, 2: 3}
"""Words in the run -> how often it must stand there, one right after the other."""

TWICE: Final = 4
"""Words from which a run told twice is a loop; between two and four it takes three times."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each loop that only one side has."""
    return onesided(pair, _loops, "“{}” is told over and over", "“{}” is told over and over in the base")


def _loops(side: Side) -> Iterator[Mark]:
    words = word_tokens(side.text)
    keys = [word.key for word in words]
    again = {key for key, count in Counter(keys).items() if count > 1}
    at = 0
    while at < len(words) and again:
        size, times = _loop(keys, at) if keys[at] in again else (0, 0)
        if times:
            last = words[at + size * times - 1]
            yield Span(words[at].start, last.end), "loop"
            at += size * times
        else:
            at += 1


def _loop(keys: Sequence[str], at: int) -> tuple[int, int]:
    """Return size and count of the run repeated from a place on; (0, 0) where none is."""
    longest = min(LONGEST, (len(keys) - at) // 2)
    for size in range(1, longest + 1):
        if keys[at + size] != keys[at]:
            continue
        run, times = keys[at : at + size], 1
        while keys[at + size * times : at + size * (times + 1)] == run:
            times += 1
        least = TIMES.get(size, 2 if size >= TWICE else 3)
        if times >= least and not all(map(str.isdigit, run)):
            return size, times
    return 0, 0


CHECK = Check("repetition", "a run of words told over and over", "critical", pair=find)
