"""What seems left out or added, and is told in another sentence of the other side.

A desk that cuts its sentences otherwise tells the same words elsewhere: "Arlo said" two sentences on, "There
is no cure" inside another sentence. Within one language the words themselves tell, and their word links.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from compare.facts.cues import cues, kinds
from compare.languages import Language, language
from compare.word_alignment import chances, linkable
from compare.words import Token, at, fold, tokens, worded
from sources.model import Document, Span

STEM: Final = 5
"""Letters by which two words are one: denied, denies."""

SHARE: Final = 0.75
"""Share of the words of weight that one place of the other side must have."""

HALF: Final = 0.5
"""Share of them that must stand there to the letter before links are asked about the rest."""

LINKED: Final = 0.5
"""Chance of a counterpart from which a word is told by another one: sooner, earlier."""

REACH: Final = 20
"""Characters behind a denial up to which it is the word there that is denied."""

TOGETHER: Final = 2
"""Neighbouring sentences that may tell it between them."""


def told_in(text: str, tag: str | None, other: Document) -> int | None:
    """Return the first sentence of the other document that tells a passage, alone or with the next one.

    `None` where none does, or the languages differ.
    """
    known = language(tag)
    if language(other.language) is not known:
        return None
    mine = _read(text, known)
    if not mine.stems:
        return None
    for start, sentence in enumerate(other.sentences):
        if not mine.may_share(sentence.text):
            continue
        near = [_read(one.text, known) for one in other.sentences[start : start + TOGETHER]]
        if mine.stems & near[0].stems and mine.told_by(near):
            return start
    return None


def denied_in(word: str, other: Document, some: Iterable[int], known: Language) -> bool:
    """Tell whether any of some sentences of a document of the same language denies a word, in any form."""
    sentences = (other.sentences[at] for at in some if 0 <= at < len(other.sentences))
    return any(word[:STEM] in _read(sentence.text, known).denied for sentence in sentences)


def told_note(sentence: int | None) -> str:
    """Return what a message says of where something is told."""
    return "" if sentence is None else f"; told in sentence {sentence + 1}"


class _Read:
    """The words of weight of a passage, who says it left aside, and which of them stand behind a denial."""

    def __init__(self, text: str, known: Language) -> None:
        self.text, self.known = text, known
        self.words = tuple(_weighty(text, known))
        ends = [cue.span.end for cue in cues(text, known, "negation", kinds(known, "negation"))]
        self.stems = frozenset(word.key[:STEM] for word in self.words)
        self.figures = frozenset(word.key for word in self.words if word.key[0].isdigit())
        self.denied = frozenset(
            word.key[:STEM] for word in self.words if any(0 <= word.start - end <= REACH for end in ends)
        )

    def may_share(self, text: str) -> bool:
        """Tell whether a text can have any of the words of weight: most have none."""
        letters = fold(text)
        return any(stem in letters for stem in self.stems)

    def told_by(self, near: Sequence["_Read"]) -> bool:
        """Tell whether some sentences have the words and the figures, denied where they are denied here."""
        holding = [one for one in near if self.stems & one.stems]
        there = frozenset[str]().union(*(one.stems | one.figures for one in holding))
        denied = frozenset[str]().union(*(one.denied for one in holding))
        shared = self.stems & there
        if shared & self.denied != shared & denied or not self.figures <= there:
            return False
        share = len(shared) / len(self.stems)
        return share >= SHARE or (share >= HALF and self._linked(shared, holding) >= SHARE)

    def _linked(self, shared: frozenset[str], holding: Sequence["_Read"]) -> float:
        """Return the share of the words of weight that are there, or have a counterpart."""
        other = " ".join(one.text for one in holding)
        if not linkable(self.text, other):
            return 0.0
        likely = chances(self.text, other, self.known.tag, self.known.tag)
        met = sum(
            word.key[:STEM] in shared
            or max((float(likely[n]) for n in at(self.text, word.start, word.end)), default=0.0) >= LINKED
            for word in self.words
        )
        return met / len(self.words)


def _weighty(text: str, known: Language) -> Iterator[Token]:
    """Yield the words of weight, without plain words of speech: "Arlo said" is no more than a name."""
    spoken = [cue.span for cue in cues(text, known, "reporting", ("neutral",))]
    for word in tokens(text):
        content = worded(word.key) and word.key not in known.function_words
        if content and not any(Span(word.start, word.end).overlaps(span) for span in spoken):
            yield word


@lru_cache(maxsize=4096)
def _read(text: str, known: Language) -> _Read:
    return _Read(text, known)
