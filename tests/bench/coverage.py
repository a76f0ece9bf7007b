"""Clauses taken out of news sentences, and whole ones: `python -m tests.bench.coverage [--fit]`.

Human translations of one news story (WMT21, NTREX dev), sentence for sentence, within English and across languages;
at a joint between its clauses a part of one side is taken out. Told are the share of lost clauses that are found,
where two whole sentences in a hundred have a gap, and what is found and what cries wolf at the bar the program sets.
The baseline is the ratio of the lengths alone. `--fit` prints weights fitted anew, and what they reach on the half
of the stories they were not fitted on.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare import coverage
from compare.quotes.leftovers import splits
from tests.bench.logistic import fitted
from tests.bench.stories import DATA, TRANSLATED, languages

SHARE: Final = (0.15, 0.5)
"""Share of a sentence that is taken out."""

ALARMS: Final = 0.02

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and its translation, and whether a clause of it was taken out there."""

    story: int
    base: str
    version: str
    ours: str
    theirs: str
    lost: bool


@lru_cache
def cases() -> tuple[Case, ...]:
    """Return every sentence in both directions, whole, and cut where it has a joint."""
    return tuple(case for number, name in enumerate(TRANSLATED) for case in _cases(name, number * 1000))


def _cases(name: str, offset: int) -> Iterator[Case]:
    tags = languages(name)
    rows = (DATA / "align" / f"align.{name}.jsonl").read_text("utf-8").splitlines()
    for number, story in enumerate(map(json.loads, rows)):
        used = [[link[side] for link in story["links"]] for side in (0, 1)]
        for i, j in story["links"]:
            if used[0].count(i) == 1 == used[1].count(j):
                texts = story["a"][i], story["b"][j]
                yield from _told(texts, tags, offset + number)
                yield from _told(texts[::-1], tags[::-1], offset + number)


def _told(texts: tuple[str, str], tags: tuple[str, str], story: int) -> Iterator[Case]:
    base, version = texts
    yield Case(story, base, version, *tags, lost=False)
    for head, tail in splits(version):
        kept = next((part for part in (head, tail) if _share(part, version)), None)
        if kept:
            yield Case(story, base, kept, *tags, lost=True)
            return


def _share(kept: str, whole: str) -> bool:
    return SHARE[0] <= 1 - len(kept) / len(whole) <= SHARE[1]


def rows(some: Sequence[Case]) -> tuple[Doubles, NDArray[np.bool_], Doubles, Doubles]:
    """Return what the program weighs of each case's widest gap, whether it has one, whether a clause was taken
    out, and the log ratio of the lengths."""
    found = [_row(case) for case in some]
    width = len(coverage.WEIGHTS)
    ratios = np.array([_ratio(case) for case in some])
    return (
        np.array([row or (0.0,) * width for row in found]),
        np.array([row is not None for row in found]),
        np.array([float(case.lost) for case in some]),
        ratios,
    )


def _ratio(case: Case) -> float:
    return math.log(coverage.ratio(case.base, case.version, case.ours, case.theirs))


def _row(case: Case) -> tuple[float, ...] | None:
    if _ratio(case) > coverage.SHORTER:
        return None
    run = coverage.Words(case.base, case.version, case.ours, case.theirs).widest()
    return run and run.row(_ratio(case))


def weighed(x: Doubles, has: NDArray[np.bool_]) -> Doubles:
    """Return how likely a clause is lost, in [0, 1], at the program's weights."""
    return np.where(has, 1 / (1 + np.exp(-x @ np.array(coverage.WEIGHTS))), 0.0)


def found_at(scores: Doubles, lost: Doubles, alarms: float = ALARMS) -> float:
    """Return the share of lost clauses above what this share of whole sentences lies above, in per cent."""
    bar = np.quantile(scores[lost == 0], 1 - alarms)
    return float(100 * (scores[lost == 1] > bar).mean())


def main() -> None:
    """Print what is found, beside the lengths alone."""
    some = cases()
    x, has, lost, ratios = rows(some)
    known = weighed(x, has)
    story = np.array([case.story for case in some])
    print(f"{len(some)} sentences, a clause taken out of {int(lost.sum())}; asked: 2 alarms in a hundred")
    print(f"  the lengths alone        found {found_at(-ratios, lost):5.1f} %")
    print(f"  rashomon                 found {found_at(known, lost):5.1f} %")
    told = known >= coverage.LIKELY
    print(f"  at its bar               found {100 * told[lost == 1].mean():5.1f} %", end="")
    print(f"   alarms {100 * told[lost == 0].mean():.1f} %")
    if "--fit" in sys.argv:
        scores = np.zeros(len(some))
        for fold in (0, 1):
            mine = (story % 2 == fold) & has
            scores[mine] = 1 / (1 + np.exp(-x[mine] @ fitted(*_of(x, lost, (story % 2 != fold) & has))))
        print(f"  fitted anew, two-fold    found {found_at(scores, lost):5.1f} %")
        print("  weights", tuple(round(float(w), 2) for w in fitted(*_of(x, lost, has))))


def _of(x: Doubles, y: Doubles, where: NDArray[np.bool_]) -> tuple[Doubles, Doubles]:
    return x[where], y[where]


if __name__ == "__main__":
    main()
