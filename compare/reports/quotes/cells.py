"""What the formats of the ledger share: who speaks, and what became of a quotation in a few words."""

import re
from typing import Final

from compare.model import KEPT, Comparison, Fate, Part, Saying
from compare.reports.translated import translated
from compare.reports.visible import visible

_CITED: Final = re.compile("“([^”]+)”")

MARKS = {
    "verbatim": "=",
    "faithful": "≈",
    "altered": "≠",
    "trimmed": "…",
    "spliced": "+",
    "reported": "→",
    "missing": "−",
}
"""A second cue beside the word."""


def speaker(saying: Saying) -> str:
    """Return who says it: the name, and in brackets how the text calls them there."""
    said = visible(saying.speaker.text) if saying.speaker else ""
    if saying.name and saying.name not in said:
        return f"{visible(saying.name)} ({said})" if said else visible(saying.name)
    return said or "speaker not named"


def outcome(fate: Fate) -> str:
    """Return the status with its mark, and whether someone else is said to have said it."""
    changed = f", given to {_named(fate.speaker)}" if fate.speaker_changed else ""
    return f"{MARKS[fate.status]} {fate.status}{changed}"


def _named(part: Part | None) -> str:
    return visible(part.text) if part else "nobody"


def sentence(comparison: Comparison, document: str, start: int) -> int:
    """Return the number, from 1, of the sentence that holds a place."""
    sentences = comparison.document(document).sentences
    return next((s.index + 1 for s in sentences if start < s.end), len(sentences))


LEGEND: Final = (
    "verbatim: equal up to quotation marks and dashes, case, punctuation, brackets and dots of omission",
    "faithful: in another language, with the figures, names, negations and clauses of the original",
)


def legend(comparison: Comparison) -> tuple[str, ...]:
    """Return what the statuses that need no note mean, where there are any statuses."""
    return LEGEND if any(row.versions for row in comparison.quotes) else ()


def notes(comparison: Comparison, fate: Fate) -> list[str]:
    """Return why a quotation has its status, and what was found in it."""
    told = {d.id: d.message for d in comparison.divergences}
    own = [fate.note] if fate.note and fate.status not in KEPT else []
    found = [told[i] for i in fate.divergences if i in told]
    if fate.status == "trimmed":
        found = [message for message in found if not _told_already(own, message)]
    return list(
        dict.fromkeys((*(visible(note) for note in (*own, *found)), *_translations(comparison, fate)))
    )


def _told_already(own: list[str], message: str) -> bool:
    """Tell whether all the words that a message cites are among those left out: one loss is told once."""
    cited = _CITED.findall(message)
    return bool(cited) and all(any(words in note for note in own) for words in cited)


def _translations(comparison: Comparison, fate: Fate) -> list[str]:
    """Return the machine translations of the sentences that hold a quotation, where there are any."""
    if fate.start is None or fate.end is None:
        return []
    told = translated(comparison, fate.version, fate.start, fate.end)
    return [told] if told else []


def columns(comparison: Comparison) -> list[str]:
    """Return the documents that the ledger tells of, in order: the versions, or the original."""
    told = {fate.version for row in comparison.quotes for fate in row.versions}
    own = [alignment.version for alignment in comparison.alignments]
    return own or [identifier for identifier in comparison.ids if identifier in told]
