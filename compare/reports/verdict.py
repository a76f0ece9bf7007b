"""How it ended, in words: nothing found, something hidden, or nothing to compare."""

from compare.model import Alignment, Comparison
from compare.reports import summary
from compare.reports.options import Options


def state(comparison: Comparison, alignment: Alignment, options: Options) -> str:
    """Say which kind of empty a version is, or how many findings are hidden; empty where all is shown."""
    outcome = summary.outcome(comparison, alignment)
    if outcome == "could not compare":
        return f"Could not compare: {summary.incomparable(comparison, alignment)}."
    if outcome == "none":
        return "No divergences found."
    hidden = summary.by_severity(comparison.of_version(alignment.version))["info"]
    if options.show_info or not hidden:
        return ""
    note = f"{summary.count_of(hidden, 'info finding')} hidden; --show info"
    return note if outcome == "findings" else f"No divergences found above info. {note}"


def closing(comparison: Comparison) -> str:
    """Return the last line: how many findings, of which severity, in how many versions."""
    failed = [a for a in comparison.alignments if summary.outcome(comparison, a) == "could not compare"]
    versions = summary.count_of(len(comparison.alignments), "version")
    lost = f" Could not compare {len(failed)} of {versions}." if failed else ""
    if not comparison.divergences:
        return lost.strip() if failed else f"No divergences found in {versions}."
    total = summary.count_of(len(comparison.divergences), "finding")
    return f"{total} in {versions}: {summary.phrase(summary.by_severity(comparison.divergences))}.{lost}"
