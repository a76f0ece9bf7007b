"""What a reader can ask of a report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is written; never what it found."""

    show_info: bool = False
    """Whether findings of severity `info` are listed; they are counted in any case."""
    color: bool = False
    """Whether terminal colours are written."""
    plain: bool = False
    """For screen readers: no box drawing, no colour, headings and marks as words."""
    width: int = 80
    """Cells in a line, for formats that break lines themselves."""
