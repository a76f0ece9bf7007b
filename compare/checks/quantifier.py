"""How much, how many, how often: all, most, some, only, at least, up to, always."""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Pair, Side, never
from compare.facts.cues import Cue, cues
from compare.facts.limits import WHOLE, limits
from compare.facts.numbers import numbers
from compare.model import Passage, Severity
from compare.words import tokens

LIMITS: Final = frozenset({"at_least", "at_most", "more_than", "less_than", "nearly", "only"})
"""Classes whose loss alone changes what is claimed."""

AMOUNTS: Final = frozenset({"all", "all_but", "most", "some", "many", "few", "none", "half"})
TIMES: Final = frozenset({"always", "often", "sometimes"})

GROUPS: Final = (AMOUNTS, TIMES, LIMITS - {"only"} | {"about"})

NEAR: Final = 3
"""Words within which what stood around a limit must stand without it."""

SAME: Final = (
    frozenset({"none", "all"}),  # "no one may" and "all may not": polarity is another check's
    frozenset({"at_least", "more_than"}),
    frozenset({"at_most", "less_than"}),
    frozenset({"nearly", "about"}),
    frozenset({"nearly", "less_than"}),
    frozenset({"half", "most"}),
    frozenset({"many", "some"}),
    frozenset({"most", "often"}),
    frozenset({"many", "most"}),
    frozenset({"only", "only_so_many"}),
    frozenset({"only", "not_until"}),
    frozenset({"at_least", "not_until"}),  # "at the earliest"
    frozenset({"few", "none"}),  # "hardly any", "almost none"
    frozenset({"all_but", "most"}),
    frozenset({"all_but", "nearly"}),
    frozenset({"often", "sometimes"}),
)
"""Classes that honest paraphrases exchange."""


BEHIND: Final = 4
"""Characters between "only" and the figure that it limits."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a quantifier that became another, and limits that only one side has."""
    ours, theirs = _cues(pair.base), _cues(pair.version)
    lost, gained = _paired_off(pair)
    for old in tuple(lost):
        new = next((cue for cue in gained if _exchanged(old.kind, cue.kind) or _whole(old, cue, pair)), None)
        if new:
            lost.remove(old)
            gained.remove(new)
            message = f"“{old.text}” became “{new.text}”"
            yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.85)
    for cue in _limits(lost, theirs, pair.version):
        message, grade = f"“{cue.text}” is gone", _alone(cue, pair.base, pair.version)
        yield Finding(message, _mark(pair.base, cue), pair.version.passage(), *grade)
    for cue in _limits(gained, ours, pair.base):
        message, grade = f"“{cue.text}” is new", _alone(cue, pair.version, pair.base)
        yield Finding(message, pair.base.passage(), _mark(pair.version, cue), *grade)


def _cues(side: Side) -> Sequence[Cue]:
    return limits(side.text, side.language)


def _paired_off(pair: Pair) -> tuple[list[Cue], list[Cue]]:
    """Pair off cues of one class, the nearest first, then of classes that paraphrase each other."""
    lost, gained = list(_cues(pair.base)), list(_cues(pair.version))
    lengths = len(pair.base.text), len(pair.version.text)
    for same in (_equal, _alike):
        options = sorted(
            (abs(one.span.start / lengths[0] - other.span.start / lengths[1]), i, j)
            for i, one in enumerate(lost)
            for j, other in enumerate(gained)
            if same(one.kind, other.kind)
        )
        used: tuple[set[int], set[int]] = (set(), set())
        for _, i, j in options:
            if i not in used[0] and j not in used[1]:
                used[0].add(i)
                used[1].add(j)
        lost = [cue for i, cue in enumerate(lost) if i not in used[0]]
        gained = [cue for j, cue in enumerate(gained) if j not in used[1]]
    return lost, gained


def _limits(found: Sequence[Cue], others: Sequence[Cue], other: Side) -> list[Cue]:
    """Return limits of a class that the other side does not have at all; "all but two" has "only two"."""
    but = {"only"} if _excepts(other) else set()
    wanted = [cue for cue in found if cue.kind in LIMITS - but]
    return [cue for cue in wanted if not any(_alike(cue.kind, o.kind) for o in others)]


def _equal(one: str, other: str) -> bool:
    return one == other


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} in SAME


def _exchanged(old: str, new: str) -> bool:
    """Tell whether one class can have taken the place of the other."""
    return any(old in group and new in group for group in GROUPS)


def _whole(old: Cue, new: Cue, pair: Pair) -> bool:
    """Tell whether a part became the whole, or the reverse: only two of nine, all nine."""
    if {old.kind, new.kind} != {"only", "all"}:
        return False
    part, whole = (pair.base, pair.version) if old.kind == "only" else (pair.version, pair.base)
    cue = old if old.kind == "only" else new
    if _qualified(part) or _qualified(whole):
        return False  # "only two did not" is "all did but two"
    return any(0 < n.span.start - cue.span.end <= BEHIND for n in numbers(part.text, part.language))


def _qualified(side: Side) -> bool:
    """Tell whether a text denies or excepts anything."""
    return bool(cues(side.text, side.language, "negation", ("explicit",))) or _excepts(side)


def _excepts(side: Side) -> bool:
    return side.language.finder("quotes", "except").first(side.text) is not None


def _alone(cue: Cue, mine: Side, other: Side) -> tuple[Severity, float]:
    """Grade a limit that only one side has: it tells where the words beside it are told alike.

    Across languages "only" is often told by other means.
    """
    if mine.language is not other.language:
        return ("major", 0.7) if cue.kind == "at_least" else ("minor", 0.5)
    whole = cue.kind == "nearly" and _of_all(cue, mine)
    sure = (whole or cue.kind in {"only", "at_least", "at_most"}) and _same_beside(cue, mine, other)
    return ("major", 0.7) if sure else ("minor", 0.5)


def _of_all(cue: Cue, side: Side) -> bool:
    """Tell whether "almost" bears on "all", without which a part is told as the whole."""
    return any(other.kind in WHOLE and 0 < other.span.start - cue.span.end <= 1 for other in _cues(side))


def _same_beside(cue: Cue, mine: Side, other: Side) -> bool:
    """Tell whether the words just before and behind a cue stand in the other text too, as near each other."""
    words, theirs = tokens(mine.text), [t.key for t in tokens(other.text)]
    before = [t.key for t in words if t.end <= cue.span.start][-1:]
    behind = [t.key for t in words if t.start >= cue.span.end][:1]
    places = [[at for at, key in enumerate(theirs) if key == word] for word in (*before, *behind)]
    if not all(places):
        return False
    return len(places) < 2 or any(0 < j - i <= NEAR for i in places[0] for j in places[1])


def _mark(side: Side, cue: Cue) -> Passage:
    return side.passage(cue.span, cue.kind.replace("_", " "))


CHECK = Check(
    "quantifier",
    "all, some, only, at least ... changed",
    "critical",
    pair=find,
    needs="quantifiers",
    close=never,
)
