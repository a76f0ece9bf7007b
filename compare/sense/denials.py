"""Denials: a quotation that its translation turns, told from one that says the same positively.

Half of what one language denies another affirms: "he kept silent" for "he said nothing". A denial is
gone only where the other side has the denied words themselves, and nothing in the clause around them denies,
limits or answers them by an opposite.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from compare.facts.cues import Cue, cues
from compare.facts.limits import denies_a_limit
from compare.facts.opposites import Pole, poles
from compare.languages import Language
from compare.sense.echoes import Echo, Texts, echoes
from compare.words import tokens
from sources.model import Span

HEADS: Final = 3
"""Words of weight behind a negation that it can deny."""

BESIDE: Final = 25
"""Characters from a negation to a verb that denies, too: "do not rule out"."""

REACH: Final = 40
"""Characters from a word to the negation behind it, and from a relative pronoun to that of its clause."""

LONE: Final = 2
"""Words below which a clause is but the end of the one before."""

DOUBTFUL: Final = 0.5
MEAN: Final = 0.65
"""Likeness of the first denied word, and mean likeness and chance of a link of all, that tell together."""

ANSWERED: Final = 0.5
"""Chance of a link from which a word has a counterpart, whatever it means alone."""

TWOFOLD: Final = 20
"""Words of a quotation in which what one side denies can be told from what the other does."""

BREAK: Final = re.compile(r"[.!?;:—–]|,(?!\d)")
"""What ends a clause."""

OBJECTS: Final = frozenset("nothing nichts rien nada".split())
"""Negations that stand behind the verb they deny."""

PAUSE: Final = re.compile(r"\s*,\s*")


def denied(texts: Texts) -> str:
    """Say which denial is gone or new; empty where none is for sure."""
    for side, verb in ((texts, "gone"), (texts.turned, "new")):
        cue = _lost(side) or _doubled(side)
        if cue:
            return f"“{cue.text}” is {verb}"
    return ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two things of which each side denies the one that the other affirms."""

    base: Cue
    """The negation of each side."""
    version: Cue
    heads: tuple[str, str]
    """What it denies."""

    @property
    def message(self) -> str:
        """One plain sentence."""
        return f"“{self.heads[0]}” was denied, and now “{self.heads[1]}” is"


def exchanged(texts: Texts) -> Exchange | None:
    """Return what is denied the other way about: not layoffs but retirements; layoffs, not retirements."""
    if not both_deny(texts):
        return None  # before any word is looked at
    ours, theirs = _denied_here(texts), _denied_here(texts.turned)
    return Exchange(ours[0], theirs[0], (ours[1], theirs[1])) if ours and theirs else None


def both_deny(texts: Texts) -> bool:
    """Tell whether both sides deny something plainly."""
    return all(any(_plain(_clauses(*side), side[1])) for side in texts.sides)


def _denied_here(side: Texts) -> tuple[Cue, str] | None:
    """Return a negation, and the word that it denies and the other side says with no denial before it."""
    ours, theirs = (_clauses(*two) for two in side.sides)
    said = echoes(side)
    for cue in _plain(ours, side.sides[0][1]):
        head = next(iter(_heads(cue, ours, said)), None)
        if head and head.sure and head.start > cue.span.end and not theirs.denies(head.place, before=True):
            return cue, head.key
    return None


@dataclass(frozen=True, slots=True)
class _Clauses:
    """The clauses of a text, and what is denied in them."""

    spans: tuple[Span, ...]
    denials: tuple[Cue, ...]

    def around(self, at: int) -> Span:
        """Return the clause of a place."""
        return next((span for span in self.spans if at < span.end), self.spans[-1])

    def denies(self, at: int, *, before: bool = False) -> bool:
        """Tell whether anything in the clause of a place denies; `before`, anything that stands before it."""
        clause = self.around(at)
        end = at if before else clause.end
        return any(clause.start <= cue.span.start < end for cue in self.denials)


@lru_cache(maxsize=4096)
def _clauses(text: str, known: Language) -> _Clauses:
    found = cues(text, known, "negation", ("explicit", "implicit"))
    joined = known.pattern("denials", "that")
    edges = [0]
    for match in BREAK.finditer(text):
        behind = PAUSE.match(text, match.start())
        lone = len(tokens(BREAK.split(text[match.end() :])[0])) < LONE
        if lone or (behind and joined and joined.match(text, behind.end())):
            continue  # "nicht, dass": what is denied comes behind; ", no": it came before
        edges.append(match.end())
    spans = tuple(Span(a, b) for a, b in pairwise([*edges, len(text)]) if b > a)
    denials = [cue for cue in found if not empty(cue, text, known) and not _half(cue, text, known)]
    plain = [cue for cue in denials if cue.kind == "explicit"]
    denials = [cue for cue in denials if cue in plain[:1] or not repeats(cue, text, known)]
    return _Clauses(spans or (Span(0, len(text)),), tuple(denials))


def repeats(cue: Cue, text: str, known: Language) -> bool:
    """Tell whether a negation only repeats one before it: "nobody in this country, not even a minister"."""
    again = known.pattern("denials", "again")
    found = again.finditer(text, max(0, cue.span.start - BESIDE)) if again else ()
    return any(match.start() <= cue.span.start < match.end() for match in found)


def _half(cue: Cue, text: str, known: Language) -> bool:
    """Tell whether a negation is the first half of one that denies nothing: "n'y a pas plus de deux"."""
    verbal = known.pattern("denials", "verb")
    if verbal is None or not verbal.fullmatch(cue.text):
        return False
    gaps = (c.span.start - cue.span.end for c in cues(text, known, "negation", ("exempt",)))
    return any(0 <= gap <= BESIDE for gap in gaps)


def empty(cue: Cue, text: str, known: Language) -> bool:
    """Tell whether a negation denies nothing: "avant qu'il ne parte", «пока не», «почему бы не»."""
    found = known.finder("scope", "expletive").every(text)
    return any(match.start() <= cue.span.start < match.end() for match in found)


def _lost(side: Texts) -> Cue | None:
    """Return a negation of one side whose words the other side affirms."""
    ours, theirs = (_clauses(*two) for two in side.sides)
    plain = [cue for cue in _plain(ours, side.sides[0][1]) if not denies_a_limit(cue, *side.sides)]
    if not plain or explained(side) or _both_ways(plain, ours, theirs, side):
        return None
    others = list(_plain(theirs, side.sides[1][1]))
    if len(others) >= len(plain) and not _told_apart(others, theirs, side):
        return None
    said = echoes(side)
    for cue in plain:
        if _taken_back(cue, ours) or _conditional(cue, side):
            continue
        heads = _heads(cue, ours, said)
        if heads and _affirmed(heads, theirs) and not opposite(heads, side):
            return cue
    return None


def _plain(clauses: _Clauses, known: Language) -> Iterator[Cue]:
    """Yield the plain negations; where a language says one twice, that of the verb, else the first."""
    verbal = known.pattern("denials", "verb")
    by_clause: dict[int, list[Cue]] = {}
    for cue in clauses.denials:
        if cue.kind == "explicit":
            by_clause.setdefault(clauses.around(cue.span.start).start, []).append(cue)
    for some in by_clause.values():
        if verbal is None:
            yield from some
        else:
            yield next((cue for cue in some if verbal.fullmatch(cue.text)), some[0])


def plainly(text: str, known: Language) -> list[Span]:
    """Return where the plain negations of a text stand, one a clause; none where other words deny, too."""
    clauses = _clauses(text, known)
    if any(cue.kind == "implicit" for cue in clauses.denials):
        return []
    return [cue.span for cue in _plain(clauses, known)]


def _both_ways(plain: Sequence[Cue], ours: _Clauses, theirs: _Clauses, side: Texts) -> bool:
    """Tell whether a denial of a denial says it positively: "there is nobody who does not know"."""
    text, known = side.sides[0]
    relative = known.pattern("denials", "relative")
    if theirs.denials or len(plain) != len(("outer", "inner")) or relative is None:
        return False
    inner = ours.around(plain[1].span.start)
    return relative.search(text, plain[0].span.end, max(inner.start + REACH, plain[1].span.start)) is not None


def _told_apart(others: Sequence[Cue], theirs: _Clauses, side: Texts) -> bool:
    """Tell whether what the other side denies instead can be told: "not the audience", "not the sellers"."""
    if len(side.base.split()) > TWOFOLD:
        return False
    said = echoes(side.turned)
    heads = (_heads(cue, theirs, said) for cue in others)
    return all(any(head.sure for head in some) for some in heads)


def _heads(cue: Cue, clauses: _Clauses, said: Sequence[Echo]) -> list[Echo]:
    """Return the words that a negation denies; those before it where the clause ends with it."""
    clause = clauses.around(cue.span.start)
    inside = [echo for echo in said if clause.start <= echo.start < clause.end]
    before = [e for e in inside if e.start < cue.span.start][-1:]
    near = [e for e in before if cue.span.start - e.start <= REACH]
    ahead = [e for e in inside if e.start >= cue.span.end][:HEADS]
    return (near or ahead) if cue.text.casefold() in OBJECTS else (ahead or near)


def _affirmed(heads: Sequence[Echo], theirs: _Clauses) -> bool:
    """Tell whether the other side says the first of some words, and none of them in a clause that denies."""
    told = [head for head in heads if head.sure]
    if not told or any(theirs.denies(head.place) for head in told):
        return False
    return heads[0].sure or _whole(heads) or _but_the_first(heads)


def _whole(heads: Sequence[Echo]) -> bool:
    """Tell whether all that is denied is said, though its first word is doubtful."""
    count = len(heads)
    alike, linked = sum(e.alike for e in heads) / count, sum(e.linked for e in heads) / count
    return count == HEADS and heads[0].alike >= DOUBTFUL and min(alike, linked) >= MEAN


def _but_the_first(heads: Sequence[Echo]) -> bool:
    """Tell whether all that is denied is said for sure but its first word, which has a counterpart: "no power
    to impose a settlement"."""
    return len(heads) == HEADS and heads[0].linked >= ANSWERED and all(head.sure for head in heads[1:])


def _taken_back(cue: Cue, clauses: _Clauses) -> bool:
    """Tell whether a second denial stands near, so that the two cancel or are one."""
    clause = clauses.around(cue.span.start)
    implicit = (other.span.start for other in clauses.denials if other.kind == "implicit")
    return any(clause.start <= at < clause.end for at in implicit)


def _conditional(cue: Cue, side: Texts) -> bool:
    """Tell whether a negation behind "if" is told by "unless" or "until"."""
    (text, known), (other, its) = side.sides
    condition, unless = known.pattern("denials", "if"), its.pattern("denials", "unless")
    if not condition or not unless or not unless.search(other):
        return False
    return any(match.end() <= cue.span.start for match in condition.finditer(text))


def explained(side: Texts) -> bool:
    """Tell whether the other side alone has a word that can stand for a denial: only, less, too, first."""
    (text, known), (other, its) = side.sides
    for section, key in EXPLAINED:
        here, there = known.pattern(section, key), its.pattern(section, key)
        if there and there.search(other) and not (here and here.search(text)):
            return True
    if cues(other, its, "quantifiers", ("only",)) and not cues(text, known, "quantifiers", ("only",)):
        return True
    return "?" in text and "?" not in other


EXPLAINED: Final = (
    ("scope", "less"),
    ("denials", "too"),
    ("quotes", "first_time"),
)
"""Section and key of words that can stand for a denial."""


def opposite(heads: Sequence[Echo], side: Texts) -> bool:
    """Tell whether a denied word has its opposite on the other side: "not close", "stay open"."""
    every = [poles(text, known, section) for text, known in side.sides for section in SECTIONS]
    here, there = (*every[0], *every[1]), (*every[2], *every[3])
    starts = {head.start for head in heads}
    return any(_answers(mine, other) for mine in here if mine.word.start in starts for other in there)


SECTIONS: Final = ("opposites", "directions")


def _answers(mine: Pole, other: Pole) -> bool:
    return mine.idea == other.idea and bool(mine.denied) != bool(other.denied) and mine.at == other.at


def _doubled(side: Texts) -> Cue | None:
    """Return a negation before a verb that denies, where the other side has but the verb: "not rule out"."""
    ours, theirs = (_clauses(*two) for two in side.sides)
    verbs, others = (
        _verbs(clauses, known) for clauses, (_, known) in zip((ours, theirs), side.sides, strict=True)
    )
    if len(verbs) != 1 or len(others) != 1:
        return None
    clause = theirs.around(others[0].span.start)
    plain = (cue.span.start for cue in theirs.denials if cue.kind == "explicit")
    if any(clause.start <= at < clause.end for at in plain):
        return None
    gaps = ((cue, verbs[0].span.start - cue.span.end) for cue in ours.denials if cue.kind == "explicit")
    return next((cue for cue, gap in gaps if 0 <= gap <= BESIDE), None)


def _verbs(clauses: _Clauses, known: Language) -> list[Cue]:
    """Return the words that deny by themselves, those of small amounts left out: few, little."""
    scarce = known.pattern("denials", "scarce")
    implicit = (cue for cue in clauses.denials if cue.kind == "implicit")
    return [cue for cue in implicit if not (scarce and scarce.fullmatch(cue.text))]
