"""The user's glossary: terms that are to be told in a certain way, or not at all."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.facts.spelling import ELISION
from compare.languages import primary
from compare.settings import Term
from compare.words import Token, tokens
from sources.model import Span

ENDING: Final = 4
"""Letters of the longest ending an inflection adds or takes off."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each term of the base without an allowed rendering, and each forbidden rendering.

    The longest term wins where several begin; words match in any inflection that keeps their stem.
    """
    yield from _not_kept(pair)
    for term, place in _terms(pair):
        allowed = _places(pair.version, term.renderings)
        if term.renderings and not allowed:
            wanted = " or ".join(f"“{rendering}”" for rendering in term.renderings)
            said = pair.base.text[place.start : place.end]
            yield Finding(
                f"“{said}” should be {wanted}",
                pair.base.passage(place, term.source),
                pair.version.passage(),
                None,
                0.8,
            )
        for bad in _places(pair.version, term.forbidden):
            if not any(bad.overlaps(good) for good in allowed):
                said = pair.version.text[bad.start : bad.end]
                yield Finding(
                    f"“{said}” is not to be used for “{term.source}”",
                    pair.base.passage(place, term.source),
                    pair.version.passage(bad, said.casefold()),
                )


def _not_kept(pair: Pair) -> Iterator[Finding]:
    """Yield what is to stay as it is, letter for letter, and did not."""
    for term in pair.settings.glossary:
        wanted = re.compile(rf"(?<!\w){re.escape(term.source)}(?!\w)")
        here = wanted.search(pair.base.text) if term.keep else None
        if here and not wanted.search(pair.version.text):
            passage = pair.base.passage(Span(*here.span()), term.source)
            message = f"“{term.source}” is to stay as it is"
            yield Finding(message, passage, pair.version.passage(), "major", 0.9)


def _terms(pair: Pair) -> Iterator[tuple[Term, Span]]:
    """Yield the terms of the base with their first place, the longest where several begin."""
    ours, theirs = pair.base.language.tag, pair.version.language.tag
    taken: list[Span] = []
    for term in sorted(pair.settings.glossary, key=lambda term: -len(term.source.split())):
        if term.keep or primary(term.language) not in {"", ours} or primary(term.into) not in {"", theirs}:
            continue
        places = [p for p in _places(pair.base, (term.source,)) if not any(p.overlaps(o) for o in taken)]
        taken += places
        if places:
            yield term, places[0]


def _places(side: Side, phrases: Sequence[str]) -> list[Span]:
    words = [_unelided(token) for token in tokens(side.text)]
    found = []
    for phrase in phrases:
        wanted = [token.key for token in tokens(phrase)]
        for at in range(len(words) - len(wanted) + 1):
            if wanted and all(_inflected(words[at + k][0], key) for k, key in enumerate(wanted)):
                found.append(Span(words[at][1].start, words[at + len(wanted) - 1][1].end))
    return found


def _unelided(token: Token) -> tuple[str, Span]:
    """Return a word without the article written on to it, and where it stands."""
    elided = ELISION.match(token.key)
    start = elided.end() if elided else 0
    return token.key[start:], Span(token.start + start, token.end)


def _inflected(word: str, term: str) -> bool:
    """Tell whether a word is a form of a term: they share a stem, and only short endings differ."""
    if word == term or not (word.isalpha() and term.isalpha()):
        return word == term
    size = next(
        (i for i, (a, b) in enumerate(zip(word, term, strict=False)) if a != b), min(len(word), len(term))
    )
    stem = max(3, min(len(word), len(term)) * 2 // 3)
    return size >= stem and max(len(word), len(term)) - size <= ENDING


CHECK = Check("glossary", "terms of your own glossary not used", "minor", pair=find, beside=True)
