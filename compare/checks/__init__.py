"""The checks, one file each, in order of precedence: where two find the same words, the first wins."""

from typing import Final

from compare.check import Check
from compare.checks import (
    addition,
    agents,
    attribution,
    credit,
    date,
    direction,
    modality,
    moved,
    name,
    negation,
    number,
    omission,
    quantifier,
    question,
    reporting_verb,
    split_merge,
    tense,
    wording,
)

CHECKS: Final[tuple[Check, ...]] = (
    negation.CHECK,
    credit.CHECK,
    agents.CHECK,
    attribution.CHECK,
    omission.CHECK,
    addition.CHECK,
    date.CHECK,
    number.CHECK,
    name.CHECK,
    quantifier.CHECK,
    direction.CHECK,
    reporting_verb.CHECK,
    tense.CHECK,
    modality.CHECK,
    question.CHECK,
    wording.CHECK,
    moved.CHECK,
    split_merge.CHECK,
)
