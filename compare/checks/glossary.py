"""The user's glossary: terms that are to be told in a certain way, or not at all."""

from collections.abc import Iterator, Sequence

from compare.check import Check, Finding, Pair, Side
from compare.languages import primary
from compare.settings import Term
from compare.words import tokens
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each term of the base without an allowed rendering, and each forbidden rendering.

    The longest term wins where several begin; words match in any inflection that keeps their stem.
    """
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


def _terms(pair: Pair) -> Iterator[tuple[Term, Span]]:
    """Yield the terms of the base with their first place, the longest where several begin."""
    ours, theirs = pair.base.language.tag, pair.version.language.tag
    taken: list[Span] = []
    for term in sorted(pair.settings.glossary, key=lambda term: -len(term.source.split())):
        if primary(term.language) not in {"", ours} or primary(term.into) not in {"", theirs}:
            continue
        places = [p for p in _places(pair.base, (term.source,)) if not any(p.overlaps(o) for o in taken)]
        taken += places
        if places:
            yield term, places[0]


def _places(side: Side, phrases: Sequence[str]) -> list[Span]:
    words = tokens(side.text)
    found = []
    for phrase in phrases:
        wanted = [_stem(token.key) for token in tokens(phrase)]
        for at in range(len(words) - len(wanted) + 1):
            if wanted and all(_stem(words[at + k].key) == stem for k, stem in enumerate(wanted)):
                found.append(Span(words[at].start, words[at + len(wanted) - 1].end))
    return found


def _stem(word: str) -> str:
    """Cut off what an inflection may change: a word keeps two thirds, at least four letters."""
    return word[: max(4, len(word) * 2 // 3)] if word.isalpha() else word


CHECK = Check("glossary", "terms of your own glossary not used", "minor", pair=find)
