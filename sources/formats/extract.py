"""What a reader makes of a file: its text, where the markup stands, and what it says about itself."""

from dataclasses import dataclass

from sources.model import Kind, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A passage whose part in the story the format itself names, e.g. a heading."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Extract:
    """One text as a reader found it."""

    text: str
    """What `Document.text` will be."""
    plain: str
    """The text with markup blanked by spaces: same length, so spans in one are spans in the other."""
    media_type: str = "text/plain"
    title: str | None = None
    published: str | None = None
    """ISO 8601 date, or `None`."""
    outlet: str | None = None
    blocks: tuple[Block, ...] = ()
    """Whole lines, in order. What no block covers is found from the lines."""
    warnings: tuple[str, ...] = ()
