"""Sentences of the version that the base does not have."""

from collections.abc import Iterator

from compare.checks.check import Check, Finding, Side, Telling, quote
from compare.languages import language


def find(telling: Telling) -> Iterator[Finding]:
    """Yield every prose sentence of the version without a counterpart."""
    for index in telling.alignment.added:
        sentence = telling.version.sentences[index]
        side = Side(telling.version, (sentence,), language(telling.version.language))
        yield Finding(f"Sentence {index + 1} is added: {quote(sentence.text)}", None, side.passage())


CHECK = Check("addition", "a sentence that the base does not have", "major", telling=find)
