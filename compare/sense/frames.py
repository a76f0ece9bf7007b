"""What stands on the two sides of a word that orders them, and whether it changed places.

"We heard the crash before the lights went out" and "the lights went out before we heard the crash" have the
same words, and neither sentence vectors nor word links tell them apart. The parts do: each is read alone, and
where both are nearer to the other one's counterpart than to their own they were exchanged.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final, Literal

from compare.languages import Language
from compare.sense import likeness
from compare.sense.denials import plainly
from compare.sense.echoes import Texts
from compare.sense.likeness import cosines
from compare.words import word_tokens
from sources.model import Span

END: Final = re.compile(r"[.!?;:—–](?=\s|$)")
"""What a frame does not reach over."""

JOINT: Final = re.compile(r"[.!?;:,—–](?=\s)")

COMMA: Final = re.compile(r",(?=\s)")

LONE: Final = 2
"""Words below which nothing stands before a word: it opens its sentence."""

APART: Final = 0.35
"""By how much two parts are nearer to each other's counterpart than to their own, both together, from which
they changed places. Of 250 frames of honest translations (NTREX, WMT21, DEMETR dev, the read stories of the
ledger) none has 0.3; with their parts exchanged nine in ten are found."""

EACH: Final = 0.1
"""The same of each of the two."""

STEM: Final = 5
"""Letters that forms of a word share."""


Parts = list[tuple[str, ...]]
"""The words of the two parts of a frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Two parts of a text that a word orders."""

    kind: str
    """`order`: what came first and what then; `cause`: what happened and why; `rank`: what is more and what
    less; `denial`: what is denied and what is affirmed instead."""
    word: Span
    first: Span
    second: Span

    @property
    def parts(self) -> tuple[Span, Span]:
        """Both."""
        return self.first, self.second


State = Literal["exchanged", "kept", "open"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A frame of each side, of one kind."""

    base: Frame
    version: Frame
    state: State
    """Whether the two parts changed places, surely kept them, or neither can be told."""


@lru_cache(maxsize=4096)
def answers(texts: Texts) -> tuple[Answer, ...]:
    """Return the frames that both texts have."""
    return tuple(Answer(one, other, _state(one, other, texts)) for one, other in _met(texts))


def read_ahead(some: Iterable[Texts]) -> None:
    """Read together, in half the time, the parts of texts whose answers will be asked for."""
    parts: list[tuple[str, str | None]] = []
    for texts in some:
        for one, other in _met(texts):
            mine, its = _own(texts.base, one), _own(texts.version, other)
            if not _in_place(mine, its, texts):
                parts += ((" ".join(words), texts.ours) for words in mine)
                parts += ((" ".join(words), texts.theirs) for words in its)
    likeness.read_ahead(parts)


def _met(texts: Texts) -> list[tuple[Frame, Frame]]:
    """Return the frames that both texts have, by kind."""
    ours, theirs = texts.sides
    mine = frames(*ours)
    others = {frame.kind: frame for frame in frames(*theirs)} if mine else {}
    return [(frame, others[frame.kind]) for frame in mine if frame.kind in others]


def _in_place(mine: Parts, its: Parts, texts: Texts) -> bool:
    """Tell whether the words of the parts alone say that none changed places."""
    return texts.ours == texts.theirs and _shared(mine, its) > _shared(mine, its[::-1])


def _state(ours: Frame, theirs: Frame, texts: Texts) -> State:
    mine, its = _own(texts.base, ours), _own(texts.version, theirs)
    if _in_place(mine, its, texts):
        return "kept"
    near = cosines([" ".join(w) for w in mine], texts.ours, [" ".join(w) for w in its], texts.theirs)
    over = float(near[0, 1] - near[0, 0]), float(near[1, 0] - near[1, 1])
    if min(over) >= EACH and sum(over) >= APART:
        return "exchanged"
    return "kept" if sum(over) <= -APART else "open"


def _shared(ours: Parts, theirs: Parts) -> int:
    """Return how many words each part has of the one in the same place."""
    return sum(len(set(a) & set(b)) for a, b in zip(ours, theirs, strict=True))


def _own(text: str, frame: Frame) -> Parts:
    """Return the words that each part has alone; all of them where one has none."""
    words = [tuple(t.key for t in word_tokens(text[s.start : s.end])) for s in frame.parts]
    stems = [{word[:STEM] for word in some} for some in words]
    alone = [
        tuple(w for w in some if w[:STEM] not in other)
        for some, other in zip(words, stems[::-1], strict=True)
    ]
    return alone if all(alone) else words


@lru_cache(maxsize=4096)
def frames(text: str, known: Language) -> tuple[Frame, ...]:
    """Return the frames of a text, one of a kind."""
    found = (_ordered(text, known), _caused(text, known), _ranked(text, known), _denied(text, known))
    return tuple(
        frame for frame in found if frame and min(_words(text, frame.first), _words(text, frame.second))
    )


def _ordered(text: str, known: Language) -> Frame | None:
    """Return what came first, and what then."""
    found = _between(text, known, "order", "first", "then")
    return found or _governed(text, known, "order", ("before", "after"))


def _caused(text: str, known: Language) -> Frame | None:
    """Return what happened, and why."""
    return _governed(text, known, "cause", ("because", "therefore"))


def _ranked(text: str, known: Language) -> Frame | None:
    """Return what is more, and what is less."""
    found = _between(text, known, "rank", "prefer", "over") or _between(text, known, "rank", "more", "than")
    less = _between(text, known, "rank", "fewer", "than")
    return found or (less and Frame("rank", less.word, less.second, less.first))


def _between(text: str, known: Language, kind: str, opening: str, following: str) -> Frame | None:
    """Return what stands between two words, and behind the second."""
    word = _only(text, known, opening)
    pattern = known.pattern("frames", following)
    then = pattern.search(text, word.end) if word and pattern else None
    if word is None or then is None or END.search(text, word.end, then.start()):
        return None
    behind = Span(then.end(), _sentence(text, Span(*then.span())).end)
    return Frame(kind, word, Span(word.end, then.start()), behind)


def _governed(text: str, known: Language, kind: str, keys: tuple[str, str]) -> Frame | None:
    """Return what stands beside the only word of two keys, and what it governs; turned for the second key."""
    here, there = (_only(text, known, key) for key in keys)
    word, idle = here or there, _only(text, known, "idle")
    if word is None or (here and there) or (idle and idle.overlaps(word)):
        return None  # "it will be years before" says how long
    around = _sentence(text, word)
    main, governed = Span(around.start, word.start), Span(word.end, around.end)
    if _words(text, main) < LONE:
        comma = text.find(",", word.end, around.end)
        if comma < 0:
            return None
        main, governed = Span(comma + 1, around.end), Span(word.end, comma)
    near = _first(text, governed), _last(text, main) if main.end <= word.start else _first(text, main)
    return Frame(kind, word, *(near[::-1] if here else near))


def _first(text: str, part: Span) -> Span:
    """Return the first of what commas part that has a few words."""
    commas = (m.start() for m in COMMA.finditer(text, part.start, part.end))
    some = (Span(part.start, comma) for comma in commas)
    return next((span for span in some if _words(text, span) >= LONE), part)


def _last(text: str, part: Span) -> Span:
    """Return the last of what commas part that has a few words."""
    commas = [m.end() for m in COMMA.finditer(text, part.start, part.end)]
    some = (Span(comma, part.end) for comma in reversed(commas))
    return next((span for span in some if _words(text, span) >= LONE), part)


def _denied(text: str, known: Language) -> Frame | None:
    """Return what is denied, and what is affirmed in its place."""
    word = _only(text, known, "instead")
    if word:
        around = _sentence(text, word)
        return Frame("denial", word, Span(word.end, around.end), Span(around.start, word.start))
    denials = plainly(text, known)
    if not denials or known.finder("frames", "without").first(text):
        return None  # "I can do without" denies nothing that is said
    groups = []
    for denied, some in groupby(
        _clauses(text, known), key=lambda span: any(span.start <= d.start < span.end for d in denials)
    ):
        spans = list(some)
        groups.append((denied, Span(spans[0].start, spans[-1].end)))
    if len(groups) != 2:
        return None
    inside, beside = sorted(groups, key=lambda group: not group[0])
    word = next(d for d in denials if inside[1].start <= d.start < inside[1].end)
    behind = Span(word.end, inside[1].end)
    return Frame("denial", word, behind if _words(text, behind) else inside[1], beside[1])


def _clauses(text: str, known: Language) -> Iterator[Span]:
    """Yield the stretches between marks and conjunctions."""
    conjunction = known.pattern("frames", "joints")
    cuts = [m.span() for m in JOINT.finditer(text)]
    cuts += [(m.start(), m.start()) for m in conjunction.finditer(text)] if conjunction else []
    start = 0
    for end, behind in (*sorted(cuts), (len(text), len(text))):
        if _words(text, Span(start, end)):
            yield Span(start, end)
            start = behind


def _sentence(text: str, word: Span) -> Span:
    """Return the stretch between two strong marks around a word."""
    ends = [m.end() for m in END.finditer(text)]
    return Span(
        max((e for e in ends if e <= word.start), default=0),
        min((e for e in ends if e > word.end), default=len(text)),
    )


def _only(text: str, known: Language, key: str) -> Span | None:
    """Return where the only word of a key stands."""
    found = list(known.finder("frames", key).every(text))
    return Span(*found[0].span()) if len(found) == 1 else None


def _words(text: str, span: Span) -> int:
    return len(word_tokens(text[span.start : span.end]))
