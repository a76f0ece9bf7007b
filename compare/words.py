"""Words, and word-level edits between two passages of one language.

Edits are for reading, so they follow words and whole figures, never letters; a stray function word
that happens to recur between two changes does not cut them apart (Ratcliff and Metzener's opcodes
over tokens, by difflib; rapidfuzz's for passages too long for it).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from compare.model import EditOp
from sources.model import Span

TOKEN: Final = re.compile(
    r"""\d+(?:[.,:\u00a0\u202f]\d+)*%?      # a whole figure, with its separators
      | \w+(?:[-\u2010\u2011'’]\w+)*       # a word, with its hyphens and apostrophes
      | [^\w\s]                            # a mark
    """,
    re.VERBOSE,
)

ISLAND: Final = 2
"""Equal runs of at most this many function words or marks between two edits are not worth showing."""

READABLE: Final = 40_000
"""Token pairs up to which difflib looks for the longest equal runs, which read best; beyond that its time
grows with the cube, and rapidfuzz's shortest edits do."""

GLYPHS: Final = str.maketrans("“”„‟«»‹›‘’‚‛`´—–‒―‐‑…\u00a0\u202f", '""""""""\'\'\'\'\'\'------.  ')


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure or a mark, and where it stands."""

    text: str
    start: int
    end: int
    key: str
    """What equal tokens share: case, quote and dash glyphs and composition of accents set aside."""


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Tokens of one passage that stand where other tokens of the other passage stand."""

    op: EditOp
    base: tuple[Token, ...]
    version: tuple[Token, ...]
    base_at: int
    """Offset in the base passage where the edit stands, also when it inserts."""
    version_at: int


def worded(text: str) -> bool:
    """Tell whether a text holds a letter or a digit, and not marks alone."""
    return text.isalnum() or any(map(str.isalnum, text))


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """Split a passage into words, figures and marks."""
    return tuple(Token(m.group(), m.start(), m.end(), fold(m.group())) for m in TOKEN.finditer(text))


@lru_cache(maxsize=8192)
def word_tokens(text: str) -> tuple[Token, ...]:
    """Return the words and figures of a passage, without its marks."""
    return tuple(token for token in tokens(text) if worded(token.key))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return what equal words share: glyph variants, composition and case set aside."""
    return unicodedata.normalize("NFC", text).translate(GLYPHS).casefold()


@lru_cache(maxsize=8192)
def placed(text: str) -> tuple[Span, ...]:
    """Return where the words of `str.split()` stand, which word links count."""
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return tuple(spans)


def at(text: str, start: int, end: int) -> list[int]:
    """Return the numbers of the words that stand, in part, between two places."""
    return [number for number, word in enumerate(placed(text)) if word.start < end and start < word.end]


def edits(base: str, version: str, function_words: frozenset[str] = frozenset()) -> tuple[WordEdit, ...]:
    """Return the edits that turn one passage into the other, in order; equal passages have none."""
    ours, theirs = tokens(base), tokens(version)
    spans: list[tuple[int, int, int, int]] = []
    for a, b, c, d in _differing([t.key for t in ours], [t.key for t in theirs]):
        if spans and _is_island(ours[spans[-1][1] : a], function_words):
            first = spans.pop()
            spans.append((first[0], b, first[2], d))
        else:
            spans.append((a, b, c, d))
    return tuple(_edit(ours, theirs, *span, base, version) for span in spans)


def _differing(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where the tokens differ: from, to in the base, from, to in the version."""
    if len(ours) * len(theirs) <= READABLE:
        for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            if tag != "equal":
                yield a, b, c, d
        return
    for code in Levenshtein.opcodes(ours, theirs):
        if code.tag != "equal":
            yield code.src_start, code.src_end, code.dest_start, code.dest_end


def _is_island(between: Sequence[Token], function_words: frozenset[str]) -> bool:
    return len(between) <= ISLAND and all(_minor(token, function_words) for token in between)


def _minor(token: Token, function_words: frozenset[str]) -> bool:
    return token.key in function_words or not worded(token.key)


def _edit(
    ours: Sequence[Token], theirs: Sequence[Token], a: int, b: int, c: int, d: int, base: str, version: str
) -> WordEdit:
    op: EditOp = "replace" if a < b and c < d else "delete" if a < b else "insert"
    return WordEdit(op, tuple(ours[a:b]), tuple(theirs[c:d]), _at(ours, a, base), _at(theirs, c, version))


def _at(side: Sequence[Token], index: int, text: str) -> int:
    """Return where token `index` starts, or would: after the last one, the end of the text."""
    return side[index].start if index < len(side) else len(text)
