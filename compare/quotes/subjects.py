"""The subject of a reporting verb: the phrase before it, unless a preposition governs it or it tells when."""

import re
from typing import Final

from compare.facts.durations import durations
from compare.facts.places import places
from compare.languages import Language
from compare.quotes.phrases import before, behind
from compare.quotes.wording import Words
from sources.model import Span


def phrase(text: str, start: int, edge: int, at: int, known: Words) -> tuple[Span | None, bool]:
    """Return the phrase before a verb at a place, and whether a preposition governs it.

    `start` is where the sentence begins, `edge` where the clause can. What tells when stands between the two:
    "Lee, who last year threatened".
    """
    that = THAT.get(known.language.tag)
    whose = that.search(text, edge, at) if that else None
    found = before(text, edge, whose.start() if whose else at, known)
    if found and _tells_when(text[found.start : found.end], known.language):
        found = before(text, edge, found.start, known)
    return found, found is not None and not whose and _governed(text, start, found, known)


THAT: Final = {
    "es": re.compile(r"(?<!,)\sque\s+(?:\w+mente\s+)?$"),
    "en": re.compile(r"(?<=[a-z])\s(?:that|which)\s+(?:\w+ly\s+)?$"),
}
"""What a relative clause begins with: «una mujer que admitía», "a bill that promised"."""


def subject(text: str, start: int, at: int, known: Words) -> Span | None:
    """Return who does what a verb tells, from what stands before it in its sentence."""
    found, governed = phrase(text, start, start, at, known)
    if found is None or not governed:
        return found
    first = behind(text, start, at, known) if joined(text[start:at], known.language) else None
    return first or clause_opening(text, start, found.start, known)


def sets_place(text: str, span: Span, known: Words) -> bool:
    """Tell whether a phrase is a place that a comma parts from the verb: "In Lhun, Ohio, bestätigte Lee"."""
    said = text[span.start : span.end]
    place = known.language.tag != "en" and text[span.end : span.end + 1] == "," and not known.role(said)
    return place and bool(places(said, known.language))


def joined(lead: str, language: Language) -> bool:
    """Tell whether a conjunction joins a verb to another of the same subject: "and later"."""
    joins = language.phrases("speakers", "conjunctions")
    return any(word.strip(",").casefold() in joins for word in lead.split()[-JOINING:])


def set_off(lead: str, language: Language) -> bool:
    """Tell whether a comma and a conjunction stand right before a verb: what is before them is no subject."""
    *_, first, last = ["", "", *lead.split()]
    return first.endswith(",") and last.casefold() in language.phrases("speakers", "conjunctions")


def clause_opening(text: str, start: int, end: int, known: Words) -> Span | None:
    """Return the subject of a German clause whose verb stands last: "während Lee die Klagen wiederholte"."""
    if known.language.tag != "de":
        return None
    opens = list(OPENS.finditer(text, start, end))
    found = behind(text, opens[-1].end(), end, known) if opens else None
    return found if found and found.start <= opens[-1].end() + 1 else None


OPENS: Final = re.compile(
    r"\b(?:dass|während|als|nachdem|weil|obwohl|wenn|da|sodass|indem|bevor|seit|wobei|wie)\s", re.IGNORECASE
)
"""What opens a German clause whose verb stands last."""

JOINING: Final = 3
"""Words before a verb among which the conjunction stands."""


def _tells_when(phrase: str, language: Language) -> bool:
    """Tell whether a phrase is a day, a month or a length of time: "the past five months"."""
    every = phrase.casefold().split()
    if every[-1] in language.weekdays or every[-1] in language.months:
        return True
    units = durations(phrase, language)
    past = language.pattern("speakers", "past")
    return any(
        d.span.end == len(phrase) or (past and past.fullmatch(phrase[d.span.end :].strip())) for d in units
    )


def _governed(text: str, start: int, found: Span, known: Words) -> bool:
    """Tell whether a preposition stands right before a phrase, or in German a noun that owns it."""
    lead = text[start : found.start].split()
    if not lead:
        return False
    last = lead[-1].casefold()
    if known.is_a("governing", last):
        return True
    if known.language.tag != "de":
        return False
    genitive = text[found.start : found.end].split(maxsplit=1)[0] in GENITIVE
    noun = lead[-1][0].isupper() and lead[-1][-1:].isalpha() and len(lead) > 1
    return last in OBLIQUE or (genitive and (noun or known.is_a("pronouns", last)))


OBLIQUE: Final = frozenset("dem den des einem einen eines seinem seinen ihrem ihren".split())
"""German articles of what is no subject."""

GENITIVE: Final = frozenset({"der", "des", "einer", "eines", "dieser"})
"""German articles of who or what something belongs to."""


def placed(text: str, start: int, found: Span, known: Words) -> bool:
    """Tell whether a phrase says where: "filed in San Francisco"; a leaflet from a ministry is its words."""
    return known.is_a("means", text[start : found.start].rsplit(maxsplit=1)[-1].casefold())
