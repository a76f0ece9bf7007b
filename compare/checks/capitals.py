"""The same words in other letters: all capitals, a capital gained or lost."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from compare.check import Check, Finding, Pair, Side, quote
from compare.facts.names import names
from compare.facts.spelling import same_name
from compare.facts.vocabulary import known
from compare.onesided import Mark, onesided
from compare.words import Token, fold, tokens
from sources.model import Span

OPENING: Final = re.compile(r"(?:^|[.!?:…]\s|[“„«\"‘(\[])\s*$")
"""What stands before a word whose capital is that of a sentence."""

LOUD: Final = re.compile(r"(?<!\w)[^\W\d_a-zа-яё]{3,}(?:[ \u00a0][^\W\d_a-zа-яё]{2,})+(?!\w)")
"""Two or more words in capitals."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield words written with other capitals; across languages loud words, names and beginnings."""
    yield from _words(pair) if pair.one_language else _across(pair)


def _words(pair: Pair) -> Iterator[Finding]:
    ours, theirs = tokens(pair.base.text), tokens(pair.version.text)
    if not _written_two_ways(pair, ours, theirs):
        return
    keys = {token.key for token in ours}
    other = Counter(token.text for token in theirs) - Counter(token.text for token in ours)
    if keys.isdisjoint(map(fold, other)):
        return
    matcher = SequenceMatcher(None, [t.key for t in ours], [t.key for t in theirs], autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        run: list[tuple[Token, Token]] = []
        for old, new in (*zip(ours[i : i + size], theirs[j : j + size], strict=True), (None, None)):
            if old and new and _recased(old, new) and _opens(old, pair.base) == _opens(new, pair.version):
                run.append((old, new))
            elif run:
                yield _finding(
                    pair, Span(run[0][0].start, run[-1][0].end), Span(run[0][1].start, run[-1][1].end)
                )
                run = []


def _written_two_ways(pair: Pair, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Tell whether a word of both sides, opening a sentence on both or on neither, has other letters."""
    forms: dict[str, set[str]] = defaultdict(set)
    for token in (*ours, *theirs):
        forms[token.key].add(token.text)
    several = {key for key, texts in forms.items() if len(texts) > 1}
    if not several:
        return False
    here, there = (
        {(t.key, t.text, _opens(t, side)) for t in words if t.key in several}
        for words, side in ((ours, pair.base), (theirs, pair.version))
    )
    either = here | there
    slots = {(key, opens) for key, _, opens in here} & {(key, opens) for key, _, opens in there}
    return sum((key, opens) in slots for key, _, opens in either) > len(slots)


def _finding(pair: Pair, old: Span, new: Span) -> Finding:
    said = (pair.base.text[old.start : old.end], pair.version.text[new.start : new.end])
    message = f"“{quote(said[0])}” became “{quote(said[1])}”"
    return Finding(message, pair.base.passage(old, said[0]), pair.version.passage(new, said[1]))


def _recased(old: Token, new: Token) -> bool:
    return old.text != new.text and old.text.casefold() == new.text.casefold()


def _opens(word: Token, side: Side) -> bool:
    return bool(OPENING.search(side.text[max(0, word.start - 4) : word.start]))


def _across(pair: Pair) -> Iterator[Finding]:
    yield from onesided(pair, _loud, "“{}” is written in capitals")
    base, version = pair.base.text.lstrip('“„«"‘ \u00a0'), pair.version.text.lstrip('“„«"‘ \u00a0')
    first = re.match(r"[^\W\d_]+", version)
    if base[:1].isupper() and first and first.group()[0].islower():
        start = len(pair.version.text) - len(version)
        span = Span(start, start + first.end())
        yield Finding(
            f"“{first.group()}” begins with a small letter",
            pair.base.passage(),
            pair.version.passage(span, "small"),
        )
    yield from _small_names(pair)


def _small_names(pair: Pair) -> Iterator[Finding]:
    """Yield names of the base that the version writes small."""
    words = [token for token in tokens(pair.version.text) if len(token.text) > 3]
    large = [token.text for token in words if token.text[0].isupper()]
    small = [token for token in words if token.text.islower() and not known(token.text)]
    for name in names(pair.base.text, pair.base.language) if small else ():
        if name.opens or any(same_name(name.head, word) for word in large):
            continue
        run = [token for token in small if any(same_name(token.text, word) for word in name.core)]
        if run:
            yield _finding(pair, name.span, Span(run[0].start, run[-1].end))


def _loud(side: Side) -> Iterator[Mark]:
    if side.text.isupper():
        return
    for match in LOUD.finditer(side.text):
        yield Span(*match.span()), "capitals"


CHECK = Check("capitals", "the same words with other capitals", "info", pair=find)
