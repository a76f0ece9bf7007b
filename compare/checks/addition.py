"""Sentences of the version that the base does not have."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, Telling, quote
from compare.clauses import dropped
from compare.elsewhere import told_in, told_note
from compare.languages import language
from compare.words import worded


def find(telling: Telling) -> Iterator[Finding]:
    """Yield every prose sentence of the version without a counterpart."""
    for index in telling.alignment.added:
        sentence = telling.version.sentences[index]
        side = Side(telling.version, (sentence,), language(telling.version.language))
        there = told_in(sentence.text, telling.version.language, telling.base)
        yield Finding(
            f"Sentence {index + 1} is added: {quote(sentence.text)}{told_note(there)}",
            None,
            side.passage(),
            "info" if there is not None or not worded(sentence.text) else None,
        )


def find_clauses(pair: Pair) -> Iterator[Finding]:
    """Yield every clause of a linked passage that the base does not have."""
    return dropped(pair, "Added within the sentence", turned=True)


CHECK = Check(
    "addition",
    "a sentence or a clause that the base does not have",
    "major",
    pair=find_clauses,
    telling=find,
)
