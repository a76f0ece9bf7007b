"""Findings in the terms of MQM (Multidimensional Quality Metrics), and the score they add up to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from compare.model import Divergence, Severity

WEIGHTS: Final[dict[Severity, int]] = {"critical": 25, "major": 5, "minor": 1, "info": 0}
"""Points of one finding: MQM's usual weights. Info is advice and costs nothing."""

OTHER: Final = "accuracy/mistranslation"

CATEGORIES: Final[dict[str, str]] = {
    **dict.fromkeys(("omission", "quote-missing", "quote-trimmed", "truncated"), "accuracy/omission"),
    **dict.fromkeys(("addition", "quote-added"), "accuracy/addition"),
    "untranslated": "accuracy/untranslated",
    "wrong-language": "accuracy/untranslated",
    "glossary": "terminology/wrong term",
    "consistency": "terminology/inconsistent use",
    "rule": "terminology/own rule",
    "loaded-term": "audience appropriateness/loaded term",
    "repetition": "linguistic conventions/duplication",
    "doubled-word": "linguistic conventions/duplication",
    **dict.fromkeys(
        ("brackets", "quote-marks", "quote-brackets", "spacing"), "linguistic conventions/punctuation"
    ),
    **dict.fromkeys(("capitals", "lookalike"), "linguistic conventions/spelling"),
    "mojibake": "design and markup/character encoding",
    "links": "design and markup/link",
    "moved": "style/order",
}
"""Check -> dimension and type; what is not here is a mistranslation."""

KEPT: Final = "terminology/do not translate"

NOT_OF_TRANSLATIONS: Final = frozenset({"wording", "split-merge", "low-similarity"})
"""Checks that say nothing about the quality of a translation."""


def category(divergence: Divergence) -> str:
    """Return the MQM dimension and type of a finding."""
    if divergence.check == "glossary" and divergence.severity == "major":
        return KEPT
    return CATEGORIES.get(divergence.check, OTHER)


SIDES: Final = {"base": "source", "version": "translation"}

OURS: Final = re.compile(r"\b([Tt]he) (base|version)\b")
"""The names that messages give to the sides."""

WORDS: Final = re.compile(r": |[“«„]")
"""What comes before the words of a text in a message."""


def message(divergence: Divergence) -> str:
    """Return what was found with the sides called source and translation; words of the texts stay."""
    begins = WORDS.search(divergence.message)
    cut = begins.start() if begins else len(divergence.message)
    head, rest = divergence.message[:cut], divergence.message[cut:]
    return OURS.sub(lambda match: f"{match[1]} {SIDES[match[2]]}", head) + rest


@dataclass(frozen=True, slots=True)
class Score:
    """What the findings cost."""

    words: int
    """Words of the source that were looked at."""
    points: int

    @property
    def per_thousand(self) -> float | None:
        """Points in a thousand words; `None` where there are none."""
        return round(1000 * self.points / self.words, 1) if self.words else None

    @property
    def quality(self) -> float | None:
        """100 for a translation without findings, down to 0."""
        return round(max(0.0, 100 * (1 - self.points / self.words)), 1) if self.words else None


def score(found: Iterable[Divergence], words: int) -> Score:
    """Add up the points of some findings."""
    return Score(words, sum(WEIGHTS[divergence.severity] for divergence in found))
