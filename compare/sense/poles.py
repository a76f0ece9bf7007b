"""Small words at two poles, and halves that changed places: before and after, more and fewer.

Word links cannot tell such words, which stand anywhere; the words beside them can. Where the same
thing is "before" here and "after" there, and nothing is denied on either side, the sense has turned.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from compare.facts.cues import cues, kinds
from compare.languages import Language
from compare.word_alignment import linked
from compare.words import placed
from sources.model import Span

PAIRS: Final = (
    ("before", "after"),
    ("more", "fewer"),
    ("first", "last"),
    ("openly", "secretly"),
    ("favour", "against"),
)
"""Keys of the section `quotes` that are each other's opposite."""

BENT: Final = (("even_if", "only_if"), ("except", "including"), ("not_yet", "already"))
"""Other such keys, which turn a sentence whatever else it denies."""

CONVERSE: Final = (("before", "after"),)
"""Pairs of which each can tell what the other does, with its two sides exchanged."""

OBJECT: Final = 2
"""Words of weight behind a pole that it belongs to."""

MEASURES: Final = ("more", "fewer")
THAN: Final = re.compile(r"\b(?:than|als|que|чем)\b|qu['’]", re.IGNORECASE)
"""What two things are compared by."""

BESIDE: Final = 4
"""Words on either side of a pole among which the thing it belongs to is."""

JOINT: Final = re.compile(r"[,;:—–]\s|\s(?=(?:but|while|но|а|aber|während|mais|tandis|pero|mientras)\s)")
"""Where a text of two halves can be cut; "tools and boots" are as much as boots and tools."""

HALF: Final = 7
"""Words of the longest half that is compared."""


def opposed(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Say which small word became its opposite; empty where none did, or anything is denied."""
    found = opposite_words(base, version, both)
    return _became((base, version), *found) if found else ""


def opposite_words(base: str, version: str, both: tuple[Language, Language]) -> tuple[Span, Span] | None:
    """Return a small word and the opposite that it became; `None` where none did, or anything is denied."""
    texts = (base, version)
    if any(
        cues(t, known, "negation", kinds(known, "negation")) for t, known in zip(texts, both, strict=True)
    ):
        return None
    compared = all(THAN.search(text) for text in texts)
    for pair in PAIRS:
        if compared and pair == MEASURES:
            continue  # "more funerals than weddings", "fewer weddings than funerals"
        for here, there in _opposites(texts, both, pair):
            if not _of_one(here, there, texts, both):
                continue
            if pair not in CONVERSE or not converse(here, there, texts, both):
                return here, there
    return None


def bent(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Say that "unless" became "even if", "except" "including", "not yet" "already", or the reverse."""
    return turned((base, version), both, BENT)


def turned(
    texts: tuple[str, str],
    both: tuple[Language, Language],
    pairs: Sequence[tuple[str, str]],
    section: str = "quotes",
    *,
    sole: bool = True,
) -> str:
    """Say which words of some pairs of opposites became those of the other key; empty where none did."""
    found = (two for pair in pairs for two in _opposites(texts, both, pair, section, sole=sole))
    return next((_became(texts, *two) for two in found), "")


def _opposites(
    texts: tuple[str, str],
    both: tuple[Language, Language],
    pair: tuple[str, str],
    section: str = "quotes",
    *,
    sole: bool = True,
) -> Iterator[tuple[Span, Span]]:
    """Yield where words of one key stand in the base, and of its opposite in the version, neither with both.

    With `sole`, they stand there once.
    """
    for ours, theirs in (pair, pair[::-1]):
        here = _alone(texts[0], both[0], (section, ours, theirs), sole=sole)
        there = _alone(texts[1], both[1], (section, theirs, ours), sole=sole)
        if here and there:
            yield here, there


def _became(texts: tuple[str, str], here: Span, there: Span) -> str:
    return f"“{texts[0][here.start : here.end]}” became “{texts[1][there.start : there.end]}”"


def _alone(text: str, known: Language, keys: tuple[str, str, str], *, sole: bool) -> Span | None:
    """Return the only word of a pole, or the first, where the other pole has none."""
    section, key, other = keys
    pattern, opposite = known.pattern(section, key), known.pattern(section, other)
    found = list(pattern.finditer(text)) if pattern else []
    if not found or (sole and len(found) > 1) or (opposite and opposite.search(text)):
        return None
    return Span(*found[0].span())


def _of_one(here: Span, there: Span, texts: tuple[str, str], both: tuple[Language, Language]) -> bool:
    """Tell whether what stands beside two words is each other's translation."""
    ours, theirs = _beside(texts[0], here, both[0]), _beside(texts[1], there, both[1])
    return any(i in ours and j in theirs for i, j in linked(*texts, both[0].tag, both[1].tag))


def converse(here: Span, there: Span, texts: tuple[str, str], both: tuple[Language, Language]) -> bool:
    """Tell whether what stands behind one word stands before the other, and not behind it: "she rang the bank
    before us", «elle nous a appelés après la banque»."""
    ours, theirs = _object(texts[0], here, both[0]), _object(texts[1], there, both[1])
    found = [(i, j) for i, j in linked(*texts, both[0].tag, both[1].tag) if i in ours or j in theirs]
    return bool(found) and not any(i in ours and j in theirs for i, j in found)


def _object(text: str, place: Span, known: Language) -> set[int]:
    """Return the first words of weight behind a place, by number."""
    every = placed(text)
    behind = [i for i, span in enumerate(every) if span.start >= place.end and _weighs(text, span, known)]
    return set(behind[:OBJECT])


def _beside(text: str, place: Span, known: Language) -> set[int]:
    """Return the words of weight beside a place, by number."""
    every = placed(text)
    at = next((i for i, span in enumerate(every) if span.end > place.start), len(every))
    near = range(max(0, at - BESIDE), min(len(every), at + BESIDE + 1))
    return {i for i in near if _weighs(text, every[i], known) and not every[i].overlaps(place)}


def _weighs(text: str, span: Span, known: Language) -> bool:
    word = text[span.start : span.end].casefold()
    return len(word) > 2 and word[0].isalpha() and word not in known.function_words


def crossed(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Say that words of two halves changed places while their partners stayed; empty where they did not.

    Where both sides deny, "not this but that" may stand in either order.
    """
    ours, theirs = list(_halves(base)), list(_halves(version))
    if len(ours) != 1 or len(theirs) != 1:
        return ""
    if all(cues(t, known, "negation", ("explicit",)) for t, known in zip((base, version), both, strict=True)):
        return ""
    left, right = placed(base), placed(version)
    table: dict[tuple[bool, bool], list[int]] = {}
    for i, j in linked(base, version, both[0].tag, both[1].tag):
        if _weighs(base, left[i], both[0]) and _weighs(version, right[j], both[1]):
            table.setdefault((left[i].start >= ours[0], right[j].start >= theirs[0]), []).append(i)
    if len(table) < len(("1-1", "1-2", "2-1", "2-2")):
        return ""
    first, second = (left[table[key][0]] for key in ((False, True), (True, False)))
    return f"“{base[first.start : first.end]}” and “{base[second.start : second.end]}” changed places"


def _halves(text: str) -> Iterator[int]:
    """Yield where a short text can be cut in two."""
    for joint in JOINT.finditer(text):
        sizes = [len(text[: joint.start()].split()), len(text[joint.end() :].split())]
        if min(sizes) > 1 and max(sizes) <= HALF:
            yield joint.end()
