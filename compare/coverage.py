"""Coverage of a linked passage: which of its words the other passage has no counterpart for.

A passage that lost a clause is shorter than its counterpart lets expect and has a run of words that link
to nothing. Either sign alone is weak, since honest translators shorten and word links have gaps; both
together tell. This holds within one language and across languages.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare import word_evidence as evidence
from compare.languages import language
from compare.recent import Recent
from compare.word_alignment import chances, linkable
from compare.word_evidence import Side
from compare.words import placed
from sources.model import Span

SHORTER: Final = -0.08
"""Log ratio of the lengths, less what the languages let expect, from which words can be missing: of the
passages that lost a clause one in a hundred lies above, and three in four whole ones need not be read."""

COVERED: Final = 0.35
"""Probability of its best link from which a word speaks for having a counterpart."""

WEIGHTS: Final = (-3.24, 2.25, 4.35, -2.89, -5.23, -4.34, 1.39)
"""A constant, the run's lack of links, its content words (in eighths, up to eight), their mean probability of
a link, the log ratio of lengths, the same where negative, and the log of what the passage keeps without
the run. A logistic regression on 600 news sentences in four language pairs with a clause taken out and 1,100
whole ones (WMT21, NTREX dev); two-fold, at 2 false alarms in a hundred it finds nine lost clauses in ten."""

LIKELY: Final = 0.4
"""Probability from which a run is reported; of whole paraphrases (DEMETR dev) two in a hundred have one."""

RUNS: Final = 2
"""Runs looked for in one passage."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of words without counterpart."""

    span: Span
    words: int
    confidence: float
    """How likely the other passage lacks it, in [0, 1]."""


Asked = tuple[str, str, str, str]
"""What `gaps` is asked: two passages, and their languages."""

_KEPT: Final[Recent[Asked, tuple[Gap, ...]]] = Recent(4096)


def read_ahead(asked: Iterable[Asked]) -> None:
    """Read together what `gaps` will be asked for."""
    evidence.read_ahead(
        (tuple(text.split()), tag)
        for one in asked
        if one not in _KEPT and _usual(*one)
        for text, tag in (one[::2], one[1::2])
    )


def gaps(base: str, version: str, base_language: str, version_language: str) -> tuple[Gap, ...]:
    """Return the runs of words of the base that the version has no counterpart for, in order.

    Nothing for languages whose usual length relative to each other is not known.
    """
    asked = (base, version, base_language, version_language)
    found = _KEPT.get(asked)
    if found is None:
        found = _gaps(*asked)
        _KEPT.put(asked, found)
    return found


def _usual(base: str, version: str, base_language: str, version_language: str) -> float | None:
    """Return how long the base's language is beside the version's; `None` where no word can be missing."""
    ours, theirs = language(base_language).length, language(version_language).length
    if not ours or not theirs or not base.strip() or not version.strip() or not linkable(base, version):
        return None
    usual = ours / theirs
    return None if math.log(len(version) / len(base) * usual) > SHORTER else usual


def _gaps(base: str, version: str, base_language: str, version_language: str) -> tuple[Gap, ...]:
    usual = _usual(base, version, base_language, version_language)
    if usual is None:
        return ()
    ratio = math.log(len(version) / len(base) * usual)
    passage = _Passage(base, version, base_language, version_language)
    found: list[Gap] = []
    for _ in range(RUNS):
        gap = passage.widest(ratio)
        if gap is None or gap.confidence < LIKELY:
            break
        found.append(gap)
        left = len(base) - sum(gap.span.end - gap.span.start for gap in found)
        if left <= 0:
            break  # runs widened to whole words can overlap
        ratio = math.log(len(version) / left * usual)
    return tuple(sorted(found, key=lambda gap: gap.span))


class _Passage:
    """The words of the base, each with its chance of a counterpart."""

    def __init__(self, base: str, version: str, base_language: str, version_language: str) -> None:
        ours = Side(tuple(base.split()), base_language)
        self.text = base
        self.spans = placed(base)
        self.chance: NDArray[np.float64] = chances(base, version, base_language, version_language)
        self.content: NDArray[np.bool_] = ~(ours.function | ours.mark)
        # a mark ends nothing, but a run had better not cross it
        self.pull = np.where(self.content, COVERED - self.chance, np.where(ours.mark, -0.02, 0.0))

    def widest(self, ratio: float) -> Gap | None:
        """Take out the run of words that most lacks links (the maximum sum, Kadane)."""
        best, start, lack = (0.0, 0, 0), 0, 0.0
        for at, pull in enumerate(self.pull):
            if lack <= 0:
                lack, start = 0.0, at
            lack += float(pull)
            if lack > best[0]:
                best = (lack, start, at + 1)
        lack, start, stop = best
        if lack <= 0:
            return None
        confidence = self._confidence(lack, start, stop, ratio)
        self.pull[start:stop] = -1.0
        start, stop = self._whole(start, stop)
        span = Span(self.spans[start].start, self.spans[stop - 1].end)
        return Gap(span, stop - start, round(confidence, 2))

    def _confidence(self, lack: float, start: int, stop: int, ratio: float) -> float:
        content = self.content[start:stop]
        sizes = [span.end - span.start + 1 for span in self.spans]
        kept = 1 - sum(sizes[start:stop]) / sum(sizes)
        row = (
            1.0,
            lack,
            min(int(content.sum()), 8) / 8,
            float(self.chance[start:stop][content].mean()),
            ratio,
            min(ratio, 0.0),
            math.log(max(kept, 0.05)),
        )
        total = sum(weight * value for weight, value in zip(WEIGHTS, row, strict=True))
        return 1 / (1 + math.exp(-total))

    def _whole(self, start: int, stop: int) -> tuple[int, int]:
        """Take in the function words before the run, and leave out those behind it."""
        while start and self._leads(start - 1):
            start -= 1
        while stop - 1 > start and not self.content[stop - 1]:
            stop -= 1
        return start, stop

    def _leads(self, at: int) -> bool:
        """Tell whether a word belongs to what follows it: a function word that links to nothing."""
        ends = self.text[self.spans[at].end - 1] in ",;:.!?—–"
        return not self.content[at] and not ends and bool(self.chance[at] < COVERED)
