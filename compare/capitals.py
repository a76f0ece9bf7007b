"""Capitals in the midst of a sentence, where a language gives them to names alone.

"The Senate" and "the New Kingdom" are made of common words; within one language their capitals tell that they
are names, and that they are gone where the other telling has none of their words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from compare.facts.mentions import has_form, kept, words_of
from compare.facts.names import Name, names
from compare.facts.places import places
from compare.facts.spelling import WORD, Spellings
from compare.facts.vocabulary import usual
from compare.languages import Language
from compare.word_alignment import chances, linkable
from compare.words import placed
from sources.model import Span

OPENS: Final = re.compile(r"(?:^|[.!?:;…]|[“”\"«»‘'(\[–—-])\s*[“\"‘']*$")
"""Ends of a text behind which a capital proves nothing."""

JOINED: Final = re.compile(r"(?:['’]s?)?,?[ -](?:(?:of|for|the|and|in|de|du|del|von|&) )*")
"""What stands between the words of one name."""

POSSESSIVE: Final = re.compile(r"['’]s?$")

HEADLINE: Final = 0.5
"""Share of capitalised words from which a text is written as headlines are."""

LINKED: Final = 0.8
"""Probability of a word link from which the other telling has another word for it."""

Run = tuple[tuple[str, Span], ...]


def vanished(mine: str, other: str, around: str, language: Language) -> Iterator[Name]:
    """Yield the names made of common words that one text has and the other, with what stands around it, has
    no word of."""
    near = f"{other} {around}".strip()
    lost = _lost(mine, other, near, language)
    if not lost or not linkable(mine, near):
        return
    likely = chances(mine, near, language.tag, language.tag)
    starts = [span.start for span in placed(mine)]
    for run in lost:
        if max(likely[bisect_right(starts, span.start) - 1] for _, span in run) < LINKED:
            words = tuple(word for word, _ in run)
            yield Name(Span(run[0][1].start, run[-1][1].end), words, words, titled=len(words) > 1)


@lru_cache(maxsize=4096)
def _lost(mine: str, other: str, near: str, language: Language) -> tuple[Run, ...]:
    """Return the runs of capitals that the other text, and then that with what is near, has in no form."""
    lost = tuple(_runs(mine, language))
    for text in (other, near) if other != near else (near,):
        if lost:
            there = words_of(text, language)
            lost = tuple(run for run in lost if not any(_has(word, there) for word, _ in run))
    return tuple(run for run in lost if not _told(run, near, language))


def every_name(text: str, language: Language) -> Iterator[Name]:
    """Yield all names of a text, also those made of two common words or more."""
    found = names(text, language)
    yield from (name for name in found if len(name.words) > 1 or not usual(name.said, language))
    for run in _runs(text, language) if language.words("names", "no_names") else ():
        span = Span(run[0][1].start, run[-1][1].end)
        if len(run) > 1 and not any(span.overlaps(name.span) for name in found):
            words = tuple(word for word, _ in run)
            yield Name(span, words, words, titled=len(words) > 1)


def _has(word: str, there: Spellings) -> bool:
    return there.has(word) or has_form(word, there)


def _runs(text: str, language: Language) -> Iterator[Run]:
    """Yield runs of capitalised words inside sentences, less those all of initials."""
    run: list[tuple[str, Span]] = []
    for word, span in _capitals(text, language):
        if run and not JOINED.fullmatch(text, run[-1][1].end, span.start):
            yield from _unless_initials(run)
            run = []
        run.append((word, span))
    yield from _unless_initials(run)


def _unless_initials(run: list[tuple[str, Span]]) -> Iterator[Run]:
    if run and not all(word.isupper() for word, _ in run):
        yield tuple(run)


@lru_cache(maxsize=8192)
def _capitals(text: str, language: Language) -> tuple[tuple[str, Span], ...]:
    """Return the words with capitals that are no openers."""
    common = language.words("names", "no_names")
    found = list(WORD.finditer(text))
    if sum(match.group()[0].isupper() for match in found) > HEADLINE * len(found):
        return ()
    out = []
    for match in found:
        if not match.group()[0].isupper():
            continue
        word = POSSESSIVE.sub("", match.group())
        if (
            len(word) > 1
            and word.casefold() not in common
            and not OPENS.search(text[max(0, match.start() - 8) : match.start()])
        ):
            out.append((word, Span(match.start(), match.start() + len(word))))
    return tuple(out)


def _told(run: Run, other: str, language: Language) -> bool:
    """Tell whether the other text has the name as an acronym, a place or a known body."""
    for word, span in run:
        if kept(Name(span, (word,), (word,)), language, language, other):
            return True
        own = places(word, language)
        if own and not own.isdisjoint(places(other, language)):
            return True
    initials = "".join(word[0] for word, _ in run)
    acronyms = [found.replace(".", "") for found in re.findall(r"\b[A-Z][A-Z.]+\b", other)]
    return len(run) > 1 and any(a[:2] == initials[:2] or initials in a for a in acronyms)
