"""Two phrases that changed places while every other word stayed: killed by rebels, and rebels killed.

Such a change leaves no word to tell, added or gone. In a language without cases order alone says who did
what; it is read there only, and where what stands between the two gives them different parts: a verb,
"from … to", "than", and no list, no "and", no meeting of equals. Time and place may stand anywhere.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from compare.facts.dates import dates
from compare.facts.numbers import numbers
from compare.languages import Language
from compare.words import Token, word_tokens
from sources.model import Span

LONGEST: Final = 40
"""Words between which the two phrases are looked for."""

LIST: Final = frozenset({",", ";", "/", "&"})
"""Marks that set off members of a list, where they stand on both sides of what is between."""


def exchanged_phrases(base: str, version: str, language: Language) -> tuple[Span, Span, str] | None:
    """Return where the first of the two phrases stands in the base, where in the version the other stands in
    its place, and the words between them."""
    if not language.flag("agents", "fixed_order"):
        return None
    ours, theirs = map(word_tokens, (base, version))
    if len(ours) != len(theirs) or Counter(w.key for w in ours) != Counter(w.key for w in theirs):
        return None
    start, mine, other = _middle(ours, theirs)
    keys, their_keys = [word.key for word in mine], [word.key for word in other]
    for first, last in _splits(keys, their_keys):
        between = mine[first : len(mine) - last]
        phrases = mine[:first], mine[len(mine) - last :]
        if not all(_can_act(phrase, base, language) for phrase in phrases):
            continue
        before = ours[start - 1].key if start else ""
        if _same_place(before, [word.key for word in between], language):
            continue
        if _parts_them(between, mine[first - 1].end, mine[-last].start, base, language):
            spans = Span(mine[0].start, mine[first - 1].end), Span(other[0].start, other[last - 1].end)
            return *spans, base[between[0].start : between[-1].end]
    return None


def _middle(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[int, Sequence[Token], Sequence[Token]]:
    """Cut off the words that both begin and end with; return how many they begin with, and the rest."""
    start, end = 0, len(ours)
    while start < end and ours[start].key == theirs[start].key:
        start += 1
    while end > start and ours[end - 1].key == theirs[end - 1].key:
        end -= 1
    return start, ours[start:end], theirs[start:end]


def _splits(mine: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the lengths of a first and a last phrase, each in the other's place; the shortest come first."""
    size = len(mine)
    if not 3 <= size <= LONGEST:
        return []
    return sorted(
        (
            (first, last)
            for first in range(1, size - 1)
            for last in range(1, size - first)
            if other[:last] == mine[size - last :]
            and other[size - first :] == mine[:first]
            and other[last : size - first] == mine[first : size - last]
        ),
        key=sum,
    )


def _can_act(phrase: Sequence[Token], text: str, language: Language) -> bool:
    """Tell whether words can do or suffer something: no figure, time, place or manner, nor helping words."""
    span = Span(phrase[0].start, phrase[-1].end)
    other = [n.span for n in numbers(text, language)] + [d.span for d in dates(text, language, None)]
    if phrase[0].key in language.phrases("agents", "blocked") or any(map(span.overlaps, other)):
        return False
    adverb = language.pattern("agents", "manner")
    if adverb and len(phrase) == 1 and adverb.fullmatch(phrase[0].text):
        return False
    return any(word.key not in language.function_words for word in phrase)


def _same_place(before: str, between: Sequence[str], language: Language) -> bool:
    """Tell whether both phrases are governed by one preposition, each its own, and none is set against the
    other: "in Orvik prices rose in May"."""
    governed = before == between[-1] and before in language.phrases("agents", "blocked")
    return governed and not set(between) & set(language.phrases("agents", "than"))


def _parts_them(between: Sequence[Token], start: int, end: int, text: str, language: Language) -> bool:
    """Tell whether what stands between two phrases gives them different parts."""
    listed = [text[start : between[0].start].strip(), text[between[-1].end : end].strip()]
    joins = language.phrases("numbers", "joins")
    if all(mark in LIST for mark in listed) or between[0].key in joins or between[-1].key in joins:
        return False
    mutual = language.finder("agents", "mutual_words")
    directed = language.phrases("agents", "directed")
    if any(mutual.first(word.text) for word in between):
        return False
    return any(word.key in directed or word.key not in language.function_words for word in between)
