"""Floors under the quality of quotations on dev data: they rise, never fall."""

import pytest

from compare import extract_quotes
from tests.bench import fidelity, quotes, stories

pytestmark = pytest.mark.skipif(not stories.DATA.is_dir(), reason="../shared/data is not on this machine")


def test_novels() -> None:
    found = quotes.scores(quotes.ours)
    assert found["content"][2] >= 95, found
    assert found["cue"][2] >= 83, found
    assert found["source"][2] >= 59, found


def test_the_dispatch() -> None:
    text = (stories.DATA / "dispatch" / "dispatch.en.txt").read_text("utf-8")
    marked = [quote for quote in extract_quotes(text) if quote.kind == "direct"]
    assert len(marked) == text.count('"') / 2
    assert {quote.name for quote in marked} == {"Vladimir Chizhov"}


def test_honest_translations() -> None:
    found = fidelity.scores(stride=9)
    assert fidelity.share(found, "honest", "altered") <= 4, found
    assert fidelity.share(found, "honest", "faithful") >= 93, found
    assert fidelity.share(found, "cut", "trimmed") >= 93, found
    assert fidelity.share(found, "number", "altered") >= 95, found
    assert fidelity.share(found, "negation", "altered") >= 60, found
