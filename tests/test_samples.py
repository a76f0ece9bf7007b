"""The bundled story: what it plants is there, once, and nowhere else."""

import tomllib
from collections import Counter

import pytest

from sources import load
from sources.samples import BASE, TELLINGS, gold, path, story

PLANTED = tomllib.loads(gold().read_text("utf-8"))["planted"]
LEAST = {
    "number": 6,
    "date": 4,
    "name": 5,
    "negation": 5,
    "quantifier": 5,
    "omission": 4,
    "addition": 4,
    "moved": 2,
    "split-merge": 2,
    "role": 1,
    "modality": 1,
    "direction": 1,
    "reporting-verb": 1,
    "quote-altered": 1,
    "quote-trimmed": 1,
    "attribution": 1,
}


@pytest.mark.parametrize("planted", PLANTED, ids=[f"{p['telling']}: {p['note']}" for p in PLANTED])
def test_each_passage_stands_exactly_once(planted: dict[str, str]) -> None:
    assert planted["telling"] in TELLINGS
    assert ("base" not in planted) == (planted["check"] == "addition")
    assert ("other" not in planted) == (planted["check"] == "omission")
    for side, name in (("base", BASE), ("other", planted["telling"])):
        if side in planted:
            assert path(name).read_text("utf-8").count(planted[side]) == 1


def test_there_are_enough_of_each() -> None:
    counts = Counter(planted["check"] for planted in PLANTED)
    assert {check: counts[check] for check in LEAST if counts[check] < LEAST[check]} == {}


def test_all_tellings_are_read_as_stories() -> None:
    documents = [load(telling) for telling in story()]
    assert [d.language for d in documents] == ["en", "ru", "de", "en", "en"]
    assert [d.published for d in documents] == ["2031-03-18"] * 3 + [None, "2031-03-18"]
    for document in documents:
        kinds = [s.kind for s in document.sentences]
        assert kinds.count("headline") == kinds.count("dateline") == 1
        assert kinds[0] == "headline"
    assert [sum(s.kind == "body" for s in d.sentences) for d in documents] == [19, 19, 20, 20, 19]


def test_the_correction_differs_only_where_it_was_planted() -> None:
    text = path("correction.en").read_text("utf-8")
    for planted in PLANTED:
        if planted["telling"] == "correction.en" and "other" in planted and "base" in planted:
            text = text.replace(planted["other"], planted["base"])
    text = text.replace("This corrected version replaces the one that was issued earlier in the day.\n\n", "")
    omitted = "The commission has no power to impose a settlement. "
    assert text.replace("Both delegations", omitted + "Both delegations") == path(BASE).read_text("utf-8")
