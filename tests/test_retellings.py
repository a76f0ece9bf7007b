"""Stories that another desk tells anew: nothing is shouted that is not so, and what was changed is found."""

import pytest

from tests.bench import retellings


@pytest.fixture(scope="module")
def counts() -> dict[str, retellings.Count]:
    return retellings.count()


@pytest.mark.parametrize(("kind", "most", "least"), [("same", 6.5, 90), ("across", 4.5, 74)])
def test_false_alarms_are_few(
    counts: dict[str, retellings.Count], kind: str, most: float, least: float
) -> None:
    found = counts[kind]
    assert found.rate <= most, found
    assert found.recall >= least, found
