"""What is told upwards: work to the app, choices to the screen."""

from dataclasses import dataclass

from textual.message import Message

from compare.model import Comparison
from sources.errors import UserError


@dataclass
class Progressed(Message):
    """Some of the work is done."""

    what: str
    share: float
    """In [0, 1]."""


@dataclass
class ComparisonReady(Message):
    """There is something to review."""

    comparison: Comparison


@dataclass
class ComparisonFailed(Message):
    """There is nothing to review."""

    error: UserError


@dataclass
class VersionFailed(Message):
    """One version could not be read; the others go on."""

    error: UserError


@dataclass
class RowChosen(Message):
    """A row was pointed at."""

    row: int


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
