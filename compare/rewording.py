"""Which words of a passage changed: word-level edits, less the words that only changed places.

A plain word diff calls a word changed when it stands elsewhere in the sentence; of the words it marks in
re-told news only one in five really lacks a counterpart. Words linked to an equal word are no edits.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from compare.languages import language
from compare.model import EditOp
from compare.word_alignment import linked
from compare.words import Token, WordEdit, edits, placed, tokens, worded

INSIDE: Final = "\u00a0\u202f"
"""Spaces that can stand inside one token, which then is two of the words that links count."""


@lru_cache(maxsize=4096)
def changes(base: str, version: str, tag: str) -> tuple[WordEdit, ...]:
    """Return what was reworded between two passages of one language, in order."""
    found = edits(base, version, language(tag).function_words)
    if not any(edit.base for edit in found) or not any(edit.version for edit in found):
        return found  # nothing can have moved
    kept = _in_other_place(base, version, tag) if _may_move(found, base, version) else (set(), set())
    return tuple(less for edit in found if (less := _without(edit, kept)))


def change(old: str, new: str) -> str:
    """Return what a message says of words that became others, were taken out or put in."""
    if old and new:
        return f"“{old}” became “{new}”"
    return f"“{old}” is gone" if old else f"“{new}” is new"


def _may_move(found: Sequence[WordEdit], base: str, version: str) -> bool:
    """Tell whether a word at an end of an edit is in the other passage at all: only then can it be cut."""
    if any(space in base or space in version for space in INSIDE):
        return True
    ours, theirs = ({token.key for token in tokens(text)} for text in (base, version))
    return any(
        words and (words[0].key in there or words[-1].key in there)
        for edit in found
        for side, there in ((edit.base, theirs), (edit.version, ours))
        for words in ([token for token in side if _is_word(token)],)
    )


def _in_other_place(base: str, version: str, tag: str) -> tuple[set[int], set[int]]:
    """Return the offsets of words that an equal word of the other passage is linked to."""
    ours, theirs = placed(base), placed(version)
    moved: tuple[set[int], set[int]] = (set(), set())
    for i, j in linked(base, version, tag, tag):
        here, there = ours[i], theirs[j]
        pair = _equal(base[here.start : here.end], version[there.start : there.end])
        for offsets, span, side in zip(pair, (here, there), moved, strict=True):
            side.update(span.start + offset for offset in offsets)
    return moved


@lru_cache(maxsize=16384)
def _equal(one: str, other: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the offsets of the tokens that both words have, marks left aside."""
    ours, theirs = tokens(one), tokens(other)
    shared = {t.key for t in ours if _is_word(t)} & {t.key for t in theirs}
    first, second = (tuple(t.start for t in side if t.key in shared) for side in (ours, theirs))
    return first, second


def _without(edit: WordEdit, kept: tuple[set[int], set[int]]) -> WordEdit | None:
    """Narrow an edit to the words that really changed; `None` where only places and marks did."""
    base, version = (
        _narrowed(side, moved) for side, moved in zip((edit.base, edit.version), kept, strict=True)
    )
    if not any(worded(token.key) for token in (*base, *version)):
        only_marks = not any(worded(t.key) for t in (*edit.base, *edit.version))
        return edit if only_marks else None
    op: EditOp = "replace" if base and version else "delete" if base else "insert"
    return replace(
        edit,
        op=op,
        base=base,
        version=version,
        base_at=base[0].start if base else edit.base_at,
        version_at=version[0].start if version else edit.version_at,
    )


def _narrowed(side: Sequence[Token], moved: set[int]) -> tuple[Token, ...]:
    """Cut the words that only moved off both ends."""
    rest = [at for at, token in enumerate(side) if token.start not in moved and _is_word(token)]
    return tuple(side[rest[0] : rest[-1] + 1]) if rest else ()


def _is_word(token: Token) -> bool:
    return worded(token.key)
