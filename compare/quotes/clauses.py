"""The reporting clause of a stretch in marks: its verb and its speaker, behind the stretch or before it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from compare.facts.cues import Cue, cues
from compare.languages import Language
from compare.quotes.marks import Stretch
from compare.quotes.phrases import before, behind, named_first
from compare.quotes.subjects import clause_opening, joined, phrase, placed, set_off, sets_place
from compare.quotes.unlisted import told_before, told_by
from compare.quotes.wording import OF, Words, words
from sources.model import Span

HOLE: Final = "\x01"
"""Stands for every quoted character where only the writer's own words are read."""

END: Final = re.compile(
    r"(?<![A-ZА-Я])(?<!\b(?:Mr|Ms|Dr|St|Sr|Jr|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Sra|Col|Sgt|Maj|Adm|Rev))(?<!\b(?:Capt|Prof|Supt))[.!?…]+(?=\s+[\"“„«‘]?[^\W\d_a-zß-öø-ÿа-яё]|\s*\x01|\s*$)|[;](?=\s)"
)
"""The end of a sentence of the writer's."""

DATELINE: Final = re.compile(r"\s*[A-ZА-ЯЁÀ-Þ]{3,}[^\n\x01—–]{0,70}?\s(?:—|–|--?)\s")
"""Where a dispatch comes from: "DES MOINES — "."""

REACH: Final = 160
"""Characters from a stretch to a verb behind it."""

OPENING: Final = re.compile(
    r"\s*(?:[A-Z]\w+ing|Asked|Pressed|In|At|On|After|During|As|When|While|Before|Since|For|With|By|From)\s"
)
"""What opens a sentence before its subject."""

SEVERAL: Final = 15
"""Characters of what a verb tells that no list has."""

NAME_END: Final = re.compile(
    r"(?:^|\s)((?:[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*\s){1,3}[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+)\s*$"
)
"""A name of two words or more right before a colon."""

IS: Final = re.compile(r"\b(?:s[’']agit|is|was|are|were|ist|war|sind|est|était|sont|es|era|son|trata|это)\b")
WORDS: Final = re.compile(
    r"\b(?P<by>[Ii]n)\s(?P<who>(?:[\w.’'-]+\s){0,3}?[\w-]+)(?:[’']s|s[’'])\s(?:own\s)?words\b,?",
    re.IGNORECASE,
)
"""Whose words an English sentence says they are: "in the mayor's words"."""

PUT: Final = re.compile(r"puts? it")
"""A verb that speaks of the words before it: "a very good goose", as Lee put it."""

OWN_WORDS: Final = re.compile(r"word|palabra|mots|termes|Wort|слов", re.IGNORECASE)
"""What tells whose words they are, and not only through whom they are known: "in the words of the mayor"."""

VIEW: Final = re.compile(r"\s*(?P<by>For|To|Für|Pour|Para|Для)\s", re.IGNORECASE)
"""What opens a sentence that tells someone's view: "For the owner, it is ..."."""

LONE: Final = 3
"""Capitals of a German phrase, its first word's among them, below which it may be any noun."""

PERSON: Final = re.compile(r"(?:in|er|ist|mann|frau|leute)$")
"""How German words for people end."""

MOVED: Final = re.compile(r",\s(?:[a-zà-ÿ-]+\s){0,2}[a-zà-ÿ-]+,(?=\s)")
"""How it was said, between the verb and who said it: "a dit, très ému, l'organiste"."""

THINGS: Final = frozenset("it es ça cela ello это".split())
"""Pronouns before a colon that are what is spoken of: "Lee was having none of it: ..."."""

TOLD: Final = frozenset({"told", "tells"})
"""English verbs that go before whom they are told to."""

HEADING: Final = 70
"""Characters of the longest name and colon; in a longer sentence its subject speaks."""

AHEAD: Final = 400
"""Characters from a verb to a stretch behind it."""


IMPERSONAL: Final = re.compile(r"\ses$|^es\s|\sheißt$|^verlautet")
SOURCE: Final = re.compile(r"\b(?:Aus|aus|Im|im|In|in|Vom|vom|Von|von|Beim|beim|Bei|bei)\s(?:de[mnr]\s)?$")
"""A verb without a person, and what stands before where it was said: "Aus dem Ministerium hieß es"."""

RELATIVE: Final = re.compile(r",\s(?:who|which|that|qui|que|котор\w+|der|die|das)\s(?:\w+\s){0,3}$")
"""What stands before a verb that is not that of the main clause."""


def _someone(phrase: str, known: Words) -> bool:
    """Tell whether a phrase is a name, or a role: no "such a flood"."""
    first, *rest = phrase.split()
    named = any(
        word[0].isupper() for word in (rest if known.is_a("articles", first.casefold()) else (first, *rest))
    )
    return named or known.role(phrase)


WITH: Final = re.compile(r"\bwith\s+$", re.IGNORECASE)
"""What stands before the subject of an English participle."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Who says, and the verb; spans count characters of the document."""

    cue: Span | None
    speaker: Span | None
    text: str = ""
    """The verb as written."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with what is quoted in it blotted out."""

    text: str
    """The whole document, quoted characters of this paragraph replaced, so that offsets hold."""
    span: Span
    stretches: Sequence[Stretch]
    language: Language
    cues: Sequence[Cue]
    ends: Sequence[int]
    base: int
    """Offset of `text` in the document."""


def read(document: str, span: Span, found: Sequence[Stretch], language: Language) -> Paragraph:
    """Return a paragraph ready for reading its clauses; local offsets."""
    text = blotted(document, span, found)
    by = -span.start
    local = [replace(s, span=s.span.shift(by), content=s.content.shift(by)) for s in found]
    every = cues(text, language, "quotes", ("verb", "according")) if found else ()
    ends = sorted({m.end() for m in END.finditer(text)} | set(_final(document, text, span, local)))
    place = DATELINE.match(text)
    ends = [place.end(), *(end for end in ends if end > place.end())] if place else ends
    return Paragraph(text, span, local, language, every, ends, span.start)


def blotted(document: str, span: Span, found: Sequence[Stretch]) -> str:
    """Return a part of a document with what is quoted in it blotted out."""
    pieces, at = [], span.start
    for stretch in found:
        pieces += [document[at : stretch.span.start], HOLE * (stretch.span.end - stretch.span.start)]
        at = stretch.span.end
    return "".join([*pieces, document[at : span.end]])


def _final(document: str, text: str, span: Span, local: Sequence[Stretch]) -> Iterator[int]:
    """Yield the ends of stretches that end a sentence of the writer's, too."""
    for stretch in local:
        last = document[span.start + stretch.content.end - 1 : span.start + stretch.content.end]
        rest = text[stretch.span.end : stretch.span.end + 3].lstrip()
        new = not rest or rest[0] == HOLE
        if (last in ".…" and (new or rest[0].isupper())) or (last in "?!" and new):
            yield stretch.span.end


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
    others = (_named_before, _in_the_words, _unlisted, _view, _unnamed_office, _verdict)
    return ahead or after or next(filter(None, (read(paragraph, stretch, start) for read in others)), None)


def _according(text: str, language: Language) -> bool:
    """Tell whether a clause names who speaks by more than a verb: "en palabras de su portavoz"."""
    return bool(cues(text, language, "quotes", ("according",)))


def sentence(paragraph: Paragraph, span: Span) -> tuple[int, int]:
    """Return where the writer's sentence around a span begins and ends."""
    first, last = bisect_right(paragraph.ends, span.start), bisect_left(paragraph.ends, span.end)
    start = paragraph.ends[first - 1] if first else 0
    return start, paragraph.ends[last] if last < len(paragraph.ends) else len(paragraph.text)


def _cues(paragraph: Paragraph, start: int, stop: int) -> Sequence[Cue]:
    """Return the verbs that begin in a part of the paragraph."""
    places = (bisect_left(paragraph.cues, at, key=lambda cue: cue.span.start) for at in (start, stop))
    return paragraph.cues[slice(*places)]


def _after(paragraph: Paragraph, stretch: Stretch, end: int, number: int, last: str) -> Clause | None:
    """Read the clause behind a stretch, up to the next stretch or the end of the sentence."""
    start = stretch.span.end
    following = paragraph.stretches[number + 1].span.start if number + 1 < len(paragraph.stretches) else end
    stop = min(end, following, start + REACH)
    known = words(paragraph.language)
    for cue in _cues(paragraph, start, stop):
        if cue.text[0].isupper():
            return None  # a new sentence: "Why?" According to Lee
        if cue.kind == "according":
            return _made(paragraph, cue, _glued(cue) or behind(paragraph.text, cue.span.end, stop, known))
        if nobody(cue.text):
            issued = ISSUED.match(paragraph.text, cue.span.end, stop)
            return _made(paragraph, cue, Span(*issued.span("who")) if issued else None)
        lead = _skip(paragraph.text, start, cue.span.start)
        speaker = _before_it(paragraph, stretch, lead, cue, known) if lead < cue.span.start else None
        if speaker is None and not (known.language.tag == "en" and cue.text in TOLD):
            moved = MOVED.match(paragraph.text, cue.span.end, stop)
            speaker = behind(paragraph.text, moved.end() if moved else cue.span.end, stop, known)
        glued = _glued(cue) if known.language.tag == "fr" else None
        return _made(paragraph, cue, glued or speaker or _glued(cue))
    parted = last in ",!?…" or paragraph.text[start : start + 2].strip()[:1] in {",", "—", "–", "-"}
    told = told_by(paragraph.text, start, stop, known) if parted else None
    if told is None:
        return None
    verb, who = told
    said = paragraph.text[verb.start : verb.end]
    return Clause(verb.shift(paragraph.base), who.shift(paragraph.base), said)


def nobody(verb: str) -> bool:
    """Tell whether a Russian verb has no subject: «говорится»."""
    return SUBJECTLESS.fullmatch(verb) is not None


SUBJECTLESS: Final = re.compile(r"говорится|сообщается|отмечается|указывается|подчёркивается|сказано|указано")
"""Russian verbs without a subject."""

ISSUED: Final = re.compile(
    r"\s(?:в|во)\s(?:[а-яё-]+\s){0,2}?(?:заявлени|сообщени|пресс-релиз|письм|отчёт|доклад|документ|публикаци|обращени)[а-яё]*"
    r"\s(?P<who>[^,.;—–«»\n]{3,60}(?:«[^»\n]{2,40}»)?)"
)
"""Who issued the Russian text that something stands in."""


def _before_it(paragraph: Paragraph, stretch: Stretch, lead: int, cue: Cue, known: Words) -> Span | None:
    """Return who stands between a stretch and its verb, or opens the clause around both."""
    found, governed = phrase(paragraph.text, lead, lead, cue.span.start, known)
    if not governed:
        return found
    start, _ = sentence(paragraph, stretch.span)
    return clause_opening(paragraph.text, start, cue.span.start, known) or found


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
    found = [cue for cue in _cues(paragraph, max(start, stop - AHEAD), stop) if cue.span.end <= stop]
    found = list(_main(paragraph, found))
    told: Clause | None = None
    for cue in reversed(found):
        limit = stop
        if cue.kind == "according":
            speaker = _glued(cue) or behind(paragraph.text, cue.span.end, limit, known)
        else:
            speaker = _pronoun(paragraph, cue, limit, known) or _doing(paragraph, start, cue, known)
            speaker = speaker or _parenthesis(paragraph, cue, limit, known)
            speaker = speaker or _subject_of(paragraph, start, cue, limit, known)
        if speaker:
            return _made(paragraph, told_cue(told, cue, paragraph), speaker)
        told = told or _made(paragraph, cue, None)
    if told and found:
        speaker = _subject(paragraph, start, found[0], known)
        if speaker is None:
            office = _unnamed_office(paragraph, stretch, start)
            return office or told
        return Clause(told.cue, speaker.shift(paragraph.base), told.text)
    return told


def _subject_of(paragraph: Paragraph, start: int, cue: Cue, limit: int, known: Words) -> Span | None:
    """Return who stands before a verb, or behind it; what a preposition governs, or tells when, is no one."""
    if (
        cue.text.endswith("ing")
        and known.language.tag == "en"
        and paragraph.text[: cue.span.start].rstrip()[-1:] == ","
    ):
        return None  # "Lee said he had no plan for this, saying"
    text = paragraph.text
    aside = text[: cue.span.start].rstrip().endswith(",") and text.startswith(",", cue.span.end)
    found, governed = phrase(text, start, _edge(paragraph, start, cue), cue.span.start, known)
    if governed and cue.text.endswith("ing") and WITH.search(text[start : found.start] if found else ""):
        return found  # "with one reader saying"
    lead = text[start : cue.span.start]
    if set_off(lead, known.language) or ((found is None or governed) and joined(lead, known.language)):
        return None  # "Lee met them in the hall and said": whoever did the first said the second
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


def _main(paragraph: Paragraph, found: Sequence[Cue]) -> Sequence[Cue]:
    """Return the verbs without those of relative clauses behind an "according to"."""
    if not any(cue.kind == "according" for cue in found):
        return found
    texts = ((cue, paragraph.text[max(0, cue.span.start - 40) : cue.span.start]) for cue in found)
    return [cue for cue, lead in texts if cue.kind == "according" or not RELATIVE.search(lead)]


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
    near = found and found.start - cue.span.end < 3
    return (
        found if found and near and known.is_a("pronouns", paragraph.text[found.start : found.end]) else None
    )


def _parenthesis(paragraph: Paragraph, cue: Cue, limit: int, known: Words) -> Span | None:
    """Return who is named between commas: "The dam, says Lee, was ..."."""
    if not paragraph.text[: cue.span.start].rstrip().endswith(","):
        return None
    found = behind(paragraph.text, cue.span.end, limit, known)
    near = found and found.start - cue.span.end < 3 and paragraph.text[found.end : found.end + 1] == ","
    return found if near else None


def _doing(paragraph: Paragraph, start: int, cue: Cue, known: Words) -> Span | None:
    """Return the pronoun whose doing a participle tells: "On Friday she spoke out in a note, calling it"."""
    lead = paragraph.text[start : cue.span.start]
    if known.language.tag != "en" or not cue.text.endswith("ing") or not lead.rstrip().endswith(","):
        return None
    subject = SUBJECT.match(lead)
    return Span(*subject.span("who")).shift(start) if subject else None


SUBJECT: Final = re.compile(r"\s*(?:(?:[A-Z]\w+\s){0,2}(?:[a-z]+\s){0,3})(?P<who>[Hh]e|[Ss]he|[Tt]hey)\s")
"""The pronoun that is the subject of a sentence."""


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
    if name and paragraph.text[:limit].rstrip().endswith(":"):
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


def _named_before(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
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


def _unlisted(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
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


def _view(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
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


def _in_the_words(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
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


def _unnamed_office(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
    """Read where something was said by nobody named: «В пресс-службе сообщили, что»."""
    if paragraph.language.tag != "ru":
        return None
    for cue in _cues(paragraph, max(start, stretch.span.start - AHEAD), stretch.span.start):
        office = OFFICE.search(paragraph.text[start : cue.span.start])
        if office and cue.text.endswith("ли"):
            return _made(paragraph, cue, Span(*office.span(1)).shift(start))
    return None


def _verdict(paragraph: Paragraph, stretch: Stretch, start: int) -> Clause | None:
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


VERDICT: Final = re.compile(
    r",?\s(?:was|is)\s(?:(?P<whose>(?:the\s)?[\w.]+(?:\s[\w.]+)?)[’']s\s"
    r"(?:verdict|word|description|answer|reply|response|assessment|term|phrase|summary)\b"
    r"|(?:the|a)\s(?:word|term|phrase)\s(?P<who>[\w.]+(?:\s[\w.]+)?)\s(?:used|chose|reached for)\b)"
)
"""Whose verdict the words before are: "Clumsy" was the mayor's verdict."""

WAS: Final = re.compile(r",?\s(?:was|is|war|lautete|fut|était|fue|era|был|была)\s(?=[^.\x01]{0,60}\w)")
"""A verb that makes words behind it say whose they are."""

OFFICE: Final = re.compile(r"(?:^|,)\s*((?:В|в|Во|во|Из|из)\s[\w-]+(?:\s[\w-]+){0,3})\s*$")
"""An office that stands before its verb in the plural."""


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
    if known.is_a("pronouns", said.casefold()):
        return subject
    capitals = sum(word[0].isupper() for word in said.split())
    someone = known.role(said) or PERSON.search(said)
    if known.language.flag("names", "nouns_capitalised") and capitals < LONE and not someone:
        return None  # "Ein Verbot lehnt die Senatorin ab: ..."
    return subject if " " in said or known.role(said) else None


def _made(paragraph: Paragraph, cue: Cue, speaker: Span | None) -> Clause:
    base = paragraph.base
    if speaker and IMPERSONAL.search(cue.text):
        source = SOURCE.search(paragraph.text[max(0, speaker.start - 12) : speaker.start])
        speaker = Span(speaker.start - (len(source[0]) if source else 0), speaker.end)
    return Clause(cue.span.shift(base), speaker.shift(base) if speaker else None, cue.text)
