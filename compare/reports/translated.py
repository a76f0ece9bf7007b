"""How a machine translation is shown: always named as one, with its engine and the languages in between."""

from compare.model import Comparison
from compare.reports.visible import visible


def translated(comparison: Comparison, identifier: str, start: int, end: int) -> str | None:
    """Return the machine translation of the sentences that a passage touches; `None` where there is none."""
    touched = (s for s in comparison.document(identifier).sentences if s.start < max(end, start + 1))
    made = [comparison.translation(identifier, s.index) for s in touched if s.end > start]
    told = [translation for translation in made if translation]
    if not told:
        return None
    if all(translation.failed for translation in told):
        return f"machine translation failed: {visible(told[0].failed or '')}"
    first = next(translation for translation in told if not translation.failed)
    way = f", through {' and '.join(first.pivots)}" if first.pivots else ""
    said = " ".join(t.text if not t.failed else f"[failed: {t.failed}]" for t in told)
    return f"machine translation ({visible(first.engine.partition(':')[0])}{way}): {visible(said)}"
