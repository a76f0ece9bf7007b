"""The same words in other letters: all capitals, a capital gained or lost."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair
from compare.words import tokens
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each word written with other capitals, within one language and where the words agree."""
    if not pair.one_language:
        return
    ours, theirs = tokens(pair.base.text), tokens(pair.version.text)
    if [t.key for t in ours] != [t.key for t in theirs]:
        return
    for old, new in zip(ours, theirs, strict=True):
        if old.text != new.text and old.text.casefold() == new.text.casefold():
            yield Finding(
                f"“{old.text}” became “{new.text}”",
                pair.base.passage(Span(old.start, old.end), old.text),
                pair.version.passage(Span(new.start, new.end), new.text),
            )


CHECK = Check("capitals", "the same words with other capitals", "info", pair=find)
