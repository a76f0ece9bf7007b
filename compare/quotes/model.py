"""What a quotation is: words someone is said to have said, where they stand, and who said them."""

from dataclasses import dataclass

from compare.model import QuoteKind
from sources.model import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """One contiguous stretch of quoted words; spans count characters of the document."""

    start: int
    end: int
    """With the marks."""
    content: Span
    """The words, without the marks."""
    text: str
    """Exactly the document's text at `content`."""
    kind: QuoteKind
    speaker: Span | None = None
    """Who speaks, in the words of the reporting clause; `None` where the text does not say."""
    cue: Span | None = None
    """The reporting verb, or "according to"."""
    name: str | None = None
    """The speaker resolved inside the story: "the envoy" becomes the envoy's name."""
    group: int = 0
    """Number of the utterance: parts cut by their attribution, or by a paragraph, share it."""
    closed: bool = True
    """Whether the closing mark stands; a paragraph that the next one goes on with counts as closed."""
