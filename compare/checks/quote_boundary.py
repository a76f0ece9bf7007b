"""Words pulled into the marks that the writer said, or out of them that the speaker said; one language.

The first puts words into somebody's mouth. The second is partial quotation, advice as long as the words are
told: what is cut is another check's.

Where one side has no marks at all the quotation is told as indirect speech, or the reverse: that is another
check's.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from compare.check import Check, Finding, Pair, Side, quote
from compare.words import Token, word_tokens
from sources.model import Span
from sources.quotation import MARK, quotations

LEAST: Final = 2
"""Content words in a row that changed sides of a mark: one alone may be a scare quote."""

MOST: Final = 400
"""Words of a passage up to which it is read."""

Flagged = tuple[Token, bool]


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each run of words that both sides have, inside the marks on one and outside on the other."""
    if not (MARK.search(pair.base.text) and MARK.search(pair.version.text)):
        return
    sentences = (*pair.base.sentences, *pair.version.sentences)
    if not pair.one_language or any(sentence.in_quote for sentence in sentences):
        return  # a passage that begins inside a quotation does not show its marks
    if any(quotations(side.text)[1] for side in (pair.base, pair.version)):
        return  # a mark without its partner does not show where the quotation ends
    ours, theirs = _flagged(pair.base), _flagged(pair.version)
    if not (_quotes(ours) and _quotes(theirs)) or max(len(ours), len(theirs)) > MOST:
        return
    for old, new in _shared(ours, theirs):
        inside = old[0][1]
        if _content(old, pair.base) < LEAST:
            continue
        spans = [Span(run[0][0].start, run[-1][0].end) for run in (old, new)]
        said = quote(pair.version.text[spans[1].start : spans[1].end])
        way = "out of the marks" if inside else "into the marks"
        yield Finding(
            f"Pulled {way}: “{said}”",
            pair.base.passage(spans[0], "quoted" if inside else "told"),
            pair.version.passage(spans[1], "told" if inside else "quoted"),
            "minor" if inside else None,  # what is told in one's own words is still what was said
            0.8,
        )


def _flagged(side: Side) -> list[Flagged]:
    """Return the words, each with whether it stands inside quotation marks."""
    marks = quotations(side.text)[0]
    words = word_tokens(side.text)
    return [(word, marks.depth(word.start) > 0) for word in words]


def _quotes(words: list[Flagged]) -> bool:
    return any(inside for _, inside in words)


def _shared(ours: list[Flagged], theirs: list[Flagged]) -> Iterator[tuple[list[Flagged], list[Flagged]]]:
    """Yield the equal runs whose words changed sides, cut where the sides change."""
    keys = [[word.key for word, _ in side] for side in (ours, theirs)]
    for i, j, size in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks():
        start = 0
        for at in range(1, size + 1):
            flags = (ours[i + start][1], theirs[j + start][1])
            if at == size or (ours[i + at][1], theirs[j + at][1]) != flags:
                if flags[0] != flags[1]:
                    yield ours[i + start : i + at], theirs[j + start : j + at]
                start = at


def _content(run: list[Flagged], side: Side) -> int:
    return sum(word.key not in side.language.function_words for word, _ in run)


CHECK = Check("quote-boundary", "words pulled into the marks, or out of them", "critical", pair=find)
