"""Conditions: the clauses that set one, and whether a text sets any."""

import re
from collections.abc import Iterator
from typing import Final

from compare.languages import Language
from sources.model import Span

WORDS: Final = 3
"""Words of a condition, at least."""

CLAUSE: Final = re.compile(r"[.!?;:,—–]")
"""What ends a condition."""

BEFORE: Final = re.compile(r"[\w’']+(?=\W*$)")
"""The word before a place."""


def clauses(text: str, known: Language) -> Iterator[Span]:
    """Yield the clauses that set a condition: "if the wind turned". A question is none: "asked if"."""
    pattern, whether = known.pattern("quotes", "sets"), known.pattern("hedges", "whether")
    for match in pattern.finditer(text) if pattern else ():
        before = BEFORE.search(text, 0, match.start())
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
    keys = (("denials", "if"), ("denials", "unless"), ("quotes", "conditions"), ("quotes", "supposed"))
    patterns = (known.pattern(*key) for key in keys)
    return frozenset(m[0].casefold() for pattern in patterns if pattern for m in pattern.finditer(text))
