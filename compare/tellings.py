"""One version beside the base, and the versions among themselves.

Prose is aligned with prose, a headline with the headline, subheads with subheads. Datelines,
bylines and sign-offs are set aside: they belong to the wire, not to the story.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from compare.align import Bead, beads
from compare.languages import language, primary
from compare.model import Alignment, Edit, Link, NotChecked, SharedAddition
from compare.rewording import changes
from compare.settings import Settings
from compare.similarity import Reading, fused, lexical, semantic
from sources.encoders import Encoder, encoder
from sources.encoders.cache import cached
from sources.model import Document, Kind, Sentence

KINDS: Final[tuple[Kind, ...]] = ("headline", "subhead", "body")
"""Aligned each with its own kind, in this order."""

TITLE_SCORE: Final = 0.5
"""A headline is free prose: below this it is a headline of its own, not a changed one."""


class Aligner:
    """Aligns documents, reading each sentence once however many comparisons it takes part in."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._encoder: Encoder | None = None
        if settings.encoder != "none":
            self._encoder = cached(encoder(settings.encoder), on_disk=settings.cache)

    @property
    def encoder_version(self) -> str | None:
        """Name and version of the encoder in use, for the recipe."""
        return f"{self._encoder.name} {self._encoder.version}" if self._encoder else None

    def align(self, base: Document, version: Document, identifier: str) -> Alignment:
        """Align one version with the base."""
        found: list[Link] = []
        for kind in KINDS:
            ours, theirs = _of_kind(base, kind), _of_kind(version, kind)
            for bead in self.beads(base, ours, version, theirs):
                if kind == "body" or bead.score >= TITLE_SCORE:
                    found.append(_link(bead, ours, theirs, base, version))
        found.sort(key=lambda link: (link.base, link.version))
        linked = ({i for link in found for i in link.base}, {j for link in found for j in link.version})
        return Alignment(
            identifier,
            tuple(found),
            tuple(s.index for s in _of_kind(base, "body") if s.index not in linked[0]),
            tuple(s.index for s in _of_kind(version, "body") if s.index not in linked[1]),
        )

    def beads(
        self, base: Document, ours: Sequence[Sentence], version: Document, theirs: Sequence[Sentence]
    ) -> tuple[Bead, ...]:
        """Align some sentences of one document with some of another."""
        if not ours or not theirs:
            return ()
        left, right, kind = self.read(
            [s.text for s in ours], base.language, [s.text for s in theirs], version.language
        )
        return beads(
            [s.text for s in ours],
            [s.text for s in theirs],
            left,
            right,
            kind=kind,
            order=self.settings.order,
        )

    def read(
        self,
        base: Sequence[str],
        base_language: str | None,
        version: Sequence[str],
        version_language: str | None,
    ) -> tuple[Reading, Reading, str]:
        """Read both sides with the evidence that their languages allow, and name its kind."""
        if self._encoder is None:
            return (*lexical(base, version), "lexical")
        left = semantic(self._encoder, base, base_language)
        right = semantic(self._encoder, version, version_language)
        kind = self.kind(base_language, version_language)
        if kind != "foreign":
            return left, right, kind
        ours, theirs = lexical(base, version)
        return fused(left, ours), fused(right, theirs), kind

    def kind(self, base_language: str | None, version_language: str | None) -> str:
        """Name the evidence there is for a pair of languages: a key of `beads.WEIGHTS`."""
        if self._encoder is None:
            return "lexical"
        tags = (base_language, version_language)
        if all(self._knows(tag) for tag in tags):
            return "semantic"
        return "related" if all(self._knows(tag) or self._relative(tag) for tag in tags) else "foreign"

    def not_checked(self, document: Document) -> Iterator[NotChecked]:
        """Say what could not be done for a language."""
        tag = document.language
        if self._encoder is None or self._knows(tag):
            return
        if self._relative(tag):
            relative = language(self._encoder.relatives[primary(tag)]).name
            how = f"read by its kinship with {relative}"
        else:
            how = "aligned on spelling, names and figures only"
        what = f"meaning of {document.label} ({language(tag).name})"
        yield NotChecked(what, f"the sentence encoder was not trained on this language; {how}")

    def _knows(self, tag: str | None) -> bool:
        return tag is None or (self._encoder is not None and primary(tag) in self._encoder.languages)

    def _relative(self, tag: str | None) -> bool:
        return self._encoder is not None and primary(tag) in self._encoder.relatives


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


def _of_kind(document: Document, kind: Kind) -> list[Sentence]:
    return [sentence for sentence in document.sentences if sentence.kind == kind]


def _link(
    bead: Bead, ours: Sequence[Sentence], theirs: Sequence[Sentence], base: Document, version: Document
) -> Link:
    mine, other = [ours[i] for i in bead.base], [theirs[j] for j in bead.version]
    return Link(
        tuple(s.index for s in mine),
        tuple(s.index for s in other),
        bead.score,
        bead.moved,
        tuple(_edits(mine, other, base, version)),
    )


def _edits(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], base: Document, version: Document
) -> Iterator[Edit]:
    """Yield the words that differ, as offsets into the documents; nothing across languages."""
    if base.language is None or primary(base.language) != primary(version.language):
        return
    a, b = (ours[0].start, ours[-1].end), (theirs[0].start, theirs[-1].end)
    for edit in changes(base.text[slice(*a)], version.text[slice(*b)], primary(base.language)):
        base_end = edit.base[-1].end if edit.base else edit.base_at
        version_end = edit.version[-1].end if edit.version else edit.version_at
        yield Edit(edit.op, a[0] + edit.base_at, a[0] + base_end, b[0] + edit.version_at, b[0] + version_end)
