"""Who speaks where no listed verb tells: a name and a colon, a view, an office, a verdict."""

import re
from typing import Final

from compare.quotes.marks import Stretch
from compare.quotes.paragraphs import AHEAD, HOLE, REACH, Clause, Paragraph, cues_in, made, sentence
from compare.quotes.phrases import before, behind
from compare.quotes.runs import POSSESSIVE
from compare.quotes.unlisted import told_before
from compare.quotes.wording import Words, words
from sources.model import Span

SEVERAL: Final = 15
"""Characters of what a verb tells that no list has."""

NAME_END: Final = re.compile(
    r"(?:^|\s)((?:[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*\s){1,3}[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+)\s*$"
)
"""A name of two words or more right before a colon."""

HEADING: Final = 70
"""Characters of the longest name and colon; in a longer sentence its subject speaks."""

THINGS: Final = frozenset("it es ça cela ello это".split())
"""Pronouns before a colon that are what is spoken of: "Lee was having none of it: ..."."""

OWNED: Final = re.compile(r"\s(?:[a-z-]+\s?){1,4},\s(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2}),\s")
"""Who is told by whom he belongs to: "Lee's opposite number, Ann Reed, was"."""

LONE: Final = 3
"""Capitals of a German phrase, its first word's among them, below which it may be any noun."""

PERSON: Final = re.compile(r"(?:in|er|ist|mann|frau|leute)$")
"""How German words for people end."""

IS: Final = re.compile(r"\b(?:s[’']agit|is|was|are|were|ist|war|sind|est|était|sont|es|era|son|trata|это)\b")

VIEW: Final = re.compile(r"\s*(?P<by>For|To|Für|Pour|Para|Для)\s", re.IGNORECASE)
"""What opens a sentence that tells someone's view: "For the owner, it is ..."."""

WORDS: Final = re.compile(
    r"\b(?P<by>[Ii]n)\s(?P<who>(?:[\w.’'-]+\s){0,3}?[\w-]+)(?:[’']s|s[’'])\s(?:own\s)?words\b,?",
    re.IGNORECASE,
)
"""Whose words an English sentence says they are: "in the mayor's words"."""

OFFICE: Final = re.compile(r"(?:^|,)\s*((?:В|в|Во|во|Из|из)\s[\w-]+(?:\s[\w-]+){0,3})\s*$")
"""An office that stands before its verb in the plural."""

VERDICT: Final = re.compile(
    r",?\s(?:was|is)\s(?:(?P<whose>(?:the\s)?[\w.]+(?:\s[\w.]+)?)[’']s\s"
    r"(?:verdict|word|description|answer|reply|response|assessment|term|phrase|summary)\b"
    r"|(?:the|a)\s(?:word|term|phrase)\s(?P<who>[\w.]+(?:\s[\w.]+)?)\s(?:used|chose|reached for)\b)"
)
"""Whose verdict the words before are: "Clumsy" was the mayor's verdict."""

WAS: Final = re.compile(r",?\s(?:was|is|war|lautete|fut|était|fue|era|был|была)\s(?=[^.\x01]{0,60}\w)")
"""A verb that makes words behind it say whose they are."""


def named_before(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read a name and a colon: "Lee: ..."."""
    lead = paragraph.text[start : stretch.span.start].rstrip()
    turns = paragraph.language.pattern("speakers", "turns")
    if not lead.endswith(":") or len(lead) > AHEAD or (turns and turns.match(lead.lstrip())):
        return None
    name = NAME_END.search(lead[:-1])
    if name and len(lead) <= HEADING:
        return Clause(None, Span(name.start(1) + start, name.end(1) + start).shift(paragraph.base))
    known, colon = words(paragraph.language), start + len(lead) - 1
    plain = before(paragraph.text, start, colon, known)
    said = paragraph.text[plain.start : plain.end] if plain else ""
    beside = len(lead) <= HEADING and plain and not paragraph.text[plain.end : colon].strip()
    told = beside and said not in THINGS
    opening = _opening(paragraph.text, start, colon, known)
    if opening and told:
        named = any(word[0].isupper() for word in paragraph.text[opening.start : opening.end].split()[1:])
        someone = any(word[0].isupper() for word in said.split()) or known.role(said)
        told = someone and not named
    found = plain if told else opening
    return Clause(None, found.shift(paragraph.base)) if found else None


def _opening(text: str, start: int, end: int, known: Words) -> Span | None:
    """Return the subject of a sentence: a pronoun behind a comma, else the phrase that opens it."""
    for comma in reversed(list(re.finditer(r",\s+(?=\w)", text[start:end]))):
        word = re.compile(r"\w+").match(text, start + comma.end(), end)
        if word and known.is_a("pronouns", word[0]) and not known.is_a("stops", word[0]):
            return Span(word.start(), word.end())
    subject = behind(text, start, end, known)
    if subject is None or text[start : subject.start].strip():
        return None
    said = text[subject.start : subject.end]
    owned = OWNED.match(text, subject.end, end)
    if owned and POSSESSIVE.search(said):
        return Span(*owned.span("who"))
    if known.is_a("pronouns", said.casefold()):
        return subject
    capitals = sum(word[0].isupper() for word in said.split())
    someone = known.role(said) or PERSON.search(said)
    if known.language.flag("names", "nouns_capitalised") and capitals < LONE and not someone:
        return None  # "Ein Verbot lehnt die Senatorin ab: ..."
    return subject if " " in said or known.role(said) else None


def unlisted(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read a subject and a verb that no list has right before several words: "Lee, the owner, blamed"."""
    lead = paragraph.text[max(start, stretch.span.start - AHEAD) : stretch.span.start]
    known = words(paragraph.language)
    verb = told_before(lead, known) if stretch.content.end - stretch.content.start > SEVERAL else None
    if verb is None:
        return None
    verb = verb.shift(stretch.span.start - len(lead))
    speaker = before(paragraph.text, start, verb.start, known)
    named = speaker and paragraph.text[speaker.start : speaker.end]
    if not named or not (any(w[0].isupper() for w in named.split()) or known.role(named)):
        return None
    return Clause(verb.shift(paragraph.base), speaker.shift(paragraph.base), lead) if speaker else None


def view(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read whose view a sentence tells: "For the owner, Ann Lee, it is ..."."""
    match = VIEW.match(paragraph.text, start, stretch.span.start)
    lead = paragraph.text[start : stretch.span.start]
    if match is None or HOLE in lead or not IS.search(lead):
        return None
    speaker = behind(paragraph.text, match.end(), stretch.span.start, words(paragraph.language))
    named = speaker and any(w[0].isupper() for w in paragraph.text[speaker.start : speaker.end].split())
    if not speaker or not named or speaker.start > match.end() + 1:
        return None
    return Clause(Span(*match.span("by")).shift(paragraph.base), speaker.shift(paragraph.base), match["by"])


def in_the_words(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read whose words they are: "The closures, in the mayor's words, are ..."."""
    if paragraph.language.tag != "en":
        return None
    _, end = sentence(paragraph, stretch.span)
    near = max(start, stretch.span.start - AHEAD), min(end, stretch.span.end + REACH)
    match = WORDS.search(paragraph.text, *near)
    if match is None:
        return None
    cue, who = (Span(*match.span(key)).shift(paragraph.base) for key in ("by", "who"))
    return Clause(cue, who, match["by"])


def unnamed_office(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read where something was said by nobody named: «В пресс-службе сообщили, что»."""
    if paragraph.language.tag != "ru":
        return None
    for cue in cues_in(paragraph, max(start, stretch.span.start - AHEAD), stretch.span.start):
        office = OFFICE.search(paragraph.text[start : cue.span.start])
        if office and cue.text.endswith("ли"):
            return made(paragraph, cue, Span(*office.span(1)).shift(start))
    return None


def verdict(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read whose words a stretch is said to be: "..., was the verdict of the mayor, Ann Lee"."""
    _, end = sentence(paragraph, stretch.span)
    match = VERDICT.match(paragraph.text, stretch.span.end, end)
    if match:
        return Clause(None, Span(*match.span("who" if match["who"] else "whose")).shift(paragraph.base))
    match = WAS.match(paragraph.text, stretch.span.end, end)
    if match is None:
        return None
    name = NAME_END.search(paragraph.text[match.end() : end].rstrip(". "))
    return Clause(None, Span(*name.span(1)).shift(match.end() + paragraph.base)) if name else None
