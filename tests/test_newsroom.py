"""Whole stories: little is shouted at in an honest telling, what was changed in it is found."""

import pytest

from tests.bench import newsroom

FLOORS = {
    "en": (1.5, 82),
    "ru": (0.5, 84),
    "de": (1.5, 88),
    "fr": (0.5, 69),
    "es": (0.5, 81),
    "revision": (0, 74),
}
"""Kind of telling -> loud findings on an honest one at most, and changes found at least, in per cent."""


@pytest.mark.parametrize("kind", FLOORS)
def test_stories(kind: str) -> None:
    most, least = FLOORS[kind]
    found = newsroom.count("seen.json", (kind,))[kind]
    assert found.false <= most * found.tellings, found
    assert found.recall >= least, found
