"""Sentences of the base that the version leaves out."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, Telling, quote
from compare.clauses import dropped
from compare.languages import language
from compare.words import worded


def find(telling: Telling) -> Iterator[Finding]:
    """Yield every prose sentence of the base without a counterpart."""
    for index in telling.alignment.omitted:
        sentence = telling.base.sentences[index]
        side = Side(telling.base, (sentence,), language(telling.base.language))
        yield Finding(
            f"Sentence {index + 1} of the base is left out: {quote(sentence.text)}",
            side.passage(),
            None,
            "info" if not worded(sentence.text) else "critical" if sentence.in_quote else None,
        )


def find_clauses(pair: Pair) -> Iterator[Finding]:
    """Yield every clause of a linked passage that the version leaves out."""
    return dropped(pair, "Left out within the sentence", turned=False)


CHECK = Check(
    "omission",
    "a sentence of the base, or a clause, without counterpart",
    "major",
    pair=find_clauses,
    telling=find,
)
