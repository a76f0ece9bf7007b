"""Sentences of the base that the version leaves out."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, Telling, quote
from compare.clauses import dropped
from compare.languages import language
from sources.model import Span


def find(telling: Telling) -> Iterator[Finding]:
    """Yield every prose sentence of the base without a counterpart."""
    for index in telling.alignment.omitted:
        sentence = telling.base.sentences[index]
        side = Side(telling.base, (sentence,), language(telling.base.language))
        yield Finding(
            f"Sentence {index + 1} of the base is left out: {quote(sentence.text)}",
            side.passage(),
            None,
            "critical" if sentence.in_quote else None,
        )


def find_clauses(pair: Pair) -> Iterator[Finding]:
    """Yield every clause of a linked passage that the version leaves out, within one language."""
    for edit in dropped(pair):
        span = Span(edit.base[0].start, edit.base[-1].end)
        said = quote(pair.base.text[span.start : span.end])
        clause = pair.base.passage(span, f"{len(edit.base)} words")
        yield Finding(f"Left out within the sentence: “{said}”", clause, pair.version.passage(), None, 0.7)


CHECK = Check(
    "omission",
    "a sentence of the base, or a clause, without counterpart",
    "major",
    pair=find_clauses,
    telling=find,
)
