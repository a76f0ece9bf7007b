"""What a text is here: a document, its sentences, and spans into it.

A document's text is never altered. Every span counts characters into it, half-open, so
`text[start:end]` is the passage.
"""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["datestamp", "dateline", "headline", "subhead", "byline", "body", "signoff"]
"""The part a sentence plays in a wire story."""

PROSE: Final[frozenset[Kind]] = frozenset({"body"})
"""Kinds that are aligned as running prose."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `0 <= start <= end`."""

    start: int
    end: int

    def shift(self, by: int) -> "Span":
        """Return the same span `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether all of the other lies within."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, where it stands and what part it plays."""

    index: int
    """Position in `Document.sentences`, from 0."""
    start: int
    end: int
    text: str
    """Exactly `Document.text[start:end]`."""
    paragraph: int
    """Paragraph number, from 0; the parts of a wire opening share the paragraph of its first line."""
    kind: Kind = "body"
    in_quote: bool = False
    """Whether the sentence begins inside a quotation that an earlier sentence opened."""


@dataclass(frozen=True, slots=True)
class Document:
    """One telling of the story, as it came."""

    label: str
    """What reports call it: the user's label, or the file's name."""
    source: str
    """The path it came from; `-` for standard input, empty for a string."""
    text: str
    sentences: tuple[Sentence, ...]
    sha256: str
    """Hexadecimal digest of the bytes as read."""
    media_type: str = "text/plain"
    encoding: str | None = None
    """The character encoding the bytes were read with; `None` for a string."""
    language: str | None = None
    """BCP 47 tag, or `None` where nothing could be told."""
    language_confidence: float = 0.0
    """In [0, 1]; 1 when the user said it."""
    title: str | None = None
    published: str | None = None
    """ISO 8601 date from the page's metadata, the date stamp or the dateline; `None` if there is none."""
    outlet: str | None = None
    warnings: tuple[str, ...] = ()
    """What a reader should know about how it was read, e.g. bytes that could not be decoded."""

    def __hash__(self) -> int:
        """Hash the digest and the label: equal documents share them, and a long text is not read again."""
        return hash((self.sha256, self.label))
