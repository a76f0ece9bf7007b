"""The exit status, like that of diff: 0 nothing, 1 divergences, 2 trouble."""

from collections.abc import Iterable
from typing import Final

from compare.model import SEVERITIES, Comparison, Divergence
from compare.reports.summary import outcome
from sources.errors import UserError

NOTHING: Final = 0
DIVERGENCES: Final = 1
TROUBLE: Final = 2


def status(comparison: Comparison, fail_on: Iterable[str], *, failed: bool, exit_zero: bool) -> int:
    """Return the status of a run; what could not be read or compared is trouble, whatever else was found."""
    alignments = comparison.alignments
    if failed or any(outcome(comparison, alignment) == "could not compare" for alignment in alignments):
        return TROUBLE
    wanted = tuple(fail_on)
    open_ones = (d for d in comparison.divergences if d.review.status != "dismissed")
    found = any(_counts(divergence, wanted) for divergence in open_ones)
    return DIVERGENCES if found and not exit_zero else NOTHING


def refuse_unknown(fail_on: Iterable[str]) -> None:
    """Refuse a name that could never make a run fail. Raises UserError."""
    names = tuple(fail_on)
    if not names:
        return
    from compare.checks import CHECKS  # brings Babel

    known = sorted(check.id for check in CHECKS)
    for name in names:
        if name not in known and name not in SEVERITIES:
            hint = f"Use a severity ({', '.join(SEVERITIES)}) or a check ({', '.join(known)})."
            raise UserError(f"{name}: neither a severity nor a check", hint)


def _counts(divergence: Divergence, wanted: tuple[str, ...]) -> bool:
    """Tell whether a divergence is of a check named, or as severe as a severity named."""
    rank = SEVERITIES.index(divergence.severity)
    return divergence.check in wanted or any(
        rank <= SEVERITIES.index(name) for name in wanted if name in SEVERITIES
    )
