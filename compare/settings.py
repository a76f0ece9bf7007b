"""What a run can be told, with its defaults."""

from dataclasses import dataclass
from typing import Literal

Order = Literal["auto", "free", "trusted"]
"""Whether versions keep the order of the base: found out per version, never assumed, or assumed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes what a comparison finds."""

    checks: tuple[str, ...] | None = None
    """Ids of the checks to run; `None` runs all."""
    skip_checks: tuple[str, ...] = ()
    order: Order = "auto"
    encoder: str = "use"
    """Name of the sentence encoder, or `none` for lexical evidence only."""
    cache: bool = True
    """Whether sentence vectors are kept on disk between runs."""
