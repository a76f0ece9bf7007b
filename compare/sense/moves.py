"""What happened to which figure: "bread up 25 per cent, milk down 3" told the other way about, five dead and
forty hurt as five hurt and forty dead.

Where both tellings have both words, these alone tell nothing; what stands beside each figure does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from compare.facts.opposites import Pole, poles
from compare.facts.quantities import Quantity, quantities
from compare.languages import Language
from compare.sense.echoes import Texts

GROUPS: Final = (frozenset({"rise", "more"}), frozenset({"toll"}))
"""Ideas that tell one thing of a figure: which way it went, what became of so many."""

REACH: Final = 60
"""Characters between a figure and its word."""

JOINED: Final = 25
"""Characters that a comma or "and" between the two counts for."""

BREAK: Final = re.compile(r"[.!?;:]\s|[;:]")


@dataclass(frozen=True, slots=True)
class Move:
    """A figure, and the word for what happened to it."""

    figure: Quantity
    word: Pole


def exchanged_moves(texts: Texts) -> Iterator[tuple[Move, Move]]:
    """Yield figures with one word on one side, and with its opposite on the other, where either side has more
    words of the kind than one."""
    for group in GROUPS:
        words = [_words(text, known, group) for text, known in texts.sides]
        if not all(words) or max(map(len, words)) == 1:
            continue
        ours, theirs = (_moves(*side, some) for side, some in zip(texts.sides, words, strict=True))
        for mine in ours:
            other = _only(mine, theirs)
            if other and _only(other, ours) and mine.word.at != other.word.at:
                yield mine, other


def _words(text: str, known: Language, group: frozenset[str]) -> list[Pole]:
    return [pole for pole in poles(text, known, "directions") if pole.idea in group and not pole.denied]


def _only(move: Move, among: Sequence[Move]) -> Move | None:
    same = [other for other in among if other.figure.agrees(move.figure)]
    return same[0] if len(same) == 1 else None


def _moves(text: str, known: Language, words: Sequence[Pole]) -> list[Move]:
    """Return each figure with the word that is nearest to it; two figures do not share one."""
    figures = quantities(text, known)
    joins = known.pattern("numbers", "joins")
    gaps = [
        (_gap(figure, word, text, joins), i, j)
        for (i, figure), (j, word) in product(enumerate(figures), enumerate(words))
    ]
    taken: set[int] = set()
    out: list[Move] = []
    for gap, i, j in sorted(gaps):
        figure, word = figures[i], words[j]
        if gap > REACH:
            break
        if word.place not in taken and not any(move.figure is figure for move in out):
            taken.add(word.place)
            out.append(Move(figure, word))
    return out


def _gap(figure: Quantity, pole: Pole, text: str, joins: re.Pattern[str] | None) -> int:
    """Return the characters between a figure and a word; more where a phrase, too many where a clause ends
    between them."""
    first, last = sorted(((figure.span.start, figure.span.end), (pole.word.start, pole.word.end)))
    between = text[first[1] : last[0]]
    if BREAK.search(between):
        return len(text) + REACH
    joined = "," in between or (joins is not None and joins.search(between) is not None)
    return max(0, last[0] - first[1]) + JOINED * joined
