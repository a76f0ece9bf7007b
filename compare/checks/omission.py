"""Sentences of the base that the version leaves out."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side, Telling, quote
from compare.clauses import dropped
from compare.elsewhere import told_in, told_note
from compare.languages import language
from compare.words import word_tokens, worded
from sources.model import Sentence

ENOUGH: Final = 3
"""Words of a quotation that stands in another one by more than chance."""

MARKS: Final = re.compile(r"[\"“”„«»]")

WHOLE: Final = re.compile(r"\s*[\"“„«][^\"“”„«»]+[\"”“»]\W*$")
"""A sentence that is a quotation."""


def find(telling: Telling) -> Iterator[Finding]:
    """Yield every prose sentence of the base without a counterpart."""
    for index in telling.alignment.omitted:
        sentence = telling.base.sentences[index]
        if _quoted_on(sentence, telling):
            continue
        side = Side(telling.base, (sentence,), language(telling.base.language))
        there = told_in(sentence.text, telling.base.language, telling.version)
        silent = there is not None or not worded(sentence.text)
        yield Finding(
            f"Sentence {index + 1} of the base is left out: {quote(sentence.text)}{told_note(there)}",
            side.passage(),
            None,
            "info" if silent else "critical" if sentence.in_quote else None,
        )


def _quoted_on(sentence: Sentence, telling: Telling) -> bool:
    """Tell whether a sentence is a quotation whose words the version has on end, joined to another one."""
    words = _keys(sentence.text)
    whole = sentence.in_quote or WHOLE.match(sentence.text)
    if not whole or len(words) < ENOUGH:
        return False
    said = (s for s in telling.version.sentences if s.in_quote or MARKS.search(s.text))
    return f" {' '.join(words)} " in f" {' '.join(key for s in said for key in _keys(s.text))} "


def _keys(text: str) -> list[str]:
    return [token.key for token in word_tokens(text)]


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
