"""Translating with models on disk, in one step or two: what the engines that read packages have in common."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar, Final

from sources.engines import Pair, Translation, Unavailable
from sources.engines.packages import Kind, Package, named
from sources.engines.routes import reachable, route

BROKE_OFF: Final = "the model broke off"

GET: Final = "Get a package as a file, then `rashomon engines install FILE.argosmodel`."

Said = tuple[str | None, float]
"""A translation and the mean probability of its tokens; `None` for one that broke off."""


class Stepwise(ABC):
    """Translates with the packages installed, or with the one that is named."""

    name: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]]
    """The packages that it reads."""

    def __init__(self, model: str) -> None:
        self._named = model

    @abstractmethod
    def _library(self) -> str:
        """Return the version of the library."""

    @abstractmethod
    def _step(self, package: Package, pair: Pair, texts: Sequence[str | None]) -> Sequence[Said]:
        """Translate with one package; what broke off before stays `None`."""

    @cached_property
    def _packages(self) -> dict[Pair, Package]:
        found: dict[Pair, Package] = {}
        for package in named(self._named):
            for pair in package.languages if package.kind in self.kinds else ():
                found.setdefault(pair, package)
        return found

    def pairs(self) -> frozenset[Pair]:
        """Return what the packages translate, directly or through another language."""
        return reachable(self._packages)

    def version(self, source: str, target: str) -> str | None:
        """Return the versions of the library and of the packages on the way."""
        marks = (self._packages[pair].mark for pair in self._way(source, target))
        return f"{self.name} {self._library()}, {' + '.join(marks)}"

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Translate sentences; the score is the mean probability of a token."""
        way = self._way(source, target)
        packages = [self._packages[pair] for pair in way]
        said: list[str | None] = list(texts)
        scores = [1.0] * len(texts)
        for pair, package in zip(way, packages, strict=True):
            made = self._step(package, pair, said)
            said = [text for text, _ in made]
            scores = [one * other for one, (_, other) in zip(scores, made, strict=True)]
        told = f"{self.name}: " + " + ".join(f"{p.name} {p.version}".strip() for p in packages)
        pivots = tuple(there for _, there in way[:-1])
        return [
            Translation(
                (text or "").strip(), round(score, 4), told, pivots, BROKE_OFF if text is None else None
            )
            for text, score in zip(said, scores, strict=True)
        ]

    def _way(self, source: str, target: str) -> tuple[Pair, ...]:
        """Return the pairs from one language to another. Raises Unavailable."""
        found = route(self._packages, source, target)
        if not found:
            what = f"the model {self._named}" if self._named else f"the engine {self.name}"
            has = ", ".join(f"{one}-{other}" for one, other in sorted(self._packages)[:12]) or "nothing"
            raise Unavailable(f"{what} cannot translate {source} into {target}; it has {has}", GET)
        return found
