"""Conditions that only one telling sets: "he will resign if the court rejects it", "he will resign".

Within a language a condition is gone where nothing on the other side, there or beside, sets one, and no
sentence tells its words. Another language has many ways to set one: there its words must lack counterparts.
"""

from collections.abc import Iterator
from typing import Final

from compare.check import Finding, Pair, Side, each_way, one_sided, quote
from compare.elsewhere import told_in
from compare.facts.conditions import clauses, readable, set_by
from compare.word_alignment import chances, linkable
from compare.words import at, placed
from sources.model import Span

ANSWERED: Final = 0.4
"""Mean chance of a link of the words of a condition from which it may be told by other means."""

GONE: Final = "condition"
"""The value of what only one side sets."""


def unconditional(pair: Pair) -> Iterator[Finding]:
    """Yield the first condition that only one side sets."""
    sides = each_way(pair) if pair.one_language else ((pair.base, pair.version, "gone"),)
    for mine, other, verb in sides:
        condition = next(clauses(mine.text, mine.language), None)
        if condition is None or not _unset(condition, mine, other):
            continue
        lost = _told_nowhere if pair.one_language else _unanswered
        if lost(condition, mine, other):
            said = quote(mine.text[condition.start : condition.end].strip(" ,"))
            mark = mine.passage(condition, GONE)
            yield one_sided(said, mark, other.passage(), verb, None, 0.7 if pair.one_language else 0.6)
            return


def _unset(condition: Span, mine: Side, other: Side) -> bool:
    """Tell whether the other side, there and beside, sets none that the rest of this one does not set."""
    if not readable(other.language):
        return False
    there = set_by(f"{other.text} {other.around}", other.language)
    if mine.language is not other.language:
        return not there
    rest = f"{mine.text[: condition.start]} {mine.text[condition.end :]}"
    return not there - set_by(rest, mine.language)


def _told_nowhere(condition: Span, mine: Side, other: Side) -> bool:
    said = mine.text[condition.start : condition.end].strip(" ,")
    return told_in(said, mine.language.tag, other.document) is None


def _unanswered(condition: Span, mine: Side, other: Side) -> bool:
    """Tell whether the words of a condition have no counterparts in another language."""
    if not linkable(mine.text, other.text):
        return False
    likely = chances(mine.text, other.text, mine.language.tag, other.language.tag)
    words, light = placed(mine.text), mine.language.function_words
    some = [
        n
        for n in at(mine.text, condition.start, condition.end)
        if mine.text[words[n].start : words[n].end].casefold() not in light
    ]
    return len(some) > 1 and float(likely[some].mean()) < ANSWERED
