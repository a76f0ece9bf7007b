"""Conditions that a translation leaves out: "if the cargo is not released, we close the river".

What was said under a condition is another thing without it. A language has many ways to set one, so a
condition is gone only where the other side has none of them and is shorter by half as much.
"""

import re
from collections.abc import Iterator
from typing import Final

from compare.coverage import ratio
from compare.facts.conditions import CLAUSE, SETS, clauses, conditional
from compare.facts.cues import cues
from compare.languages import Language
from compare.words import worded

TURNS: Final = (
    ("quotes", "conditions"),
    ("quotes", "qualifiers"),
    ("negation", "explicit"),
    ("negation", "implicit"),
)
"""Section and key of what turns the sense of the words beside it."""

ENDS: Final = re.compile(r"\s*[.!?]")
"""The end of a sentence."""


def dropped(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Return the condition that the base sets and the version does not; empty where none is gone."""
    ours, theirs = both
    if conditional(version, theirs):
        return ""
    missing = len(base) * (1 - ratio(base, version, ours.tag, theirs.tag))
    for span in clauses(base, ours):
        if missing >= (span.end - span.start) / 2:
            return base[span.start : span.end].strip(" ,")
    return ""


def unconditioned(base: str, version: str, known: Language) -> Iterator[str]:
    """Yield the conditions of a text that another of the same language does not set: it sets none at all."""
    if not any(known.finder(*key).first(version) for key in SETS[:-1]):
        yield from (base[span.start : span.end].strip(" ,") for span in clauses(base, known))


def turning(text: str, known: Language) -> str:
    """Return the first condition, denial or "only" of a text, which turns the sense of what stands beside."""
    scarce = known.pattern("denials", "scarce")  # "badly" turns nothing
    for section, key in TURNS:
        pattern = known.pattern(section, key)
        for found in pattern.finditer(text) if pattern else ():
            if not (scarce and scarce.fullmatch(found.group())):
                return found.group()
    return ""


def turned_by(cut: str, known: Language) -> str:
    """Return what turns the sense in words that are cut; a conjunction alone is none: "But" we will stay."""
    found = turning(cut, known)
    alone = cut.strip(" ,.;").casefold() == found.casefold()
    return "" if alone and found.casefold() in known.phrases("speakers", "conjunctions") else found


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
