"""Figures and denials that another language tells by other means: silent, unless they changed."""

import tomllib
from pathlib import Path

import pytest

from compare import check_pair
from compare.model import LOUD

CASES = tomllib.loads((Path(__file__).parent / "cases" / "paraphrases.toml").read_text("utf-8"))
Case = tuple[str, str, str, str]


def both_ways(name: str) -> list[Case]:
    return [case for a, one, b, other in CASES[name] for case in ((a, one, b, other), (b, other, a, one))]


def loud(case: Case) -> list[str]:
    ours, base, theirs, version = case
    found = check_pair(base, version, base_language=ours, version_language=theirs)
    return [d.message for d in found if d.severity in LOUD and d.check not in {"omission", "addition"}]


@pytest.mark.parametrize(("name", "most"), [("figures", 2.1), ("denials", 7)])
def test_what_says_the_same_is_silent(name: str, most: float) -> None:
    cases = both_ways(name)
    shouted = [(case, found) for case in cases if (found := loud(case))]
    assert 100 * len(shouted) / len(cases) <= most, shouted


def test_what_changed_is_not() -> None:
    missed = [case for case in both_ways("changed") if not loud(case)]
    assert missed == []
