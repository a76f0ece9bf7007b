"""What a version tells of a quotation in the writer's own words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import sources
from compare.quotes.ledger import ledger

PAIRS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "quotes" / "retold.toml").read_text("utf-8")
)["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["version"][:60])
def test_case(pair: dict[str, Any]) -> None:
    documents = [sources.from_text(pair[key], label=key, language="en") for key in ("base", "version")]
    fate = ledger(documents)[0].fates[0]
    assert (fate.status, fate.grave) == (pair["status"], pair.get("grave", False)), fate.note
