"""Conditions that a translation leaves out or turns: "if the cargo is not released, we close the river".

What was said under a condition is another thing without it. A language has many ways to set one, so a
condition is gone only where the other side has none of them and is shorter by half as much.
"""

import re
from collections.abc import Iterator
from typing import Final

from compare.languages import Language
from sources.model import Span

WORDS: Final = 3
"""Words of a condition, at least."""

OPPOSITES: Final = (("even_if", "only_if"), ("except", "including"))
"""Keys of the section `quotes` that turn a sentence into its opposite."""

TURNS: Final = (
    ("quotes", "conditions"),
    ("quotes", "qualifiers"),
    ("negation", "explicit"),
    ("negation", "implicit"),
)
"""Section and key of what turns the sense of the words beside it."""

CLAUSE: Final = re.compile(r"[.!?;:,—–]")
"""What ends a condition."""


def dropped(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Return the condition that the base sets and the version does not; empty where none is gone."""
    ours, theirs = both
    if any(pattern and pattern.search(version) for pattern in _any(theirs)):
        return ""
    usual = (ours.length or 1.0) / (theirs.length or 1.0)
    missing = len(base) - len(version) * usual
    for span in _conditions(base, ours):
        if missing >= (span.end - span.start) / 2:
            return base[span.start : span.end].strip(" ,")
    return ""


def turned(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Say that "if" became "even if", or "except" "including", or the reverse; empty where neither did."""
    for one, other in OPPOSITES:
        for mine, its in ((one, other), (other, one)):
            here, there = _alone(base, both[0], mine, its), _alone(version, both[1], its, mine)
            if here and there:
                return f"“{here}” became “{there}”"
    return ""


def _alone(text: str, known: Language, key: str, other: str) -> str:
    """Return the only words of a kind, where the other kind has none but as a part of them."""
    pattern, opposite = known.pattern("quotes", key), known.pattern("quotes", other)
    found = list(pattern.finditer(text)) if pattern else []
    rest = (
        text
        if len(found) != 1
        else text[: found[0].start()] + " " * len(found[0][0]) + text[found[0].end() :]
    )
    if len(found) != 1 or opposite is None or opposite.search(rest):
        return ""
    whole = opposite.search(text)
    if whole and len(whole[0]) > len(found[0][0]):
        return ""  # the "if" of "even if"
    return found[0].group()


def turning(text: str, known: Language) -> str:
    """Return the first condition, denial or "only" of a text, which turns the sense of what stands beside."""
    for section, key in TURNS:
        pattern = known.pattern(section, key)
        if found := pattern.search(text) if pattern else None:
            return found.group()
    return ""


def _any(known: Language) -> Iterator[re.Pattern[str] | None]:
    """Yield what can set a condition."""
    yield from (known.pattern("denials", key) for key in ("if", "unless"))
    yield from (known.pattern("quotes", key) for key in ("conditions", "supposed"))


def _conditions(text: str, known: Language) -> Iterator[Span]:
    """Yield the clauses that set a condition."""
    pattern = known.pattern("quotes", "sets")
    for match in pattern.finditer(text) if pattern else ():
        end = CLAUSE.search(text, match.end())
        span = Span(match.start(), end.start() if end else len(text))
        if len(text[span.start : span.end].split()) >= WORDS:
            yield span
