"""The reviewer's desk: decisions, notes, hand alignment and sign-offs of one comparison.

What a decision means is known here; where it is kept, in `store`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from rapidfuzz.fuzz import ratio

from compare.model import REVIEW_STATUSES, UNREVIEWED, Comparison, Divergence, Pin, Review, ReviewStatus
from compare.review.fingerprints import Subject, sentences, subjects
from compare.review.store import Change, Entry, Store, Text
from compare.review.texts import kept, known
from sources.model import Document

ALIKE: Final = 60.0
"""Similarity in [0, 100] of the sentences from which a decision is on an earlier wording of a passage."""

DECISION: Final = "decision"
PINS: Final = "pins"
SIGN_OFF: Final = "sign-off"


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or a redo was about."""

    version: str | None
    """Id of the version, `None` when it takes no part in this comparison."""
    kind: str
    key: str
    """Fingerprint of the finding, for a decision."""
    decision: str = ""
    """What the decision was, in a word."""


class Desk:
    """Decisions about one base and its versions, read from a store and written to it at once."""

    def __init__(self, store: Store, documents: Sequence[Document]) -> None:
        """Find the story in the store; it is written down when the first decision is."""
        self.store = store
        self.documents = tuple(documents)
        self.ids = ("base", *(f"v{number}" for number in range(1, len(documents))))
        self._texts = known(store, documents)
        self._generation = store.generation
        self._kept = False
        self._about: dict[str, Subject] = {}
        self._about_of: object = None

    def prepare(self) -> None:
        """Make the digests that the first decision needs; for a thread that nobody waits for."""
        for document in self.documents:
            sentences(document)

    def changed(self) -> bool:
        """Tell whether another screen wrote to the store since this was asked last; what it wrote is read."""
        generation = self.store.generation
        if generation == self._generation:
            return False
        self._generation = generation
        if not self._kept:
            self._texts = known(self.store, self.documents)
        return True

    def _subjects(self, comparison: Comparison) -> dict[str, Subject]:
        """Return the subject of every finding; read once for one alignment."""
        fresh = self._about_of is not comparison.alignments
        if fresh or any(d.id not in self._about for d in comparison.divergences):
            self._about, self._about_of = subjects(comparison), comparison.alignments
        return self._about

    def _text(self, version: str) -> Text | None:
        """Return a version as the store knows it."""
        text = self._texts[self.ids.index(version)] if self._texts else None
        return text if text and text.id else None

    def _written(self, version: str) -> tuple[int, int]:
        """Return the ids of the story and of a version, both kept in the store from now on."""
        if not self._kept:
            self._texts, self._kept = kept(self.store, self.documents), True
        texts = self._texts
        assert texts  # noqa: S101 - just kept
        return texts[0].id, texts[self.ids.index(version)].id

    # Decisions

    def reviewed(self, comparison: Comparison) -> Comparison:
        """Return the comparison with what was decided about each finding, and when it was signed off."""
        about = self._subjects(comparison)
        found: list[Divergence] = []
        signed: list[str | None] = []
        for alignment in comparison.alignments:
            text = self._text(alignment.version)
            own = comparison.of_version(alignment.version)
            decisions = self.store.entries(text.id, DECISION) if text else {}
            sign_off = self.store.entries(text.id, SIGN_OFF).get("") if text else None
            seen = frozenset(sign_off["findings"]) if sign_off else None
            told = {d.id: about[d.id] for d in own}
            reviews = _reviews(told, decisions)
            found += [_marked(d, reviews.get(d.id), told[d.id].key, seen) for d in own]
            signed.append(sign_off["at"] if sign_off else None)
        return replace(comparison, divergences=tuple(found), signed_off=tuple(signed))

    def decide(
        self,
        comparison: Comparison,
        findings: Iterable[Divergence],
        status: ReviewStatus | None,
        *,
        reason: str = "",
        note: str | None = None,
    ) -> None:
        """Keep what was decided about some findings; without status and note, take the decision away.

        `note` stays as it is where it is `None`.
        """
        about = self._subjects(comparison)
        for finding in findings:
            subject = about[finding.id]
            story, text = self._written(finding.version)
            words = finding.review.note if note is None else note
            value = {
                "status": status,
                "reason": reason,
                "note": words,
                "check": subject.check,
                "base": subject.base,
                "other": subject.other,
            }
            entry = Entry(text, DECISION, subject.key, value)
            self.store.change(story, entry, gone=status is None and not words)

    def undo(self) -> Undone | None:
        """Take back the last change of this story, whichever session made it."""
        return self._turned(self.store.undo)

    def redo(self) -> Undone | None:
        """Make the change again that was taken back last."""
        return self._turned(self.store.redo)

    def finding_of(self, comparison: Comparison, undone: Undone) -> str | None:
        """Return the id of the finding that an undone decision was about, where it is still found."""
        if undone.kind != DECISION or undone.version is None:
            return None
        about = self._subjects(comparison)
        own = comparison.of_version(undone.version)
        return next((d.id for d in own if about[d.id].key == undone.key), None)

    def _turned(self, turn: Any) -> Undone | None:
        if not self._texts:
            return None
        change: Change | None = turn(self._texts[0].id)
        if change is None:
            return None
        ids = {text.id: version for text, version in zip(self._texts, self.ids, strict=True) if text.id}
        value = change.after or change.before or {}
        word = value.get("status") or ("note" if value.get("note") else "")
        return Undone(ids.get(change.text), change.kind, change.subject, word)

    # Sign-off

    def sign_off(self, comparison: Comparison, version: str, *, signed: bool = True) -> None:
        """Remember which findings of a version were seen; a later revision shows first what is new."""
        about = self._subjects(comparison)
        keys = [about[d.id].key for d in comparison.of_version(version)]
        story, text = self._written(version)
        sha = comparison.document(version).sha256
        self.store.change(
            story, Entry(text, SIGN_OFF, "", {"findings": keys, "sha256": sha}), gone=not signed
        )

    # Alignment by hand

    def pins(self) -> dict[str, tuple[Pin, ...]]:
        """Return what was aligned by hand, per version, where its sentences are still there."""
        return {version: _found(pins, *self._sides(version)) for version, pins in self._pins().items()}

    def expired_pins(self) -> int:
        """Return how many beads set by hand name sentences that are gone."""
        kept_pins = self.pins()
        return sum(len(pins) - len(kept_pins[version]) for version, pins in self._pins().items())

    def pin(self, version: str, pins: Sequence[Pin]) -> None:
        """Keep what was aligned by hand in a version, all of it."""
        story, text = self._written(version)
        ours, theirs = self._sides(version)
        value = {
            "beads": [
                {"base": [ours[i] for i in p.base], "version": [theirs[j] for j in p.version]} for p in pins
            ]
        }
        self.store.change(story, Entry(text, PINS, "", value), gone=not pins)

    def _pins(self) -> dict[str, list[Mapping[str, Any]]]:
        kept_pins = {}
        for version in self.ids[1:]:
            text = self._text(version)
            entry = self.store.entries(text.id, PINS).get("") if text else None
            if entry:
                kept_pins[version] = entry["beads"]
        return kept_pins

    def _sides(self, version: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return sentences(self.documents[0]), sentences(self.documents[self.ids.index(version)])


def _found(beads: Iterable[Mapping[str, Any]], ours: Sequence[str], theirs: Sequence[str]) -> tuple[Pin, ...]:
    """Return the beads whose sentences are all there."""
    base, version = ({name: at for at, name in enumerate(side)} for side in (ours, theirs))
    return tuple(
        Pin(tuple(base[name] for name in bead["base"]), tuple(version[name] for name in bead["version"]))
        for bead in beads
        if all(name in base for name in bead["base"]) and all(name in version for name in bead["version"])
    )


def _reviews(about: Mapping[str, Subject], decisions: Mapping[str, Mapping[str, Any]]) -> dict[str, Review]:
    """Return what was decided about each finding: on this wording, else on an earlier one."""
    exact = {i: _review(decisions[s.key]) for i, s in about.items() if s.key in decisions}
    used = {about[i].key for i in exact}
    left = [(key, value) for key, value in decisions.items() if key not in used and value.get("status")]
    pairs = sorted(
        (
            (likeness, identifier, key)
            for identifier, subject in about.items()
            if identifier not in exact
            for key, value in left
            if value["check"] == subject.check and (likeness := _likeness(subject, value)) >= ALIKE
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    earlier: dict[str, Review] = {}
    spent: set[str] = set()
    for _, identifier, key in pairs:
        if identifier not in earlier and key not in spent:
            spent.add(key)
            was = _review(decisions[key])
            earlier[identifier] = replace(was, status=None, earlier=was.status)
    return exact | earlier


def _likeness(subject: Subject, value: Mapping[str, Any]) -> float:
    """Return how alike the sentences are, in [0, 100]; a side that only one has makes it 0."""
    sides = ((subject.base, value["base"]), (subject.other, value["other"]))
    return min(100.0 if one == other else ratio(one, other) if one and other else 0.0 for one, other in sides)


def _review(value: Mapping[str, Any]) -> Review:
    status = value.get("status")
    known_status = status if status in REVIEW_STATUSES else None
    return Review(known_status, value.get("reason", ""), value.get("note", ""), at=value.get("at", ""))


def _marked(
    divergence: Divergence, review: Review | None, key: str, seen: frozenset[str] | None
) -> Divergence:
    """Return a finding with its review; it is new when the last sign-off did not see it."""
    made = review or UNREVIEWED
    if seen is not None and key not in seen:
        made = replace(made, new=True)
    return divergence if divergence.review == made else replace(divergence, review=made)
