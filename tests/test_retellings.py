"""Stories that another desk tells anew: nothing is shouted that is not so, and what was changed is found."""

import pytest

from tests.bench import retellings


@pytest.fixture(scope="module")
def counts() -> dict[str, retellings.Count]:
    return retellings.count(("dev2", "dev4", "dev5"))


@pytest.mark.parametrize(("kind", "most", "least"), [("same", 7, 87), ("across", 5, 73)])
def test_false_alarms_are_few(
    counts: dict[str, retellings.Count], kind: str, most: float, least: float
) -> None:
    found = counts[kind]
    assert found.rate <= most, found
    assert found.recall >= least, found
