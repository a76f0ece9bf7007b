"""Figures that did not survive, whatever they are written with.

Values are compared, not strings, so that "1.2 bn", «1,2 млрд» and "1200 Millionen" are silent, and so are
measures converted. A rounded figure agrees with the exact one where the text says that it is rounded ("about
300" for 298). Figures that are all there but changed places ("5 dead and 40 hurt") are told by what stands
beside them.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, product
from typing import Final

from compare.check import Check, Finding, Pair, Side, became
from compare.closeness import answers
from compare.facts.cues import cues
from compare.facts.dates import dates
from compare.facts.labels import Label, labels
from compare.facts.magnitudes import magnitudes
from compare.facts.matching import apart, nearest, unmatched
from compare.facts.quantities import Quantity, quantities
from compare.facts.shares import shares
from compare.facts.steps import leads, step
from compare.languages import Language
from compare.model import Passage, Severity
from compare.sense.counts import changed_magnitudes, changed_multiples
from compare.sense.echoes import Texts
from compare.sense.figures import changed_length, counted_otherwise
from compare.swaps import counted_alike, scored, swapped
from sources.model import Span

ROUNDED: Final = Decimal("0.03")
"""How far apart a figure called rounded may be from the exact one, as a share of it."""

BOUNDED: Final = Decimal("0.1")
"""The same for a bound on the right side: "more than 200" for 212."""

ABOVE: Final = frozenset({"more_than", "at_least"})
BELOW: Final = frozenset({"less_than", "at_most", "nearly"})
VAGUE: Final = ("about", "nearly", "more_than", "less_than", "at_least", "at_most")
"""Quantifiers that announce a rounded figure."""

AGE: Final = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w’'-]+, (?:aged |de |âgée? de )?$")
AFTER_AGE: Final = re.compile(r"\s*(?:años|ans|лет|года?)?\s*(?:[,.;:)]|$)")
"""What stands around somebody's age: "Edwin Sparrow, 58, ..."; a desk tells it where it names them first."""

REACH: Final = 12
"""Characters between such a word and its figure."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield figures that changed, and figures that only one side has."""
    yield from _relabelled(pair)
    multiplied, told = changed_multiples(pair.texts)
    for couple in (*multiplied, *changed_magnitudes(pair.texts)):
        yield became(pair, couple, "critical", 0.9)
    yield from _stepped(pair)
    yield from _turned(pair)
    ours, theirs = (
        [figure for figure in figures if not any(figure.span.overlaps(span) for span in spans)]
        for figures, spans in zip(_less_shares(pair), told, strict=True)
    )
    ours, theirs = _less_rests(ours, theirs, pair)
    lost, gained = unmatched(ours, theirs, lambda a, b: _alike(a, b) and _agree(a, b))
    lost, gained = unmatched(lost, gained, lambda a, b: _alike(a, b) and _rounded(a, b, pair))
    lost, gained = unmatched(lost, gained, lambda a, b: _agree(a, b) or _warmer(a, b, pair))
    lost = [figure for figure in lost if not _told_otherwise(figure, pair.version, pair.texts)]
    gained = [figure for figure in gained if not _told_otherwise(figure, pair.base, pair.texts.turned)]
    if not lost and not gained:
        for old, new in swapped(ours, theirs, pair) if not _goes_alike(pair) else ():
            message = f"{_said(pair.base, old)} and {_said(pair.version, new)} changed places"
            yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.8)
    sizes = len(pair.base.text), len(pair.version.text)
    spare = ([], _repeated(theirs, ours)) if len(lost) > len(gained) else (_repeated(ours, theirs), [])
    for old, new in nearest([*lost, *spare[0]], [*gained, *spare[1]], lambda a, b: _distance(a, b, sizes)):
        if old.number.soft != new.number.soft:
            continue
        lost = [figure for figure in lost if figure is not old]
        gained = [figure for figure in gained if figure is not new]
        message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
        grade: tuple[Severity, float] = ("minor", 0.5) if _rest_of_all(old, new) else ("critical", 0.95)
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), *grade)
    length = changed_length(pair.texts)
    if length and answers(pair, *length):
        yield became(pair, length, "critical", 0.8)
        lost = [figure for figure in lost if not figure.span.overlaps(length[0])]
        gained = [figure for figure in gained if not figure.span.overlaps(length[1])]
    for figure in lost:
        if not figure.number.soft and not _near(figure, pair.version):
            message = f"The figure {_said(pair.base, figure)} is missing"
            grade = _alone(figure, pair.base, pair.version)
            yield Finding(message, _mark(pair.base, figure), pair.version.passage(), *grade)
    for figure in gained:
        if not figure.number.soft and not _near(figure, pair.base):
            message = f"The figure {_said(pair.version, figure)} is new"
            grade = _alone(figure, pair.version, pair.base)
            yield Finding(message, pair.base.passage(), _mark(pair.version, figure), *grade)


def _relabelled(pair: Pair) -> Iterator[Finding]:
    """Yield labels whose figure changed: F-35 and F-43."""
    lost, gained = unmatched(labels(pair.base.text), labels(pair.version.text), lambda a, b: a == b)
    for old, new in nearest(lost, gained, lambda a, b: (abs(a.span.start - b.span.start),)):
        if old.letters == new.letters:
            message = f"{_cut(pair.base, old)} became {_cut(pair.version, new)}"
            marks = (
                pair.base.passage(old.span, _cut(pair.base, old)),
                pair.version.passage(new.span, _cut(pair.version, new)),
            )
            yield Finding(message, *marks, "critical", 0.85)


def _stepped(pair: Pair) -> Iterator[Finding]:
    """Yield figures by which something rose on one side, and to which on the other."""
    ours, theirs = _figures(pair.base), _figures(pair.version)
    for old in ours:
        before = step(pair.base.text, old.span.start, pair.base.language)
        new = _only(old, theirs) if before and _only(old, ours) else None
        after = step(pair.version.text, new.span.start, pair.version.language) if new else None
        if before and new and after and before.kind != after.kind:
            spans = Span(before.start, old.span.end), Span(after.start, new.span.end)
            yield became(pair, spans, "critical", 0.8)


def _turned(pair: Pair) -> Iterator[Finding]:
    """Yield a change from one figure to another that became one from the other to the first."""
    ours, theirs = (list(_changes(side)) for side in (pair.base, pair.version))
    for (start, end), (other_start, other_end) in product(ours, theirs):
        if _agree(start, other_end) and _agree(end, other_start) and not _agree(start, other_start):
            message = f"{_said(pair.base, start)} and {_said(pair.version, other_start)} changed places"
            yield Finding(
                message, _mark(pair.base, start), _mark(pair.version, other_start), "critical", 0.85
            )
            return


def _goes_alike(pair: Pair) -> bool:
    """Tell whether both sides tell one change, whichever figure comes first: 58 from 63, from 63 to 58."""
    ours, theirs = (list(_changes(side)) for side in (pair.base, pair.version))
    return any(_agree(a, c) and _agree(b, d) for (a, b), (c, d) in product(ours, theirs))


def _changes(side: Side) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield what a figure was and what it became: from 50 to 35, to 35 from 50."""
    for first, second in pairwise(_figures(side)):
        way = leads(side.text, first.span, second.span, side.language)
        if way is not None:
            yield (first, second) if way else (second, first)


def _only(figure: Quantity, among: Sequence[Quantity]) -> Quantity | None:
    """Return the one figure that agrees with another."""
    same = [other for other in among if _agree(figure, other)]
    return same[0] if len(same) == 1 else None


def _cut(side: Side, label: Label) -> str:
    return _words(side, label.span)


def _words(side: Side, span: Span) -> str:
    return side.text[span.start : span.end]


def _figures(side: Side) -> tuple[Quantity, ...]:
    return quantities(side.text, side.language, side.document.published)


def _less_shares(pair: Pair) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return both sides' figures without those that tell one share in two ways: "one in five", 20 per cent.

    What both tell in one way is compared as it stands: two deaths in four attacks are not one in two.
    """
    mine, other = (shares(side.text, side.language) for side in (pair.base, pair.version))
    alike = [(a, b) for a in mine for b in other if a.agrees(b) and a.told_by != b.told_by]
    gone = [a.span for a, _ in alike], [b.span for _, b in alike]
    ours, theirs = (
        tuple(f for f in _figures(side) if not any(f.span.overlaps(span) for span in spans))
        for side, spans in zip((pair.base, pair.version), gone, strict=True)
    )
    return ours, theirs


def _less_rests(
    ours: list[Quantity], theirs: list[Quantity], pair: Pair
) -> tuple[list[Quantity], list[Quantity]]:
    """Return both sides' figures without those that tell one rest in two ways: all but two of 31, 29."""
    gone: list[Quantity] = []
    for mine, side, others in ((ours, pair.base, theirs), (theirs, pair.version, ours)):
        for part in mine:
            rest = _rest(part, mine, side)
            told = [other for other in others if rest and other.number.readings[0] == rest]
            if told and not any(figure.number.readings[0] == rest for figure in mine):
                gone += [part, told[0]]
    return [f for f in ours if f not in gone], [f for f in theirs if f not in gone]


def _rest(part: Quantity, among: Sequence[Quantity], side: Side) -> Decimal | None:
    """Return what is left of a whole less the part that "all but" takes out of it."""
    but = cues(side.text, side.language, "quantifiers", ("all_but",))
    if not any(0 <= part.span.start - cue.span.end <= REACH for cue in but):
        return None
    taken = part.number.readings[0]
    wholes = [f.number.readings[0] for f in among if not f.unit and f.number.readings[0] > taken]
    return wholes[0] - taken if len(wholes) == 1 else None


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether both are counts, or both ordinals in words."""
    return one.number.soft == other.number.soft


def _agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether both have one value, or measure the same."""
    return one.number.agrees(other.number) or (bool(one.dimension) and one.agrees(other))


def _warmer(one: Quantity, other: Quantity, pair: Pair) -> bool:
    """Tell whether both are one difference of temperature, in the degrees of two scales."""
    scales = [{f.unit for f in _figures(side)} & {"F", "C"} for side in (pair.base, pair.version)]
    if sorted(map(tuple, scales)) != [("C",), ("F",)]:
        return False
    sides = ((one, pair.base), (other, pair.version))
    if not all(_in_degrees(figure, side) for figure, side in sides):
        return False
    a, b = (figure.number.readings[0] for figure in (one, other))
    warm, cold = (a, b) if scales[0] == {"F"} else (b, a)
    return abs(warm * 5 / 9 - cold) < 1


def _in_degrees(figure: Quantity, side: Side) -> bool:
    degrees = side.language.pattern("temperatures", "degrees")
    end = figure.number.span.end
    return (
        degrees is not None and degrees.match(side.text, end + side.text[end : end + 1].isspace()) is not None
    )


def _repeated(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Return figures one side has more often: of two fours one may have been a three."""
    out = []
    for at, figure in enumerate(mine):
        earlier = sum(_agree(figure, other) for other in mine[:at])
        if earlier and earlier >= sum(_agree(figure, other) for other in theirs):
            out.append(figure)
    return out


def _distance(old: Quantity, new: Quantity, sizes: tuple[int, int]) -> tuple[bool, bool, bool, int]:
    """Prefer figures of a kind, then those in the same place of their passage."""
    return (
        old.number.soft != new.number.soft,
        old.number.unit != new.number.unit,
        old.unit != new.unit,
        apart(old.span, new.span, sizes),
    )


def _alone(figure: Quantity, side: Side, other: Side) -> tuple[Severity, float]:
    """Grade a figure that only one side has: "the two" is often only told more fully, a gloss left out."""
    limits = cues(side.text, side.language, "quantifiers", ("only",))
    bare = not any(0 <= figure.span.start - cue.span.end <= 1 for cue in limits)
    word = bare and _said(side, figure).isalpha() and figure.number.readings[0] <= 3
    before = side.text[: figure.span.start]
    gloss = before.count("(") > before.count(")")
    if any(many.holds(figure.number) for many in magnitudes(other.text, other.language)):
        return "minor", 0.5  # hundreds, told more exactly
    both = other.language.pattern("numbers", "pair")
    if word and figure.number.readings[0] > 2 and both and both.search(other.text):
        return "major", 0.6  # "both parties", "the three parties"
    aside = AGE.search(before) and AFTER_AGE.match(side.text, figure.span.end)
    return ("minor", 0.5) if word or gloss or aside else ("major", 0.75)


def _rest_of_all(one: Quantity, other: Quantity) -> bool:
    """Tell whether two shares make up the whole: 98 per cent counted, two per cent left."""
    if {one.number.unit, other.number.unit} != {"%"}:
        return False
    return one.number.readings[0] + other.number.readings[0] == 1


def _rounded(one: Quantity, other: Quantity, pair: Pair) -> bool:
    """Tell whether one is the other rounded, and the text says so."""
    if one.number.unit != other.number.unit or one.unit != other.unit:
        return False
    a, b = one.number.readings[0], other.number.readings[0]
    if not a or not b:
        return False
    apart = abs(a - b) / max(abs(a), abs(b))
    vague = _vague(one, pair.base), _vague(other, pair.version)
    if apart <= ROUNDED:
        return any(vague)
    if apart > BOUNDED:
        return False
    bounds = ((vague[0], b > a, _digits(a) < _digits(b)), (vague[1], a > b, _digits(b) < _digits(a)))
    return any(kinds & (ABOVE if more else BELOW) and rounder for kinds, more, rounder in bounds)


def _digits(value: Decimal) -> int:
    """Return how many digits a figure has without the noughts at its end."""
    return len(value.normalize().as_tuple().digits)


def _vague(figure: Quantity, side: Side) -> frozenset[str]:
    """Return how a figure is said to be rounded."""
    found = cues(side.text, side.language, "quantifiers", VAGUE)
    return frozenset(cue.kind for cue in found if 0 <= figure.span.start - cue.span.end <= REACH)


def _told_otherwise(figure: Quantity, side: Side, texts: Texts) -> bool:
    """Tell whether the other side gives the value as a year, as "one" or "both", as a word for a fraction, or
    as part of a length of time or an hour: a day and a half, 36 hours."""
    if counted_otherwise(figure.span, texts):
        return True
    value = figure.number.readings[0]
    found = dates(side.text, side.language, side.document.published)
    years = {date.year for date in found if not date.month}
    if any(reading in years for reading in figure.number.readings):
        return True
    words = {1: "single", 2: "pair", 24: "day"}.get(int(value)) if value == int(value) else None
    pattern = side.language.pattern("numbers", words) if words else None
    return bool(pattern and pattern.search(side.text))


def _near(figure: Quantity, side: Side) -> bool:
    """Tell whether a sentence beside the other passage gives the value."""
    return any(_agree(figure, other) for other in quantities(side.around, side.language))


def holds(pair: Pair, finding: Finding) -> bool:
    """Tell whether a figure became another that the base has nowhere, and is nowhere in the version; or one
    that stands in its place and counts the same; or what was from one to another goes back."""
    sides = ((finding.base, pair.version), (finding.other, pair.base))
    if not all(passage and passage.value for passage, _ in sides):
        return False
    if not any(_elsewhere(passage.value, far) for passage, far in sides if passage and passage.value):
        return True
    return finding in _turned(pair) or _in_place(pair, finding)


def _in_place(pair: Pair, finding: Finding) -> bool:
    """Tell whether a figure stands for another of the base, and the same things are counted: under five,
    under 15, though the story has five hours elsewhere."""
    sides = ((pair.base, finding.base), (pair.version, finding.other))
    old, new = (
        next((f for f in _figures(side) if passage and _mark(side, f) == passage), None)
        for side, passage in sides
    )
    if old is None or new is None or old.number.unit != new.number.unit or old.unit != new.unit:
        return False
    if scored(old, pair.base) and scored(new, pair.version):
        return answers(pair, old.span, new.span)
    if pair.one_language:
        return False  # the same word counted is too little where another sentence may have it, too
    return answers(pair, old.span, new.span) and counted_alike(pair, old, new)


def _elsewhere(value: str, side: Side) -> bool:
    """Tell whether a document gives a value anywhere."""
    document = side.document
    return value in _values(tuple(one.text for one in document.sentences), side.language, document.published)


@lru_cache(maxsize=16)
def _values(sentences: tuple[str, ...], language: Language, published: str | None) -> frozenset[str]:
    """Return the values of a document, read sentence by sentence, as most have been."""
    return frozenset(f.number.value for text in sentences for f in quantities(text, language, published))


def _said(side: Side, figure: Quantity) -> str:
    return _words(side, figure.number.span)


def _mark(side: Side, figure: Quantity) -> Passage:
    return side.passage(figure.number.span, figure.number.value)


CHECK = Check(
    "number", "a figure changed, lost or gained", "critical", pair=find, needs="numbers", close=holds
)
