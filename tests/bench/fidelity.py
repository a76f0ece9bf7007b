"""Honest translations judged as quotations: `python -m tests.bench.fidelity [stride]`.

DEMETR dev (an original and an honest translation, or one with a planted error) and NTREX dev (sentences translated
by people) in Russian, German, French and Spanish, each sentence taken for a quotation and judged in both
directions. What is honest should be called `faithful`; a changed number, a denial or an opposite `altered`; a
translation cut at a joint of its clauses `trimmed`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from compare.quotes.fidelity import verdict
from compare.quotes.leftovers import splits
from tests.bench.divergences import FIRST_CLASS, LANGUAGES, demetr
from tests.bench.stories import DATA

NTREX: Final = {"rus": "ru", "deu": "de", "fra": "fr", "spa": "es"}
PLANTED: Final = ("number", "negation", "antonym")
KEPT: Final = (0.3, 0.7)
"""Share of a translation that a cut leaves."""

Case = tuple[str, str, str, str, str]
"""What was done, the quotation and its translation, and their languages."""


@lru_cache
def cases() -> tuple[Case, ...]:
    """Return the pairs from the original to the translation, what was cut among them."""
    honest = list(dict.fromkeys([*_demetr(), *_ntrex()]))
    cut = [
        ("cut", base, part, ours, theirs)
        for _, base, version, ours, theirs in honest
        for part in _parts(version)
    ]
    return (*honest, *cut, *_planted())


def _demetr() -> Iterator[Case]:
    for row in demetr():
        tag = LANGUAGES.get(row["lang"], "")
        if tag in FIRST_CLASS:
            yield "honest", row["src"], row.get("b_unperturbed") or row["b"], tag, "en"


def _ntrex() -> Iterator[Case]:
    for name, tag in NTREX.items():
        lines = (DATA / "align" / f"align.ntrex.en-{name}.jsonl").read_text("utf-8").splitlines()
        for story in map(json.loads, lines):
            sides = tuple(Counter(link[side] for link in story["links"]) for side in (0, 1))
            for i, j in story["links"]:
                if sides[0][i] == 1 == sides[1][j]:
                    yield "honest", story["b"][j], story["a"][i], tag, "en"


def _planted() -> Iterator[Case]:
    for row in demetr():
        tag = LANGUAGES.get(row["lang"], "")
        if tag in FIRST_CLASS and row["label"] in PLANTED:
            yield row["label"], row["src"], row["b"], tag, "en"


def _parts(version: str) -> Iterator[str]:
    for pair in splits(version):
        for part in pair:
            if KEPT[0] < len(part) / len(version) < KEPT[1]:
                yield part
                return


def scores(stride: int = 1) -> dict[str, tuple[Counter[str], int]]:
    """Return for each thing done how often each status was told, and how many there are."""
    told: dict[str, Counter[str]] = {}
    by_kind = {kind: [c for c in cases() if c[0] == kind] for kind in ("honest", "cut", *PLANTED)}
    for kind, some in by_kind.items():
        counts = told.setdefault(kind, Counter())
        for _, base, version, ours, theirs in some[::stride]:
            counts[verdict(base, version, ours, theirs).status] += 1
            if kind != "cut":
                counts[verdict(version, base, theirs, ours).status] += 1
    return {kind: (counts, sum(counts.values())) for kind, counts in told.items()}


def share(found: dict[str, tuple[Counter[str], int]], kind: str, status: str) -> float:
    """Return how many of a kind were called a status, in per cent."""
    counts, total = found[kind]
    return 100 * counts[status] / max(total, 1)


def main() -> None:
    """Print the shares of each status."""
    found = scores(int(sys.argv[1]) if sys.argv[1:] else 1)
    for kind, (_, total) in found.items():
        row = "   ".join(f"{s} {share(found, kind, s):5.1f}" for s in ("faithful", "altered", "trimmed"))
        print(f"{kind:9} {row}   n {total}")


if __name__ == "__main__":
    main()
