"""What a comparison adds up to: counts, the share of the base that is told, and which kind of empty."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from compare.model import SEVERITIES, Alignment, Comparison, Divergence, Severity
from sources.model import PROSE

Outcome = Literal["findings", "only info", "none", "could not compare"]


def by_severity(divergences: Iterable[Divergence]) -> dict[Severity, int]:
    """Count findings per severity, most severe first, zeros included."""
    counts = Counter(divergence.severity for divergence in divergences)
    return {severity: counts[severity] for severity in SEVERITIES}


def by_check(divergences: Iterable[Divergence]) -> dict[str, int]:
    """Count findings per check, in the order of the ids."""
    return dict(sorted(Counter(divergence.check for divergence in divergences).items()))


def covered(comparison: Comparison, alignment: Alignment) -> float:
    """Return the share of the base's prose sentences that the version answers; 0 where there is no prose."""
    prose = {sentence.index for sentence in comparison.base.sentences if sentence.kind in PROSE}
    linked = {index for link in alignment.links for index in link.base}
    return round(len(prose & linked) / len(prose), 4) if prose else 0.0


def outcome(comparison: Comparison, alignment: Alignment) -> Outcome:
    """Tell what one version came to. Without a single link there was nothing to compare."""
    if not alignment.links:
        return "could not compare"
    counts = by_severity(comparison.of_version(alignment.version))
    if any(count for severity, count in counts.items() if severity != "info"):
        return "findings"
    return "only info" if counts["info"] else "none"


def incomparable(comparison: Comparison, alignment: Alignment) -> str:
    """Say why a version without links could not be compared."""
    version = comparison.document(alignment.version)
    if not comparison.base.sentences:
        return "the base holds no sentences"
    if not version.sentences:
        return "the version holds no sentences"
    return "no sentence of the version answers one of the base: perhaps another story"


def count_of(number: int, thing: str) -> str:
    """Return `1 finding`, `2 findings`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def phrase(counts: dict[Severity, int]) -> str:
    """Return `1 critical, 3 info`, leaving out zeros; `none` where all are zero."""
    return ", ".join(f"{count} {severity}" for severity, count in counts.items() if count) or "none"
