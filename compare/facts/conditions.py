"""Conditions: the clauses that set one, and whether a text sets any."""

import re
from collections.abc import Iterator
from typing import Final

from compare.languages import Language
from sources.model import Span

WORDS: Final = 3
"""Words of a condition, at least."""

SETS: Final = (
    ("denials", "if"),
    ("denials", "unless"),
    ("quotes", "conditions"),
    ("quotes", "supposed"),
)
"""Section and key of what can set a condition."""

CLAUSE: Final = re.compile(r"[.!?;:,—–”\"»]")
"""What ends a condition."""

BEFORE: Final = re.compile(r"[\w’']+(?=\W*$)")
"""The word before a place."""


def clauses(text: str, known: Language) -> Iterator[Span]:
    """Yield the clauses that set a condition: "if the wind turned". A question is none: "asked if"."""
    whether, questions = known.pattern("hedges", "whether"), known.phrases("denials", "that")
    for match in known.finder("quotes", "sets").every(text):
        before = BEFORE.search(text, 0, match.start()) if match[0].casefold() in questions else None
        if before and whether and whether.fullmatch(before[0]):
            continue
        end = CLAUSE.search(text, match.end())
        span = Span(match.start(), end.start() if end else len(text))
        if len(text[span.start : span.end].split()) >= WORDS:
            yield span


def conditional(text: str, known: Language) -> bool:
    """Tell whether a text sets a condition of any kind."""
    return bool(set_by(text, known))


def set_by(text: str, known: Language) -> frozenset[str]:
    """Return the words of a text that can set a condition, or tell that one is set: if, unless, would."""
    idle = known.phrases("hedges", "conditionless")  # "bis Freitag", which sets none
    found = (m[0].casefold() for key in SETS for m in known.finder(*key).every(text))
    return frozenset(word for word in found if word not in idle)


def readable(known: Language) -> bool:
    """Tell whether it is known how a language sets conditions."""
    return all(known.text(*key) for key in SETS)
