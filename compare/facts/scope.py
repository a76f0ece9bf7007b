"""What a negation denies: the first word of weight behind it.

Two passages may deny as often and yet not the same: "is open, but not on Sundays" against "is not open,
but on Sundays". A word denied on one side, and on the other said plainly in a clause without any denial,
has flipped. Where what the two deny cannot be compared, they must deny but once each.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from compare.facts.cues import Cue, cues
from compare.languages import Language
from compare.words import Token, tokens

REACH: Final = 4
"""Tokens behind a negation among which the denied word is looked for."""

NEAR: Final = 20
"""Characters between two denials within which one takes the other back."""

BREAKS: Final = frozenset(',;:.!?()"-')
"""Marks that end a clause."""


def flipped(mine: str, other: str, language: Language) -> tuple[Cue, Token] | None:
    """Return a negation of one text, and the word it denies where the other text affirms it."""
    words = _comparable(mine, other, language)
    once = all(len(_denials(text, language)) == 1 for text in (mine, other))
    if not words and not once:
        return None
    for cue, head in _denied(mine, language):
        said = [at for at, word in enumerate(tokens(other)) if alike(word.key, head.key)]
        if len(said) == 1 and not _doubtful(said[0], other, language, whole=not words) and _once(head, mine):
            return cue, tokens(other)[said[0]]
    return None


def _comparable(mine: str, other: str, language: Language) -> bool:
    """Tell whether all that the other text denies is a word of this one too."""
    words = [word.key for word in tokens(mine)]
    return all(any(alike(word, head.key) for word in words) for _, head in _denied(other, language))


def alike(one: str, other: str) -> bool:
    """Tell whether two words can be forms of one."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    stem = short[: max(3, len(short) - 2)]
    return len(short) > 2 and long.startswith(stem) and len(long) - len(stem) <= 5


def _once(head: Token, text: str) -> bool:
    return sum(alike(word.key, head.key) for word in tokens(text)) == 1


@lru_cache(maxsize=8192)
def _denied(text: str, language: Language) -> tuple[tuple[Cue, Token], ...]:
    """Return the plain negations of a text, each with the word it denies."""
    return tuple(_heads(text, language))


def _denials(text: str, language: Language) -> tuple[Cue, ...]:
    return cues(text, language, "negation", ("explicit", "implicit"))


def _heads(text: str, language: Language) -> Iterator[tuple[Cue, Token]]:
    denials = _denials(text, language)
    for cue in denials:
        if cue.kind == "implicit" or any(0 < c.span.start - cue.span.end < NEAR for c in denials):
            continue  # a denial of a denial
        ahead = [word for word in tokens(text) if word.start >= cue.span.end][:REACH]
        for word in ahead:
            if word.key in BREAKS:
                break
            if _weighty(word, language):
                yield cue, word
                break


def _weighty(word: Token, language: Language) -> bool:
    light = language.phrases("scope", "light")
    return (
        len(word.key) > 2
        and word.key[0].isalpha()
        and word.key not in language.function_words
        and word.key not in light
    )


def _doubtful(at: int, text: str, language: Language, *, whole: bool) -> bool:
    """Tell whether anything in the clause of a word, or a verb such as "refuse" before it, can deny it.

    Unless the whole clause is asked for, only the next few words behind it are read.
    """
    words = tokens(text)
    start, end = _clause(at, words)
    end = end if whole else min(end, at + 1 + int(language.text("scope", "after") or end))
    span = words[start].start, words[end - 1].end
    found = cues(text, language, "negation", ("explicit", "implicit", "exempt"))
    return any(
        span[0] <= cue.span.start < span[1] or (cue.kind == "implicit" and cue.span.start < words[at].start)
        for cue in found
    )


def _clause(at: int, words: Sequence[Token]) -> tuple[int, int]:
    """Return where the clause around a word starts and ends, as indices of words."""
    start = next((i + 1 for i in range(at, -1, -1) if words[i].key in BREAKS), 0)
    end = next((i for i in range(at, len(words)) if words[i].key in BREAKS), len(words))
    return start, end
