"""Models read directly, by CTranslate2 and SentencePiece: Argos packages, OPUS-MT and NLLB folders.

Whole lists at a time, several times faster than through Argos Translate and with the same outputs; nothing is
fetched, logged or guessed. The extra `rashomon[mt]`.
"""

import math
from collections.abc import Sequence
from importlib import import_module, metadata
from importlib.util import find_spec
from os import cpu_count
from typing import Any, Final, get_args

from sources.engines import Pair, Unavailable
from sources.engines.packages import Kind, Package
from sources.engines.steps import Said, Stepwise
from sources.errors import UserError

BEAM: Final = 4
LENGTH_PENALTY: Final = 0.2
"""Both as Argos Translate has them, so that a package says the same either way."""

MOST_TOKENS: Final = 2_048
"""Tokens in one batch."""

LONGEST: Final = 512
"""Tokens of one output; the longest news sentences have two hundred."""


class Direct(Stepwise):
    """Translates with the models installed, or with the one that is named; loads each at first use."""

    name = "ctranslate2"
    kinds = frozenset(get_args(Kind))

    def __init__(self, model: str = "") -> None:
        if find_spec("ctranslate2") is None or find_spec("sentencepiece") is None:
            raise Unavailable("the engine ctranslate2 is not installed", "pip install 'rashomon[mt]'")
        super().__init__(model)
        self._models: dict[str, Model] = {}

    def _library(self) -> str:
        return metadata.version(self.name)

    def _step(self, package: Package, pair: Pair, texts: Sequence[str | None]) -> list[Said]:
        if package.name not in self._models:
            self._models[package.name] = Model(package)
        return self._models[package.name].translate(texts, *pair)

    def close(self) -> None:
        """Let go of the models."""
        self._models.clear()


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

    def translate(self, texts: Sequence[str | None], source: str, target: str) -> list[Said]:
        """Return each translation and the mean probability of its tokens; `None` for one that broke off."""
        prefix = self._prefix(target)
        told = [text for text in texts if text is not None]
        made = iter(self._batch([self._tokens(text, source) for text in told], prefix))
        return [next(made) if text is not None else (None, 0.0) for text in texts]

    def _batch(self, tokens: list[list[str]], prefix: str) -> list[Said]:
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
