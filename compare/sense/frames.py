"""What stands on the two sides of a word that orders them, and whether it changed places.

"We heard the crash before the lights went out" and "the lights went out before we heard the crash" have the
same words, and neither sentence vectors nor word links tell them apart. The parts do: each is read alone, and
where both are nearer to the other one's counterpart than to their own they were exchanged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from compare.languages import Language
from compare.sense.denials import plainly
from compare.sense.echoes import Texts
from compare.sense.likeness import cosines
from compare.words import tokens, worded
from sources.model import Span

END: Final = re.compile(r"[.!?;:—–](?=\s|$)")
"""What a frame does not reach over."""

JOINT: Final = re.compile(r"[.!?;:,—–](?=\s)")

LONE: Final = 2
"""Words below which nothing stands before a word: it opens its sentence."""

APART: Final = 0.4
"""By how much two parts are nearer to each other's counterpart than to their own, both together, from which
they changed places. Of 250 frames of honest translations (NTREX, WMT21, DEMETR dev, the read stories of the
ledger) none has three quarters of it; with their parts exchanged nine in ten are found."""

EACH: Final = 0.1
"""The same of each of the two."""

STEM: Final = 5
"""Letters that forms of a word share."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Two parts of a text that a word orders."""

    kind: str
    first: Span
    second: Span

    @property
    def parts(self) -> tuple[Span, Span]:
        """Both."""
        return self.first, self.second


def exchanged(texts: Texts) -> tuple[str, str] | None:
    """Return the two parts of the base that changed places: what came first, the cause, what is denied."""
    ours, theirs = ({f.kind: f for f in frames(*side)} for side in texts.sides)
    for kind in ours.keys() & theirs.keys():
        if _crossed(ours[kind], theirs[kind], texts):
            first, second = (texts.base[s.start : s.end].strip(" ,") for s in ours[kind].parts)
            return first, second
    return None


def _crossed(ours: Frame, theirs: Frame, texts: Texts) -> bool:
    near = cosines(_own(texts.base, ours), texts.ours, _own(texts.version, theirs), texts.theirs)
    over = near[0, 1] - near[0, 0], near[1, 0] - near[1, 1]
    return bool(min(over) >= EACH and sum(over) >= APART)


def _own(text: str, frame: Frame) -> list[str]:
    """Return the words that each part has alone; all of them where one has none."""
    words = [[t.key for t in tokens(text[s.start : s.end]) if worded(t.key)] for s in frame.parts]
    stems = [{word[:STEM] for word in some} for some in words]
    alone = [
        " ".join(w for w in some if w[:STEM] not in other)
        for some, other in zip(words, stems[::-1], strict=True)
    ]
    return alone if all(alone) else [" ".join(some) for some in words]


@lru_cache(maxsize=4096)
def frames(text: str, known: Language) -> tuple[Frame, ...]:
    """Return the frames of a text, one of a kind: order, cause, rank, denial."""
    found = (_ordered(text, known), _caused(text, known), _ranked(text, known), _denied(text, known))
    return tuple(
        frame for frame in found if frame and min(_words(text, frame.first), _words(text, frame.second))
    )


def _ordered(text: str, known: Language) -> Frame | None:
    """Return what came first, and what then."""
    return _between(text, known, "order", "first", "then") or _governed(
        text, known, "order", ("before", "after")
    )


def _caused(text: str, known: Language) -> Frame | None:
    """Return what happened, and why."""
    return _governed(text, known, "cause", ("because", "therefore"))


def _ranked(text: str, known: Language) -> Frame | None:
    """Return what is more, and what is less."""
    found = _between(text, known, "rank", "prefer", "over") or _between(text, known, "rank", "more", "than")
    less = _between(text, known, "rank", "fewer", "than")
    return found or (less and Frame("rank", less.second, less.first))


def _between(text: str, known: Language, kind: str, opening: str, following: str) -> Frame | None:
    """Return what stands between two words, and behind the second."""
    word = _only(text, known, opening)
    pattern = known.pattern("frames", following)
    then = pattern.search(text, word.end) if word and pattern else None
    if word is None or then is None or END.search(text, word.end, then.start()):
        return None
    return Frame(
        kind, Span(word.end, then.start()), Span(then.end(), _sentence(text, Span(*then.span())).end)
    )


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
    return Frame(kind, main, governed) if here else Frame(kind, governed, main)


def _denied(text: str, known: Language) -> Frame | None:
    """Return what is denied, and what is affirmed in its place."""
    word = _only(text, known, "instead")
    if word:
        around = _sentence(text, word)
        return Frame("denial", Span(word.end, around.end), Span(around.start, word.start))
    without = known.pattern("frames", "without")
    denials = plainly(text, known)
    if not denials or (without and without.search(text)):
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
    return Frame("denial", behind if _words(text, behind) else inside[1], beside[1])


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
    pattern = known.pattern("frames", key)
    found = list(pattern.finditer(text)) if pattern else []
    return Span(*found[0].span()) if len(found) == 1 else None


def _words(text: str, span: Span) -> int:
    return sum(worded(t.key) for t in tokens(text[span.start : span.end]))
