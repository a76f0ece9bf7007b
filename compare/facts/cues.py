"""Cue words: which of a language's phrases a text holds, and of which class."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.languages import Language
from sources.model import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that says something of the sentence, and the class it belongs to."""

    span: Span
    kind: str
    text: str


def cues(text: str, language: Language, section: str, kinds: Sequence[str]) -> tuple[Cue, ...]:
    """Find the cues of a section, in order; the longest wins, and exempt phrases hide what they cover."""
    hidden = [Span(*m.span()) for m in _find(language, section, "exempt", text)]
    found = [
        Cue(Span(*match.span()), kind, match.group())
        for kind in kinds
        for match in _find(language, section, kind, text)
    ]
    found.sort(key=lambda cue: (cue.span.start - cue.span.end, cue.span.start))
    kept: list[Cue] = []
    for cue in found:
        if not any(cue.span.overlaps(span) for span in (*hidden, *(other.span for other in kept))):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.span))


def _find(language: Language, section: str, key: str, text: str) -> Sequence[re.Match[str]]:
    pattern = language.pattern(section, key)
    return tuple(pattern.finditer(text)) if pattern else ()


@lru_cache
def kinds(language: Language, section: str) -> tuple[str, ...]:
    """Return the classes a section has, in the order of the file; `exempt` is none."""
    return tuple(key for key in language.data.get(section, {}) if key != "exempt")
