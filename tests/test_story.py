"""The bundled story: every planted divergence of the classes we have is found, and nothing else is shouted about."""

import tomllib
from functools import lru_cache

import pytest

import compare
import sources
from compare.model import LOUD, Comparison, Divergence
from sources import samples
from sources.samples import TELLINGS, story

FOUND_IN_FULL = (
    "number",
    "date",
    "name",
    "negation",
    "quantifier",
    "omission",
    "addition",
    "moved",
    "split-merge",
)


@lru_cache
def comparison() -> Comparison:
    return compare.run([sources.load(path) for path in story()])


def gold() -> list[dict[str, str]]:
    planted: list[dict[str, str]] = tomllib.loads(samples.gold().read_text("utf-8"))["planted"]
    return planted


def version(stem: str) -> str:
    labels = [document.label for document in comparison().documents]
    return comparison().ids[labels.index(f"{stem}.txt")]


def answers(divergence: Divergence, planted: dict[str, str], stem: str) -> bool:
    """Tell whether a finding is about the words that were planted."""
    texts = (comparison().base.text, comparison().document(version(stem)).text)
    for side, key, text in ((divergence.base, "base", texts[0]), (divergence.other, "other", texts[1])):
        if side and key in planted:
            start = text.index(planted[key])
            if side.start < start + len(planted[key]) and start < side.end:
                return True
    return False


@pytest.mark.parametrize("check", FOUND_IN_FULL)
def test_every_planted_divergence_is_found(check: str) -> None:
    planted = [p for p in gold() if p["check"] == check]
    assert planted
    missed = [
        p
        for p in planted
        if not any(
            d.check == check and answers(d, p, p["telling"])
            for d in comparison().of_version(version(p["telling"]))
        )
    ]
    assert missed == []


@pytest.mark.parametrize("stem", TELLINGS)
def test_at_most_one_false_alarm_a_telling(stem: str) -> None:
    planted = [p for p in gold() if p["telling"] == stem]
    loud = [d for d in comparison().of_version(version(stem)) if d.severity in LOUD]
    assert len([d.message for d in loud if not any(answers(d, p, stem) for p in planted)]) <= 1


def test_the_same_texts_give_the_same_comparison() -> None:
    again = compare.run([sources.load(path) for path in story()])
    assert again == comparison()
