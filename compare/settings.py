"""What a run can be told, with its defaults."""

from dataclasses import dataclass
from typing import Final, Literal

from compare.model import Severity

Order = Literal["auto", "free", "trusted"]
"""Whether versions keep the order of the base: found out per version, never assumed, or assumed."""


@dataclass(frozen=True, slots=True)
class Off:
    """Checks left out for some texts."""

    checks: tuple[str, ...]
    language: str | None = None
    """Primary subtag of the base's or the version's language; `None` is any."""
    document: str | None = None
    """Shell pattern of the version's label (`tass*`); `None` is any."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term and how it is to be told."""

    source: str
    renderings: tuple[str, ...] = ()
    """Any of these will do; none asks for nothing."""
    forbidden: tuple[str, ...] = ()
    language: str | None = None
    """Language of the base and, as `into`, of the version; `None` is any."""
    into: str | None = None
    keep: bool = False
    """Whether it is to stand in the version as it is, letter for letter."""


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """Words that take sides, as the user sees it."""

    words: tuple[str, ...]
    language: str | None = None
    kind: str | None = None
    """Terms of one kind answer each other, across languages too; `None`: each word only itself."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where one pattern matches in the base, the other must in the version."""

    id: str
    base: str
    version: str
    """Regular expressions (Python's `re`)."""
    severity: Severity = "major"
    message: str | None = None
    """`{}` stands for the words matched."""
    language: str | None = None
    into: str | None = None
    both_ways: bool = False


@dataclass(frozen=True, slots=True)
class Suppression:
    """One finding that is not to be shown again, and why."""

    finding: str
    """Its id."""
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes what a comparison finds."""

    checks: tuple[str, ...] | None = None
    """Ids of the checks to run; `None` runs all."""
    skip_checks: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    """Check id -> the severity all its findings get."""
    off: tuple[Off, ...] = ()
    suppressed: tuple[Suppression, ...] = ()
    glossary: tuple[Term, ...] = ()
    loaded_terms: tuple[LoadedTerm, ...] = ()
    rules: tuple[Rule, ...] = ()
    order: Order = "auto"
    encoder: str = "use"
    """Name of the sentence encoder, or `none` for lexical evidence only."""
    cache: bool = True
    """Whether sentence vectors and machine translations are kept on disk between runs."""
    translate: str = "none"
    """Engine, or `ENGINE:MODEL`, that translates the versions into the base's language."""


DEFAULTS: Final = Settings()
"""What a run is told where it is told nothing."""


THEMES: Final = ("dark", "light", "high-contrast")


@dataclass(frozen=True, slots=True)
class Looks:
    """How the screen looks and which keys it has; nothing of this changes what is found."""

    theme: str = "dark"
    """One of THEMES."""
    keys: tuple[tuple[str, str], ...] = ()
    """(name of an action, the keys that it gets instead, with commas between them)."""
