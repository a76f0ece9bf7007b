"""Whom a pronoun means, or a verb without a subject: who spoke last, or who is spoken of since."""

import re
from bisect import bisect_left
from typing import Final

from compare.quotes.described import LIKELY, TOPIC, Described
from compare.quotes.model import Quote
from compare.quotes.paragraphs import HOLE, Paragraph, sentence
from compare.quotes.people import Person
from compare.quotes.phrases import behind
from sources.model import Span

SELF: Final = re.compile(r"\s*(?:Сам|Сама|Selbst|Même|Even|Incluso)\s")
"""What can stand before the words that open a sentence."""

BOTH: Final = re.compile(r"(?:he|she)\s\w+\s(?:him|her)\b", re.IGNORECASE)
"""Two people, one of them named perhaps."""

SENTENCES: Final = 6
"""Sentences before a phrase whose openings are read."""


def starts(paragraph: Paragraph, edge: int) -> list[int]:
    """Return where the last sentences before a place begin."""
    at = bisect_left(paragraph.ends, edge)
    return [0, *paragraph.ends[:at]] if at < SENTENCES else list(paragraph.ends[at - SENTENCES : at])


class Pronouns(Described):
    """The same, with whom the pronouns between descriptions mean."""

    def topic(self, paragraph: Paragraph, before: Quote | None, quote: Quote) -> Span | None:
        """Return the name that opens the writer's sentence before a quotation without a clause."""
        start = max(before.end, before.cue.end if before.cue else 0) if before else paragraph.base
        self.paragraph = paragraph
        colon = self.text[max(start, quote.start - 3) : quote.start].rstrip().endswith(":")
        for place, person in self.recent(quote.start):
            if place < start:
                return None
            opens, _ = sentence(paragraph, Span(place - paragraph.base, place - paragraph.base))
            if before and opens + paragraph.base < before.end:
                return None
            quoted = paragraph.text[place - paragraph.base : place - paragraph.base + 1] == HOLE
            here, _ = sentence(paragraph, Span(quote.start - paragraph.base, quote.start - paragraph.base))
            led = colon and opens == here and self._sole(opens + paragraph.base, quote.start)
            if not quoted and (led or self.heads(place)) and self.people.ends[place] <= quote.start:
                spoken_of = before is None or person.name != before.name
                return Span(place, self.people.ends[place]) if spoken_of else None
        return None

    def _sole(self, start: int, end: int) -> bool:
        """Tell whether one person alone is named between two places."""
        return len({id(p) for place, p in self.recent(end) if start <= place}) == 1

    def _opening(self, at: int, gender: str, last: Person | str | None) -> tuple[Person, Span] | None:
        """Return whom the description means that opens the sentence before: "The envoy smiled." """
        paragraph = self.paragraph
        if paragraph is None or at < paragraph.base:
            return None
        edge = at - paragraph.base
        places = starts(paragraph, edge)
        for opens, end in reversed(list(zip(places, [*places[1:], edge], strict=True))):
            if opens + paragraph.base < self.spoke and opens:
                break
            second = SELF.match(paragraph.text, opens, end)
            start = second.end() if second else opens
            found = behind(paragraph.text, start, end, self.known)
            if found is None or found.start > start + 3 or HOLE in paragraph.text[start : found.end]:
                continue
            phrase = paragraph.text[found.start : found.end]
            if self.is_body(phrase, self.heads_of(phrase)) or self.name(phrase).count(" "):
                continue
            person, score = self.described(phrase, found.start + paragraph.base, last)
            sure = score >= TOPIC or (score >= LIKELY and self.only(person, phrase))
            if person and sure and (not gender or person.gender in {"", gender}):
                return person, found.shift(paragraph.base)
        return None

    def meant(self, pronoun: str, verb: str, at: int, last: Person | str | None) -> Person | str | None:
        """Return whom a pronoun means: who spoke last, or someone named since at the head of a sentence."""
        if self.known.is_a("pronouns", pronoun) and pronoun in self.language.phrases("speakers", "plural"):
            return last if isinstance(last, str) else None
        if pronoun in {"it", "es"}:
            return self.bodies.before(at) or (last if isinstance(last, str) else None)
        if pronoun in {"i", "я", "ich", "je", "yo", "who"}:
            return last if pronoun == "who" else None
        gender = self.people.genders.word(pronoun)
        opening = self._opening(at, gender, last)
        if isinstance(last, str) and self._of_body(at, gender, last) and not opening:
            return last
        person = self._since(at, gender, last) or (opening[0] if opening else None)
        if BOTH.match(self.text, at):
            gender = ""  # "he told her": either may be whoever was named
        if person:
            person.gender = person.gender or gender
            return person
        if isinstance(last, Person) and (not last.gender or not gender or last.gender == gender):
            last.gender = last.gender or gender
            return last
        found = next((p for _, p in self.recent(at) if not gender or p.gender in {"", gender}), None)
        if found:
            found.gender = found.gender or gender
        return found or last

    def _of_body(self, at: int, gender: str, last: str) -> bool:
        """Tell whether a pronoun means the body that spoke before in its paragraph: «l'association, elle»."""
        here = self.text.rfind("\n", 0, at) < self.spoken <= at
        bodied = self.language.tag in {"de", "es", "fr", "ru"} and here
        return bodied and self._since(at, gender, last) is None

    def _since(self, at: int, gender: str, last: Person | str | None) -> Person | None:
        """Return who was named at the head of a sentence since someone spoke, the surest gender first."""
        found = []
        for place, person in self.recent(at):
            if person is last or place < self.spoke:
                break
            if (not gender or person.gender in {"", gender}) and self.heads(place):
                found.append(person)
        sure = (person for person in found if gender and person.gender == gender)
        return next(sure, found[0] if found else None)

    def unsaid(self, paragraph: Paragraph, quote: Quote, last: Person | str | None) -> Span | None:
        """Return the name of whom a verb without a subject means, where someone was named since."""
        if self.language.tag not in {"es", "ru"} or quote.cue is None:
            return None
        at, self.paragraph = min(quote.cue.start, quote.start), paragraph
        opening = self._opening(at, "", last)
        if opening:
            return opening[1]
        person = self._since(at, "", last)
        place = next((start for start, who in self.recent(at) if who is person), None)
        return Span(place, self.people.ends[place]) if person and place is not None else None
