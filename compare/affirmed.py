"""Denials that are gone though no word link tells so: without them a quotation is nearer to its telling.

"It was not a coup" and «Это был переворот» share one word, and a doubtful one; but "It was a coup" is what
the Russian says, far more than what the English did. Where the other side says it by an opposite, or by a
turn of its own, taking the denial out brings the two hardly nearer.
"""

from typing import Final

from compare.closeness import closeness
from compare.facts.cues import Cue, cues
from compare.sense.denials import explained, opposite, plainly
from compare.sense.echoes import Texts, echoes
from compare.sense.likeness import cosines

GAINS: Final = ((0.75, 0.06, 0.75), (0.5, 0.1, 0.45))
"""Least likeness of the other side to the words without the denial, how much that has to be above the
likeness to those with it, and least closeness to those without. Set on `tests/cases/quotes/across.toml` and
34 pairs that say a denial by an opposite: no honest pair reaches them."""


def affirmed(texts: Texts) -> str:
    """Say which denial of one side is gone on the other, or new there; empty for none."""
    for side, verb in ((texts, "gone"), (texts.turned, "new")):
        (text, known), (other, its) = side.sides
        if not plainly(text, known) or cues(other, its, "negation", ("explicit", "implicit")):
            continue
        denials = cues(text, known, "negation", ("explicit",))
        if (
            not explained(side)
            and not opposite(echoes(side), side)
            and _nearer(side, _without(text, denials))
        ):
            return f"“{denials[0].text}” is {verb}"
    return ""


def _without(text: str, some: tuple[Cue, ...]) -> str:
    for cue in reversed(some):
        text = text[: cue.span.start] + text[cue.span.end :]
    return " ".join(text.split())


def _nearer(side: Texts, bare: str) -> bool:
    """Tell whether the other side is nearer to some words than to the denial of them."""
    if not bare:
        return False
    denied, plain = cosines([side.base, bare], side.ours, [side.version], side.theirs)[:, 0].tolist()
    close = closeness(Texts(bare, side.version, side.ours, side.theirs))
    return any(plain >= least and plain - denied >= gain and close >= said for least, gain, said in GAINS)
