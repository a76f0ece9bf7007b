"""Models read directly, by CTranslate2 and SentencePiece: Argos packages, OPUS-MT and NLLB folders.

Whole lists at a time, several times faster than through Argos Translate and with the same outputs; nothing is
fetched, logged or guessed. The extra `rashomon[mt]`.
"""

import math
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module, metadata
from importlib.util import find_spec
from os import cpu_count
from typing import Any, Final

from sources.engines import Pair, Translation, Unavailable
from sources.engines.packages import Package, named
from sources.engines.routes import reachable, route
from sources.errors import UserError

BEAM: Final = 4
LENGTH_PENALTY: Final = 0.2
"""Both as Argos Translate has them, so that a package says the same either way."""

MOST_TOKENS: Final = 2_048
"""Tokens in one batch."""

LONGEST: Final = 512
"""Tokens of one output; the longest news sentences have two hundred."""

BROKE_OFF: Final = "the model broke off"

GET: Final = "Get a package as a file, then `rashomon engines install FILE.argosmodel`."


class Direct:
    """Translates with the models installed, or with the one that is named; loads each at first use."""

    name = "ctranslate2"

    def __init__(self, model: str = "") -> None:
        if find_spec("ctranslate2") is None or find_spec("sentencepiece") is None:
            raise Unavailable("the engine ctranslate2 is not installed", "pip install 'rashomon[mt]'")
        self._named = model
        self._models: dict[str, Model] = {}

    @cached_property
    def _packages(self) -> dict[Pair, Package]:
        found: dict[Pair, Package] = {}
        for package in named(self._named):
            for pair in package.languages:
                found.setdefault(pair, package)
        return found

    def pairs(self) -> frozenset[Pair]:
        """Return what the models translate, directly or through another language."""
        return reachable(self._packages)

    def version(self, source: str, target: str) -> str | None:
        """Return the versions of the library and of the models on the way."""
        marks = (self._packages[pair].mark for pair in self._way(source, target))
        return f"{self.name} {metadata.version('ctranslate2')}, {' + '.join(marks)}"

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Translate sentences; the score is the mean probability of a token."""
        way = self._way(source, target)
        said: list[str | None] = list(texts)
        scores = [1.0] * len(texts)
        for pair in way:
            made = self._model(self._packages[pair]).translate(said, *pair)
            said = [text for text, _ in made]
            scores = [one * other for one, (_, other) in zip(scores, made, strict=True)]
        told = signed(self.name, [self._packages[pair] for pair in way])
        pivots = tuple(there for _, there in way[:-1])
        return [
            Translation(text or "", round(score, 4), told, pivots, BROKE_OFF if text is None else None)
            for text, score in zip(said, scores, strict=True)
        ]

    def _way(self, source: str, target: str) -> tuple[Pair, ...]:
        return way(self.name, self._packages, source, target, self._named)

    def _model(self, package: Package) -> "Model":
        if package.name not in self._models:
            self._models[package.name] = Model(package)
        return self._models[package.name]

    def close(self) -> None:
        """Let go of the models."""
        self._models.clear()


def way(
    name: str, packages: dict[Pair, Package], source: str, target: str, model: str = ""
) -> tuple[Pair, ...]:
    """Return the pairs from one language to another. Raises Unavailable."""
    found = route(packages, source, target)
    if not found:
        what = f"the model {model}" if model else f"the engine {name}"
        has = ", ".join(f"{one}-{other}" for one, other in sorted(packages)[:12]) or "nothing"
        raise Unavailable(f"{what} cannot translate {source} into {target}; it has {has}", GET)
    return found


def signed(name: str, packages: Sequence[Package]) -> str:
    """Return what a reader is told of who translated."""
    return f"{name}: " + " + ".join(f"{package.name} {package.version}".strip() for package in packages)


class Model:
    """One model in memory."""

    def __init__(self, package: Package) -> None:
        self.package = package
        library: Any = import_module("ctranslate2")
        library.set_log_level(40)  # errors only
        try:
            self._translator = library.Translator(
                str(package.model), device="cpu", inter_threads=1, intra_threads=min(4, cpu_count() or 1)
            )
            self._pieces = [_Pieces(package, str(path)) for path in package.pieces]
        except (RuntimeError, ValueError, OSError, MemoryError) as error:
            raise UserError(
                f"{package.folder}: the model cannot be read: {_first_line(error)}",
                "It may be damaged, or of another version: remove it and install it again.",
            ) from None

    def translate(
        self, texts: Sequence[str | None], source: str, target: str
    ) -> list[tuple[str | None, float]]:
        """Return each translation and the mean probability of its tokens; `None` for one that broke off."""
        prefix = self._prefix(target)
        told = [text for text in texts if text is not None]
        made = iter(self._batch([self._tokens(text, source) for text in told], prefix))
        return [next(made) if text is not None else (None, 0.0) for text in texts]

    def _batch(self, tokens: list[list[str]], prefix: str) -> list[tuple[str | None, float]]:
        try:
            results = self._translator.translate_batch(
                tokens,
                target_prefix=[[prefix]] * len(tokens) if prefix else None,
                replace_unknowns=True,
                max_batch_size=MOST_TOKENS,
                batch_type="tokens",
                beam_size=BEAM,
                length_penalty=LENGTH_PENALTY,
                max_decoding_length=LONGEST,
                return_scores=True,
            )
        except (RuntimeError, ValueError):
            # one sentence may be too long for the model: the others are not to suffer
            if len(tokens) > 1:
                return [pair for some in tokens for pair in self._batch([some], prefix)]
            return [(None, 0.0)] * len(tokens)
        pairs = [(result.hypotheses[0], result.scores[0]) for result in results]
        return [(self._text(said, prefix), mean(score, len(said))) for said, score in pairs]

    def _tokens(self, text: str, source: str) -> list[str]:
        tokens: list[str] = self._pieces[0].encode(" ".join(text.split()))
        if self.package.kind == "marian":
            return [*tokens, "</s>"]
        if self.package.kind == "nllb":
            return [dict(self.package.codes)[source], *tokens, "</s>"]
        return tokens

    def _prefix(self, target: str) -> str:
        return dict(self.package.codes).get(target, "") or self.package.prefix

    def _text(self, tokens: Sequence[str], prefix: str) -> str:
        told = [token for token in tokens if token not in {prefix, "</s>"}]
        return str(self._pieces[-1].decode(told)).strip()


def mean(score: float, tokens: int) -> float:
    """Return the mean probability of a token from a score, which is divided by a power of the length."""
    if not tokens:
        return 0.0
    return float(math.exp(score * tokens**LENGTH_PENALTY / tokens))


class _Pieces:
    """SentencePiece, for tokens as text."""

    def __init__(self, package: Package, path: str) -> None:
        if package.kind == "argos" and path.endswith("bpe.model"):
            raise OSError("it has the older tokenizer, which only --translate argos reads")
        self._processor = import_module("sentencepiece").SentencePieceProcessor(model_file=path)

    def encode(self, text: str) -> list[str]:
        tokens: list[str] = self._processor.encode(text, out_type=str)
        return tokens

    def decode(self, tokens: Sequence[str]) -> str:
        return "".join(tokens).replace("\u2581", " ")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
