"""Who speaks, and what is no speech: each way of telling it once, in five languages."""

import tomllib
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from compare import extract_quotes

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "quotes" / "speakers.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:40]}")
def test_case(case: dict[str, Any]) -> None:
    found = [q for q in extract_quotes(case["text"], language=case["language"]) if q.kind != "indirect"]
    if "names" in case:
        assert [quote.name for quote in found] == case["names"]
    else:
        assert [quote.text for quote in found] == case["spans"]


def test_one_long_line_costs_no_more_than_its_length() -> None:
    telling = "“We will not go home tonight,” said Ann Lee, the mayor. Bob Crane shook his head. “Never,” he added. "
    start = perf_counter()
    found = extract_quotes(telling * 2000, language="en")
    assert len(found) == 4000
    assert perf_counter() - start < 20
