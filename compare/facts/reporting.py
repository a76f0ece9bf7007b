"""Who is said to have said what, and how: the reporting clause of a passage.

A reporting verb has a class (`neutral`, `claiming`, `conceding`, ...) from the language file. Its speaker is
the nearest name in its clause, behind it or before it; without a name the speaker is `unnamed` where the
file lists such a word ("an official"), else left open: a pronoun, a title, a body.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.facts.cues import Cue, cues, kinds
from compare.facts.names import Name, names
from compare.languages import Language
from sources.model import Span

BEHIND: Final = 40
"""Characters from a verb to a speaker behind it: "said Foreign Minister"."""

BEFORE: Final = 70
"""Characters from a speaker to a verb behind."""

POSTPOSED: Final = frozenset({"zufolge"})
"""Words for "according to" that stand behind who said it."""

ENDS: Final = re.compile(r"[.!?;:,“”„«»\"()—–]")
"""Marks that end the clause of a reporting verb."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """One reporting clause; spans count characters of the passage."""

    verb: Span
    kind: str
    """Class of the verb."""
    text: str
    speaker: Span | None
    """Who speaks: a name, else a word for someone unnamed; `None` where neither is told."""
    name: tuple[str, ...] = ()
    """Words of the speaker's name; empty without one."""
    content: Span | None = None
    """What is said: the longest part of the passage before or behind the clause."""


@lru_cache(maxsize=8192)
def reports(text: str, language: Language) -> tuple[Reporting, ...]:
    """Return the reporting clauses of a passage, in order."""
    if not language.knows("reporting"):
        return ()
    verbs = cues(text, language, "reporting", kinds(language, "reporting"))
    if not verbs:
        return ()
    return tuple(_report(text, verb, language) for verb in verbs)


def _report(text: str, verb: Cue, language: Language) -> Reporting:
    name = _speaker(text, verb, language)
    span = name.span if name else _unnamed(text, verb, language)
    return Reporting(
        verb.span, verb.kind, verb.text, span, name.words if name else (), _content(text, verb.span, span)
    )


def _speaker(text: str, verb: Cue, language: Language) -> Name | None:
    """Return the nearest name in the clause of a verb: behind an "according to", before a verb else."""
    found = [_behind(name, verb) for name in _people(text, language)]
    behind = [n for n in found if _joined(text, verb.span.end, n.span.start, BEHIND)]
    before = [n for n in found if _joined(text, n.span.end, verb.span.start, BEFORE)]
    last = verb.text.casefold() in POSTPOSED
    according = not last and bool(cues(verb.text, language, "attribution", ("according",)))
    order: Sequence[Sequence[Name]] = (behind[:1],) if according else (before[-1:], behind[:1])
    if not according and behind and behind[0].span.start - verb.span.end <= 1:
        order = (behind[:1], before[-1:])  # said Ilves
    if last:
        order = (before[-1:],)
    return next((some[0] for some in order if some), None)


def _behind(name: Name, verb: Cue) -> Name:
    """Cut a verb off a name that it opens with a capital: "Laut Marek Ilves"."""
    if not (name.span.start <= verb.span.start and verb.span.end < name.span.end):
        return name
    return Name(Span(verb.span.end + 1, name.span.end), name.words[1:] or name.words)


def _joined(text: str, start: int, end: int, reach: int) -> bool:
    return 0 <= end - start <= reach and not ENDS.search(text[start:end])


@lru_cache(maxsize=8192)
def _people(text: str, language: Language) -> tuple[Name, ...]:
    """Return the names that can be a person's; where nouns have capitals, not those that may be nouns."""
    if not language.flag("names", "nouns_capitalised"):
        return names(text, language)
    titles = {title.casefold() for title in language.phrases("names", "titles")}
    return tuple(
        name
        for name in names(text, language)
        if len(name.words) > 1 or _titled(text, name, titles) or not _noun(text, name)
    )


def _titled(text: str, name: Name, titles: set[str]) -> bool:
    return text[: name.span.start].rstrip().rpartition(" ")[2].casefold() in titles


def _noun(text: str, name: Name) -> bool:
    """Tell whether a capitalised word is rather a noun: it has an article, or opens the passage."""
    before = text[: name.span.start].rstrip().rpartition(" ")[2]
    return before[:1].islower() and len(before) < 7 and before not in {"und", "von", "laut", "sagte", "wie"}


def _unnamed(text: str, verb: Cue, language: Language) -> Span | None:
    for cue in cues(text, language, "attribution", ("unnamed",)):
        if _joined(text, verb.span.end, cue.span.start, BEHIND) or _joined(
            text, cue.span.end, verb.span.start, BEFORE
        ):
            return cue.span
    return None


def _content(text: str, verb: Span, speaker: Span | None) -> Span | None:
    """Return the longer part of the passage that the clause of the verb leaves."""
    start = min(verb.start, speaker.start) if speaker else verb.start
    end = max(verb.end, speaker.end) if speaker else verb.end
    parts = [Span(0, start), Span(end, len(text))]
    longest = max(parts, key=lambda part: part.end - part.start)
    return longest if longest.end > longest.start else None


def told_by(text: str, language: Language) -> Iterator[Reporting]:
    """Yield the reporting clauses that have a name for their speaker."""
    return (report for report in reports(text, language) if report.name)
