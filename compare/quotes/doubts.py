"""Which findings of the checks hold between a quotation and its free translation.

Honest translators move a denial into a word, a name into a pronoun, a duty into advice. A finding is trusted
where the changed words are each other's translation as far as word links tell, and so cannot have been said
elsewhere. Of denials `denials` judges.
"""

from collections.abc import Callable
from typing import Final

from rapidfuzz.distance import Levenshtein

from compare.closeness import closeness
from compare.coverage import ratio
from compare.facts.cues import Cue, cues, kinds
from compare.facts.durations import counted, durations
from compare.facts.places import bodies
from compare.facts.spelling import sound
from compare.languages import language
from compare.model import Divergence, Passage
from compare.sense.echoes import Texts, echoes
from compare.sense.figures import told_otherwise
from compare.sense.frames import answers
from compare.sense.poles import CONVERSE, MEASURES, THAN, converse
from compare.word_alignment import linked
from compare.words import at
from sources.model import Span

BRIEF: Final = 9
"""Words of a quotation in which one word that differs is told from the rest."""

CLOSE: Final = 0.82
"""Closeness of two tellings (`compare.closeness`) from which a denial that only one has is no other way of
saying it: of free translations in the dev parts of the ledger none is as close."""

LONG: Final = 15
"""Words from which closeness tells anything."""

POLES: Final = frozenset({"possible", "certain"})
"""Classes so far apart that no translator exchanges them."""

KIN: Final = (frozenset({"duty", "advice"}), frozenset({"some", "few"}), frozenset({"likely", "possible"}))
"""Classes that translators exchange."""


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
    if frozenset((base.value, other.value)) == POLES or _hedged(base, other, texts):
        return True
    if _within(base, texts.base, texts.ours) != _within(other, texts.version, texts.theirs):
        return False  # keep is not stop
    ours, theirs = _places(base, texts.base), _places(other, texts.version)
    return any(i in ours and j in theirs for i, j in _links(texts)) or _alone_differ(base, other, texts)


def _directed(found: Divergence, texts: Texts) -> bool:
    """A way or an order in time was turned round, and not what stands on its two sides as well."""
    if found.base and any(
        a.state == "exchanged" and a.base.word.start == found.base.start for a in answers(texts)
    ):
        return True  # parts that changed places, whole
    if not found.base or not found.other or not _changed(found, texts):
        return False
    if all(THAN.search(text) for text in (texts.base, texts.version)) and _amounts(found, texts):
        return False  # "more funerals than weddings", "fewer weddings than funerals"
    here, there = Span(found.base.start, found.base.end), Span(found.other.start, found.other.end)
    both = (language(texts.ours), language(texts.theirs))
    words = (texts.base[here.start : here.end], texts.version[there.start : there.end])
    for pair in CONVERSE:
        patterns = [known.pattern("quotes", key) for known in both for key in pair]
        if all(any(p and p.fullmatch(word) for p in patterns) for word in words):
            return not converse(here, there, (texts.base, texts.version), both)
    return True


def _amounts(found: Divergence, texts: Texts) -> bool:
    """Tell whether both words say how much, as "more" and "fewer" do."""
    sides = ((found.base, language(texts.ours)), (found.other, language(texts.theirs)))
    patterns = [(one, known.pattern("quotes", key)) for one, known in sides for key in MEASURES]
    return sum(bool(one and p and p.fullmatch(one.text)) for one, p in patterns) == len(sides)


def _hedged(base: Passage, other: Passage, texts: Texts) -> bool:
    """Tell whether what will be became what perhaps will be, or the reverse."""
    sides = ((base, language(texts.ours)), (other, language(texts.theirs)))
    words = [(one.text, known) for one, known in sides if one.value == "possible"]
    if {base.value, other.value} != {"possible", "future"}:
        return False
    hedges = (known.pattern("givers", "hedge") for _, known in words)
    return any(hedge and hedge.fullmatch(text) for hedge, (text, _) in zip(hedges, words, strict=True))


def _denied(found: Divergence, texts: Texts) -> bool:
    """A denial is gone or new where all else is told closely; an opposite is one where the two are linked."""
    if found.base and found.other and found.base.value and found.other.value:
        return _changed(found, texts)
    words = min(len(text.split()) for text in (texts.base, texts.version))
    return words >= LONG and closeness(texts) >= CLOSE


def _alone_differ(base: Passage, other: Passage, texts: Texts) -> bool:
    """Tell whether all else that a short quotation says is said, so that two words answer each other."""
    if max(len(text.split()) for text in (texts.base, texts.version)) > BRIEF:
        return False
    sides = ((base, texts), (other, texts.turned))
    rest = [[e for e in echoes(side) if not word.start <= e.start < word.end] for word, side in sides]
    return all(some and all(e.sure for e in some) for some in rest)


def _within(word: Passage, text: str, tag: str) -> bool:
    """Tell whether a denial is part of a word: "n'arrêtent"."""
    said = text[word.start : word.end]
    return " " not in said and bool(cues(said, language(tag), "negation", ("explicit",)))


def lasting(texts: Texts) -> str:
    """Say which unit of time became another one; empty where none did."""
    ours, theirs = (
        [(unit, counted(unit, text, known)) for unit in durations(text, known)]
        for text, known in ((texts.base, language(texts.ours)), (texts.version, language(texts.theirs)))
    )
    kept = {(unit.kind, count) for unit, count in ours} & {(unit.kind, count) for unit, count in theirs}
    for mine, count in ours:
        for other, its in theirs:
            if (
                count is not None
                and count == its
                and mine.kind != other.kind
                and not {(mine.kind, count), (other.kind, count)} & kept
                and _answers(mine, other, texts)
            ):
                return f"“{mine.text}” became “{other.text}”"
    return ""


def _answers(mine: Cue, other: Cue, texts: Texts) -> bool:
    ours, theirs = _places(mine.span, texts.base), _places(other.span, texts.version)
    return any(i in ours and j in theirs for i, j in _links(texts))


def _links(texts: Texts) -> tuple[tuple[int, int], ...]:
    return linked(texts.base, texts.version, texts.ours, texts.theirs)


def _places(passage: Passage | Span, text: str) -> set[int]:
    return set(at(text, passage.start, passage.end))


def _negated(text: str, tag: str) -> bool:
    known = language(tag)
    return bool(cues(text, known, "negation", kinds(known, "negation")))


def _figure(found: Divergence, texts: Texts) -> bool:
    """A figure became another, and not only the words for it: a day and a half, 36 hours."""
    alone = [side for side in (found.base, found.other) if side and side.value]
    in_words = found.check == "number" and len(alone) == 1 and not any(map(str.isdigit, alone[0].text))
    if in_words and _vague(alone[0] is found.base, texts):
        return True  # "twenty" became «десятки»
    if in_words and not (alone[0] is found.base and _shorter(texts)):
        return False  # a count in words can be told by a word that is none: "both of us", "zu siebt"
    return not told_otherwise(found.base, found.other, texts)


def _vague(here: bool, texts: Texts) -> bool:
    """Tell whether the side without the figure, and it alone, says "many" or "dozens"."""
    there = texts if here else texts.turned
    many = (cues(text, known, "quantifiers", ("many",)) for text, known in there.sides)
    ours, theirs = many
    return bool(theirs) and not ours


def _dated(found: Divergence, texts: Texts) -> bool:
    """A date became another; one that is gone or new may be told outside the marks."""
    both = found.base and found.other and found.base.value and found.other.value
    return bool(both) and _figure(found, texts)


def _shorter(texts: Texts) -> bool:
    """Tell whether a translation is so short that it can lack a figure."""
    (text, known), (other, its) = texts.sides
    return ratio(text, other, known.tag, its.tag) < SHORTER


SHORTER: Final = 0.9
"""Share of its usual length below which a translation lacks something."""


def _amount(found: Divergence, texts: Texts) -> bool:
    """An amount became another; one that is gone is the check's own to grade."""
    if found.base and found.other and "none" in {found.base.value, found.other.value}:
        side = texts.turned if found.base.value == "none" else texts
        if _negated(side.base, side.ours):
            return False  # "sin aviso alguno" is none
    values = {side.value for side in (found.base, found.other) if side and side.value}
    return len(values) < 2 or ("half" not in values and frozenset(values) not in KIN)


RULES: Final[dict[str, Callable[[Divergence, Texts], bool]]] = {
    "name": _name,
    "number": _figure,
    "date": _dated,
    "negation": _denied,
    "modality": _changed,
    "direction": _directed,
    "quantifier": _amount,
}
