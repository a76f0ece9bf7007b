"""Whether two tellings give a quotation to two people, and a telling compared with itself."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import sources
from compare.model import LOUD
from compare.pipeline import run
from compare.quotes.ledger import ledger
from tests.bench.ledger import stories

PAIRS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "quotes" / "voices.toml").read_text("utf-8")
)["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{'-'.join(pair['languages'])} {pair['why']}")
def test_another_speaker(pair: dict[str, Any]) -> None:
    texts = zip((pair["base"], pair["version"]), pair["languages"], strict=True)
    documents = [sources.from_text(text, label="a", language=tag) for text, tag in texts]
    ((fate,),) = (entry.fates for entry in ledger(documents))
    assert fate.speaker_changed == pair["changed"]


def tellings() -> list[Any]:
    """Return every third telling of stories of our own."""
    parts = ("dev", "dev4", "dev7", "blind2", "news2", "news4")
    every = [
        pytest.param(telling.text, telling.language, id=f"{part} {name} {at}")
        for part in parts
        for name, told in stories(part)
        for at, telling in enumerate(told)
    ]
    return every[::3]


@pytest.mark.parametrize(("text", "language"), tellings())
def test_a_telling_compared_with_itself_has_no_finding(text: str, language: str) -> None:
    documents = [sources.from_text(text, label=label, language=language) for label in "ab"]
    found = run(documents).divergences
    assert [(d.check, d.message) for d in found if d.severity in LOUD] == []
