"""Argos Translate itself, kept off the network and quiet. The extra `rashomon[argos]`.

The sentences are split already, so the library's own splitter, which may fetch a model at first use, is
replaced. Packages are opened by their folders: one broken folder spoils only itself.
"""

import os
from collections.abc import Sequence
from importlib import import_module, metadata
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any, Final

from sources.engines import Pair, Unavailable
from sources.engines.direct import mean
from sources.engines.packages import Package
from sources.engines.steps import GET, Said, Stepwise
from sources.errors import UserError

HINT: Final = "pip install 'rashomon[argos]', or read the same packages with --translate ctranslate2."

QUIET: Final = {
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime opens sockets from native threads
    "ARGOS_DEBUG": "0",  # prints the texts to standard output
    "ARGOS_CHUNK_TYPE": "DEFAULT",  # others fetch models, or make packages vanish
}
"""Read once, when the library is imported."""

LOCAL: Final = "OPENNMT"


class Argos(Stepwise):
    """Translates with the library; loads it and each package at first use."""

    name = "argos"
    kinds = frozenset({"argos"})

    def __init__(self, model: str = "") -> None:
        if find_spec("argostranslate") is None:
            raise Unavailable("the engine argos is not installed", HINT)
        provider = os.environ.get("ARGOS_MODEL_PROVIDER", LOCAL)
        if provider != LOCAL:
            raise Unavailable(
                f"ARGOS_MODEL_PROVIDER={provider} would send the texts to another machine",
                "Unset it; --translate libretranslate:URL asks a server that you name.",
            )
        super().__init__(model)
        self._translations: dict[str, Any] = {}

    def _library(self) -> str:
        for name in ("argos-translate-lt", "argostranslate"):
            try:
                return metadata.version(name)
            except metadata.PackageNotFoundError:
                continue
        return ""

    def _step(self, package: Package, pair: Pair, texts: Sequence[str | None]) -> list[Said]:
        return [self._translated(package, text) if text is not None else (None, 0.0) for text in texts]

    def _translated(self, package: Package, text: str) -> Said:
        """Return a translation and the mean probability of its tokens; `None` where it broke off."""
        flat = " ".join(text.split())
        if not flat:
            return "", 0.0
        translation = self._translation(package)
        try:
            best = translation.hypotheses(flat, num_hypotheses=1)[0]
            tokens = translation.pkg.tokenizer.encode(best.value)
        except (RuntimeError, ValueError, OSError, LookupError) as error:
            if translation.translator is not None:
                return None, 0.0
            raise UserError(
                f"{package.folder}: the package cannot be used: {error}",
                "It may be damaged: remove it and install it again.",
            ) from None
        return best.value, mean(best.score, len(tokens))

    def _translation(self, package: Package) -> Any:
        if package.name not in self._translations:
            library = _imported()
            try:
                opened = library.package.Package(package.folder)
                source, target = (
                    library.translate.Language(code, code) for code in (opened.from_code, opened.to_code)
                )
                made = library.translate.PackageTranslation(source, target, opened)
                opened.tokenizer.encode(".")  # it is read only now
            except (OSError, ValueError, RuntimeError, AttributeError) as error:
                raise UserError(f"{package.folder}: the package cannot be used: {error}", GET) from None
            made.sentencizer = _Whole()
            self._translations[package.name] = made
        return self._translations[package.name]

    def close(self) -> None:
        """Let go of the packages."""
        self._translations.clear()


class _Whole:
    """In place of the library's splitter: what comes is one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        """Return the text as it came."""
        return [text]


def _imported() -> Any:
    """Import the library with the settings that keep it quiet; they count only at its first import."""
    import logging

    os.environ.update(QUIET)
    try:
        translate = import_module("argostranslate.translate")
        package = import_module("argostranslate.package")
    except OSError as error:
        raise Unavailable(
            f"argos cannot make its folders: {error.filename}: {(error.strerror or '').lower()}",
            "Set XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME to folders that can be written.",
        ) from None
    except (ImportError, KeyError, ValueError, AssertionError) as error:
        raise Unavailable(f"the engine argos cannot be loaded: {error!r}", HINT) from None
    if str(getattr(package.settings.model_provider, "name", LOCAL)) != LOCAL:
        raise Unavailable(
            "Argos Translate is set to send the texts to another machine",
            "Take ARGOS_MODEL_PROVIDER out of its settings.json.",
        )
    logging.getLogger("argostranslate.utils").setLevel(logging.WARNING)  # it logs the whole text at INFO
    return SimpleNamespace(translate=translate, package=package)
