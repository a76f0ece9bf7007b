"""The evaluation stories of `../shared/data/align`, read once, and the measures used on them."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from compare.model import Link

SHARED = Path(__file__).parents[2].parent / "shared"
DATA = SHARED / "data"

LANGUAGES = {
    "arb": "ar",
    "deu": "de",
    "eng-US": "en",
    "fra": "fr",
    "rus": "ru",
    "spa": "es",
    "ukr": "uk",
    "zho-CN": "zh",
}
TRANSLATED = (
    "wmt21ruen.refA-refB",
    "wmt21ruen.ru-refB",
    "ntrex.en-deu",
    "ntrex.en-fra",
    "ntrex.en-spa",
)
"""Files of stories that people translated, in the languages the checks know best."""

MEASURES = ("links", "omitted", "added", "moved")


@dataclass(frozen=True)
class Story:
    """Two tellings of one story, the second edited at random."""

    base: list[str]
    version: list[str]
    languages: tuple[str, str]
    links: frozenset[tuple[int, int]]
    omitted: frozenset[int]
    added: frozenset[int]
    moved: frozenset[int]
    unedited: list[str]


@lru_cache
def stories(name: str) -> tuple[Story, ...]:
    """Return the stories of one file: `wmt21ruen.refA-refB`, `ntrex.en-deu` ..."""
    path = DATA / "align" / f"align.{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return tuple(_story(row, languages(name)) for row in rows)


def languages(name: str) -> tuple[str, str]:
    """Return the languages of a file's two sides."""
    if name.startswith("wmt"):
        return ("ru" if ".ru-" in name else "en"), "en"
    return "en", LANGUAGES[name.removeprefix("ntrex.en-")]


def _story(row: dict[str, Any], tags: tuple[str, str]) -> Story:
    operations = row["ops"]
    return Story(
        row["a"],
        row["b"],
        tags,
        frozenset((i, j) for i, j in row["links"]),
        frozenset(operations["omitted"]),
        frozenset(operations["added"]),
        frozenset(operations["moved"]),
        row["nat"],
    )


Aligner = Callable[[Story], Sequence[Link]]


def f1(predicted: Iterable[object], gold: Iterable[object]) -> float:
    """Harmonic mean of precision and recall, in per cent; 100 where both are empty."""
    ours, theirs = set(predicted), set(gold)
    return 200 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 100.0


def score(name: str, align: Aligner) -> dict[str, float]:
    """Return the F1 of links, omissions, additions and moves over all stories of a file, in per cent."""
    found: dict[str, list[set[object]]] = {measure: [set(), set()] for measure in MEASURES}
    for number, story in enumerate(stories(name)):
        links = align(story)
        pairs = {(i, j) for link in links for i in link.base for j in link.version}
        predicted = {
            "links": pairs,
            "omitted": set(range(len(story.base))) - {i for i, _ in pairs},
            "added": set(range(len(story.version))) - {j for _, j in pairs},
            "moved": {j for link in links if link.moved for j in link.version},
        }
        gold = {"links": story.links, "omitted": story.omitted, "added": story.added, "moved": story.moved}
        for measure in MEASURES:
            found[measure][0].update((number, item) for item in predicted[measure])
            found[measure][1].update((number, item) for item in gold[measure])
    return {measure: f1(*found[measure]) for measure in MEASURES}


Bead = tuple[tuple[int, ...], tuple[int, ...]]


@lru_cache
def text_berg() -> tuple[list[str], list[str], tuple[Bead, ...]]:
    """Return the German lines, the French lines and the gold beads of Text+Berg dev."""
    folder = DATA / "align" / "textberg.dev"
    sides = [(folder / f"dev.{side}").read_text("utf-8").splitlines() for side in ("src", "tgt")]
    gold = []
    for line in (folder / "dev.gold").read_text("utf-8").splitlines():
        ours, theirs = line.split(":")[:2]
        gold.append((tuple(json.loads(ours)), tuple(json.loads(theirs))))
    return sides[0], sides[1], tuple(gold)


def beads(links: Sequence[Link], base: int, version: int) -> list[Bead]:
    """Return links as beads, with a bead for each sentence left over, as the benchmark counts them."""
    out: list[Bead] = [(link.base, link.version) for link in links]
    linked = ({i for link in links for i in link.base}, {j for link in links for j in link.version})
    out += [((i,), ()) for i in range(base) if i not in linked[0]]
    return out + [((), (j,)) for j in range(version) if j not in linked[1]]


def strict(predicted: Iterable[Bead], gold: Iterable[Bead]) -> float:
    """Strict F1 as Vecalign's scorer has it, in [0, 1]: precision over all beads, recall over linking ones."""
    ours, theirs = set(predicted), set(gold)
    precision = len(ours & theirs) / max(len(ours), 1)
    linking = {bead for bead in theirs if all(bead)}
    recall = len(ours & linking) / max(len(linking), 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
