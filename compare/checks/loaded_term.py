"""The user's loaded terms: where one side has one and the other does not. Reported, never judged."""

import re
from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side
from compare.languages.phrases import any_of
from compare.onesided import Mark, onesided
from compare.settings import LoadedTerm
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each loaded term that only one side has; terms of one kind answer each other across languages."""
    terms = pair.settings.loaded_terms
    if not terms:
        return iter(())
    return onesided(
        pair, lambda side: _terms(side, terms), "Loaded term “{}” is new", "Loaded term “{}” is gone"
    )


def _terms(side: Side, terms: tuple[LoadedTerm, ...]) -> Iterator[Mark]:
    for term in terms:
        if term.language in {None, side.language.tag}:
            pattern: re.Pattern[str] | None = any_of(term.words)
            for match in pattern.finditer(side.text) if pattern else ():
                yield Span(*match.span()), term.kind or match.group().casefold()


CHECK = Check("loaded-term", "loaded terms of your own list", "info", pair=find, beside=True)
