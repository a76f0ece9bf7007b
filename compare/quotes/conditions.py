"""Conditions that a translation leaves out: "if the cargo is not released, we close the river".

What was said under a condition is another thing without it. A language has many ways to set one, so a
condition is gone only where the other side has none of them and is shorter by half as much.
"""

import re
from collections.abc import Iterator
from typing import Final

from compare.coverage import ratio
from compare.facts.cues import cues
from compare.languages import Language
from compare.words import worded
from sources.model import Span

WORDS: Final = 3
"""Words of a condition, at least."""

TURNS: Final = (
    ("quotes", "conditions"),
    ("quotes", "qualifiers"),
    ("negation", "explicit"),
    ("negation", "implicit"),
)
"""Section and key of what turns the sense of the words beside it."""

CLAUSE: Final = re.compile(r"[.!?;:,—–]")
"""What ends a condition."""

ENDS: Final = re.compile(r"\s*[.!?]")
"""The end of a sentence."""


def dropped(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Return the condition that the base sets and the version does not; empty where none is gone."""
    ours, theirs = both
    if any(pattern and pattern.search(version) for pattern in _any(theirs)):
        return ""
    missing = len(base) * (1 - ratio(base, version, ours.tag, theirs.tag))
    for span in _conditions(base, ours):
        if missing >= (span.end - span.start) / 2:
            return base[span.start : span.end].strip(" ,")
    return ""


def turning(text: str, known: Language) -> str:
    """Return the first condition, denial or "only" of a text, which turns the sense of what stands beside."""
    scarce = known.pattern("denials", "scarce")  # "badly" turns nothing
    for section, key in TURNS:
        pattern = known.pattern(section, key)
        for found in pattern.finditer(text) if pattern else ():
            if not (scarce and scarce.fullmatch(found.group())):
                return found.group()
    return ""


def denying(gap: str, known: Language) -> str:
    """Return a negation in what is left out between kept words that denies these; empty where none does.

    One that is left out with all it denies turns nothing: "it is [not a war, it is] a rescue".
    """
    for cue in cues(gap, known, "negation", ("explicit",)):
        ahead, *ended = CLAUSE.split(gap[cue.span.end :], maxsplit=1)
        joined = not CLAUSE.search(gap, 0, cue.span.start)
        if not ended or (not worded(ahead) and (joined or not ENDS.match(gap, cue.span.end))):
            return cue.text
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
