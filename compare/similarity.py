"""How alike two runs of sentences are: semantic and lexical evidence, as cosines.

Both kinds of evidence add up: each sentence is read once, and a run of sentences costs an
addition. Semantic evidence comes from a sentence encoder; lexical evidence is the TF-IDF of
character 3- and 4-grams, transliterated to Latin so that names meet across scripts.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from sources.encoders import Encoder

Floats = NDArray[np.float32]
Run = tuple[int, ...]
"""Sentence indices of one side, ascending: what one end of a bead covers."""

GRAM_SIZES: Final = (3, 4)
"""The best of the simple methods on re-told news; words alone miss inflected forms."""

BUCKETS: Final = 4096
"""Dimensions that n-grams are hashed to: collisions are rare within one story."""

VOICE: Final = 0.3
"""Share of other voices in a sentence's state: on six pairs of NTREX dev stories never worse than none."""

WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of an alignment, read sentence by sentence."""

    sums: Floats
    """Additive state of each sentence, shape (n, k)."""
    seam: Floats
    """What joining two sentences adds, shape (k,)."""
    unit: Callable[[Floats], Floats]
    """Turns states, or sums of states, into unit vectors, shape (r, k) -> (r, d)."""

    def vectors(self, runs: Sequence[Run]) -> Floats:
        """Return the unit vectors of runs of sentences, shape (len(runs), d)."""
        states = np.empty((len(runs), self.sums.shape[1]), dtype=np.float32)
        for size in {len(run) for run in runs}:
            rows = [index for index, run in enumerate(runs) if len(run) == size]
            members = np.array([runs[index] for index in rows])
            states[rows] = self.sums[members].sum(axis=1) + (size - 1) * self.seam
        return self.unit(states)


Voices = Mapping[int, Sequence[tuple[str, str | None]]]
"""Sentence of one side -> what other texts say in its place, each with its language."""


def semantic(
    encoder: Encoder, texts: Sequence[str], language: str | None, voices: Voices | None = None
) -> Reading:
    """Read sentences with an encoder, each together with what other texts say in its place."""
    states = encoder.states(texts, language)
    if voices:
        states = states.copy()
        for index, said in voices.items():
            states[index] = _heard(states[index], encoder, said)
    return Reading(states, encoder.seam, encoder.vectors)


def _heard(state: Floats, encoder: Encoder, said: Sequence[tuple[str, str | None]]) -> Floats:
    """Mix a state with those of other voices, scaled to its own number of tokens, the last column."""
    others = np.vstack([encoder.states([text], language) for text, language in said])
    voice = (others * (state[-1] / np.maximum(others[:, -1:], 1))).mean(axis=0)
    return np.asarray((1 - VOICE) * state + VOICE * voice, dtype=np.float32)


def lexical(base: Sequence[str], version: Sequence[str]) -> tuple[Reading, Reading]:
    """Read the sentences of both sides as bags of character n-grams."""
    grams = [_grams(text) for text in (*base, *version)]
    weight = _rarity(grams)
    rows = np.zeros((len(grams), BUCKETS), dtype=np.float32)
    for row, counts in zip(rows, grams, strict=True):
        for bucket, count in counts.items():
            row[bucket] = (1 + math.log(count)) * weight[bucket]
    seam = np.zeros(BUCKETS, dtype=np.float32)
    return Reading(rows[: len(base)], seam, _unit), Reading(rows[len(base) :], seam, _unit)


def fused(first: Reading, second: Reading, share: float = 0.5) -> Reading:
    """Lay two readings side by side: cosines are the means of theirs, the second weighing `share` of 1."""
    cut = first.sums.shape[1]

    def unit(sums: Floats) -> Floats:
        parts = first.unit(sums[:, :cut]), second.unit(sums[:, cut:])
        both = np.hstack((math.sqrt(1 - share) * parts[0], math.sqrt(share) * parts[1]))
        return np.asarray(both, dtype=np.float32)

    return Reading(np.hstack((first.sums, second.sums)), np.concatenate((first.seam, second.seam)), unit)


def _grams(text: str) -> Counter[int]:
    latin = f" {' '.join(WORD.findall(anyascii(text[:4_000]).lower()))} "
    return Counter(
        zlib.crc32(latin[at : at + size].encode()) % BUCKETS
        for size in GRAM_SIZES
        for at in range(len(latin) - size + 1)
    )


def _rarity(grams: Sequence[Counter[int]]) -> Floats:
    """Smoothed inverse document frequency of each bucket."""
    seen = np.zeros(BUCKETS, dtype=np.float32)
    for counts in grams:
        seen[list(counts)] += 1
    return np.asarray(np.log((1 + len(grams)) / (1 + seen)) + 1, dtype=np.float32)


def _unit(sums: Floats) -> Floats:
    """Scale rows to unit length; an empty row stays empty."""
    norms = np.sqrt(np.einsum("ij,ij->i", sums, sums))
    return np.asarray(sums / np.maximum(norms, 1e-9)[:, None], dtype=np.float32)
