"""What is told upwards: work to the app, choices to the screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from compare.model import Comparison
from sources.errors import UserError

if TYPE_CHECKING:
    from compare.review.desk import Desk


@dataclass
class Progressed(Message):
    """Some of the work is done."""

    what: str
    share: float
    """In [0, 1]."""


@dataclass
class DeskReady(Message):
    """The texts are read, and what was decided about them earlier is found."""

    desk: "Desk"


@dataclass
class ComparisonReady(Message):
    """There is something to review."""

    comparison: Comparison
    done: bool
    """Whether more findings may follow."""


@dataclass
class ComparisonFailed(Message):
    """There is nothing to review."""

    error: UserError


@dataclass
class Stopped(Message):
    """The work was cancelled; what is there stays."""


@dataclass
class VersionFailed(Message):
    """One version could not be read; the others go on."""

    error: UserError


@dataclass
class RowChosen(Message):
    """A row was pointed at."""

    row: int
    side: int | None = None
    """The version whose column was pointed at, or `None`."""


@dataclass
class ScrolledAlone(Message):
    """The column of a version was scrolled with the mouse, apart from the others."""


@dataclass
class FindingChosen(Message):
    """A finding was pointed at."""

    finding: int
    """Index into the findings shown."""


@dataclass
class VersionChosen(Message):
    """A version was pointed at."""

    number: int
    """Index into the comparison's alignments."""


@dataclass
class PlaceChosen(Message):
    """A sentence of a text was pointed at on another screen."""

    number: int
    """The version to show, as an index into the comparison's alignments."""
    side: int
    """The text that holds the sentence: the base is -1."""
    sentence: int
