"""Clauses of a linked passage that the other passage has no words for, within one language."""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Pair
from compare.rewording import changes
from compare.words import Token, WordEdit

CLAUSE: Final = 4
"""Content words without counterpart from which it is a clause and not a turn of phrase: of honest
paraphrases (DEMETR dev, no error) fewer than one in a hundred drop as many."""


def dropped(pair: Pair) -> Iterator[WordEdit]:
    """Yield the edits that drop a clause of the base."""
    for edit in _edits(pair):
        if _content(edit.base, pair) >= CLAUSE and not _content(edit.version, pair):
            yield edit


def inserted(pair: Pair) -> Iterator[WordEdit]:
    """Yield the edits that insert a clause into the version."""
    for edit in _edits(pair):
        if _content(edit.version, pair) >= CLAUSE and not _content(edit.base, pair):
            yield edit


def _edits(pair: Pair) -> Sequence[WordEdit]:
    if not pair.one_language:
        return ()
    return changes(pair.base.text, pair.version.text, pair.base.language.tag)


def _content(words: Sequence[Token], pair: Pair) -> int:
    function_words = pair.base.language.function_words
    return sum(any(map(str.isalnum, word.key)) and word.key not in function_words for word in words)
