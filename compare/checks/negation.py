"""Polarity: a sentence that was denied is now affirmed, or the reverse.

Languages count negations differently (никто не, ne … pas, no … nada are one), and a denial may be told
with a negative word or with a verb such as "refuse". Each side therefore has a range, from its plain
negations alone to these and all implicit ones; it is a finding when the ranges do not meet.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from compare.check import Check, Finding, Pair, Side, each_way, one_sided
from compare.clauses import lost
from compare.closeness import denied_closely
from compare.elsewhere import denied_in
from compare.facts.cues import Cue, cues
from compare.facts.limits import denies_a_limit
from compare.facts.opposites import Pole, answered, opposed, poles
from compare.facts.scope import flipped
from compare.facts.surroundings import stands_without
from compare.model import Passage
from compare.sense.denials import both_deny, empty, exchanged, repeats
from compare.sense.echoes import read_ahead
from compare.word_alignment import linkable, linked
from compare.words import at, edits, tokens
from sources.model import Span

CLOSE: Final = 20
"""Characters from a negation to another that it takes back."""

ASIDE: Final = 20
"""Tokens between "not one" and the negation of its verb, an aside among them."""

LACKED: Final = 2
"""Words behind "without" that say what may not be lacking."""

NEAR: Final = 2
"""Sentences before and behind a link in which the same may be denied."""

AHEAD: Final = 60
"""Characters behind a negation in which what it denies is looked for."""

QUOTED: Final = re.compile(r"[“”„«»\"]")
"""Marks of quotations."""

COORDINATED: Final = 8
"""Tokens between a denial and the "nor" that goes on with it."""

NEW: Final = 4
"""Words of a clause that the other telling has nowhere, from which it is new and not only moved."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield the negation that one side has and the other lacks."""
    readings = (_counted, _moved, _crossed, _undone, _excluded)
    found = next((some for read in readings if (some := list(read(pair)))), [])
    yield from (
        finding for finding in found if not (_in_new_clause(finding, pair) or _told_beside(finding, pair))
    )
    for mine, other in opposed(
        pair.base.text, pair.version.text, (pair.base.language, pair.version.language), "opposites"
    ):
        message = f"“{mine.word.text}” became “{other.word.text}”"
        yield Finding(message, _pole(pair.base, mine), _pole(pair.version, other), None, 0.75)


def ahead(pairs: Sequence[Pair]) -> None:
    """Read together the words of what may be denied the other way about."""
    read_ahead(pair.texts for pair in pairs if not pair.one_language and both_deny(pair.texts))


def holds(pair: Pair, finding: Finding) -> bool:
    """Tell whether one side has the very words that the other denies, however freely it tells the rest."""
    if _of_both(finding):
        return False  # an opposite
    return bool(denied_closely(pair.texts))


def _moved(pair: Pair) -> Iterator[Finding]:
    """Yield words that one side denies and the other affirms, where both deny as often."""
    if not pair.one_language:
        return
    for mine, other, verb in each_way(pair):
        found = flipped(mine.text, other.text, mine.language)
        if not found:
            continue
        cue, head = found
        affirmed = any(
            pole.word.start == head.start for pole in poles(other.text, other.language, "opposites")
        )
        if cue.span in _answered(mine, other) and not affirmed:
            continue
        denial, plain = _mark(mine, cue), other.passage(Span(head.start, head.end), head.key)
        base, version = (denial, plain) if verb == "gone" else (plain, denial)
        yield Finding(f"“{cue.text}” is {verb} before “{head.text}”", base, version, None, 0.7)
        return


def _crossed(pair: Pair) -> Iterator[Finding]:
    """Yield what two languages deny the other way about."""
    found = None if pair.one_language else exchanged(pair.texts)
    if found:
        sides = _mark(pair.base, found.base), _mark(pair.version, found.version)
        yield Finding(found.message, *sides, None, 0.7)


def _undone(pair: Pair) -> Iterator[Finding]:
    """Yield what one side tells as done and the other as not done, by a verb that denies the one behind it:
    "failed to appear", "appeared"."""
    if not pair.one_language:
        return
    for mine, other, verb in each_way(pair):
        found = mine.language.finder("hedges", "undone").first(mine.text)
        if not found or _cues(other) or any(cue.kind == "explicit" for cue in _cues(mine)):
            continue  # "nobody failed to notice": all noticed
        span = Span(*found.span())
        if stands_without(span, mine.text, other.text, mine.language):
            denial = mine.passage(span, found[0])
            yield one_sided(found[0], denial, other.passage(), verb, confidence=0.7)
            return


def _excluded(pair: Pair) -> Iterator[Finding]:
    """Yield what one side rules out and the other does not: "did not rule out", «исключил»."""
    if pair.one_language:
        return
    for mine, other, verb in each_way(pair):
        here, there = _ruled_out(mine), _ruled_out(other)
        if len(here) == len(there) == 1 and here[0] and not there[0]:
            yield one_sided(here[0].text, _mark(mine, here[0]), other.passage(), verb, confidence=0.75)
            return


def _ruled_out(side: Side) -> list[Cue | None]:
    """Return for each verb of ruling out the denial before it, or inside it; `None` where there is none."""
    verb = side.language.finder("denials", "excluding")
    return [_denying(Span(*match.span()), side) for match in verb.every(side.text)]


def _denying(verb: Span, side: Side) -> Cue | None:
    end = verb.end if side.language.flag("names", "nouns_capitalised") else verb.start
    clause = re.search(r"[,;:.!?]|$", side.text[verb.end :])
    end = verb.end + clause.start() if clause and end == verb.end else end  # "schloss … nicht aus"
    near = (cue for cue in _cues(side) if verb.start - 2 * CLOSE <= cue.span.start < end)
    return next((cue for cue in near if not cue.span.overlaps(verb)), None)


def _in_new_clause(finding: Finding, pair: Pair) -> bool:
    """Tell whether the denial stands in a clause that the other telling lacks as a whole."""
    gone, new = lost(pair, turned=False), lost(pair, turned=True)
    if bool(gone) == bool(new):
        return False  # told elsewhere in other words
    passage, side, other = (
        (finding.base, pair.base, pair.version) if gone else (finding.other, pair.version, pair.base)
    )
    known = {t.key[:5] for t in tokens(other.text)} | side.language.function_words
    for clause in (*gone, *new):
        place = side.passage(clause.span)
        words = tokens(side.text[clause.span.start : clause.span.end])
        strange = [t for t in words if t.key[:1].isalpha() and not {t.key, t.key[:5]} & known]
        if passage and passage.value and place.start <= passage.start < place.end and len(strange) > NEW:
            return True
    return False


def _told_beside(finding: Finding, pair: Pair) -> bool:
    """Tell whether a sentence near by on the other side denies the same word, or says what is the greatest of
    all: "no accident as bad", "the worst accident"."""
    if not pair.one_language or _of_both(finding):
        return False
    gone = bool(finding.base and finding.base.value)
    passage, mine, other = (
        (finding.base, pair.base, pair.version) if gone else (finding.other, pair.version, pair.base)
    )
    if passage is None:
        return False
    text = mine.document.text[passage.start : passage.end + AHEAD]
    every = mine.language.pattern("denials", "universal")
    if every and every.fullmatch(passage.text) and _greatest(text, mine, other):
        return True
    if QUOTED.search(mine.text):
        return False  # what somebody denied twice counts twice
    known = mine.language
    words = [
        t.key
        for t in tokens(text[len(passage.text) :])
        if t.key.isalpha() and t.key not in known.function_words
    ]
    linked_to = [sentence.index for sentence in other.sentences]
    near = [at for at in range(linked_to[0] - NEAR, linked_to[-1] + NEAR + 1) if at not in linked_to]
    return bool(words) and denied_in(words[0], other.document, near, known)


def _of_both(finding: Finding) -> bool:
    """Tell whether a finding sets a word of one side against a word of the other, and not against none."""
    return bool(finding.base and finding.other and finding.base.value and finding.other.value)


def _greatest(denied: str, mine: Side, other: Side) -> bool:
    """Tell whether one side denies that anything is so great, and the other says what is the greatest."""
    ranked = mine.language.finder("denials", "ranked").first(denied)
    return bool(ranked and other.language.finder("denials", "greatest").first(other.text))


def _counted(pair: Pair) -> Iterator[Finding]:
    """Yield the negation of the side that denies more often than the other can."""
    shared = _shared(pair)
    ours, theirs = (
        _Polarity(side, other, shared)
        for side, other in ((pair.base, pair.version), (pair.version, pair.base))
    )
    for common in (_fewest, _common):  # word links are read only where the ranges do not meet without
        count = common(pair, ours.hidden, theirs.hidden)
        ours.implicit, theirs.implicit = len(ours.hidden) - count, len(theirs.hidden) - count
        if ours.most >= theirs.least and theirs.most >= ours.least:
            return
    if ours.most < theirs.least:
        cue = _extra(theirs, ours, _edited(pair, 1))
        message = f"The version denies what the base does not: “{cue.text}” is new"
        yield Finding(
            message, pair.base.passage(), _mark(pair.version, cue), confidence=_confidence(ours, theirs)
        )
    elif theirs.most < ours.least:
        cue = _extra(ours, theirs, _edited(pair, 0))
        message = f"The base denies what the version does not: “{cue.text}” is gone"
        yield Finding(
            message, _mark(pair.base, cue), pair.version.passage(), confidence=_confidence(ours, theirs)
        )


def _fewest(pair: Pair, ours: Sequence[Cue], theirs: Sequence[Cue]) -> int:
    """Count the implicit denials that can answer each other."""
    return min(len(ours), len(theirs))


def _common(pair: Pair, ours: Sequence[Cue], theirs: Sequence[Cue]) -> int:
    """Count the implicit denials that answer each other: "unacceptable" and «неприемлемый»."""
    least = _fewest(pair, ours, theirs)
    if pair.one_language or not least or not linkable(pair.base.text, pair.version.text):
        return least
    tags = pair.base.language.tag, pair.version.language.tag
    links = linked(pair.base.text, pair.version.text, *tags)
    here, there = (
        {n for cue in some for n in at(side.text, cue.span.start, cue.span.end)}
        for side, some in ((pair.base, ours), (pair.version, theirs))
    )
    return min(least, sum(i in here and j in there for i, j in links))


def _cues(side: Side) -> tuple[Cue, ...]:
    return cues(side.text, side.language, "negation", ("explicit", "implicit"))


def _shared(pair: Pair) -> frozenset[str]:
    """Return implicit denials that both sides have: they stand for themselves, not for a "not"."""
    if not pair.one_language:
        return frozenset()
    ours, theirs = ({_stem(cue) for cue in _cues(side)} for side in (pair.base, pair.version))
    return frozenset(ours & theirs)


def _stem(cue: Cue) -> str:
    return cue.text.casefold()[:5]


class _Polarity:
    """How often a passage denies, at least and at most."""

    def __init__(self, side: Side, other: Side, shared: frozenset[str]) -> None:
        told = _answered(side, other)
        mine = [cue for cue in _cues(side) if not empty(cue, side.text, side.language)]
        every = [cue for cue in mine if cue.span not in told]
        found = [cue for cue in mine if cue.kind == "explicit" or _stem(cue) not in shared]
        merged = _merged([cue for cue in found if cue.kind == "explicit"], side)
        self.explicit = [some[0] for some in merged if not any(cue.span in told for cue in some)]
        found = [cue for cue in found if cue.span not in told]
        self.hidden = [cue for cue in found if cue.kind == "implicit"]
        self.implicit = len(self.hidden)
        self.double = sum(_doubled(cue, every, side) for cue in self.explicit)
        self.taken_back = 2 * _taken_back(self.explicit, side, other)
        texts = (side.text, side.language), (other.text, other.language)
        self.limits = sum(denies_a_limit(cue, *texts) for cue in self.explicit)
        """Negations of a bound, where both sides have one: another check's."""

    @property
    def least(self) -> int:
        return len(self.explicit) - min(self.double, self.implicit) - self.limits - self.taken_back

    @property
    def most(self) -> int:
        return len(self.explicit) + self.implicit


def _taken_back(found: Sequence[Cue], side: Side, other: Side) -> int:
    """Count the negations that "without" takes back in a clause, where the other side says what may not be
    lacking: not drink it without boiling it, boil it first."""
    without = side.language.pattern("denials", "without")
    if without is None or any(cue.kind == "explicit" for cue in _cues(other)):
        return 0  # what is lacking is told by a denial there, too
    if len(found) < 2 or not linkable(side.text, other.text):
        return 0
    told = {i for i, _ in linked(side.text, other.text, side.language.tag, other.language.tag)}
    count = 0
    for two in pairwise(found):
        lack = [cue for cue in two if without.fullmatch(cue.text)]
        if len(lack) != 1 or re.search(r"[,;:.!?]", side.text[two[0].span.end : two[1].span.start]):
            continue
        first = len(side.text[: lack[0].span.end].split())
        count += any(word in told for word in range(first, first + LACKED))
    return count


def _doubled(cue: Cue, found: Sequence[Cue], side: Side) -> bool:
    """Tell whether what is denied is itself a denial: "failed to notice nothing", "not impossible"."""
    behind = [c for c in found if c.kind == "implicit" and 0 <= c.span.start - cue.span.end <= CLOSE]
    return any(not re.search(r"[,;:.!?]", side.text[cue.span.end : c.span.start]) for c in behind)


def _answered(side: Side, other: Side) -> frozenset[Span]:
    """Return the denials that an opposite answers: "did not accept" and "rejected"."""
    return answered(*(poles(s.text, s.language, "opposites") for s in (side, other)))


def _merged(found: Sequence[Cue], side: Side) -> list[list[Cue]]:
    """Return negative concord as one: negations of one clause, a few words apart."""
    kept: list[list[Cue]] = []
    for cue in found:
        if kept and (_one_clause(kept[-1][0], cue, side) or _goes_on(kept[-1][-1], cue, side)):
            kept[-1].append(cue)
        else:
            kept.append([cue])
    return kept


def _goes_on(before: Cue, after: Cue, side: Side) -> bool:
    """Tell whether a "nor" only goes on with what is denied: not by the union, nor the league; ни A, ни B."""
    nor = side.language.pattern("denials", "nor")
    if nor is None or not nor.match(side.text, after.span.start):
        return False
    between = side.text[before.span.end : after.span.start]
    return not re.search(r"[;:.!?]", between) and len(tokens(between)) <= COORDINATED


def _one_clause(before: Cue, after: Cue, side: Side) -> bool:
    between = side.text[before.span.end : after.span.start]
    beside = side.language.pattern("concord", "words")
    if beside and beside.fullmatch(before.text) and not beside.fullmatch(after.text):
        return not re.search(r"[;:!?]|\.(?!\d)", between) and len(tokens(between)) <= ASIDE
    if repeats(after, side.text, side.language) and not re.search(r"[;:.!?]", between):
        return True
    if _begun_anew(after, between, side):
        return False
    if re.search(r"[,;:.!?\u2013\u2014«»“”\"()]", between):
        return re.fullmatch(r",?\s*(?:ни|nor|ni|weder|noch)?\s*", between) is not None
    doubles = side.language.flag("negation", "concord") or side.language.tag in {"ru", "uk", "pl", "it", "pt"}
    without = side.language.pattern("denials", "without")
    if not doubles and without and sum(bool(without.fullmatch(cue.text)) for cue in (before, after)) == 1:
        return False  # "ohne Ofen nicht"
    return len(tokens(between)) <= (6 if doubles else 1)


def _begun_anew(cue: Cue, between: str, side: Side) -> bool:
    """Tell whether a negation denies another thing than the one before: «no llamó y tampoco vino»."""
    anew = side.language.pattern("denials", "anew")
    if anew is None or not anew.match(side.text, cue.span.start):
        return False
    joins = *side.language.phrases("speakers", "conjunctions"), *side.language.phrases("denials", "that")
    return any(token.key in joins for token in tokens(between))


def _edited(pair: Pair, side: int) -> list[Span]:
    """Return the spans of one side that were edited; none across languages."""
    if not pair.one_language:
        return []
    found = edits(pair.base.text, pair.version.text)
    words = [(edit.base, edit.version)[side] for edit in found]
    return [Span(run[0].start, run[-1].end) for run in words if run]


def _extra(more: _Polarity, less: _Polarity, edited: list[Span]) -> Cue:
    """Return the negation to show: one that was edited, else one whose word the other side does not have."""
    known = {cue.text.casefold() for cue in less.explicit}
    changed = [cue for cue in more.explicit if any(cue.span.overlaps(span) for span in edited)]
    strange = [cue for cue in more.explicit if cue.text.casefold() not in known]
    return (changed or strange or more.explicit[-1:])[0]


def _confidence(one: _Polarity, other: _Polarity) -> float:
    """Be surest where one side does not deny at all."""
    return 0.9 if not min(one.most, other.most) else 0.7


def _mark(side: Side, cue: Cue) -> Passage:
    return side.passage(cue.span, cue.text.casefold())


def _pole(side: Side, pole: Pole) -> Passage:
    return side.passage(Span(pole.word.start, pole.word.end), pole.word.key)


CHECK = Check(
    "negation",
    "a statement denied or affirmed",
    "critical",
    pair=find,
    needs="negation",
    general=True,
    close=holds,
    ahead=ahead,
)
