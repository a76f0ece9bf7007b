"""The versions among themselves: what one of them tells of another.

If a version reports a sentence of the base, and another version reports that version's sentence, then the
other reports the base's: the evidence is transitive. And what several versions report beside the base is one
thing, in whatever order they are given.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Final

from compare.model import Alignment, Pin, SharedAddition
from compare.similarity import Voices
from compare.tellings import TITLE_SCORE, Aligner
from sources.model import Document

NO_PINS: Final[Mapping[str, Sequence[Pin]]] = MappingProxyType({})

SURE: Final = 0.8
"""Score from which a link gives a voice to the base's sentence."""


def reconciled(
    aligner: Aligner,
    base: Document,
    versions: Sequence[Document],
    alignments: Sequence[Alignment],
    pins: Mapping[str, Sequence[Pin]] = NO_PINS,
) -> tuple[Alignment, ...]:
    """Align each version again, hearing what the others make of each base sentence.

    What one translation words strangely, another words plainly. Each version hears the first alignments of
    all others, so that their order does not matter.
    """
    if len(versions) < 2:
        return tuple(alignments)
    return tuple(
        aligner.align(
            base,
            version,
            alignment.version,
            _voices(at, versions, alignments),
            pins.get(alignment.version, ()),
        )
        for at, (version, alignment) in enumerate(zip(versions, alignments, strict=True))
    )


def _voices(at: int, versions: Sequence[Document], alignments: Sequence[Alignment]) -> Voices:
    """Return what all versions but one say in place of single base sentences."""
    voices: dict[int, list[tuple[str, str | None]]] = {}
    for number, (version, alignment) in enumerate(zip(versions, alignments, strict=True)):
        for link in alignment.links:
            if number != at and len(link.base) == 1 and link.score >= SURE:
                text = " ".join(version.sentences[j].text for j in link.version)
                voices.setdefault(link.base[0], []).append((text, version.language))
    return {
        index: sorted(said, key=lambda voice: (voice[0], voice[1] or "")) for index, said in voices.items()
    }


def shared_additions(
    aligner: Aligner, documents: Sequence[Document], alignments: Sequence[Alignment]
) -> tuple[SharedAddition, ...]:
    """Link what several versions report and the base does not; the order of versions does not matter."""
    added = [
        [document.sentences[j] for j in alignment.added]
        for document, alignment in zip(documents, alignments, strict=True)
    ]
    groups: list[tuple[set[tuple[int, int]], float]] = []
    for one, other in combinations(range(len(documents)), 2):
        for bead in aligner.beads(documents[one], added[one], documents[other], added[other]):
            if bead.score < TITLE_SCORE:
                continue
            cells = {(one, added[one][i].index) for i in bead.base}
            cells |= {(other, added[other][j].index) for j in bead.version}
            _join(groups, cells, bead.score)
    ids = [alignment.version for alignment in alignments]
    return tuple(sorted((_shared(cells, score, ids) for cells, score in groups), key=lambda s: s.sentences))


def _join(
    groups: list[tuple[set[tuple[int, int]], float]], cells: set[tuple[int, int]], score: float
) -> None:
    """Add cells to the groups they touch, which become one; its score is that of its weakest link."""
    touched = [group for group in groups if not group[0].isdisjoint(cells)]
    for group in touched:
        groups.remove(group)
        cells, score = cells | group[0], min(score, group[1])
    groups.append((cells, score))


def _shared(cells: set[tuple[int, int]], score: float, ids: Sequence[str]) -> SharedAddition:
    versions = sorted({version for version, _ in cells})
    return SharedAddition(
        tuple((ids[v], tuple(sorted(j for version, j in cells if version == v))) for v in versions), score
    )
