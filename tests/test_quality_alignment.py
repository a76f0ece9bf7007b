"""Floors under the quality of alignment on the dev stories: they rise, never fall."""

import pytest

from tests.bench import align, order, stories, versions

pytestmark = pytest.mark.skipif(not stories.DATA.is_dir(), reason="../shared/data is not on this machine")

FLOORS = {
    "wmt21ruen.refA-refB": (99.6, 97.5, 98, 99),
    "wmt21ruen.ru-refB": (99.4, 96.4, 98, 99),
    "ntrex.en-ukr": (97.5, 90, 92, 98),
}
"""File -> F1 in per cent of links, omitted, added, moved."""

NTREX_FLOORS = (99, 95)
"""Links and omitted, mean of the six pairs."""


@pytest.mark.parametrize("name", FLOORS)
def test_edited_stories(name: str) -> None:
    scores = stories.score(name, align.ours)
    assert all(scores[m] >= floor for m, floor in zip(stories.MEASURES, FLOORS[name], strict=True)), scores


def test_translated_news() -> None:
    found = [stories.score(f"ntrex.en-{tag}", align.ours) for tag in align.NTREX]
    for measure, floor in zip(("links", "omitted"), NTREX_FLOORS, strict=True):
        assert sum(scores[measure] for scores in found) / len(found) >= floor, found


@pytest.mark.parametrize("name", align.FILES)
def test_unedited_stories(name: str) -> None:
    assert align.unedited_f1(name) >= 99.5


def test_text_berg() -> None:
    assert align.text_berg_f1() >= 0.91


@pytest.mark.parametrize(("edited", "beside"), [("rus", "deu"), ("ukr", "rus")])
def test_a_third_version_helps(edited: str, beside: str) -> None:
    alone, together = versions.scores(edited, beside)
    assert all(a <= b for a, b in zip(alone, together, strict=True)), (alone, together)


@pytest.mark.parametrize("edited", [False, True])
def test_order_is_trusted_only_where_it_can_be(edited: bool) -> None:
    found = {o: order.links_f1("wmt21ruen.ru-refB", edited, o) for o in order.ORDERS}
    assert found["auto"] >= max(found.values()) - 0.3, found
