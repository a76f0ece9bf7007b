"""Sentences of the version that the base does not have."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, Telling, quote
from compare.clauses import inserted
from compare.languages import language
from sources.model import Span


def find(telling: Telling) -> Iterator[Finding]:
    """Yield every prose sentence of the version without a counterpart."""
    for index in telling.alignment.added:
        sentence = telling.version.sentences[index]
        side = Side(telling.version, (sentence,), language(telling.version.language))
        yield Finding(f"Sentence {index + 1} is added: {quote(sentence.text)}", None, side.passage())


def find_clauses(pair: Pair) -> Iterator[Finding]:
    """Yield every clause of a linked passage that the base does not have, within one language."""
    for edit in inserted(pair):
        span = Span(edit.version[0].start, edit.version[-1].end)
        said = quote(pair.version.text[span.start : span.end])
        clause = pair.version.passage(span, f"{len(edit.version)} words")
        yield Finding(f"Added within the sentence: “{said}”", pair.base.passage(), clause, None, 0.7)


CHECK = Check(
    "addition",
    "a sentence or a clause that the base does not have",
    "major",
    pair=find_clauses,
    telling=find,
)
