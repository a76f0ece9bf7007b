"""Direction: what rose fell, what came before came after, more became less, cause and effect changed places.

A comparison may be turned round with its sides: "lower in the villages than in the port" is "higher in the
port than in the villages". So no opposite counts where the words behind the two have changed places.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Pair, Side, became, quote
from compare.facts.cues import cues
from compare.facts.names import names
from compare.facts.opposites import Pole, opposed
from compare.facts.scope import alike
from compare.model import Passage
from compare.sense.frames import Answer, Frame, answers, read_ahead
from compare.sense.moves import exchanged_moves
from compare.sense.poles import opposite_words
from compare.words import Token, tokens
from sources.model import Span

BOUNDS: Final = ("at_least", "at_most")
"""Quantifiers that hold a word of direction and tell none."""

EDGE: Final = " ,.;:!?“”„«»\"'"
"""What a part that changed places is shown without."""

REACH: Final = 4
"""Tokens behind a word among which the one that it bears on is looked for."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield words of direction, order and comparison that became their opposites, and what changed places."""
    sides = (pair.base, pair.version)
    languages = (pair.base.language, pair.version.language)
    orders = answers(pair.texts)
    told: list[tuple[Pole, Pole]] = []
    for mine, other in opposed(pair.base.text, pair.version.text, languages, "directions"):
        if _within(mine, pair.base) or _within(other, pair.version):
            continue
        if pair.one_language and _turned(mine, other, *sides):
            continue
        if any(answer.state == "kept" and _beside(answer, *_spans(mine, other)) for answer in orders):
            continue  # "the pier fell after the storm", "before the pier fell there was a storm"
        told.append((mine, other))
        message = f"“{mine.word.text}” became “{other.word.text}”"
        confidence = 0.8 if pair.one_language else 0.7
        yield Finding(message, _mark(pair.base, mine), _mark(pair.version, other), confidence=confidence)
    small = (
        None if pair.one_language or told else opposite_words(pair.base.text, pair.version.text, languages)
    )
    if small and not any(_beside(answer, *small) for answer in orders if answer.state != "open"):
        yield became(pair, small, confidence=0.7)
    for old, new in exchanged_moves(pair.texts):
        span = old.figure.span
        said = f"“{old.word.word.text}” became “{new.word.word.text}”"
        message = f"{said} beside “{pair.base.text[span.start : span.end]}”"
        yield Finding(message, _mark(pair.base, old.word), _mark(pair.version, new.word), confidence=0.75)
    for answer in orders:
        if answer.state == "exchanged" and not any(_beside(answer, *_spans(*two)) for two in told):
            yield _exchanged(answer, *sides)


def ahead(pairs: Sequence[Pair]) -> None:
    """Read together the parts that may have changed places."""
    read_ahead(pair.texts for pair in pairs)


def _spans(mine: Pole, other: Pole) -> tuple[Span, Span]:
    return Span(mine.word.start, mine.word.end), Span(other.word.start, other.word.end)


def _beside(answer: Answer, ours: Span, theirs: Span) -> bool:
    """Tell whether two words are what orders the parts."""
    return answer.base.word.overlaps(ours) and answer.version.word.overlaps(theirs)


def _exchanged(answer: Answer, base: Side, version: Side) -> Finding:
    """Return the finding that two parts changed places."""
    shown = [quote(base.text[span.start : span.end].strip(EDGE)) for span in answer.base.parts]
    sides = _first(answer.base, base), _first(answer.version, version)
    message = "“{}” and “{}” changed places".format(*shown)
    return Finding(message, *sides, confidence=0.75, yields=True)


def _first(frame: Frame, side: Side) -> Passage:
    """Return the word that orders two parts; its value is the first of them."""
    return side.passage(frame.word, quote(side.text[frame.first.start : frame.first.end].strip(EDGE)))


def holds(pair: Pair, finding: Finding) -> bool:
    """Tell whether two parts changed places, which no retelling does to what it retells."""
    changed = (answer.base for answer in answers(pair.texts) if answer.state == "exchanged")
    return finding.base in [_first(frame, pair.base) for frame in changed]


def _within(pole: Pole, side: Side) -> bool:
    """Tell whether a word is part of a bound ("al menos"), or of a name."""
    bounds = cues(side.text, side.language, "quantifiers", BOUNDS)
    if any(
        cue.span.start < pole.word.end and pole.word.start < cue.span.end for cue in bounds if " " in cue.text
    ):
        return True
    inside = pole.word.start > 0 and not side.language.flag("names", "nouns_capitalised")
    return inside and any(
        len(name.words) > 1 and name.span.start <= pole.word.start < name.span.end
        for name in names(side.text, side.language)
    )


def _turned(mine: Pole, other: Pole, base: Side, version: Side) -> bool:
    """Tell whether the two sides of a comparison have changed places."""
    ours, theirs = tokens(base.text), tokens(version.text)
    here, there = _next(mine, ours, base), _next(other, theirs, version)
    if here is None or there is None or alike(here.key, there.key):
        return False
    return _has(theirs, here) and _has(ours, there)


def _next(pole: Pole, words: Sequence[Token], side: Side) -> Token | None:
    """Return the first word of weight behind a word."""
    ahead = words[pole.place + 1 : pole.place + 1 + REACH]
    known = side.language.function_words
    return next((w for w in ahead if w.key not in known and w.key[0].isalnum() and len(w.key) > 2), None)


def _has(words: Sequence[Token], word: Token) -> bool:
    return any(alike(other.key, word.key) for other in words)


def _mark(side: Side, pole: Pole) -> Passage:
    return side.passage(Span(pole.word.start, pole.word.end), pole.word.key)


CHECK = Check(
    "direction",
    "rose/fell, more/less, before/after, from/to",
    "critical",
    pair=find,
    needs="directions",
    close=holds,
    ahead=ahead,
    general=True,
)
