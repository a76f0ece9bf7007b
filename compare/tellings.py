"""One version beside the base.

Prose is aligned with prose, a headline with the headline, subheads with subheads. Datelines,
bylines and sign-offs are set aside: they belong to the wire, not to the story.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from compare.align import Bead, beads, crossing
from compare.hands import stretches
from compare.languages import language, primary
from compare.model import Alignment, Edit, Link, NotChecked, Pin
from compare.rewording import changes
from compare.settings import Settings
from compare.similarity import Reading, Voices, fused, lexical, semantic
from sources.encoders import BESIDE, Encoder, encoder
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
        self._encoder = self._load(settings.encoder)
        name, self._share = BESIDE.get(settings.encoder, ("none", 0.0))
        self._beside = self._load(name)

    def _load(self, name: str) -> Encoder | None:
        return None if name == "none" else cached(encoder(name), on_disk=self.settings.cache)

    @property
    def encoder_version(self) -> str | None:
        """Name and version of the encoders in use, for the recipe."""
        used = [f"{e.name} {e.version}" for e in (self._encoder, self._beside) if e]
        return " + ".join(used) or None

    def align(
        self,
        base: Document,
        version: Document,
        identifier: str,
        voices: Voices | None = None,
        pins: Sequence[Pin] = (),
    ) -> Alignment:
        """Align one version with the base, whose sentences other versions may give a voice to.

        What is pinned stays as it is, and the rest is aligned around it.
        """
        found: list[Link] = []
        for kind in KINDS:
            for ours, theirs in self._stretches(_of_kind(base, kind), _of_kind(version, kind), pins):
                heard = (
                    {at: voices[s.index] for at, s in enumerate(ours) if s.index in voices}
                    if voices
                    else None
                )
                for bead in self.beads(base, ours, version, theirs, heard):
                    if kind == "body" or bead.score >= TITLE_SCORE:
                        found.append(as_link(bead, ours, theirs, base, version))
        found += self._stopped(base, version, found, pins)
        found += (_pinned(pin, base, version) for pin in pins if pin.base and pin.version)
        found.sort(key=lambda link: (link.base, link.version))
        if pins:
            found = in_order(found)
        linked = ({i for link in found for i in link.base}, {j for link in found for j in link.version})
        return Alignment(
            identifier,
            tuple(found),
            tuple(s.index for s in _of_kind(base, "body") if s.index not in linked[0]),
            tuple(s.index for s in _of_kind(version, "body") if s.index not in linked[1]),
        )

    def _stopped(
        self, base: Document, version: Document, found: Sequence[Link], pins: Sequence[Pin]
    ) -> list[Link]:
        """Link a headline with the sentence that opens the other side, where that has none: with a full stop,
        a headline is taken for prose."""
        runs = [(one.base, one.version) for one in found] + [(pin.base, pin.version) for pin in pins]
        used = ({i for mine, _ in runs for i in mine}, {j for _, other in runs for j in other})
        sides = (base, version)
        heads = [_of_kind(side, "headline") for side in sides]
        if sum(bool(some) for some in heads) != 1:
            return []
        ours, theirs = (
            [one for one in (some or side.sentences)[:1] if one.index not in taken]
            for some, side, taken in zip(heads, sides, used, strict=True)
        )
        told = self.beads(base, ours, version, theirs)
        return [as_link(bead, ours, theirs, base, version) for bead in told if bead.score >= TITLE_SCORE]

    def _stretches(
        self, ours: list[Sentence], theirs: list[Sentence], pins: Sequence[Pin]
    ) -> Iterator[tuple[Sequence[Sentence], Sequence[Sentence]]]:
        """Yield the sentences of both sides that may answer each other: all, or what pins leave."""
        if not pins:
            yield ours, theirs
            return
        for stretch in stretches(ours, theirs, pins, ordered=self.settings.order == "trusted"):
            yield stretch.base, stretch.version

    def beads(
        self,
        base: Document,
        ours: Sequence[Sentence],
        version: Document,
        theirs: Sequence[Sentence],
        voices: Voices | None = None,
    ) -> tuple[Bead, ...]:
        """Align some sentences of one document with some of another."""
        if not ours or not theirs:
            return ()
        left, right, kind = self.read(
            [s.text for s in ours], base.language, [s.text for s in theirs], version.language, voices
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
        voices: Voices | None = None,
    ) -> tuple[Reading, Reading, str]:
        """Read both sides with the evidence that their languages allow, and name its kind."""
        if self._encoder is None:
            return (*lexical(base, version), "lexical")
        sides = ((base, base_language, voices), (version, version_language, None))
        left, right = self._meanings(self._encoder, sides)
        kind = self.kind(base_language, version_language)
        if kind != "foreign":
            return left, right, kind
        ours, theirs = lexical(base, version)
        return fused(left, ours), fused(right, theirs), kind

    def _meanings(self, first: Encoder, sides: tuple["_Side", "_Side"]) -> tuple[Reading, Reading]:
        left, right = (semantic(first, *side) for side in sides)
        second = self._beside
        if second is None or not all(_knows(second, tag) for _, tag, _ in sides):
            return left, right
        ours, theirs = (
            fused(mine, semantic(second, *side), self._share)
            for mine, side in zip((left, right), sides, strict=True)
        )
        return ours, theirs

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
        return tag is None or (self._encoder is not None and _knows(self._encoder, tag))

    def _relative(self, tag: str | None) -> bool:
        return self._encoder is not None and primary(tag) in self._encoder.relatives


_Side = tuple[Sequence[str], str | None, Voices | None]
"""The sentences of one side, their language, and who else tells them."""


def _knows(encoder: Encoder, tag: str | None) -> bool:
    return tag is None or primary(tag) in encoder.languages


def _of_kind(document: Document, kind: Kind) -> list[Sentence]:
    return [sentence for sentence in document.sentences if sentence.kind == kind]


def _pinned(pin: Pin, base: Document, version: Document) -> Link:
    """Return what was set by hand as a link, as sure as can be."""
    ours, theirs = [base.sentences[i] for i in pin.base], [version.sentences[j] for j in pin.version]
    bead = Bead(tuple(range(len(ours))), tuple(range(len(theirs))), 1.0)
    return as_link(bead, ours, theirs, base, version)


def in_order(found: list[Link]) -> list[Link]:
    """Tell anew which links are moved: stretches were aligned apart, and pins may cross anything."""
    moved = crossing([(link.base, link.version, link.score) for link in found])
    return [replace(link, moved=out) for link, out in zip(found, moved, strict=True)]


def as_link(
    bead: Bead, ours: Sequence[Sentence], theirs: Sequence[Sentence], base: Document, version: Document
) -> Link:
    """Return a bead of some sentences of each side as a link between the documents."""
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
