"""By how much something rose or fell, and to what: two statements that one small word tells apart."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from compare.facts.opposites import poles
from compare.languages import Language
from sources.model import Span

CLOSE: Final = 50
"""Characters from the verb to the figure."""

BETWEEN: Final = 30
"""Characters between the two figures of a change."""

MARK: Final = re.compile(r"[;:.!?]\s")
"""What ends the clause of a verb."""

KINDS: Final[tuple[Literal["by", "to"], ...]] = ("by", "to")


@dataclass(frozen=True, slots=True)
class Step:
    """What a figure says of a rise or a fall."""

    kind: Literal["by", "to"]
    start: int
    """Where the word before the figure begins that tells it."""


def step(text: str, at: int, language: Language) -> Step | None:
    """Return what the figure at a place says of a rise or a fall: by how much, or to what."""
    left = max(0, at - CLOSE)
    lead = text[left:at]
    said = ((kind, pattern.search(lead)) for kind in KINDS if (pattern := _last(language, kind)))
    found = next(((kind, match) for kind, match in said if match), None)
    if found is None:
        return None
    kind, match = found
    moved = [pole.word.end for pole in poles(text, language, "directions") if pole.idea == "rise"]
    near = any(left <= end <= at and not MARK.search(text[end:at]) for end in moved)
    return Step(kind, left + match.start()) if near else None


def leads(text: str, first: Span, second: Span, language: Language) -> bool | None:
    """Tell whether two figures are told as from the first to the second, or to the first from the second."""
    if not 0 < second.start - first.end <= BETWEEN or MARK.search(text[first.end : second.start]):
        return None
    before, between = text[max(0, first.start - CLOSE) : first.start], text[first.end : second.start]
    was = _last(language, "was")
    if was and was.search(between):
        return False  # "58 per cent, against 63 per cent"
    start, end = _last(language, "from"), _last(language, "to")
    if start is None or end is None:
        return None
    if start.search(before) and end.search(between):
        return True
    return False if end.search(before) and start.search(between) else None


@lru_cache
def _last(language: Language, kind: Literal["by", "to", "from", "was"]) -> re.Pattern[str] | None:
    words = sorted(language.phrases("steps", kind), key=len, reverse=True)
    choice = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w-])(?<!\bup )(?:{choice})\s+$", re.IGNORECASE) if words else None
