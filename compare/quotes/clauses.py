"""The reporting clause of a stretch in marks: its verb and its speaker, behind the stretch or before it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from compare.facts.cues import Cue, cues
from compare.languages import Language
from compare.quotes.impersonal import said_in
from compare.quotes.inversion import last_named
from compare.quotes.marks import Stretch
from compare.quotes.paragraphs import AHEAD, REACH, Clause, Paragraph, cues_in, made, sentence
from compare.quotes.phrases import behind, named_first
from compare.quotes.subjects import clause_opening, joined, phrase, placed, set_off, sets_place
from compare.quotes.unlisted import told_by
from compare.quotes.verbless import (
    NAME_END,
    in_the_words,
    named_before,
    unlisted,
    unnamed_office,
    verdict,
    view,
)
from compare.quotes.wording import OF, Words, words
from sources.model import Span

BE: Final = re.compile(r"(?<!\w)(?:be|been|being)\s(?:\w+ly\s)?$")
"""What stands before a participle that tells what is done to the subject."""

BY: Final = re.compile(r"\s(?:\w+\s){0,2}?by\s")
"""What stands before who does it."""

PUT: Final = re.compile(r"puts? it")
"""A verb that speaks of the words before it: "a very good goose", as Lee put it."""

OWN_WORDS: Final = re.compile(r"word|palabra|mots|termes|Wort|слов", re.IGNORECASE)
"""What tells whose words they are, and not only through whom they are known: "in the words of the mayor"."""

MOVED: Final = re.compile(
    r",\s(?:[a-zà-ÿ’'-]+\s){0,4}[a-zà-ÿ’'-]+,(?=\s)"
    r"|\s(?:con|entre|sin|avec|sans|mit|ohne|с|со|без)\s(?:[a-zß-öø-ÿа-яё-]+\s){0,2}[a-zß-öø-ÿа-яё-]+(?=\s)"
)
"""How it was said, between the verb and who said it: "a dit, très ému, l'organiste", "cuenta con pena"."""

NEAR: Final = 3
"""Characters from a verb to who stands right behind it, fewer than these."""

TOLD: Final = frozenset({"told", "tells"})
"""English verbs that go before whom they are told to."""

SUBJECTLESS: Final = re.compile(r"говорится|сообщается|отмечается|указывается|подчёркивается|сказано|указано")
"""Russian verbs without a subject."""

ISSUED: Final = re.compile(
    r"\s(?:в|во)\s(?:[а-яё-]+\s){0,2}?(?:заявлени|сообщени|пресс-релиз|письм|отчёт|доклад|документ|публикаци|обращени)[а-яё]*"
    r"\s(?P<who>[^,.;—–«»\n]{3,60}(?:«[^»\n]{2,40}»)?)"
)
"""Who issued the Russian text that something stands in."""

OPENING: Final = re.compile(
    r"\s*(?:[A-Z]\w+ing|Asked|Pressed|In|At|On|After|During|As|When|While|Before|Since|For|With|By|From)\s"
)
"""What opens a sentence before its subject."""

WITH: Final = re.compile(r"\bwith\s+$", re.IGNORECASE)
"""What stands before the subject of an English participle."""

SUBJECT: Final = re.compile(r"\s*(?:(?:[A-Z]\w+\s){0,2}(?:[a-z]+\s){0,3})(?P<who>[Hh]e|[Ss]he|[Tt]hey)\s")
"""The pronoun that is the subject of a sentence."""


def _someone(phrase: str, known: Words) -> bool:
    """Tell whether a phrase is a name, or a role: no "such a flood"."""
    first, *rest = phrase.split()
    named = any(
        word[0].isupper() for word in (rest if known.is_a("articles", first.casefold()) else (first, *rest))
    )
    return named or known.role(phrase)


def clause(paragraph: Paragraph, number: int, last: str) -> Clause | None:
    """Return the reporting clause of a stretch; `last` is the final character of its words."""
    stretch = paragraph.stretches[number]
    start, end = sentence(paragraph, stretch.span)
    start = max(start, stretch.span.start - 2 * AHEAD)  # where no sentence ends, time must not grow
    after = _after(paragraph, stretch, end, number, last)
    ahead = _ahead(paragraph, stretch, start)
    before = paragraph.text[max(0, stretch.span.start - 3) : stretch.span.start].rstrip()
    inside = before[-1:].isalnum() and ahead is not None and ahead.speaker is not None
    named = (
        after and after.speaker and (_according(after.text, paragraph.language) or PUT.fullmatch(after.text))
    )
    through = inside and after and not PUT.fullmatch(after.text) and not OWN_WORDS.search(after.text)
    if after and ((named and not through) or (last in ",?!—–-…" and not inside)):
        return after
    others = (named_before, in_the_words, unlisted, view, unnamed_office, verdict)
    return ahead or after or next(filter(None, (read(paragraph, stretch, start) for read in others)), None)


def _according(text: str, language: Language) -> bool:
    """Tell whether a clause names who speaks by more than a verb: "en palabras de su portavoz"."""
    return bool(cues(text, language, "quotes", ("according",)))


def _after(paragraph: Paragraph, stretch: Stretch, end: int, number: int, last: str) -> Clause | None:
    """Read the clause behind a stretch, up to the next stretch or the end of the sentence."""
    start = stretch.span.end
    following = paragraph.stretches[number + 1].span.start if number + 1 < len(paragraph.stretches) else end
    stop = min(end, following, start + REACH)
    known = words(paragraph.language)
    for cue in cues_in(paragraph, start, stop):
        if cue.text[0].isupper():
            return None  # a new sentence: "Why?" According to Lee
        if cue.kind == "according":
            return made(paragraph, cue, _glued(cue) or behind(paragraph.text, cue.span.end, stop, known))
        if nobody(cue.text):
            issued = ISSUED.match(paragraph.text, cue.span.end, stop)
            return made(paragraph, cue, Span(*issued.span("who")) if issued else None)
        where = said_in(paragraph.text, cue.span, start, stop, known)
        if where:
            return made(paragraph, cue, where)
        if _of_named(paragraph.text[start : cue.span.start], known) and _parted(paragraph, cue, stop):
            continue
        lead = _skip(paragraph.text, start, cue.span.start)
        speaker = _before_it(paragraph, stretch, lead, cue, known) if lead < cue.span.start else None
        if speaker is None and not (known.language.tag == "en" and cue.text in TOLD):
            moved = MOVED.match(paragraph.text, cue.span.end, stop) if known.language.tag != "en" else None
            speaker = behind(paragraph.text, moved.end() if moved else cue.span.end, stop, known)
            speaker = speaker or behind(paragraph.text, cue.span.end, stop, known)
            speaker = _in_full(paragraph, cue, stop, speaker, known)
        glued = _glued(cue) if known.language.tag == "fr" else None
        return made(paragraph, cue, glued or speaker or _glued(cue))
    parted = last in ",!?…" or paragraph.text[start : start + 2].strip()[:1] in {",", "—", "–", "-"}
    told = told_by(paragraph.text, start, stop, known) if parted else None
    if told is None:
        return None
    verb, who = told
    said = paragraph.text[verb.start : verb.end]
    return Clause(verb.shift(paragraph.base), who.shift(paragraph.base), said)


def _in_full(paragraph: Paragraph, cue: Cue, stop: int, found: Span | None, known: Words) -> Span | None:
    """Return who is named in full at the end of a Russian clause, unless that one is found already."""
    last = last_named(paragraph.text, cue.span, stop, known)
    return found if last is None or (found and found.end >= last.end) else last


def _of_named(lead: str, known: Words) -> bool:
    """Tell whether the verb behind some words is about who was named last: "Lee, whose brother"."""
    _, comma, clause = lead.rpartition(",")
    opening = clause.split(maxsplit=1)[:1]
    return bool(comma and opening) and known.is_a("relatives", opening[0])


def _parted(paragraph: Paragraph, cue: Cue, stop: int) -> bool:
    """Tell whether a comma parts a verb from a later one: "Lee, whose brother warned him, added"."""
    later = next(iter(cues_in(paragraph, cue.span.end, stop)), None)
    return later is not None and paragraph.text[cue.span.end : later.span.start].rstrip().endswith(",")


def nobody(verb: str) -> bool:
    """Tell whether a Russian verb has no subject: «говорится»."""
    return SUBJECTLESS.fullmatch(verb) is not None


def _before_it(paragraph: Paragraph, stretch: Stretch, lead: int, cue: Cue, known: Words) -> Span | None:
    """Return who stands between a stretch and its verb, or opens the clause around both."""
    found, governed = phrase(paragraph.text, lead, lead, cue.span.start, known)
    if not governed:
        return found
    start, _ = sentence(paragraph, stretch.span)
    return clause_opening(paragraph.text, start, cue.span.start, known) or found


def _participle(cue: Cue, known: Words) -> bool:
    """Tell whether a verb is a participle, whose subject is another verb's: "adding", «отметив»."""
    ending = PARTICIPLE.get(known.language.tag)
    return ending is not None and ending.search(cue.text) is not None


PARTICIPLE: Final = {"en": re.compile(r"ing$"), "ru": re.compile(r"^[а-яё]+(?:[аеияу]в|вши|вшись)$")}
"""How participles end that open a clause about the subject of the sentence."""


def _glued(cue: Cue) -> Span | None:
    """Return the pronoun inside a verb, or a phrase: "a-t-il dit", «по его словам»."""
    match = re.search(
        r"(?<=-)(?:il|elle|on|ils|elles)(?=\s)|(?<= )(?:его|её|ее|их|his|her|their)(?= )", cue.text
    )
    return Span(*match.span()).shift(cue.span.start) if match else None


def _skip(text: str, start: int, end: int) -> int:
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _ahead(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read the clause before a stretch, from the beginning of its sentence."""
    stop = stretch.span.start
    known = words(paragraph.language)
    found = [cue for cue in cues_in(paragraph, max(start, stop - AHEAD), stop) if cue.span.end <= stop]
    found = list(_main(paragraph, found, known))
    told: Clause | None = None
    for cue in reversed(found):
        passive = _passive(paragraph, start, cue, known)
        speaker = (
            _agent(paragraph, cue, stop, known) if passive else _teller(paragraph, start, cue, stop, known)
        )
        if speaker:
            return made(paragraph, told_cue(told, cue, paragraph), speaker)
        if not passive or cue is found[0]:
            told = told or made(paragraph, cue, None)
    if told is None:
        return None
    speaker = _subject(paragraph, start, found[0], known)
    if speaker:
        return Clause(told.cue, speaker.shift(paragraph.base), told.text)
    office = unnamed_office(paragraph, stretch, start)
    return office or _before_colon(paragraph, stretch, start, told) or told


def _teller(paragraph: Paragraph, start: int, cue: Cue, limit: int, known: Words) -> Span | None:
    """Return who tells, from a verb in the active before a stretch, or an "according to"."""
    text = paragraph.text
    if cue.kind == "according":
        return _glued(cue) or behind(text, cue.span.end, limit, known)
    return (
        said_in(text, cue.span, _edge(paragraph, start, cue), limit, known)
        or _pronoun(paragraph, cue, limit, known)
        or _doing(paragraph, start, cue, known)
        or _parenthesis(paragraph, start, cue, limit, known)
        or _subject_of(paragraph, start, cue, limit, known)
    )


def _before_colon(paragraph: Paragraph, stretch: Stretch, start: int, told: Clause) -> Clause | None:
    """Return the name that a colon before a stretch ends: "lo contó su directora, Ana Ruiz: ..."."""
    lead = paragraph.text[start : stretch.span.start].rstrip(" \u00a0")
    name = NAME_END.search(lead[:-1]) if lead.endswith(":") else None
    return Clause(told.cue, Span(*name.span(1)).shift(start + paragraph.base), told.text) if name else None


def _passive(paragraph: Paragraph, start: int, cue: Cue, known: Words) -> bool:
    """Tell whether an English verb tells what is done: "the town would be defended"."""
    return known.language.tag == "en" and BE.search(paragraph.text, start, cue.span.start) is not None


def _agent(paragraph: Paragraph, cue: Cue, limit: int, known: Words) -> Span | None:
    """Return who does what a passive tells: "it was confirmed by the mayor"."""
    by = BY.match(paragraph.text, cue.span.end, limit)
    return behind(paragraph.text, by.end() - 1, limit, known) if by else None


def _subject_of(paragraph: Paragraph, start: int, cue: Cue, limit: int, known: Words) -> Span | None:
    """Return who stands before a verb, or behind it; what a preposition governs, or tells when, is no one."""
    text = paragraph.text
    lead = text[start : cue.span.start]
    apart = lead.rstrip().endswith(",")
    if apart and _participle(cue, known):
        return None  # "Lee said he had no plan for this, saying"
    found, governed = phrase(text, start, _edge(paragraph, start, cue), cue.span.start, known)
    if governed and cue.text.endswith("ing") and WITH.search(text[start : found.start] if found else ""):
        return found  # "with one reader saying"
    if set_off(lead, known.language) or ((found is None or governed) and joined(lead, known.language)):
        return None  # "Lee met them in the hall and said": whoever did the first said the second
    aside = apart and text.startswith(",", cue.span.end)
    if found and aside and not _someone(text[found.start : found.end], known):
        return None  # "such a flood, he says, is rare": the flood says nothing
    if found and governed:
        others = (
            _inverted(paragraph, cue, limit, known),
            clause_opening(text, start, found.start, known),
            named_first(text, start, found.start, known),
            _subject(paragraph, start, cue, known) if placed(text, start, found, known) else None,
        )
        return next(filter(None, others), found)
    inverted = found is None or sets_place(text, found, known)
    return (_inverted(paragraph, cue, limit, known) if inverted else None) or found


def _main(paragraph: Paragraph, found: Sequence[Cue], known: Words) -> Sequence[Cue]:
    """Return the verbs without those of relative clauses behind an "according to"."""
    if not any(cue.kind == "according" for cue in found):
        return found
    texts = ((cue, paragraph.text[max(0, cue.span.start - 40) : cue.span.start]) for cue in found)
    return [cue for cue, lead in texts if cue.kind == "according" or not _of_named(lead, known)]


def told_cue(told: Clause | None, cue: Cue, paragraph: Paragraph) -> Cue:
    """Return the verb nearest the words: "Lee praised the plan, adding" is told by "adding"."""
    if told is None or told.cue is None:
        return cue
    return Cue(told.cue.shift(-paragraph.base), "verb", told.text)


def _edge(paragraph: Paragraph, start: int, cue: Cue) -> int:
    """Return where the clause of a verb can begin: behind an earlier stretch."""
    place = bisect_right(paragraph.stretches, cue.span.start, key=lambda stretch: stretch.span.end)
    return max(start, paragraph.stretches[place - 1].span.end) if place else start


def _pronoun(paragraph: Paragraph, cue: Cue, limit: int, known: Words) -> Span | None:
    """Return the pronoun right behind a verb: "Später, fügte sie hinzu"; English sets it before."""
    if known.language.tag == "en":
        return None
    found = behind(paragraph.text, cue.span.end, limit, known)
    if found is None or found.start - cue.span.end >= NEAR:
        return None
    word = paragraph.text[found.start : found.end]
    told = known.language.phrases("speakers", "hearers")  # "hielt ihm entgegen"
    return found if known.is_a("pronouns", word) and word not in told else None


def _parenthesis(paragraph: Paragraph, start: int, cue: Cue, limit: int, known: Words) -> Span | None:
    """Return who is named between commas: "The dam, says Lee, was ..."."""
    if not paragraph.text[start : cue.span.start].rstrip().endswith(",") or _participle(cue, known):
        return None
    found = behind(paragraph.text, cue.span.end, limit, known)
    near = found and found.start - cue.span.end < NEAR and paragraph.text[found.end : found.end + 1] == ","
    if not near or not found:
        return None
    named, *behind_it = paragraph.text[start : cue.span.start].rstrip(" ,").split(",")
    about = behind_it and (behind_it[-1].split(maxsplit=1) or [""])[0] in WHO
    apposed = behind_it and FULL.search(named) and not _someone(_at(paragraph, found), known)
    return None if about or apposed else found  # "Lee, who runs the mill, rejected the claims, calling them"


def _at(paragraph: Paragraph, span: Span) -> str:
    return paragraph.text[span.start : span.end]


FULL: Final = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+\s[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+$")
"""A name in full, before what tells more of it."""

WHO: Final = frozenset({"who", "whose", "qui", "quien", "dont"})
"""What opens a clause about the subject of the verb behind it: "Lee, who runs the mill, rejected"."""


def _doing(paragraph: Paragraph, start: int, cue: Cue, known: Words) -> Span | None:
    """Return the pronoun whose doing a participle tells: "On Friday she spoke out in a note, calling it"."""
    lead = paragraph.text[start : cue.span.start]
    if not _participle(cue, known) or not lead.rstrip().endswith(","):
        return None
    subject = SUBJECT.match(lead)
    return Span(*subject.span("who")).shift(start) if subject else None


def _inverted(paragraph: Paragraph, cue: Cue, limit: int, known: Words) -> Span | None:
    found = behind(paragraph.text, cue.span.end, limit, known)
    if found is None:
        return None
    between = paragraph.text[cue.span.end : found.start].split()
    if set(between) & set(paragraph.language.phrases("speakers", "that")):
        return None  # «admitió que el plan»
    first = paragraph.text[found.start : found.end].split(maxsplit=1)[0]
    if any(known.is_a("governing", w) and w not in OF for w in map(str.casefold, (*between[-1:], first))):
        return None
    if len(between) > 2 or not all(known.is_a("stops", word) for word in between):
        return None
    name = NAME_END.search(paragraph.text[found.start : limit].rstrip(": \u00a0"))
    if name and paragraph.text[found.start : limit].rstrip().endswith(":"):
        return Span(found.start, found.start + name.end(1))  # "Réplique du maire, Ann Lee :"
    # "said the firm takes ...": what follows a verb is its object unless a mark sets it off
    rest = paragraph.text[found.end : limit].lstrip()
    apart = paragraph.language.tag != "en" or rest.startswith((",", ":", "—", "–", "("))
    return found if apart else None


def _subject(paragraph: Paragraph, start: int, cue: Cue, known: Words) -> Span | None:
    """Return the phrase that opens the sentence: "Speaking in Iowa, Lee praised the plan, adding"."""
    opening = OPENING.match(paragraph.text, start, cue.span.start)
    if opening and paragraph.language.tag == "en":
        comma = paragraph.text.find(",", opening.end(), cue.span.start)
        start = comma + 1 if comma >= 0 else start
    return behind(paragraph.text, start, cue.span.start, known)
