"""Floors under the quality of quotations on dev data: they rise, never fall."""

import pytest

from compare import extract_quotes
from tests.bench import quotes, stories

pytestmark = pytest.mark.skipif(not stories.DATA.is_dir(), reason="../shared/data is not on this machine")


def test_novels() -> None:
    found = quotes.scores(quotes.ours)
    assert found["content"][2] >= 95, found
    assert found["cue"][2] >= 80, found
    assert found["source"][2] >= 58, found


def test_the_dispatch() -> None:
    text = (stories.DATA / "dispatch" / "dispatch.en.txt").read_text("utf-8")
    marked = [quote for quote in extract_quotes(text) if quote.kind == "direct"]
    assert len(marked) == text.count('"') / 2
    assert {quote.name for quote in marked} == {"Vladimir Chizhov"}
