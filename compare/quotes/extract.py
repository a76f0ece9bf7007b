"""Quotations of a text, in order: what stands in marks or behind a dash and is speech, and who speaks.

A stretch in marks is speech when it is told by a verb, reads as a sentence, or stands alone in its paragraph;
a title, a name in marks or a single word held at arm's length is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from compare.facts.cues import cues
from compare.languages import Language
from compare.languages import language as known_language
from compare.model import QuoteKind
from compare.quotes.asides import SHORT, aside, ends
from compare.quotes.clauses import clause, nobody
from compare.quotes.dashes import spoken
from compare.quotes.marks import Stretch, stretches
from compare.quotes.model import Quote
from compare.quotes.paragraphs import AHEAD, END, HOLE, Clause, Paragraph, blotted, read, sentence
from compare.quotes.people import People, Person
from compare.quotes.speech import indirect
from compare.quotes.whom import Whom
from compare.words import worded
from sources.model import Span

NEAR: Final = 80
"""Characters before a stretch that are read for what it is."""

BESIDE: Final = 40
"""Stretches before a short one that are blotted out where a verb is looked for."""

GERMAN: Final = frozenset("der dem den die das im".split())
"""Articles before a German name in marks."""

ALONE: Final = 7
"""Words from which a stretch without a verb is speech."""

CLOSED: Final = re.compile(rf"{HOLE}[\s,—–-]*(?:[\w-]+\s){{0,2}}$")
"""The end of a stretch before a verb that tells of it."""

STOP: Final = re.compile(r"(?:^|\w{3})[.!?…]\s")
"""The end of a sentence between two stretches."""

SIGN_OFF: Final = re.compile(r"\W*\d*\W*$")
"""What is no speech though dashes stand around it: the `-0-` that ends a dispatch."""

YOU: Final = re.compile(r"\b(?:you|your|yours|you['’]re)\b", re.IGNORECASE)
"""Words for whoever is spoken to, who has just spoken."""

BACK: Final = 400
"""Characters before a colon in which who speaks is named."""

PARTED: Final = re.compile(r"\n\s*")
"""What parts paragraphs."""

TURNS: Final = 2
"""Ends of paragraphs between two turns of an exchange, fewer than these."""

EXCHANGE: Final = 4
"""Ends of paragraphs between somebody's words and the answer to a question, fewer than these."""

DOES: Final = re.compile(
    r"\s(?:не\s)?[а-яё]{2,}(?:л|ла|ло|ли|ет|ёт|ит|ют|ут|ат|ят)(?:ся|сь)?(?!\w)"
    r"|,\s[а-яё]{2,}(?:вш|ющ|ущ|ащ|ящ|нн)[а-яё]{2}(?:ся)?(?!\w)"
)
"""How a Russian sentence goes on behind its subject: a verb, or a comma and a participle."""


@lru_cache(maxsize=16)
def extract_quotes(text: str, *, language: str = "en") -> tuple[Quote, ...]:
    """Return the quotations of a text, in order, each with its speaker where the text tells."""
    found = _Reader(text, known_language(language)).quotes()
    return tuple(quote for quote in found if worded(quote.text) and not SIGN_OFF.match(quote.text))


@dataclass
class _Reader:
    """What has been read so far: who spoke last, and the number of the utterance."""

    text: str
    language: Language

    def __post_init__(self) -> None:
        self.whom = Whom(People(self.text, self.language))
        self.last: Person | str | None = None
        self.span: Span | None = None
        self.other: Span | None = None
        """Where whoever spoke before the last speaker is named."""
        self.asked = False
        """Whether the last paragraph ended with a question, or a bare answer to one."""
        self.ends = (0, 0)
        """Where the last words of whoever spoke before the last speaker end, and those of the last."""
        self.group = 0

    def quotes(self) -> Iterator[Quote]:
        waiting: list[Quote] = []
        for span, found in stretches(self.text):
            parts = self._speech(span, tuple(spoken(self.text, span, found, self.language)))
            paragraph = read(self.text, span, parts, self.language)
            told = tuple(self._paragraph(paragraph)) if parts else ()
            extra = tuple(indirect(self.text, paragraph))
            waiting += sorted((*told, *extra), key=lambda quote: quote.start)
            if parts and parts[-1].goes_on:
                continue  # the speaker is named where the speech ends
            named = list(self._named(waiting, paragraph))
            yield from named
            waiting = []
            marked = [quote for quote in named if quote.kind != "indirect"]
            bare = bool(marked) and self._chained(paragraph) and self.asked
            self.asked = bool(marked) and marked[-1].closed and (marked[-1].text.rstrip()[-1:] == "?" or bare)
            self._address(marked)

    def _speech(self, span: Span, parts: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """Return the stretches without those that are the writer's own turn of phrase."""
        return tuple(s for at, s in enumerate(parts) if not self._aside(span, parts, at))

    def _aside(self, span: Span, parts: tuple[Stretch, ...], at: int) -> bool:
        """Tell whether a stretch is a turn of phrase; one beside it in the sentence may tell what is said."""
        around = (s for s in parts[max(0, at - 2) : at + 3] if s is not parts[at])
        long = (s for s in around if len(self.text[s.content.start : s.content.end].split()) > SHORT)
        taken = any(self._beside(parts[at], other) for other in long)
        named = aside(self.text, span, parts[at], self.language, taken=taken)
        return named and not self._told(span, parts[:at], parts[at])

    def _told(self, span: Span, earlier: Sequence[Stretch], stretch: Stretch) -> bool:
        """Tell whether a reporting verb stands before a stretch in its sentence, and tells no earlier one."""
        first = max(span.start, stretch.span.start - AHEAD)
        near = [s for s in earlier[-BESIDE:] if s.span.start >= first]
        lead = blotted(self.text, Span(first, stretch.span.start), near)
        start = max((end.end() for end in END.finditer(lead)), default=0)
        told = cues(lead[start:], self.language, "quotes", ("verb",))
        return any(not CLOSED.search(lead, 0, start + cue.span.start) for cue in told)

    def _beside(self, one: Stretch, other: Stretch) -> bool:
        """Tell whether two stretches stand in one sentence of the writer's."""
        first, second = sorted((one.span, other.span))
        return not STOP.search(self.text[first.end : second.start])

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Quote]:
        for number, stretch in enumerate(paragraph.stretches):
            content = stretch.content.shift(paragraph.base)
            words = self.text[content.start : content.end]
            if not worded(words):
                continue
            found = clause(paragraph, number, words[-1])
            kind = _kind(paragraph, stretch, words, found)
            if kind is None:
                continue
            whole = stretch.span.shift(paragraph.base)
            yield Quote(
                whole.start,
                whole.end,
                content,
                words,
                kind,
                found.speaker if found else None,
                found.cue if found else None,
                closed=stretch.closed,
            )

    def _named(self, quotes: Sequence[Quote], paragraph: Paragraph) -> Iterator[Quote]:
        """Give each quote its speaker: its own clause's, else that of its neighbour in the paragraph."""
        marked = [q for q in quotes if q.kind != "indirect"]
        first = next((q for q in marked if q.speaker), None)
        before: Quote | None = None
        for quote in quotes:
            if quote.kind == "indirect":
                yield self._resolved(quote, None, paragraph)
                continue
            told = quote
            if quote.speaker is None:
                told = self._lent(quote, before, first, paragraph)
            same = before is not None and self._one_utterance(before, told)
            named = self._resolved(told, before if same else None, paragraph)
            yield named
            before = named

    def _lent(self, quote: Quote, before: Quote | None, first: Quote | None, paragraph: Paragraph) -> Quote:
        """Lend a quote without a clause of its own a speaker."""
        if quote.cue and nobody(self.text[quote.cue.start : quote.cue.end]):
            return quote
        if ends(self.text[max(0, quote.start - NEAR) : quote.start], self.language, "displays"):
            return quote  # a banner reads it, whoever is spoken of
        told = (
            None
            if quote.cue or (quote.kind == "mixed" and before)
            else self.whom.topic(paragraph, before, quote)
        )
        if told:
            return replace(quote, speaker=told)
        since = self.whom.unsaid(paragraph, quote, self.last)
        if before is not None:
            return replace(quote, speaker=since or before.speaker, cue=quote.cue or before.cue)
        if since:
            return replace(quote, speaker=since)
        if first is not None and quote.kind == "direct":
            return replace(quote, speaker=first.speaker, cue=quote.cue or first.cue)
        if quote.kind == "direct" and _bare(paragraph) and (led := self._led(quote)):
            return replace(quote, speaker=led)
        if quote.kind == "direct" and self._chained(paragraph) and self.span:
            answers = self.asked or self._retorts(quote)
            return replace(quote, speaker=(self._answers(quote) if answers else None) or self.span)
        return replace(quote, speaker=self.span) if quote.cue else quote

    def _address(self, marked: Sequence[Quote]) -> None:
        """Note who is called by name in a quotation: "Neil, the dividend is safe"; that one can answer."""
        for quote in marked:
            first = quote.text.partition(",")[0]
            if " " in first or not first.istitle():
                continue
            for place, person in self.whom.recent(quote.start):
                if person is not self.last and first in person.name.split():
                    self.asked, self.other = True, Span(place, self.whom.people.ends[place])
                    return

    def _led(self, quote: Quote) -> Span | None:
        """Return who is named last in the paragraph before, which a colon ends."""
        before = self.text[: quote.start].rstrip()
        if not before.endswith(":"):
            return None
        start = max(before.rfind("\n"), quote.start - BACK)
        recent = self.whom.recent(quote.start)
        named = next(((place, who) for place, who in recent if place > start and who is not self.last), None)
        return Span(named[0], self.whom.people.ends[named[0]]) if named else None

    def _retorts(self, quote: Quote) -> bool:
        """Tell whether a bare quotation says "you" where two have just spoken in turn."""
        between = self.text[self.ends[0] : self.ends[1]] if self.ends[0] else "\n\n"
        in_turn = self.other is not None and len(PARTED.findall(between)) < TURNS and self.ends[0] > 0
        return in_turn and self.language.tag == "en" and bool(YOU.search(quote.text))

    def _answers(self, quote: Quote) -> Span | None:
        """Return who answers the last speaker's question: who spoke before, else who was named last."""
        if self.other and len(PARTED.findall(self.text[self.ends[0] : quote.start])) < EXCHANGE:
            return self.other
        named = (
            place
            for place, person in self.whom.recent(quote.start)
            if person is not self.last and self.text[place : self.whom.people.ends[place]] in person.name
        )
        place = next(named, None)
        return None if place is None else Span(place, self.whom.people.ends[place])

    def _chained(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is nothing but a quotation, and the last speaker goes on."""
        return _bare(paragraph) and self.last is not None

    def _one_utterance(self, before: Quote, quote: Quote) -> bool:
        """Tell whether two quotes are parts of what one attribution cuts."""
        between = self.text[before.end : quote.start]
        return bool(before.cue and before.cue == quote.cue) or (
            len(between) < 160 and before.speaker == quote.speaker and before.kind == quote.kind == "direct"
        )

    def _resolved(self, quote: Quote, same: Quote | None, paragraph: Paragraph) -> Quote:
        if same is None:
            self.group += 1
        elif same.kind == "direct" and same.cue == quote.cue:
            quote = replace(quote, kind="direct")
        if quote.speaker is None:
            return replace(quote, group=self.group)
        verb = self.text[quote.cue.start : quote.cue.end] if quote.cue else ""
        if quote.speaker == self.span:
            who = self.last
        else:
            who = self.whom.resolve(quote.speaker, verb, self.last, paragraph)
        if who is not self.last:
            self.other = self.span if isinstance(self.last, Person) else None
            self.ends = (self.ends[1], quote.end)
        else:
            self.ends = (self.ends[0], quote.end)
        self.last, self.span = who, quote.speaker
        name = who.name if isinstance(who, Person) else who
        return replace(quote, name=name, group=self.group)


def _bare(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is nothing but quotations."""
    return not paragraph.text.strip("\x01 \n\t\u00a0.,!?…")


def _kind(paragraph: Paragraph, stretch: Stretch, words: str, found: Clause | None) -> QuoteKind | None:
    """Tell speech from titles and scare quotes: `None` for these."""
    if stretch.part or not paragraph.language.knows("quotes"):
        return "direct"
    count = len(words.split())
    before = paragraph.text[max(0, stretch.span.start - NEAR) : stretch.span.start].rstrip()
    sentence_like = words[-1] in ".,!?…" or paragraph.text[stretch.span.end : stretch.span.end + 1] == ","
    if count <= SHORT and words[-1] == "," and not words[:1].islower():
        beside = before.endswith(f"{HOLE} and")
        if ends(before, paragraph.language, "titles") or (beside and count > 1 and words.istitle()):
            return None
    short = count <= SHORT and words[-1] not in ",!?…"
    if short and _named(words, before, paragraph, told=found is not None):
        return None
    if short and _does(words, paragraph, stretch, found):
        return None
    opens = not before or before[-1] in ".!?…:—–\x01" or (before[-1] == "," and words[0].isupper())
    begins = words[:1].isupper() or not words[:1].isalpha()
    follows = paragraph.text[stretch.span.end : stretch.span.end + 2].strip()[:1]
    if opens and begins and follows in {",", "—", "–"} and found:
        return "direct"
    if found and found.cue:
        direct = words[-1] in ".,!?…" or count > SHORT
        return (
            "direct"
            if (opens and direct) or (begins and count > SHORT) or (opens and words[-1] in ",!?")
            else "mixed"
        )
    if found:
        return "direct"
    start, end = sentence(paragraph, stretch.span)
    around = stretch.span.end - stretch.span.start + NEAR
    alone = end - start < around and not paragraph.text[start:end].strip("\x01 .,!?…")
    if alone or (sentence_like and opens and count > 1) or stretch.goes_on:
        return "direct"
    if count > 1 and words[-1] in ".!?…" and ends(before, paragraph.language, "displays"):
        return "mixed"
    reported = paragraph.language.pattern("speakers", "subjunctive")
    told_of = count > 1 and words[:1].islower() and reported and reported.search(paragraph.text, start, end)
    return "mixed" if count >= ALONE or told_of else None


def _does(words: str, paragraph: Paragraph, stretch: Stretch, found: Clause | None) -> bool:
    """Tell whether a verb of doing follows Russian words in marks, which then name a ship or a paper."""
    verb = DOES.match(paragraph.text, stretch.span.end)
    if paragraph.language.tag != "ru" or not words[:1].isupper() or verb is None:
        return False
    told = found.cue.start - paragraph.base if found and found.cue else -1
    return not verb.start() < told < verb.end()


def _named(words: str, before: str, paragraph: Paragraph, *, told: bool) -> bool:
    """Tell whether short words in marks are a title or a name; small letters that a verb tells are none."""
    capital = words.rsplit(maxsplit=1)[-1][:1].isupper() and paragraph.language.tag == "en"
    if told and words[:1].islower() and not capital:
        return False
    return ends(before, paragraph.language, "titles") or _name(words, before, paragraph)


def _name(words: str, before: str, paragraph: Paragraph) -> bool:
    """Tell whether words in marks are a name: all of them capitalised; in Russian the first."""
    every = words.split()
    if not before or before[-1] in ":,.":
        return False
    tag = paragraph.language.tag
    if tag == "ru":
        return every[0][:1].isupper()
    if tag == "de":  # a noun has a capital anyway; with an article it is a paper or a ship: dem „Spiegel“
        return len(every) == 1 and every[0][:1].isupper() and before.rpartition(" ")[2] in GERMAN
    functions = paragraph.language.function_words
    opens = every[0][:1].isupper() or every[0] in paragraph.language.phrases("speakers", "articles")
    return all(w[:1].isupper() or w in functions for w in every) and opens and every[-1][:1].isupper()
