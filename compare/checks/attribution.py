"""Who said it: the speaker of a reporting verb replaced, lost, or made nameless.

A pronoun, a title or a body in the place of a name may be the same speaker and is left alone, and so is a
name that stands anywhere in the other passage or beside it.
"""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Quoted, Side
from compare.facts.mentions import words_of
from compare.facts.places import called
from compare.facts.reporting import Reporting, reports, told_by
from compare.facts.spelling import Spellings
from compare.languages import language
from compare.model import Fate, Passage, Severity
from sources.model import Document


def find(pair: Pair) -> Iterator[Finding]:
    """Yield the first speaker that one side names and the other does not."""
    ours = [r for r in told_by(pair.base.text, pair.base.language) if _strange(r, pair.base, pair.version)]
    theirs = [
        r for r in told_by(pair.version.text, pair.version.language) if _strange(r, pair.version, pair.base)
    ]
    if ours and theirs:
        old, new = ours[0], theirs[0]
        message = f"The speaker {_said(pair.base, old)} became {_said(pair.version, new)}"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.85)
    elif ours:
        yield from _lost(pair, ours[0])
    elif theirs:
        yield from _gained(pair, theirs[0])


def _strange(report: Reporting, mine: Side, other: Side) -> bool:
    """Tell whether a report is of a person whose name the other passage, and what is beside it, lacks."""
    if not _person(report, mine):
        return False
    near = f"{other.text} {other.around}"
    name = " ".join(report.name)
    there = words_of(near, other.language)
    return not (
        there.has(report.name[-1])
        or there.heard(report.name[-1])
        or _half_heard(report, there)
        or called(name, mine.language, other.language, near)
        or called(report.name[-1], mine.language, other.language, near)
    )


def _half_heard(report: Reporting, there: Spellings) -> bool:
    """Tell whether a first name is told in another script, and a word that begins as the last: Keogh, Кио."""
    first = report.name[0]
    return len(report.name) > 1 and there.heard(first) and there.begins(report.name[-1])


def _person(report: Reporting, side: Side) -> bool:
    """Tell whether a speaker is a person: two words or a title before one, no initials, no body."""
    if report.speaker is None or any(word.isupper() or "-" in word for word in report.name):
        return False
    before = side.text[: report.speaker.start].rstrip().rpartition(" ")[2].casefold()
    return len(report.name) > 1 or before in side.language.phrases("names", "titles")


def _lost(pair: Pair, old: Reporting) -> Iterator[Finding]:
    grade = _grade(pair.version, one_language=pair.one_language)
    if grade:
        message = f"The speaker {_said(pair.base, old)} is {grade[2]}"
        yield Finding(message, _mark(pair.base, old), _rest(pair.version), grade[0], grade[1])


def _gained(pair: Pair, new: Reporting) -> Iterator[Finding]:
    grade = _grade(pair.base, one_language=pair.one_language)
    if grade:
        message = f"The speaker {_said(pair.version, new)} is new where the base has {grade[3]}"
        yield Finding(message, _rest(pair.base), _mark(pair.version, new), grade[0], grade[1])


def _grade(side: Side, *, one_language: bool) -> tuple[Severity, float, str, str] | None:
    """Grade by what the side without the name has: someone unnamed, nobody, or maybe the same speaker."""
    found = reports(side.text, side.language)
    if any(report.speaker and not report.name for report in found):
        return "critical", 0.7, "unnamed", "someone unnamed"
    if not found:
        return "major" if one_language else "minor", 0.6, "gone", "none"
    return None


def _rest(side: Side) -> Passage:
    """Return the unnamed speaker of a side, else the whole of it."""
    found = (r.speaker for r in reports(side.text, side.language) if r.speaker and not r.name)
    span = next(found, None)
    return side.passage(span, "unnamed") if span else side.passage()


def _said(side: Side, report: Reporting) -> str:
    span = report.speaker
    return " ".join(side.text[span.start : span.end].split()) if span else ""


def _mark(side: Side, report: Reporting) -> Passage:
    return side.passage(report.speaker, _said(side, report))


def find_quoted(item: Quoted) -> Iterator[Finding]:
    """Yield a quotation that is given to someone else, to someone unnamed, or whose source got a name."""
    fate, speaker = item.fate, item.saying.speaker
    if fate is None or fate.speaker is None or speaker is None or not fate.speaker_changed:
        return
    whose = item.saying.name or speaker.text
    message = f"What {whose} said is given to {_whom(fate, item.version)}"
    sides = (item.part(speaker, version=False), item.part(fate.speaker, version=True))
    yield Finding(message, *sides, "critical", 0.8)


def _whom(fate: Fate, document: Document) -> str:
    """Return to whom a version gives a quotation: whom a pronoun means, else the words that name someone."""
    phrase = fate.speaker.text if fate.speaker else ""
    pronouns = language(document.language).pattern("speakers", "pronouns")
    told = pronouns and pronouns.fullmatch(phrase.lstrip("-"))
    return f"{fate.name} (“{phrase}”)" if told and fate.name else phrase


CHECK = Check(
    "attribution",
    "who said it: replaced, lost, unnamed",
    "critical",
    pair=find,
    quoted=find_quoted,
    needs="attribution",
)
