"""Whom a pronoun means, or a verb without a subject: who spoke last, or who is spoken of since."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from compare.quotes.described import LIKELY, TOPIC, Described
from compare.quotes.model import Quote
from compare.quotes.paragraphs import HOLE, Paragraph, sentence
from compare.quotes.people import Person
from compare.quotes.phrases import attached, behind
from sources.model import Span

SELF: Final = re.compile(r"\s*(?:Сам|Сама|Selbst|Même|Even|Incluso)\s")
"""What can stand before the words that open a sentence."""

GENDERED: Final = frozenset({"de", "es", "fr", "ru"})
"""Languages whose nouns have a gender, so that "he" and "she" can be a body."""

BOTH: Final = re.compile(r"(?:he|she)\s\w+\s(?:him|her)\b", re.IGNORECASE)
"""Two people, one of them named perhaps."""

OWNER: Final = re.compile(r"(?<![\w’'-])([A-ZÀ-ÞА-ЯЁ][\w-]+)[’']s?(?!\w)")
"""Somebody by what is his: "Lee's plan"."""

CLAUSE: Final = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bLt)(?<!\b[A-Z])[.!?]\s"
    r"|[“”\"«»„:\n]"
)
"""What ends the clause of a pronoun."""

READS: Final = re.compile(r"(?:reads?|said|says?|lautete|heißt|hieß)\b")
"""What a writing does, called "it"."""

NEAR: Final = 200
"""Characters before a pronoun in which a writing is looked for."""

BACK: Final = 1200
"""Characters over which someone unnamed goes on speaking."""

SOMEONE: Final = re.compile(
    r"\s*(?P<who>(?:An?|One|Another) (?:[\w-]+ ){0,3}?[\w-]+)(?=,| (?:who|in|of|at|from|with|was|had) )"
)
"""What brings in someone unnamed at the head of a sentence."""

DASHES: Final = ("—", "–", "-")
"""What a turn of a dialogue begins with."""

SENTENCES: Final = 6
"""Sentences before a phrase whose openings are read."""


def starts(paragraph: Paragraph, edge: int) -> list[int]:
    """Return where the last sentences before a place begin."""
    at = bisect_left(paragraph.ends, edge)
    return [0, *paragraph.ends[:at]] if at < SENTENCES else list(paragraph.ends[at - SENTENCES : at])


class Pronouns(Described):
    """The same, with whom the pronouns between descriptions mean."""

    barred: Sequence[Person] = ()
    """Whom the pronoun that is read cannot mean."""

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

    def _around(self, at: int) -> Paragraph | None:
        """Return the paragraph that is read, unless a place lies before it."""
        return self.paragraph if self.paragraph and self.paragraph.base <= at else None

    def _begins(self, at: int) -> int:
        """Return where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def _sole(self, start: int, end: int) -> bool:
        """Tell whether one person alone is named between two places."""
        return len({id(p) for place, p in self.recent(end) if start <= place}) == 1

    def _opening(self, at: int, gender: str, last: Person | str | None) -> tuple[Person, Span] | None:
        """Return whom the description means that opens the sentence before: "The envoy smiled." """
        paragraph = self._around(at)
        if paragraph is None:
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
        if pronoun in {"it", "es", "its"}:
            written = self._writing(at) if READS.match(verb) else ""
            return (
                written
                or self._spoken_of_body(at)
                or self.bodies.before(at)
                or (last if isinstance(last, str) else None)
            )
        if pronoun in {"i", "я", "ich", "je", "yo", "who"}:
            return (self._antecedent(at) or last) if pronoun == "who" else None
        gender = self.people.genders.word(pronoun)
        self.barred = self._named_behind(at + len(pronoun))
        last = None if last in self.barred else last
        opening = self._opening(at, gender, last)
        if isinstance(last, str) and self._of_body(at, gender, last) and not opening:
            return last
        body = "" if opening else self._opening_body(at, gender)
        if body:
            return body
        if isinstance(last, str) and self._unnamed_person(last, at, gender) and not opening:
            return last
        person = self._since(at, gender, last) or (opening[0] if opening else None)
        unnamed, place = self._brought_in(at)
        if unnamed and (
            person is None or not any(who is person for since, who in self.recent(at) if since > place)
        ):
            return unnamed
        if BOTH.match(self.text, at):
            gender = ""  # "he told her": either may be whoever was named
        if person:
            person.gender = person.gender or gender
            return person
        if isinstance(last, Person) and (not last.gender or not gender or last.gender == gender):
            last.gender = last.gender or gender
            return last
        fitting = (p for _, p in self.recent(at) if not gender or p.gender in {"", gender})
        found = next((p for p in fitting if p not in self.barred), None)
        if found:
            found.gender = found.gender or gender
        return found or last

    def _spoken_of_body(self, at: int) -> str:
        """Return the body that the sentence before is about, unless somebody bears its name."""
        paragraph = self._around(at)
        name = self.bodies.subject(paragraph.text, at, paragraph.base) if paragraph else ""
        return "" if name and self.people.named(name.split()) else name

    def _brought_in(self, at: int) -> tuple[str, int]:
        """Return whom the sentence before brings in, unnamed, and where: "An aide was curt. …, he said"."""
        paragraph = self._around(at)
        if paragraph is None or self.language.tag != "en":
            return "", 0
        edge = at - paragraph.base
        for opens in reversed(starts(paragraph, edge)[-2:]):
            match = SOMEONE.match(paragraph.text, opens, edge)
            place = opens + paragraph.base
            if match and place > self.spoken and HOLE not in match[0]:
                whole = match["who"]
                heads = self.heads_of(whole)
                if self.known.role(whole) and not self.is_body(whole, heads) and not self.name(whole):
                    who = Span(match.start("who") + paragraph.base, match.end("who") + paragraph.base)
                    end = attached(self.text, who, at, self.known).end
                    return self.text[who.start : end], place
        return "", 0

    def _named_behind(self, at: int) -> Sequence[Person]:
        """Return who is named behind a pronoun in its clause, so somebody else: "he called Lee's plan"."""
        edge = CLAUSE.search(self.text, at)
        end = edge.start() if edge else len(self.text)
        named = [person for place, person in self.recent(end) if place > at]
        owners = (self.people.named([match[1]]) for match in OWNER.finditer(self.text, at, end))
        return [*named, *(person for person in owners if person)]

    def _antecedent(self, at: int) -> Person | None:
        """Return whom "who" is about: the name before it in its sentence."""
        paragraph = self._around(at)
        if paragraph is None:
            return None
        opens = starts(paragraph, at - paragraph.base)[-1] + paragraph.base
        return next((person for place, person in self.recent(at) if place >= opens), None)

    def _writing(self, at: int) -> str:
        """Return what can be read of the things named last before a place in its paragraph: "a note card"."""
        start = max(self._begins(at), at - NEAR)
        keys = ("writings", "documents")
        patterns = (self.language.pattern("speakers", key) for key in keys)
        found = [m for p in patterns if p for m in p.finditer(self.text, start, at)]
        if not found:
            return ""
        noun = max(found, key=lambda match: match.start())
        before = re.search(r"(?:[a-z-]+\s)*$", self.text[start : noun.start()])
        own = before[0].split() if before else []
        articles = [n for n, word in enumerate(own, 1) if self.known.is_a("articles", word)]
        edge = articles[-1] if articles else len(own)
        return " ".join([*own[edge:], noun[0]])

    def _unnamed_person(self, last: str, at: int, gender: str) -> bool:
        """Tell whether a pronoun means someone unnamed who spoke just before, nobody being named since."""
        heads = self.heads_of(last)
        person = self.known.role(last) or any(self.known.is_a("unnamed", word) for word in heads)
        if not person or self.is_body(last, heads) or at - self.spoken > BACK:
            return False
        since = (p for place, p in self.recent(at) if place > self.spoken and self.heads(place))
        return all(gender and p.gender not in {"", gender} for p in since)

    def _of_body(self, at: int, gender: str, last: str) -> bool:
        """Tell whether a pronoun means the body that spoke before in its paragraph: «l'association, elle»."""
        here = self._begins(at) <= self.spoken <= at
        bodied = self.language.tag in GENDERED and here
        return bodied and self._since(at, gender, last) is None

    def _opening_body(self, at: int, gender: str) -> str:
        """Return the body that opens the paragraph, nobody being named in it: «l'association, elle»."""
        paragraph = self._around(at)
        if paragraph is None or self.language.tag not in GENDERED:
            return ""
        named = any(place >= paragraph.base for place, _ in self.recent(at))
        found = behind(paragraph.text, 0, at - paragraph.base, self.known)
        if named or self.spoken >= paragraph.base or found is None or found.start > 1:
            return ""
        phrase = paragraph.text[found.start : found.end]
        told = self.people.genders.article(phrase)
        if HOLE in phrase or (told and told != gender) or not self.is_body(phrase, self.heads_of(phrase)):
            return ""
        if self.known.is_a("owners", phrase.split(maxsplit=1)[0].casefold()) or re.search(r"\d", phrase):
            return ""  # "Son service compte 30 lits"
        bare = self.bare(phrase)
        return (
            self.bodies.name(phrase)
            or self.bodies.called(bare, paragraph.base + found.end - len(bare))
            or phrase
        )

    def _since(self, at: int, gender: str, last: Person | str | None) -> Person | None:
        """Return who was named at the head of a sentence since someone spoke, the surest gender first."""
        found: list[Person] = []
        here = self._begins(at)
        for place, person in self.recent(at):
            if found and place < here:
                break
            if person is last or place < self.spoke:
                break
            if person in self.barred:
                continue
            if (not gender or person.gender in {"", gender}) and self.heads(place):
                found.append(person)
        sure = (person for person in found if gender and person.gender == gender)
        return next(sure, found[0] if found else None)

    def _named_since(self, start: int, end: int) -> bool:
        """Tell whether anybody is named between two places."""
        return any(start < place for place, _ in self.recent(end))

    def _introduced(self, paragraph: Paragraph) -> Person | None:
        """Return the only one named in the paragraph before, if nobody has spoken since."""
        end = len(self.text[: paragraph.base].rstrip())
        start = self._begins(end)
        named = {id(p): p for place, p in self.recent(end) if place >= start}
        return next(iter(named.values())) if len(named) == 1 and self.spoken < start else None

    def unsaid(self, paragraph: Paragraph, quote: Quote, last: Person | str | None) -> Span | None:
        """Return the name of whom a verb without a subject means, where someone was named since."""
        if self.language.tag not in {"es", "ru"} or quote.cue is None:
            return None
        at, self.paragraph = min(quote.cue.start, quote.start), paragraph
        body = isinstance(last, str) and last.istitle() and " " not in last and not self.known.role(last)
        if body and self.spoken >= paragraph.base and not self._named_since(self.spoken, at):
            return None  # a body spoke in the sentence before
        opening = self._opening(at, "", last)
        if opening:
            return opening[1]
        dialogue = self.text[quote.start : quote.start + 1] in DASHES
        person = self._since(at, "", last) or (self._introduced(paragraph) if dialogue else None)
        place = next((start for start, who in self.recent(at) if who is person), None)
        return Span(place, self.people.ends[place]) if person and place is not None else None
