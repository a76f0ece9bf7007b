"""The gold of the checks: pairs on which each must fire, and pairs on which it must stay silent.

The pairs are invented. A file is named after its check; one with a line `for` is shared by the checks it
names, and holds pairs with several slips planted, or whole stories. They are packed with the program, so
that `rashomon explain` can show them and `rashomon checks --quality` can measure on any machine what the
tests hold the checks to.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from compare.api import check_pair
from compare.checks import CHECKS
from compare.config import LISTS, SECTIONS, Source, Table, settings
from compare.languages import primary
from compare.model import Divergence
from compare.pipeline import run
from sources import from_text

PACKED: Final = Path(__file__).parent / "checks" / "cases"
CHECKOUT: Final = Path(__file__).parents[1] / "tests" / "cases" / "checks"


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of passages, and what a check is to make of it."""

    check: str
    fires: bool
    base: str
    version: str
    languages: tuple[str, str]
    message: str = ""
    """Part of the message expected; empty for any, and for a pair to stay silent on."""
    why: str = ""
    """The reason to stay silent."""
    place: str = ""
    """Words that a finding must speak of to count; empty where the pair is all there is."""
    side: str = ""
    """`base` or `version` where `place` is a passage of a whole story; else empty."""
    config: str = "{}"
    """What the user has configured, as JSON."""

    @property
    def language(self) -> str:
        """The language the case is about: the one that is not English, where there is one."""
        tags = [primary(tag) for tag in self.languages]
        return next((tag for tag in tags if tag != "en"), "en")

    def findings(self) -> tuple[Divergence, ...]:
        """Return what all the checks find."""
        return _findings(self.base, self.version, self.languages, self.config, story=bool(self.side))

    def shown(self) -> tuple[str, str]:
        """Return both sides for a reader: of a whole story the line in question and what became of it."""
        if not self.side:
            return self.base, self.version
        ours = next((line for line in self.base.splitlines() if self.place in line), "–")
        theirs = next((line for line in self.version.splitlines() if self.place in line), "")
        mine = next((d for d in self.findings() if d.check == self.check and self._speaks_of(d)), None)
        told = mine.other.text if mine and mine.other else "–"
        return ours, theirs or told

    def fired(self) -> bool:
        """Tell whether the check finds it; info counts as silence, unless the check has nothing else."""
        own = next((check.severity for check in CHECKS if check.id == self.check), "info")
        found = [d for d in self.findings() if d.check == self.check and self._speaks_of(d)]
        return any(self.fires or own == "info" or d.severity != "info" for d in found)

    def _speaks_of(self, divergence: Divergence) -> bool:
        sides = {"base": divergence.base, "version": divergence.other}
        if self.side:
            start = (self.base if self.side == "base" else self.version).find(self.place)
            passage = sides[self.side]
            return passage is not None and passage.start < start + len(self.place) and start < passage.end
        told = (divergence.message, *(passage.text for passage in sides.values() if passage))
        return any(self.place in text for text in told)


@lru_cache(maxsize=4096)
def _findings(
    base: str, version: str, languages: tuple[str, str], config: str, *, story: bool
) -> tuple[Divergence, ...]:
    made = settings([Source("gold", json.loads(config))])
    if not story:
        return check_pair(
            base, version, base_language=languages[0], version_language=languages[1], settings=made
        )
    documents = [
        from_text(text, label=label, language=tag)
        for text, label, tag in zip((base, version), ("base", "version"), languages, strict=True)
    ]
    return run(documents, settings=replace(made, cache=False)).divergences


def cases(check: str) -> tuple[Case, ...]:
    """Return the gold of one check, those that fire first, its own file's before what several share."""
    paths = sorted(_folder().glob("*.toml"), key=lambda path: (path.stem != check, path.stem))
    mine = [case for path in paths for case in read(path) if case.check == check]
    return tuple(sorted(mine, key=lambda case: not case.fires))


def _folder() -> Path:
    return PACKED if PACKED.is_dir() else CHECKOUT


@lru_cache
def read(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file: of the check it is named after, or of those it says it is for."""
    table = tomllib.loads(path.read_text("utf-8"))
    config = json.dumps({key: value for key, value in table.items() if key in SECTIONS or key in LISTS})
    every = (*_own(table, path.stem), *_pairs(table), *_stories(table))
    return tuple(replace(case, config=config) for case in every)


def _own(table: Table, check: str) -> Iterator[Case]:
    """Yield the pairs of one check."""
    for kind in ("fire", "silent"):
        for row in table.get(kind, []):
            told = (row.get("message", ""), row.get("why", ""))
            yield Case(check, kind == "fire", row["base"], row["version"], _languages(row), *told)


def _pairs(table: Table) -> Iterator[Case]:
    """Yield the pairs that several checks share: each fires on what is planted for it, or stays silent."""
    for row in table.get("pair", []):
        planted = row.get("fires", {})
        for check in table["for"]:
            fires = check in planted
            yield Case(
                check, fires, row["base"], row["version"], _languages(row), "", row.get("why", ""),
                planted.get(check, ""),
            )  # fmt: skip


def _stories(table: Table) -> Iterator[Case]:
    """Yield the passages of whole stories: each is a case of every check the file is for."""
    for row in table.get("story", []):
        for passage in row["passages"]:
            side = "base" if "base" in passage else "version"
            for check in table["for"]:
                fires = check in passage.get("fires", ())
                yield Case(
                    check, fires, row["base"], row["version"], _languages(row), place=passage[side], side=side
                )


def _languages(row: Table) -> tuple[str, str]:
    base, version = row.get("languages", ("en", "en"))
    return base, version


@dataclass(frozen=True, slots=True)
class Quality:
    """How a check does on its gold in one language."""

    check: str
    language: str
    fire: int
    silent: int
    precision: float
    """Share of the firings that are right, in [0, 1]; 1 where it never fires."""
    recall: float
    """Share of the pairs to fire on that it fires on, in [0, 1]."""


def quality(some: Sequence[Case]) -> Iterator[Quality]:
    """Yield precision and recall of each check and language, over some cases, in alphabetical order."""
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in some:
        groups[case.check, case.language].append(case)
    for (check, language), mine in sorted(groups.items()):
        right = sum(case.fired() for case in mine if case.fires)
        wrong = sum(case.fired() for case in mine if not case.fires)
        fire = sum(case.fires for case in mine)
        precision = right / (right + wrong) if right + wrong else 1.0
        yield Quality(check, language, fire, len(mine) - fire, precision, right / fire if fire else 1.0)
