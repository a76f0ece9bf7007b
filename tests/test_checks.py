"""Each check fires where it must and stays silent where it must."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import compare
import sources
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


GOLD = pytest.mark.xdist_group("gold")
"""One process reads the gold, once, for these tests and for the floors."""


def own(kind: str) -> list[Any]:
    """Return the files that have cases of a kind for the check they are named after."""
    tables = {path: tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.toml"))}
    return [pytest.param(path, id=path.stem) for path, table in tables.items() if table.get(kind)]


def cases(path: Path, kind: str) -> list[tuple[Case, bool]]:
    """Return the cases of a kind, and whether the check is known to get them right."""
    known = ["missed" not in row for row in tomllib.loads(path.read_text("utf-8"))[kind]]
    mine = [case for case in read(path) if case.fires == (kind == "fire") and not (case.side or case.place)]
    return list(zip(mine, known, strict=True))


@GOLD
@pytest.mark.parametrize("path", own("fire"))
def test_fires(path: Path) -> None:
    wrong = []
    for case, known in cases(path, "fire"):
        messages = [d.message for d in case.findings() if d.check == path.stem]
        if any(case.message in message for message in messages) != known:
            wrong.append((case.base, case.version, messages))
    assert wrong == [], "missed, or marked as missed and found now"


@GOLD
@pytest.mark.parametrize("path", own("silent"))
def test_stays_silent(path: Path) -> None:
    wrong = []
    for case, known in cases(path, "silent"):
        loud = [d.message for d in case.findings() if d.check == path.stem and d.severity in LOUD]
        if (not loud) != known:
            wrong.append((case.base, case.version, loud))
    assert wrong == [], "a false alarm, or marked as one and gone now"


@GOLD
@pytest.mark.parametrize("path", own("fire"))
def test_spans_are_passages_of_the_texts(path: Path) -> None:
    for case, _ in cases(path, "fire"):
        for divergence in case.findings():
            for side, text in ((divergence.base, case.base), (divergence.other, case.version)):
                assert side is None or text[side.start : side.end] == side.text, case


def shared() -> list[Any]:
    """Return the pairs that several checks share, by file: which of them are to fire."""
    some: dict[str, dict[tuple[str, str], list[Case]]] = {}
    for path in sorted(CASES.glob("*.toml")):
        if "for" in tomllib.loads(path.read_text("utf-8")):
            for case in read(path):
                if not case.side:
                    mine = some.setdefault(path.stem, {})
                    mine.setdefault((case.base, case.version), []).append(case)
    return [pytest.param(list(pairs.values()), id=name) for name, pairs in some.items()]


@GOLD
@pytest.mark.parametrize("pairs", shared())
def test_each_slip_is_found_where_it_was_planted(pairs: list[list[Case]]) -> None:
    wrong = [(c.check, c.place, c.version) for pair in pairs for c in pair if c.fired() and not c.fires]
    assert wrong == []
    missed = [(c.check, c.place, c.version) for pair in pairs for c in pair if c.fires and not c.fired()]
    assert missed == [] or {check for check, _, _ in missed} <= WEAK


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


def test_a_mark_that_stands_alone_is_not_shouted_about() -> None:
    text = "The ferry to Lhun was late.\n\nNobody was told why.\n\nThe pilots went home at noon."
    for pair in ((text, f'{text}\n\n"'), (f'{text}\n\n"', text)):
        told = compare.run([sources.from_text(t, label=str(n)) for n, t in enumerate(pair)]).divergences
        alone = [d for d in told if d.check in {"addition", "omission"}]
        assert [d.severity for d in alone] == ["info"]
        assert not [d for d in told if d.severity in {"critical", "major"}]


def test_the_count_of_updates_is_no_figure_of_the_story() -> None:
    texts = [
        f"UPDATE {n}-Mayor jailed for {n} years over Velm bridge\n\n(Adds quote, paragraph {n + 2})\n\n"
        "The mayor of Velm was jailed on Thursday. He had signed off the works."
        for n in (2, 3)
    ]
    told = compare.run([sources.from_text(t, label=str(n)) for n, t in enumerate(texts)]).divergences
    assert [(d.check, d.base.start) for d in told if d.base] == [("number", 26)]
