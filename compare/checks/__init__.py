"""The checks, one file each, in order of precedence: where two find the same words, the first wins."""

from typing import Final

from compare.check import Check
from compare.checks import (
    addition,
    date,
    money,
    moved,
    name,
    negation,
    number,
    omission,
    percent_points,
    quantifier,
    role,
    split_merge,
    time,
    unit,
    wording,
)

CHECKS: Final[tuple[Check, ...]] = (
    omission.CHECK,
    addition.CHECK,
    date.CHECK,
    time.CHECK,
    percent_points.CHECK,
    money.CHECK,
    unit.CHECK,
    number.CHECK,
    role.CHECK,
    name.CHECK,
    negation.CHECK,
    quantifier.CHECK,
    wording.CHECK,
    moved.CHECK,
    split_merge.CHECK,
)
