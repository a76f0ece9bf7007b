"""Real news as people translated it: little is shouted at."""

import pytest

from tests.bench import honest
from tests.bench.stories import DATA

CEILINGS = {
    "wmt21ruen.ru-refB": 15.2,
    "ntrex.en-deu": 9.9,
    "ntrex.en-fra": 12.9,
    "ntrex.en-spa": 12.4,
    "ntrex.en-rus": 19.7,
}
"""File -> loud findings in a hundred sentences, at most."""


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
@pytest.mark.parametrize("name", CEILINGS)
def test_human_translations(name: str) -> None:
    assert honest.rate(name) <= CEILINGS[name]
