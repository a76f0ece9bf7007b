"""Which figure rose and which fell: "bread up 25 per cent, milk down 3" told the other way about.

Where both tellings have a rise and a fall, their words alone tell nothing; what each figure does decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.facts.opposites import Pole, poles
from compare.facts.quantities import Quantity, quantities
from compare.languages import Language
from compare.sense.echoes import Texts

IDEA: Final = "rise"

REACH: Final = 60
"""Characters between a figure and the word that tells which way it went."""

BREAK: Final = re.compile(r"[.!?;:]\s|[;:]")


@dataclass(frozen=True, slots=True)
class Move:
    """A figure, and the word for its rise or fall."""

    figure: Quantity
    word: Pole


def exchanged_moves(texts: Texts) -> Iterator[tuple[Move, Move]]:
    """Yield figures that rise on one side and fall on the other, where both sides tell both."""
    ours, theirs = (_moves(text, known) for text, known in texts.sides)
    if any(len({move.word.at for move in some}) < len(("up", "down")) for some in (ours, theirs)):
        return
    for mine in ours:
        other = _only(mine, theirs)
        if other and _only(other, ours) and mine.word.at != other.word.at:
            yield mine, other


def _only(move: Move, among: Sequence[Move]) -> Move | None:
    same = [other for other in among if other.figure.agrees(move.figure)]
    return same[0] if len(same) == 1 else None


def _moves(text: str, known: Language) -> list[Move]:
    """Return each figure with the word of direction that is nearest to it, and to which it is nearest."""
    words = [pole for pole in poles(text, known, "directions") if pole.idea == IDEA and not pole.denied]
    figures = quantities(text, known) if len(words) > 1 else ()
    out = []
    for figure in figures:
        word = min(words, key=lambda pole: _gap(figure, pole, text))
        nearest = min(figures, key=lambda other: _gap(other, word, text))
        if nearest is figure and _gap(figure, word, text) <= REACH:
            out.append(Move(figure, word))
    return out


def _gap(figure: Quantity, pole: Pole, text: str) -> int:
    """Return the characters between a figure and a word; too many where a clause ends between them."""
    first, last = sorted(((figure.span.start, figure.span.end), (pole.word.start, pole.word.end)))
    between = text[first[1] : last[0]]
    return len(text) + REACH if BREAK.search(between) else len(between)
