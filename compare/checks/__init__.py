"""The checks, one file each, in order of precedence: where two find the same words, the first wins."""

from typing import Final

from compare.check import Check
from compare.checks import (
    addition,
    date,
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
    omission.CHECK,
    addition.CHECK,
    date.CHECK,
    number.CHECK,
    name.CHECK,
    negation.CHECK,
    quantifier.CHECK,
    wording.CHECK,
    moved.CHECK,
    split_merge.CHECK,
)
