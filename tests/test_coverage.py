"""Coverage of a passage: the floor on clauses taken out of news, and where a run of words stands."""

import pytest

from compare.coverage import gaps
from tests.bench import coverage as bench
from tests.bench.stories import DATA


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the evaluation data is not at {DATA}")
def test_lost_clauses_keep_their_floor() -> None:
    some = bench.cases()[::4]
    x, has, lost, lengths = bench.rows(some)
    known = bench.weighed(x, has)
    found = bench.found_at(known, lost)
    assert found >= 84
    assert found >= bench.found_at(-lengths, lost) + 20


@pytest.mark.parametrize(
    ("base", "version", "lost"),
    [
        ("My father, who hated boats, built one.", "My father built one.", "who hated boats,"),
        ("The ferry sank, but nobody drowned in it.", "The ferry sank.", "but nobody drowned"),
        ("In spite of two warnings, the ferry sailed at noon.", "The ferry sailed at noon.", "two warnings"),
    ],
)
def test_a_clause_is_told_whole(base: str, version: str, lost: str) -> None:
    (gap,) = gaps(base, version, "en", "en")
    assert lost in base[gap.span.start : gap.span.end]
