"""The second cue beside every colour: one mark per severity, one sign per side."""

from typing import Final

from compare.model import Severity

SEVERITY: Final[dict[Severity, str]] = {"critical": "!!", "major": "!", "minor": "~", "info": "·"}

BASE: Final = "−"
"""Beside what the base says and the version does not."""
VERSION: Final = "+"
"""Beside what the version says and the base does not."""
MOVED: Final = "→"
CHANGED: Final = "≠"
SAME: Final = "="
