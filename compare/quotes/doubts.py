"""Which findings of the checks hold between a quotation and its free translation.

Honest translators move a denial into a word, a name into a pronoun, a duty into advice. A finding is trusted
where the changed words are each other's translation as far as word links tell, and so cannot have been said
elsewhere; a denial where what it denies is said on the other side without one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from compare.facts.cues import Cue, cues, kinds
from compare.facts.durations import counted, durations
from compare.facts.opposites import answered, poles
from compare.facts.places import bodies
from compare.facts.spelling import sound
from compare.languages import language
from compare.model import Divergence, Passage
from compare.word_alignment import chances, word_links
from compare.words import placed, tokens
from sources.model import Span

PLAIN: Final = 16
"""Words of a quotation that says one thing, so that a denial in it is that of the whole."""

TWOFOLD: Final = 12
"""Words of a quotation in which denials can be counted."""

LEAST: Final = 4
"""Words below which a translation is too free to count denials."""

SAID: Final = 0.6
"""Chance of a counterpart from which a denied word is said on the other side, too."""

HALF: Final = 0.45
"""The same for a quotation that says one thing."""

AROUND: Final = 0.85
"""The same where the word is doubtful and its neighbours must tell."""

KIN: Final = (frozenset({"duty", "advice"}), frozenset({"some", "few"}), frozenset({"likely", "possible"}))
"""Classes that translators exchange."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A quotation and its translation."""

    base: str
    version: str
    ours: str
    theirs: str

    @property
    def turned(self) -> "Texts":
        """The translation, and what it translates."""
        return Texts(self.version, self.base, self.theirs, self.ours)


def trusted(found: Divergence, texts: Texts) -> bool:
    """Tell whether a finding holds however free the translation is."""
    rule = RULES.get(found.check)
    return rule is None or rule(found, texts)


def _name(found: Divergence, texts: Texts) -> bool:
    """A name became another where both are well known, or have two words, and do not sound alike."""
    base, other = found.base, found.other
    if not (base and other and base.value and other.value):
        return False
    if not (_proper(base.text, texts.ours) and _proper(other.text, texts.theirs)):
        return False
    return not any(_like(a, b) for a in base.text.split() for b in other.text.split())


def _proper(name: str, tag: str) -> bool:
    return " " in name.strip() or bool(bodies(name, language(tag)))


def _like(one: str, other: str) -> bool:
    a, b = sound(one), sound(other)
    return Levenshtein.distance(a, b) <= max(len(a), len(b)) // 3


def _changed(found: Divergence, texts: Texts) -> bool:
    """A word became its opposite where the two are each other's translation."""
    base, other = found.base, found.other
    if not (base and other and base.value and other.value):
        return False
    if frozenset((base.value, other.value)) in KIN:
        return False
    if _within(base, texts.base, texts.ours) != _within(other, texts.version, texts.theirs):
        return False  # keep is not stop
    ours, theirs = _places(base, texts.base), _places(other, texts.version)
    return any(i in ours and j in theirs for i, j in _links(texts))


def _within(word: Passage, text: str, tag: str) -> bool:
    """Tell whether a denial is part of a word: "n'arrêtent"."""
    return _negated(text[word.start : word.end], tag) and " " not in text[word.start : word.end]


def lasting(texts: Texts) -> str:
    """Say which unit of time became another one; empty where none did."""
    ours, theirs = (
        [(unit, counted(unit, text, known)) for unit in durations(text, known)]
        for text, known in ((texts.base, language(texts.ours)), (texts.version, language(texts.theirs)))
    )
    kept = {unit.kind for unit, _ in ours} & {unit.kind for unit, _ in theirs}
    for mine, count in ours:
        for other, its in theirs:
            if count == its and not {mine.kind, other.kind} & kept and _answers(mine, other, texts):
                return f"“{mine.text}” became “{other.text}”"
    return ""


def _answers(mine: Cue, other: Cue, texts: Texts) -> bool:
    ours, theirs = _places(mine.span, texts.base), _places(other.span, texts.version)
    return any(i in ours and j in theirs for i, j in _links(texts))


@lru_cache(maxsize=4096)
def _links(texts: Texts) -> tuple[tuple[int, int], ...]:
    return word_links(texts.base, texts.version, base_language=texts.ours, version_language=texts.theirs)


def _places(passage: Passage | Span, text: str) -> set[int]:
    return {
        at for at, span in enumerate(placed(text)) if span.start < passage.end and passage.start < span.end
    }


def _denial(found: Divergence, texts: Texts) -> bool:
    """A denial of one side alone, in a short quotation or of words that the other side says, too."""
    if found.base and found.other and found.base.value and found.other.value:
        return _changed(found, texts)
    denied = found.base if found.base and found.base.value else found.other
    side = texts if denied is found.base else texts.turned
    if denied is None or not _negated(side.base, side.ours) or _empty(denied, side):
        return False
    words = [len(text.split()) for text in (texts.base, texts.version)]
    if _negated(side.version, side.theirs):  # both deny something, one of them once more
        return min(words) <= TWOFOLD and not _hollow(side) and _said(denied, side)
    if max(words) < LEAST or _less(side) or _answered(side):
        return False
    return _said(denied, side) or (min(words) <= PLAIN and _likely(denied, side))


def _answered(side: Texts) -> bool:
    """Tell whether an opposite, or a first time, says what is denied: "nobody closes it", "it stays open"."""
    known = (language(side.ours), language(side.theirs))
    first = known[1].pattern("quotes", "first_time")
    if first and first.search(side.version):
        return True
    return any(
        answered(poles(side.base, known[0], section), poles(side.version, known[1], section))
        for section in ("opposites",)
    )


def _less(side: Texts) -> bool:
    """Tell whether the other side alone has a "less than", which a denial can tell: "no llega al cuatro"."""
    ours, theirs = (
        bool({t.key for t in tokens(text)} & set(language(tag).phrases("scope", "less")))
        for text, tag in ((side.base, side.ours), (side.version, side.theirs))
    )
    return theirs and not ours


def _negated(text: str, tag: str) -> bool:
    known = language(tag)
    return bool(cues(text, known, "negation", kinds(known, "negation")))


def _empty(denied: Passage, side: Texts) -> bool:
    """Tell whether a negation denies nothing: "avant qu'il ne parte", «пока не», «почему бы не»."""
    pattern = language(side.ours).pattern("scope", "expletive")
    found = pattern.finditer(side.base) if pattern else ()
    return any(match.start() <= denied.start < match.end() for match in found)


def _hollow(side: Texts) -> bool:
    """Tell whether either side has a negation that denies nothing, so that they cannot be counted."""
    sides = ((side.base, side.ours), (side.version, side.theirs))
    patterns = ((text, language(tag).pattern("scope", "expletive")) for text, tag in sides)
    return any(pattern is not None and pattern.search(text) for text, pattern in patterns)


def _said(denied: Passage, side: Texts) -> bool:
    """Tell whether the other side says what is denied: the first word of weight, or the words around it."""
    every = list(_weighty(side))
    ahead = [chance for start, chance in every if start >= denied.end][:2]
    before = [chance for start, chance in every if start < denied.start][-1:]
    if not ahead:
        return False
    around = [*ahead[1:], *before]
    return ahead[0] > SAID or (len(around) > 1 and min(around) > AROUND)


def _likely(denied: Passage, side: Texts) -> bool:
    """Tell whether the other side says any of the words that are denied, as far as word links tell."""
    return any(chance >= HALF for start, chance in _weighty(side) if start >= denied.end)


def _weighty(side: Texts) -> Iterator[tuple[int, float]]:
    """Yield where each word of weight stands, and its chance of a counterpart."""
    functions = language(side.ours).function_words
    every = chances(side.base, side.version, side.ours, side.theirs)
    spans = placed(side.base)
    for token in tokens(side.base):
        if len(token.key) > 2 and token.key[0].isalpha() and token.key not in functions:
            at = next((i for i, s in enumerate(spans) if s.start <= token.start < s.end), None)
            if at is not None:
                yield token.start, float(every[at])


def _figure(found: Divergence, texts: Texts) -> bool:
    """A figure became another, and not only its unit of time: a day and a half, 36 hours."""
    base, other = found.base, found.other
    if not (base and other and base.value and other.value):
        return True
    ours, theirs = (
        [(unit, counted(unit, text, known)) for unit in durations(text, known)]
        for text, known in ((texts.base, language(texts.ours)), (texts.version, language(texts.theirs)))
    )
    mine = _unit(Span(base.start, base.end), ours)
    others = {unit.kind for unit, _ in theirs}
    if mine is None or not others or mine[0].kind in others:
        return True
    return any(hours(*mine) and hours(*its) and not _equal(hours(*mine), hours(*its)) for its in theirs)


def _unit(span: Span, found: Sequence[tuple[Cue, str | None]]) -> tuple[Cue, str | None] | None:
    return next((two for two in found if 0 <= two[0].span.start - span.end <= NEAR), None)


def hours(unit: Cue, count: str | None) -> float:
    """Return how long something lasts, in hours; 0 where no figure tells."""
    plain = count is not None and PLAIN_FIGURE.fullmatch(count)
    return float(count or 0) * HOURS.get(unit.kind, 0) if plain else 0.0


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 0.1 * max(one, other)


def _amount(found: Divergence, _: Texts) -> bool:
    """An amount became another; one that is gone is the check's own to grade."""
    values = {side.value for side in (found.base, found.other) if side and side.value}
    return len(values) < 2 or ("half" not in values and frozenset(values) not in KIN)


NEAR: Final = 4
"""Characters from a figure to its unit."""

PLAIN_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")

HOURS: Final = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8766}
"""Unit of time -> its length in hours."""

RULES: Final[dict[str, Callable[[Divergence, Texts], bool]]] = {
    "name": _name,
    "number": _figure,
    "negation": _denial,
    "modality": _changed,
    "quantifier": _amount,
}
