"""Who speaks, and what is no speech: each way of telling it once, in five languages."""

import tomllib
from pathlib import Path
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
