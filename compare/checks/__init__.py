"""The checks, one file each, in order of precedence: where two find the same words, the first wins."""

from typing import Final

from compare.check import Check
from compare.checks import (
    addition,
    date,
    direction,
    moved,
    name,
    negation,
    number,
    omission,
    quantifier,
    split_merge,
    wording,
)

CHECKS: Final[tuple[Check, ...]] = (
    negation.CHECK,
    omission.CHECK,
    addition.CHECK,
    date.CHECK,
    number.CHECK,
    name.CHECK,
    quantifier.CHECK,
    direction.CHECK,
    wording.CHECK,
    moved.CHECK,
    split_merge.CHECK,
)
