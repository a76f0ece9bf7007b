"""How it ended, in words: nothing found, something hidden, or nothing to compare."""

from compare.model import Alignment, Comparison, Severity
from compare.reports import summary
from compare.reports.options import Options


def state(comparison: Comparison, alignment: Alignment, options: Options) -> str:
    """Say which kind of empty a version is, or how many findings are hidden; empty where all is shown."""
    outcome = summary.outcome(comparison, alignment)
    if outcome == "could not compare":
        return f"Could not compare: {summary.incomparable(comparison, alignment)}."
    if outcome == "none":
        return "No divergences found."
    counts = summary.by_severity(comparison.of_version(alignment.version))
    hidden = {severity: n for severity, n in counts.items() if n and not options.lists(severity)}
    if not hidden:
        return ""
    *_, least = hidden
    note = f"{_findings(hidden)} hidden; --show {least}"
    shown = sum(counts.values()) > sum(hidden.values())
    return note if shown else f"No divergences found above {next(iter(hidden))}. {note}"


def _findings(counts: dict[Severity, int]) -> str:
    """Return `1 info finding`, `2 minor and 3 info findings`."""
    *more, last = (f"{n} {severity}" for severity, n in counts.items())
    said = " and ".join([", ".join(more), last] if more else [last])
    return f"{said} finding{'s' * (sum(counts.values()) > 1)}"


def closing(comparison: Comparison) -> str:
    """Return the last line: how many findings, of which severity, in how many versions."""
    failed = [a for a in comparison.alignments if summary.outcome(comparison, a) == "could not compare"]
    versions = summary.count_of(len(comparison.alignments), "version")
    lost = f" Could not compare {len(failed)} of {versions}." if failed else ""
    if not comparison.divergences:
        return lost.strip() if failed else f"No divergences found in {versions}."
    total = summary.count_of(len(comparison.divergences), "finding")
    return f"{total} in {versions}: {summary.phrase(summary.by_severity(comparison.divergences))}.{lost}"
