"""Coverage of a linked passage: which of its words the other passage has no counterpart for.

A passage that lost a clause is shorter than its counterpart lets expect and has a run of words that link
to nothing. Either sign alone is weak, since honest translators shorten and word links have gaps; both
together tell. This holds within one language and across languages.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.languages import language
from compare.recent import Recent
from compare.word_alignment import chances, linkable
from compare.word_evidence import side
from compare.words import placed
from sources.model import Span

SHORTER: Final = -0.08
"""Log ratio of the lengths, less what the languages let expect, from which words can be missing: of the
passages that lost a clause one in a hundred lies above, and three in four whole ones need not be read."""

COVERED: Final = 0.35
"""Probability of its best link from which a word speaks for having a counterpart."""

WEIGHTS: Final = (-1.93, 3.36, 0.99, -1.72, -3.46, -1.88, 1.62, 0.69, -2.68)
"""A constant, the run's lack of links, its content words (in eighths, up to eight), their mean probability of
a link, the log ratio of lengths, the log of what the passage keeps without the run, whether the run begins
with a clause, whether it ends with one, and the mean probability of a link in its clauses. A logistic
regression on the sentences of `tests/bench/coverage.py`, 1,362 with a clause taken out and 2,380 whole:
two-fold, at two false alarms in a hundred, it finds 86 lost clauses in a hundred, the lengths alone 56."""

MARKS: Final = ',;:.!?—–)»”"'
"""Marks that end a clause."""

LIKELY: Final = 0.3
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


def can_lack(base: str, version: str, base_language: str, version_language: str) -> bool:
    """Tell whether the version is so short that a clause can be missing, and its words can be linked."""
    known = language(base_language).length and language(version_language).length
    if not known or not base.strip() or not version.strip() or not linkable(base, version):
        return False
    return math.log(ratio(base, version, base_language, version_language)) <= SHORTER


def ratio(base: str, version: str, base_language: str | None, version_language: str | None) -> float:
    """Return the length of the version beside that of the base, as is usual between the two languages."""
    ours, theirs = (language(tag).length or 1.0 for tag in (base_language, version_language))
    return len(version) / max(len(base), 1) * ours / theirs


def _gaps(base: str, version: str, base_language: str, version_language: str) -> tuple[Gap, ...]:
    if not can_lack(base, version, base_language, version_language):
        return ()
    length = math.log(ratio(base, version, base_language, version_language))
    left = len(base)
    words = Words(base, version, base_language, version_language)
    found: list[Gap] = []
    for _ in range(RUNS):
        run = words.widest()
        confidence = run.confidence(length - math.log(left / len(base))) if run else 0.0
        if run is None or confidence < LIKELY:
            break
        gap = words.gap(run, confidence)
        found.append(gap)
        left -= gap.span.end - gap.span.start
        if left <= 0:
            break  # runs widened to whole words can overlap
    return tuple(sorted(found, key=lambda gap: gap.span))


@dataclass(frozen=True, slots=True)
class Run:
    """Words on end that lack links."""

    start: int
    stop: int
    lack: float
    """By how much their chances of a link fall short."""
    content: int
    """Its content words."""
    chance: float
    """Their mean probability of a link."""
    kept: float
    """Share of the passage that stands without them."""
    opens: bool
    """Whether they begin where a clause does."""
    closes: bool
    """Whether they end where one does."""
    clause: float
    """Mean probability of a link of the content words of the clauses they are in."""

    def row(self, ratio: float) -> tuple[float, ...]:
        """Return what `WEIGHTS` weighs, given the log ratio of the lengths."""
        content, kept = min(self.content, 8) / 8, math.log(max(self.kept, 0.05))
        return (
            *(1.0, self.lack, content, self.chance, ratio, kept),
            *(float(self.opens), float(self.closes), self.clause),
        )

    def confidence(self, ratio: float) -> float:
        """Return how likely the other passage lacks them, in [0, 1]."""
        total = sum(weight * value for weight, value in zip(WEIGHTS, self.row(ratio), strict=True))
        return 1 / (1 + math.exp(-total))


def heaviest(values: Iterable[float]) -> tuple[float, int, int]:
    """Return the greatest sum of values on end (Kadane), where it starts and where it stops; of none, 0."""
    best, start, total = (0.0, 0, 0), 0, 0.0
    for at, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, at
        total += float(value)
        if total > best[0]:
            best = (total, start, at + 1)
    return best


class Words:
    """The words of the base, each with its chance of a counterpart."""

    def __init__(self, base: str, version: str, base_language: str, version_language: str) -> None:
        ours = side(base, base_language)
        self.text = base
        self.spans = placed(base)
        self.chance: NDArray[np.float64] = chances(base, version, base_language, version_language)
        self.content: NDArray[np.bool_] = ~(ours.function | ours.mark)
        # a mark ends nothing, but a run had better not cross it
        self.pull = np.where(self.content, COVERED - self.chance, np.where(ours.mark, -0.02, 0.0))

    def widest(self) -> Run | None:
        """Return the run of words that most lacks links."""
        lack, start, stop = heaviest(self.pull)
        if lack <= 0:
            return None
        content = self.content[start:stop]
        sizes = [span.end - span.start + 1 for span in self.spans]
        first, last = self._whole(start, stop)
        return Run(
            start,
            stop,
            lack,
            int(content.sum()),
            chance=float(self.chance[start:stop][content].mean()),
            kept=1 - sum(sizes[start:stop]) / sum(sizes),
            opens=any(self._ends(at - 1) for at in self._slack(first, -1)),
            closes=any(self._ends(at - 1) for at in self._slack(last, 1)),
            clause=self._clause(first, last),
        )

    def gap(self, run: Run, confidence: float) -> Gap:
        """Take a run out, and return it as whole words."""
        self.pull[run.start : run.stop] = -1.0
        start, stop = self._whole(run.start, run.stop)
        span = Span(self.spans[start].start, self.spans[stop - 1].end)
        return Gap(span, stop - start, round(confidence, 2))

    def _whole(self, start: int, stop: int) -> tuple[int, int]:
        """Take in the function words before the run, and leave out those behind it."""
        while start and self._leads(start - 1):
            start -= 1
        while stop - 1 > start and not self.content[stop - 1]:
            stop -= 1
        return start, stop

    def _ends(self, at: int) -> bool:
        """Tell whether a clause ends with a word; one does before the first, and with the last."""
        return not 0 <= at < len(self.spans) - 1 or self.text[self.spans[at].end - 1] in MARKS

    def _slack(self, at: int, step: int) -> Iterator[int]:
        """Yield a place, and that beyond the function word beside it."""
        yield at
        beside = at if step > 0 else at - 1
        if 0 <= beside < len(self.spans) and not self.content[beside]:
            yield at + step

    def _clause(self, start: int, stop: int) -> float:
        while not self._ends(start - 1):
            start -= 1
        while not self._ends(stop - 1):
            stop += 1
        return float(self.chance[start:stop][self.content[start:stop]].mean())

    def _leads(self, at: int) -> bool:
        """Tell whether a word belongs to what follows it: a function word that links to nothing."""
        return not self.content[at] and not self._ends(at) and bool(self.chance[at] < COVERED)
