"""What a comparison is: links between sentences, divergences, and the whole of it.

Everything here is a value: frozen, ordered, and a function of the texts and the settings alone.
"""

from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from sources.engines import Translation
from sources.model import Document, Span

Severity = Literal["critical", "major", "minor", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("critical", "major", "minor", "info")
"""Most severe first."""
LOUD: Final[frozenset[Severity]] = frozenset({"critical", "major"})
"""What a reader must see."""

EditOp = Literal["replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A word-level edit: what stands in the base at one span stands in the version at the other."""

    op: EditOp
    base_start: int
    base_end: int
    """Offsets into the base's text; an empty span marks the place of an insertion."""
    version_start: int
    version_end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A bead: sentences of the base that say what sentences of the version say."""

    base: tuple[int, ...]
    version: tuple[int, ...]
    score: float
    """Confidence in [0, 1] that the two belong together."""
    moved: bool = False
    """Whether the link stands outside the longest run of links that keep their order."""
    edits: tuple[Edit, ...] = ()
    """Within one language: the words that differ. Empty across languages."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How one version answers the base."""

    version: str
    """The version's document id."""
    links: tuple[Link, ...]
    """In the order of the base."""
    omitted: tuple[int, ...]
    """Prose sentences of the base without a counterpart."""
    added: tuple[int, ...]
    """Prose sentences of the version without a counterpart."""
    uncovered: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    """Coverage map of the base and of the version: the sentences and clauses without a counterpart."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A bead set by hand, which no aligner may change; with one side empty: these have no counterpart."""

    base: tuple[int, ...]
    version: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SharedAddition:
    """One thing that several versions report and the base does not."""

    sentences: tuple[tuple[str, tuple[int, ...]], ...]
    """(version id, sentence indices), in the order of the versions; two or more."""
    score: float


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a divergence."""

    sentence: int
    start: int
    end: int
    text: str
    value: str | None = None
    """The normalised value that was compared, e.g. `2008` or `1999-12-17`; `None` where there is none."""


ReviewStatus = Literal["confirmed", "dismissed", "flagged"]
REVIEW_STATUSES: Final[tuple[ReviewStatus, ...]] = get_args(ReviewStatus)
"""What a reviewer can make of a finding: it is right, it is none, somebody must look."""


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of a finding from earlier reviews."""

    status: ReviewStatus | None = None
    """`None` where nothing was decided, or only on an earlier wording."""
    reason: str = ""
    """Why it was dismissed."""
    note: str = ""
    earlier: ReviewStatus | None = None
    """What was decided on an earlier wording of the passage; it counts no longer."""
    new: bool = False
    """Whether it was not among the findings when the telling was last signed off."""
    at: str = ""
    """When it was decided: ISO 8601, UTC."""


UNREVIEWED: Final = Review()


@dataclass(frozen=True, slots=True)
class Divergence:
    """One thing that two tellings say differently."""

    id: str
    """Stable across runs on the same texts."""
    check: str
    severity: Severity
    confidence: float
    """In [0, 1]."""
    version: str
    link: int | None
    """Index into the alignment's links; `None` for an omission or an addition."""
    message: str
    base: Passage | None
    other: Passage | None
    quote: str | None = None
    review: Review = UNREVIEWED


QuoteKind = Literal["direct", "mixed", "indirect"]
"""In marks as a sentence of its own, in marks inside the writer's sentence, or without marks."""

Status = Literal["verbatim", "faithful", "altered", "trimmed", "spliced", "reported", "missing"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
"""What can become of a quotation: word for word, the same content in another language, other content, only a
part, two joined into one, told without marks, or not told."""

KEPT: Final[tuple[Status, ...]] = ("verbatim", "faithful")
"""What leaves a quotation as it was."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a document."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, document: Document, span: Span | None) -> "Part | None":
        """Return the words at a place; `None` for none."""
        return cls(document.text[span.start : span.end], span.start, span.end) if span else None


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a quotation in one version."""

    version: str
    status: Status
    start: int | None = None
    """Offsets of the version's words; `None` where it has none."""
    end: int | None = None
    text: str | None = None
    speaker: Part | None = None
    name: str | None = None
    """The speaker there, resolved inside the version."""
    speaker_changed: bool = False
    grave: bool = False
    """Whether what was cut turns the sense: a condition, a denial."""
    note: str = ""
    """Why, in a plain sentence."""
    divergences: tuple[str, ...] = ()
    """Ids of the findings about it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One row of the quote ledger."""

    id: str
    """`q1`, `q2` ... in the order of the base, then of the versions for what only they quote."""
    document: str
    """Id of the document that it stands in."""
    start: int
    end: int
    text: str
    """The words, without the marks."""
    kind: QuoteKind
    speaker: Part | None = None
    cue: Part | None = None
    name: str | None = None
    """The speaker resolved inside the story, where that is more than `speaker` says."""
    versions: tuple[Fate, ...] = ()
    """One per version; none for what only a version quotes."""


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something the comparison did not look at, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a report or a screen needs; `documents[0]` is the base."""

    documents: tuple[Document, ...]
    ids: tuple[str, ...]
    """One id per document: `base`, `v1`, `v2`, ... in the order given."""
    alignments: tuple[Alignment, ...]
    """One per version, in order."""
    divergences: tuple[Divergence, ...]
    """Ordered by version, then by place in the base."""
    shared_additions: tuple[SharedAddition, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    recipe: dict[str, Any] = field(default_factory=dict)
    """Settings, encoder and checks, so that another person can repeat it."""
    quotes: tuple[Saying, ...] = ()
    """The quote ledger."""
    pins: tuple[tuple[Pin, ...], ...] = ()
    """Per version, in order, what was aligned by hand; empty where nothing was."""
    signed_off: tuple[str | None, ...] = ()
    """Per version, when a reviewer signed it off (ISO 8601, UTC); empty where no review was asked for."""
    suppressed: tuple[tuple[Divergence, str], ...] = ()
    """Findings that the settings name, each with the reason given, which are not among the divergences."""
    translations: tuple[tuple[Translation | None, ...], ...] = ()
    """Per document, the machine translation of each sentence into the base's language; empty where none was
    asked for."""

    @property
    def base(self) -> Document:
        """The document that all others are compared with."""
        return self.documents[0]

    def document(self, identifier: str) -> Document:
        """Return the document with this id. Raises KeyError."""
        try:
            return self.documents[self.ids.index(identifier)]
        except ValueError:
            raise KeyError(identifier) from None

    def translation(self, identifier: str, sentence: int) -> Translation | None:
        """Return the machine translation of a sentence, which may have failed; `None` where there is none."""
        if not self.translations:
            return None
        return self.translations[self.ids.index(identifier)][sentence]

    def of_version(self, identifier: str) -> tuple[Divergence, ...]:
        """Return the divergences of one version, in order."""
        return tuple(d for d in self.divergences if d.version == identifier)
