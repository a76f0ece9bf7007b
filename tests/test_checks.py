"""Each check fires where it must and stays silent where it must."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from compare import check_pair
from compare.checks import CHECKS
from compare.divergences import chosen, not_checked
from compare.gold import Case, read
from compare.settings import Settings
from sources.errors import UserError

CASES = Path(__file__).parent / "cases" / "checks"
LOUD = {"critical", "major", "minor"}
WEAK = {"capitals", "mojibake", "truncated"}
"""Checks that miss a few of the slips planted: their recall has a floor in `test_quality_checks`."""


def rows(kind: str) -> list[Any]:
    """Return the cases of a kind; those that a check is known to get wrong are expected to fail."""
    out = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get(kind, []):
            weak = [pytest.mark.xfail(reason=case["missed"], strict=True)] if "missed" in case else []
            out.append(pytest.param(path.stem, case, marks=weak, id=f"{path.stem}: {case['base'][:40]}"))
    return out


def found(case: dict[str, Any]) -> list[Any]:
    base, version = case.get("languages", ["en", "en"])
    return list(check_pair(case["base"], case["version"], base_language=base, version_language=version))


@pytest.mark.parametrize(("check", "case"), rows("fire"))
def test_fires(check: str, case: dict[str, Any]) -> None:
    divergences = found(case)
    for divergence in divergences:
        for side, text in ((divergence.base, case["base"]), (divergence.other, case["version"])):
            assert side is None or text[side.start : side.end] == side.text, "spans are passages of the texts"
    messages = [d.message for d in divergences if d.check == check]
    assert any(case["message"] in message for message in messages), messages


@pytest.mark.parametrize(("check", "case"), rows("silent"))
def test_stays_silent(check: str, case: dict[str, Any]) -> None:
    assert [d.message for d in found(case) if d.check == check and d.severity in LOUD] == []


def shared() -> list[Any]:
    """Return the pairs that several checks share, a row each: which of them are to fire."""
    some: dict[tuple[str, str], list[Case]] = {}
    for path in sorted(CASES.glob("*.toml")):
        if "for" in tomllib.loads(path.read_text("utf-8")):
            for case in read(path):
                if not case.side:
                    some.setdefault((case.base, case.version), []).append(case)
    return [
        pytest.param(pair, id=f"{pair[0].languages[1]}: {pair[0].version[:40]}") for pair in some.values()
    ]


@pytest.mark.parametrize("pair", shared())
def test_each_slip_is_found_where_it_was_planted(pair: list[Case]) -> None:
    wrong = [(case.check, case.place) for case in pair if case.fired() and not case.fires]
    assert wrong == []
    missed = [(case.check, case.place) for case in pair if case.fires and not case.fired()]
    assert missed == [] or {check for check, _ in missed} <= WEAK


@pytest.mark.parametrize("check", [check.id for check in CHECKS if check.pair])
def test_equal_texts_have_no_findings(check: str) -> None:
    text = "On Tuesday, 12 March 2030, at least 1,200 people in Lhun did not vote, said Marek Ilves."
    assert check not in {d.check for d in check_pair(text, text)}


def test_a_changed_year_is_one_finding() -> None:
    divergences = check_pair("The pact of 2008 stands.", "The pact of 2009 stands.")
    assert [d.check for d in divergences] == ["date"]


def test_ids_are_stable_and_distinct() -> None:
    base, version = "Of 20 ships 5 sank and 5 burned.", "Of 30 ships 6 sank and 6 burned."
    first, second = (check_pair(base, version) for _ in range(2))
    assert [d.id for d in first] == [d.id for d in second]
    assert len({d.id for d in first}) == len(first)


def test_an_unknown_check_is_a_plain_error() -> None:
    with pytest.raises(UserError, match="nombre: no such check"):
        chosen(Settings(checks=("nombre",)))


def test_a_language_without_rules_is_said_to_be_unchecked() -> None:
    notes = list(not_checked("en", "fi", CHECKS))
    needing = ", ".join(check.id for check in CHECKS if check.needs)
    assert [note.what for note in notes] == [f"{needing} in Finnish (fi)"]
    assert "negation" in needing


def test_two_countries_speak_one_language() -> None:
    pair = ("The fleet left port at dawn.", "The fleet left port at dusk.")
    told = [d.message for d in check_pair(*pair, base_language="en-GB", version_language="en")]
    assert told == [d.message for d in check_pair(*pair)] != []
