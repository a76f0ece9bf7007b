"""What cannot be a translation: loops, copies, another language, absurd lengths.

Machines that lose the thread say something all the same, and score it well. A reason given here is shown
instead of the output; it is never a divergence between the texts.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from sources.language import KIN, detect

WORD: Final = re.compile(r"\w+")
WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters of which one says as much as three letters."""

ALIKE: Final = (*KIN, frozenset("de nl lb nds af".split()))
"""Languages that may be taken for one another; short output of machines is taken for Afrikaans, too."""

LONGEST_RUN: Final = 12
"""Words of the longest run that is looked for as a loop."""

Judge = Callable[[str, str, str, str], str | None]


def why_not(said: str, told: str, source: str, target: str) -> str | None:
    """Return why `told` cannot be a translation of `said`; `None` where nothing speaks against it."""
    reasons = (judge(said, told, source, target) for judge in JUDGES)
    return next((reason for reason in reasons if reason), None)


def _nothing(said: str, told: str, source: str, target: str) -> str | None:
    return "it said nothing" if WORD.search(said) and not WORD.search(told) else None


def _loop(said: str, told: str, source: str, target: str) -> str | None:
    """Catch a run of words, or a character, again and again where the original has no such thing."""
    loops = _most_repeats(told) > _most_repeats(said) or _stutter(told) > max(_stutter(said), 8)
    return "it fell into a loop" if loops else None


def _most_repeats(text: str) -> int:
    """Return how often the worst run of words is repeated, 0 for what prose may do."""
    words = [word.casefold() for word in WORD.findall(text)]
    worst = 0
    for size in range(1, min(LONGEST_RUN, len(words) // 3) + 1):
        alike = [words[at] == words[at + size] for at in range(len(words) - size)]
        run = _longest(alike) // size + 1
        worst = max(worst, run if run >= (4 if size == 1 else 3) else 0)
    return worst


def _longest(flags: Sequence[bool]) -> int:
    longest = current = 0
    for flag in flags:
        current = current + 1 if flag else 0
        longest = max(longest, current)
    return longest


def _stutter(text: str) -> int:
    """Return the length of the longest run of one letter."""
    return max((len(match.group()) for match in re.finditer(r"([^\W\d_])\1{3,}", text)), default=0)


def _copied(said: str, told: str, source: str, target: str) -> str | None:
    """Catch the original come back, or most of it. Names may stay as they are: small words are looked at."""
    small = {word for word in WORD.findall(said) if word.islower() and word.isalpha() and len(word) > 1}
    if _kin(source, target):
        return None
    kept = small & set(WORD.findall(told))
    same = len(small) > 1 and " ".join(said.split()) == " ".join(told.split())
    most = len(small) > 3 and len(kept) > 0.7 * len(small)
    return "it left the original as it was" if same or most else None


def _language(said: str, told: str, source: str, target: str) -> str | None:
    if sum(map(str.isalpha, told)) < 40:
        return None  # names mislead about what is short
    tag, confidence = detect(told, confirm=False)
    if tag is None or confidence < 0.9 or tag == target or _kin(tag, target):
        return None
    return f"it answered in another language ({tag})"


def _kin(one: str, other: str) -> bool:
    return one == other or any(one in kin and other in kin for kin in ALIKE)


def _length(said: str, told: str, source: str, target: str) -> str | None:
    ours, theirs = _weight(said), _weight(told)
    if theirs > 3 * ours + 40:
        return "it is far longer than the original"
    if ours > 60 and theirs < ours / 4:
        return "it is far shorter than the original"
    return None


def _weight(text: str) -> int:
    return len(text) + 2 * len(WIDE.findall(text))


def _unknown(said: str, told: str, source: str, target: str) -> str | None:
    marks = told.count("⁇") + told.count("<unk>") - said.count("⁇") - said.count("<unk>")
    return "it did not know the words" if marks > max(1, len(WORD.findall(told)) // 4) else None


JUDGES: Final[tuple[Judge, ...]] = (_nothing, _loop, _copied, _unknown, _language, _length)
