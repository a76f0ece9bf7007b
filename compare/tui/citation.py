"""A passage with its source, to be pasted into a message or a correction."""

from collections.abc import Iterator

from compare.model import Divergence
from compare.reports.visible import visible
from compare.tui.view import BASE, View


def citation(view: View, row: int, finding: Divergence | None) -> str:
    """Return what base and current version say in a row, each with label, date and sentence number."""
    lines = [f"{finding.message} ({finding.check}, {finding.severity})"] if finding else []
    for side in (BASE, view.current):
        lines += _cited(view, row, side)
    return "\n".join(visible(line) for line in lines)


def _cited(view: View, row: int, side: int) -> Iterator[str]:
    document, found = view.document(side), view.sentences(row, side)
    if not found:
        yield f"({document.label}: not told)"
        return
    text = document.text[document.sentences[found[0]].start : document.sentences[found[-1]].end]
    if found[-1] - found[0] + 1 != len(found):
        text = " […] ".join(document.sentences[index].text for index in found)
    numbers = f"sentence {found[0] + 1}" + (f"-{found[-1] + 1}" if len(found) > 1 else "")
    where = ", ".join(part for part in (document.label, document.published, numbers) if part)
    yield f"“{' '.join(text.split())}” ({where})"
