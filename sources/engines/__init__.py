"""Machine translation: a translation is one more source, and a hint, never evidence.

An engine translates a list of sentences, one output for each input, in order. What it says is distrusted: an
output that cannot be a translation is marked as failed before anybody sees it (`sources.engines.distrust`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol

from sources.errors import UserError, meant

ENGINES: Final[dict[str, str]] = {
    "none": "sources.engines.none:Nothing",
    "argos": "sources.engines.argos:Argos",
    "ctranslate2": "sources.engines.direct:Direct",
    "apertium": "sources.engines.apertium:Apertium",
    "libretranslate": "sources.engines.libretranslate:LibreTranslate",
}
"""Name -> dotted name of a class that takes the model the user named, or `""`; imported when asked for."""

Pair = tuple[str, str]
"""Source and target language, primary subtags."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine made of one sentence."""

    text: str
    """Empty where it failed."""
    score: float | None
    """The engine's own confidence, in [0, 1]; it does not tell good from bad. `None` where there is none."""
    engine: str
    """Engine and model with their versions."""
    pivots: tuple[str, ...] = ()
    """Languages in between, where there was no model for the pair."""
    failed: str | None = None
    """Why the output is no translation; `None` where nothing is known against it."""


class Unavailable(UserError):  # noqa: N818 - it is no mistake of anybody's
    """The engine, or what it needs for these languages, is not there; the hint is what installs it."""


class Engine(Protocol):
    """What the program asks of an engine."""

    name: str

    def pairs(self) -> frozenset[Pair]:
        """Return what it can translate, directly or through another language. Raises Unavailable."""

    def version(self, source: str, target: str) -> str | None:
        """Return engine and model with versions, without loading them; `None`: not known, keep nothing.

        Raises:
            Unavailable: the engine cannot translate this pair.
        """

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Translate sentences, one output for each, in order. Raises UserError."""

    def close(self) -> None:
        """Let go of models, processes and connections."""


def refuse_unknown(spec: str) -> None:
    """Refuse a name that is no engine's. Raises UserError."""
    name = spec.partition(":")[0]
    if name not in ENGINES:
        hint = meant(name, ENGINES, f"There are {', '.join(ENGINES)}.")
        raise UserError(f"{name}: no such translation engine", hint)


def engine(spec: str) -> Engine:
    """Return the engine that `NAME` or `NAME:MODEL` names. Raises UserError for an unknown name."""
    refuse_unknown(spec)
    name, _, model = spec.partition(":")
    module, _, attribute = ENGINES[name].partition(":")
    made: Engine = getattr(import_module(module), attribute)(model)
    return made


def primary(tag: str) -> str:
    """Return the primary subtag of a language tag, in lower case; Norwegian is one language."""
    subtag = tag.partition("-")[0].lower()
    return "no" if subtag in {"nb", "nn"} else subtag
