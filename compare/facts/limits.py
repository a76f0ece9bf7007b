"""How much, how many, how often, as one may compare them: a bound that is denied is the opposite one.

What may not carry more than ten carries ten at most.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from compare.facts.cues import Cue, cues, kinds
from compare.facts.numbers import numbers
from compare.languages import Language

Telling = tuple[str, Language]
"""A text and its language."""

MEASURED: Final = frozenset(
    {"at_most", "more_than", "less_than", "nearly", "about", "only_so_many", "all_but"}
)
"""Classes that are meant only before a figure."""

DENIED: Final = {"more_than": "at_most", "less_than": "at_least"}
"""Bound -> what it is where it is denied."""

BOUNDS: Final = frozenset({*DENIED, *DENIED.values()})

SCOPE: Final = 30
"""Characters between a negation and the bound it denies."""

WHOLE: Final = ("all", "none", "always")
"""Classes that "almost" takes something from."""

REACH: Final = 12
"""Characters between such a word and its figure."""


@lru_cache(maxsize=8192)
def limits(text: str, language: Language) -> tuple[Cue, ...]:
    """Return the quantifiers of a text, each of the class it has where it stands."""
    denials = cues(text, language, "negation", ("explicit",))
    return tuple(_turned(cue, _denial(cue, denials, text)) for cue in _meant(text, language))


def _turned(cue: Cue, denial: Cue | None) -> Cue:
    if denial is None:
        return cue
    return replace(cue, kind=DENIED[cue.kind], text=f"{denial.text} … {cue.text}")


def denies_a_limit(denial: Cue, told: Telling, other: Telling) -> bool:
    """Tell whether a negation denies a bound, "cannot carry more than ten", and the other has one, too.

    The two bounds are to be compared then, and not the negation.
    """
    denies = any(_denial(cue, (denial,), told[0]) is not None for cue in _meant(*told))
    return denies and any(cue.kind in BOUNDS for cue in limits(*other))


@lru_cache(maxsize=8192)
def _meant(text: str, language: Language) -> tuple[Cue, ...]:
    found = cues(text, language, "quantifiers", kinds(language, "quantifiers"))
    figures = [number.span for number in numbers(text, language)] if found else []
    return tuple(
        cue
        for cue in found
        if (cue.kind not in MEASURED or _measures(cue, text, language))
        # but a part of a figure, it says nothing: the "half" of one and a half thousand
        and not any(cue.span != figure and figure.covers(cue.span) for figure in figures)
    )


def _measures(cue: Cue, text: str, language: Language) -> bool:
    """Tell whether a figure follows: "over 300", but not "handed over", nor «с 9% до 12%»; or "all" does
    behind "almost"."""
    if cue.kind == "nearly" and any(
        0 < whole.span.start - cue.span.end <= 1 for whole in cues(text, language, "quantifiers", WHOLE)
    ):
        return True
    ahead = text[cue.span.end : cue.span.end + 2 * REACH]
    if not any(number.span.start <= REACH for number in numbers(ahead, language)):
        return False
    behind = text[max(0, cue.span.start - 2 * REACH) : cue.span.start]
    ranged = cue.text.casefold() in language.phrases("numbers", "ranges")
    return not ranged or not any(len(behind) - n.span.end <= REACH for n in numbers(behind, language))


def _denial(bound: Cue, denials: Sequence[Cue], text: str) -> Cue | None:
    """Return the negation that denies a bound."""
    if bound.kind not in DENIED:
        return None
    near = (d for d in denials if 0 <= bound.span.start - d.span.end <= SCOPE)
    return next((d for d in near if not re.search(r"[,;:.!?]", text[d.span.end : bound.span.start])), None)
