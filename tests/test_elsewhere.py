"""What a desk tells in another sentence is neither left out nor added."""

import pytest

from compare import compare_texts
from compare.model import LOUD

FACTS = (
    "The ferry Orla sank off Tarn Head on Monday. Nine sailors were rescued by a trawler. "
    "There is no cure for the rot in her planks, the surveyor said. The owner has paid the fine of 300 crowns. "
    "Ben Arlo told reporters outside the harbour office that the pumps had failed. "
    "The harbour will stay closed until the wreck has been raised."
)


def loud(version: str) -> list[tuple[str, str]]:
    found = compare_texts(FACTS, version, base_language="en", version_language="en").divergences
    return [(d.check, d.message) for d in found if d.severity in LOUD and d.check in {"omission", "addition"}]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Ben Arlo told reporters outside the harbour office that the pumps had failed.",
            "Ben Arlo spoke to reporters outside the harbour office. The pumps had failed, Arlo said.",
        ),
        (
            "There is no cure for the rot in her planks, the surveyor said.",
            "Her planks have rotted, the surveyor said. There is no cure for the rot.",
        ),
    ],
)
def test_a_sentence_cut_otherwise_is_told(old: str, new: str) -> None:
    assert not loud(FACTS.replace(old, new))


@pytest.mark.parametrize(
    "lost",
    [
        "Nine sailors were rescued by a trawler. ",
        "The owner has paid the fine of 300 crowns. ",
        "The harbour will stay closed until the wreck has been raised.",
    ],
)
def test_what_is_told_nowhere_is_left_out(lost: str) -> None:
    assert loud(FACTS.replace(lost, ""))


@pytest.mark.parametrize(
    "new",
    [
        "The owner has paid no fine of 300 crowns. ",
        "The owner has paid the fine of 900 crowns. ",
    ],
)
def test_words_denied_or_another_figure_do_not_tell_it(new: str) -> None:
    base = FACTS + " The owner has paid the fine of 300 crowns, the court said on Friday in Tarn."
    version = FACTS.replace("The owner has paid the fine of 300 crowns. ", new)
    found = compare_texts(base, version, base_language="en", version_language="en").divergences
    assert any(d.severity in LOUD for d in found)
