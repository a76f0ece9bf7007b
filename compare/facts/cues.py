"""Cue words: which of a language's phrases a text holds, and of which class."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.languages import Language, bounded
from sources.model import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that says something of the sentence, and the class it belongs to."""

    span: Span
    kind: str
    text: str


def cues(text: str, language: Language, section: str, kinds: Sequence[str]) -> tuple[Cue, ...]:
    """Find the cues of some classes, in order. At each place the longest phrase of the section wins,
    whatever its class; those of the class `exempt` only hide what they cover."""
    lexicon = _lexicon(language, section)
    if lexicon is None:
        return ()
    pattern, classes = lexicon
    return tuple(
        Cue(Span(*match.span()), kind, match.group())
        for match in pattern.finditer(text)
        if (kind := classes[(match.lastindex or 1) - 1]) in kinds
    )


@lru_cache
def _lexicon(language: Language, section: str) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """Return one pattern for all phrases of a section, a group each, and the class of each group."""
    phrases = [
        (phrase, kind)
        for kind in language.data.get(section, {})
        for phrase in language.phrases(section, kind)
    ]
    if not phrases:
        return None
    phrases.sort(key=lambda item: len(item[0]), reverse=True)
    groups = "|".join(f"({bounded(phrase)})" for phrase, _ in phrases)
    return re.compile(groups, re.IGNORECASE), tuple(kind for _, kind in phrases)


@lru_cache
def kinds(language: Language, section: str) -> tuple[str, ...]:
    """Return the classes a section has, in the order of the file; `exempt` is none."""
    return tuple(key for key in language.data.get(section, {}) if key != "exempt")
