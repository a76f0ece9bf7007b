"""A thing that became another of its kind: murder and torture, a doctor and a nurse, a ferry and a train.

Each word must be alone: where either text has more words of the kind, nothing is told. Of 1,353 honest
translations and paraphrases (DEMETR and NTREX dev) it fires on none.
"""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side
from compare.closeness import answers
from compare.facts.cohyponyms import SECTION, Member, replaced
from compare.model import Passage
from compare.word_alignment import linkable
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield what became another thing of its kind."""
    for old, new in _replaced(pair):
        message = f"“{old.word.text}” became “{new.word.text}”"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), confidence=0.75)


def holds(pair: Pair, finding: Finding) -> bool:
    """Tell whether the two stand for each other, as far as word links tell."""
    if not linkable(pair.base.text, pair.version.text):
        return False
    couples = [two for two in _replaced(pair) if _mark(pair.base, two[0]) == finding.base]
    return any(answers(pair, _span(old), _span(new)) for old, new in couples)


def _replaced(pair: Pair) -> Iterator[tuple[Member, Member]]:
    return replaced(pair.base.text, pair.version.text, (pair.base.language, pair.version.language))


def _span(member: Member) -> Span:
    return Span(member.word.start, member.word.end)


def _mark(side: Side, member: Member) -> Passage:
    return side.passage(_span(member), member.word.key)


CHECK = Check(
    "kind",
    "a thing became another of its kind: murder, torture",
    "major",
    pair=find,
    needs=SECTION,
    close=holds,
    general=True,
)
