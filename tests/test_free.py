"""Free translations by authors who saw no rule: few are shouted at, and what was changed in them is found."""

import pytest

from tests.bench import free


@pytest.mark.parametrize(("key", "most", "least"), [("ru", 7, 66), ("de", 3, 53)])
def test_free_translations(key: str, most: float, least: float) -> None:
    found = free.count("ru-de.json", last=30)[key]
    assert found.alarms <= most, found
    assert found.recall >= least, found
