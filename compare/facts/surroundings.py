"""Whether the words around a phrase stand in another text without it: "is suspected of killing", "killed"."""

from typing import Final

from compare.facts.scope import alike
from compare.facts.tenses import auxiliaries, same_verb
from compare.languages import Language
from compare.words import tokens
from sources.model import Span

NEAR: Final = 3
"""Words within which what stood around a phrase must stand without it."""


def stands_without(span: Span, mine: str, other: str, language: Language, *, near: int = NEAR) -> bool:
    """Tell whether the words just before and behind a phrase stand in the other text too, near each other: at
    most so many words apart.

    They may stand in any form, and the helpers of a verb are not minded: "may have been caused", "was
    caused". What stands open there, too, is not told as done: "wanted to avoid", "desired to avoid".
    """
    words, theirs = tokens(mine), [token.key for token in tokens(other)]
    helpers = auxiliaries(language) | language.words("hedges", "helpers")
    before = [t.key for t in words if t.end <= span.start and t.key not in helpers][-1:]
    behind = [t.key for t in words if t.start >= span.end and t.key not in helpers][:1]
    if not before or not behind:
        return False
    ends = (
        [at for at, key in enumerate(theirs) if alike(key, before[0])],
        [at for at, key in enumerate(theirs) if alike(key, behind[0]) or same_verb(key, behind[0], language)],
    )
    still = language.words("hedges", "infinitive")
    return any(
        0 < there - here <= near and still.isdisjoint(theirs[here:there])
        for here in ends[0]
        for there in ends[1]
    )
