"""Floors under the quality of quotations on dev data: they rise, never fall."""

import pytest

from compare import extract_quotes
from tests.bench import fidelity, quotes, real_news, stories

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


NEWS = {
    "en": (86, 84, 96, 85, 85, 74),
    "ru": (58, 66, 87, 70, 82, 66),
    "de": (90, 83, 83, 71, 69, 59),
    "fr": (91, 91, 88, 79, 72, 63),
    "es": (94, 95, 80, 77, 71, 65),
}
"""Language -> precision and recall of spans, of reporting clauses, of persons, in per cent."""


@pytest.mark.parametrize("language", NEWS)
def test_real_news(language: str) -> None:
    found = real_news.whole(language)
    reached = [share for c in (found.spans, found.clause, found.person) for share in real_news.shares(c)]
    assert all(figure >= floor for figure, floor in zip(reached, NEWS[language], strict=True)), reached


def test_honest_translations() -> None:
    found = fidelity.scores(stride=9)
    assert fidelity.share(found, "honest", "altered") <= 4, found
    assert fidelity.share(found, "honest", "faithful") >= 93, found
    assert fidelity.share(found, "cut", "trimmed") >= 93, found
    assert fidelity.share(found, "number", "altered") >= 95, found
    assert fidelity.share(found, "negation", "altered") >= 60, found
