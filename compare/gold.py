"""The gold of the checks: pairs on which each must fire, and pairs on which it must stay silent.

The pairs are invented. They are packed with the program, so that `rashomon explain` can show them and
`rashomon checks --quality` can measure on any machine what the tests hold the checks to.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from compare.api import check_pair
from compare.config import LISTS, SECTIONS, Source, settings
from compare.languages import primary
from compare.model import Divergence

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
    message: str
    """Part of the message expected; empty for a pair to stay silent on."""
    why: str
    """The reason to stay silent."""
    config: tuple[tuple[str, Any], ...] = ()
    """What the user has configured, as tables."""

    @property
    def language(self) -> str:
        """The language the case is about: the one that is not English, where there is one."""
        tags = [primary(tag) for tag in self.languages]
        return next((tag for tag in tags if tag != "en"), "en")

    def findings(self) -> tuple[Divergence, ...]:
        """Return what all the checks find."""
        made = settings([Source("gold", dict(self.config))])
        base, version = self.languages
        return check_pair(
            self.base, self.version, base_language=base, version_language=version, settings=made
        )

    def fired(self) -> bool:
        """Tell whether the check finds something above info; any severity where it is to fire."""
        found = [d for d in self.findings() if d.check == self.check]
        return any(self.fires or d.severity != "info" for d in found)


def cases(check: str) -> tuple[Case, ...]:
    """Return the gold of one check, those that fire first; nothing where there is none."""
    folder = PACKED if PACKED.is_dir() else CHECKOUT
    path = folder / f"{check}.toml"
    return tuple(_read(path)) if path.is_file() else ()


@lru_cache
def _table(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _read(path: Path) -> Iterator[Case]:
    table = _table(path)
    config = tuple((key, value) for key, value in table.items() if key in SECTIONS or key in LISTS)
    for kind in ("fire", "silent"):
        for row in table.get(kind, []):
            ours, theirs = row.get("languages", ("en", "en"))
            yield Case(
                path.stem,
                kind == "fire",
                row["base"],
                row["version"],
                (ours, theirs),
                row.get("message", ""),
                row.get("why", ""),
                config,
            )


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
    for check, language in sorted({(case.check, case.language) for case in some}):
        mine = [case for case in some if (case.check, case.language) == (check, language)]
        right = sum(case.fired() for case in mine if case.fires)
        wrong = sum(case.fired() for case in mine if not case.fires)
        fire = sum(case.fires for case in mine)
        precision = right / (right + wrong) if right + wrong else 1.0
        yield Quality(check, language, fire, len(mine) - fire, precision, right / fire if fire else 1.0)
