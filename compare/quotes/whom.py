"""Whom a phrase means inside a story: a name, a pronoun, "the envoy", "the woman"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from compare.languages import any_of
from compare.quotes.bodies import Bodies
from compare.quotes.clauses import HOLE, Paragraph, sentence
from compare.quotes.model import Quote
from compare.quotes.people import POSSESSIVE, People, Person, stems
from compare.quotes.phrases import POSTED, attached, behind
from compare.quotes.wording import WORD, roles
from sources.model import Span

FROM: Final = re.compile(
    r"(?<=[a-zß-öø-ÿа-яё]) (?:(?:of|from|for) .*|(?:to|à|a|an|gegenüber) [^\W\d_a-zß-öø-ÿа-яё].*)$", re.DOTALL
)
"""Where someone comes from, or whom it is told to, behind a name."""

HEAD: Final = re.compile(
    r"(?:^|(?:(?<=[^\W\d_]{3})|(?<=[”\"»“]))[.!?][”\"»]?\s|\n)\s*(?:(?:[^\W\d_a-zß-öø-ÿа-яё]\w*\.?|but|and)\s){0,3}$"
)
"""What stands before a name that opens a sentence."""

OWNED: Final = re.compile(r"[^\W\d_a-z]\w+[’']s? [a-z][\w -]*$")
"""What someone has: an office, a campaign, a lawyer."""

LEAD: Final = 70
"""Characters before a name in which the role stands that opens its sentence."""

PHRASE: Final = 7
"""Words of the longest phrase before a name that is its own: "the owner of three barges"."""

SENTENCE: Final = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[”\"»“]))[.!?][”\"»]?\s+|\n\s*")
SPOKEN: Final = re.compile(r"[«»“”\"„:;]")


PLACED: Final = re.compile(
    r"(?:^|[.!?][”\"»“]?\s|\n)(?:"
    r"(?:On|In|At|By|From|Outside|Inside|After|Before|During|Near|Behind|Across)\s(?:[a-z’']+\s){1,6}"
    r"|(?:Auf|Im|In|Am|An|Vor|Nach|Bei|Beim)\s(?:[\w-]+\s){1,4}[a-zäöüß]+te?\s"
    r"|(?:Sur|Dans|À|Au|Devant|Après|Avant|En|Depuis|Chez)\s[^.,;:«»]{2,50},\s"
    r"|(?:En|A|Ante|Tras|Desde|Al|Antes|Después)\s[^.,;:«»]{2,50},\s)$"
)
"""What stands before a name that a place or a time alone goes before: "On the steps Lee was asked"."""

COPULA: Final = re.compile(
    r"(?:^|[.!?]\s|\n)[^.!?,;:\n]{3,40}\s(?:was|is|war|ist|hieß|est|était|es|era|fue|был|была|стал|стала)\s$"
)
"""What stands before a name that tells who is spoken of: "The singer was Ann Lee"."""

KIN: Final = re.compile(
    r"\s(?:late |elder |younger )?"
    r"(?:wife|husband|widow|widower|son|daughter|mother|father|brother|sister|partner),?\s"
    r"(?P<first>[A-Z]\w+)(?=[,.;]|\s+[a-z]|\s*$)"
)
LONE: Final = re.compile(r"\s*(?P<name>[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]{2,})(?:,|\s[a-zß-öø-ÿа-яё])")
"""A single capitalised word that opens a sentence."""

GLUED: Final = re.compile(r"^[ldLD]['’](?=\w)")
OWNS: Final = re.compile(r"(?:[’']s?|^(?:his|her|His|Her))$")

SELF: Final = re.compile(r"\s*(?:Сам|Сама|Selbst|Même|Even|Incluso)\s")
"""What can stand before the words that open a sentence."""

BACK: Final = 2000
"""Characters before a phrase in which whom it means is looked for."""

LIKELY: Final = 1.5
"""How well a description must fit someone."""

SURE: Final = 3.0
"""The same where the language has no articles and the words can bring in someone unnamed."""

NAMED: Final = 1.7
"""How well it fits who is named in its paragraph."""

TOPIC: Final = 2.2
"""How well it fits who is spoken of since someone spoke."""

MANY: Final = frozenset("les des ces ses leurs los las sus these those their unas unos".split())
MANY_S: Final = re.compile(r"[^s]s$")
INDEFINITE: Final = re.compile(
    r"(?:^|(?<=[\s“«\"(]))(?:an?|one|another|ein|eine|einer|un|une|una|один|одна|некий)\s(?:\w+\s){0,2}$",
    re.I,
)


SENTENCES: Final = 6
"""Sentences before a phrase whose openings are read."""


def _starts(paragraph: Paragraph, edge: int) -> list[int]:
    """Return where the last sentences before a place begin."""
    at = bisect_left(paragraph.ends, edge)
    return [0, *paragraph.ends[:at]] if at < SENTENCES else list(paragraph.ends[at - SENTENCES : at])


class Whom:
    """Finds whom the phrases of one story mean, in the order of the text."""

    def __init__(self, people: People) -> None:
        self.people, self.text, self.language, self.known = people, people.text, people.language, people.known
        self.bodies = Bodies(self.text, self.language, self._articles())
        self.generic = any_of(self.language.phrases("speakers", "generic"))
        self.spoke = 0  # where the last speaker was named
        self.paragraph: Paragraph | None = None

    def resolve(
        self, span: Span, verb: str, last: Person | str | None, paragraph: Paragraph | None = None
    ) -> Person | str:
        """Return the person a phrase means, else the phrase's own name for someone."""
        self.paragraph = paragraph
        who = self._who(span, verb, last)
        if isinstance(who, Person):
            self.spoke = span.start
        return who

    def _who(self, span: Span, verb: str, last: Person | str | None) -> Person | str:
        phrase = self.text[span.start : span.end]
        bare = phrase.lstrip("-").casefold()
        if self.known.is_a("pronouns", bare) or (self._pronoun(bare, verb) and phrase.islower()):
            return self._meant(bare, verb, span.start, last) or self._surname(span.start) or phrase
        if self.generic and self.generic.fullmatch(phrase):
            word = phrase.rpartition(" ")[2]
            return self._meant(word, verb, span.start, last) or phrase
        if self.known.is_a("stops", phrase.split(maxsplit=1)[0]):
            return phrase  # from the ministry it was heard
        kin = KIN.match(self.text, span.end) if OWNS.search(phrase) else None
        if kin:
            return self._relative(phrase, kin["first"], span, last)
        if self.people.ends.get(span.start) == span.end:
            return next(p for at, p in self._recent(span.start) if at == span.start)
        body = self.bodies.name(phrase)
        if body:
            return body
        name = self._name(phrase)
        called = self._called(name, span) if name else None
        if called or (name and not self._noun(phrase, name)):
            return called or self._inside(span) or name
        return self._inside(span) or self._by_role(phrase, span.start, last) or phrase

    def _surname(self, at: int) -> str | None:
        """Return the lone name that opens the writer's sentence before: "Lee rose. ..., he said"."""
        paragraph = self.paragraph
        if paragraph is None or at < paragraph.base:
            return None
        for start in reversed(_starts(paragraph, at - paragraph.base)):
            match = LONE.match(paragraph.text, start)
            if match and not self.known.ends(match["name"]) and not self.known.role(match["name"]):
                return None if self.known.is_a("articles", match["name"]) else match["name"]
        return None

    def _noun(self, phrase: str, name: str) -> bool:
        """Tell whether a capitalised word behind an article is a noun: "der Brandmeister"."""
        every = phrase.split()
        nouns = self.language.flag("names", "nouns_capitalised")
        return nouns and " " not in name and len(every) > 1 and every[0].casefold() in self._articles()

    def _inside(self, span: Span) -> Person | None:
        """Return who is named in a phrase that ran on over the verb: "Der Käser Gaspard Nant gesteht"."""
        place = bisect_right(self.people.mentions, span.end, key=lambda mention: mention[0])
        for start, person in reversed(self.people.mentions[max(0, place - 3) : place]):
            rest = self.text[self.people.ends[start] : span.end].split()
            if start >= span.start and len(rest) == 1 and rest[0].islower():
                return person
        return None

    def _relative(self, phrase: str, first: str, span: Span, last: Person | str | None) -> Person | str:
        """Return whom kinship names: "Lee's wife, Anna"."""
        owner = self._called(POSSESSIVE.sub("", phrase.rsplit(maxsplit=1)[-1]), span) or last
        if not isinstance(owner, Person):
            return first
        name = f"{first} {owner.name.split()[-1]}"
        known = next((p for p in self.people.everyone if p.name == name), None)
        return known or name

    def _name(self, phrase: str) -> str:
        """Return the name in a phrase: the capitalised words it ends with, or begins with."""
        if OWNED.search(phrase):
            return ""  # Lee's office
        every = [POSSESSIVE.sub("", m[0]) for m in WORD.finditer(self._alone(phrase))]
        if not every:
            return ""
        if every[0].casefold() in self._articles() and not every[-1][0].isupper():
            return ""
        run: list[str] = []
        for word in reversed(every):
            if not word[0].isupper():
                if run:
                    break
                continue
            if not run and self.known.role(word) and len(every) > 1:
                return ""
            run.insert(0, word)
        if not run or (self.language.flag("names", "nouns_capitalised") and self.known.role(run[-1])):
            return ""
        if self._body(every, run):
            return ""
        last_role = max((at for at, word in enumerate(run[:-1]) if self.known.role(word)), default=-1)
        run = run[last_role + 1 :]
        while len(run) > 1 and (
            run[0].strip(".").casefold() in self.people.common
            or self.known.role(run[0])
            or self.people.adjective.fullmatch(run[0])
        ):
            run.pop(0)
        after = every[every.index(run[-1]) + 1 :] if run[-1] in every else []
        if after and self.known.role(" ".join(after)):
            return ""  # the Russian diplomat
        if run[-1].strip(".").casefold() in self.people.common - self.people.titles:
            return ""  # a newspaper, a ministry
        return " ".join(run)

    def _body(self, every: Sequence[str], run: Sequence[str]) -> bool:
        """Tell whether a phrase is that of a body, not of a person: "el Ministerio de Salud"."""
        lead = every[1 : len(every) - len(run)]
        return (
            len(lead) > 1
            and every[0].casefold() in self._articles()
            and lead[0][0].isupper()
            and not self.known.role(lead[0])
            and all(self.known.is_a("links", word) for word in lead[1:])
        )

    def _alone(self, phrase: str) -> str:
        """Cut off where someone comes from: "John Lee of Ohio"."""
        short = FROM.sub("", phrase)
        last = short.rpartition(" ")[2]
        named = last[:1].isupper() and not self.known.role(last) and last.casefold() not in self.people.common
        return short if named else phrase

    def _articles(self) -> frozenset[str]:
        return frozenset(self.language.phrases("speakers", "articles"))

    def _called(self, name: str, span: Span) -> Person | None:
        person = self.people.named(name.split())
        if person is None and len(name.split()) == 1:
            first = name.casefold()
            person = next(
                (p for p in self.people.by_last.values() if p.name.casefold().split()[0] == first), None
            )
        if person:
            self.people.describe(person, span.start, span.end)
            phrase = self.text[span.start : span.end]
            person.roles |= roles(phrase, self.language)
        return person

    def _by_role(self, phrase: str, at: int, last: Person | str | None) -> Person | str | None:
        """Return who has the role a definite phrase names: the one named last; else who spoke last."""
        wanted = roles(phrase, self.language)
        first = phrase.split(maxsplit=1)[0].casefold()
        if first in self.language.phrases("speakers", "indefinite"):
            return None
        same = self.language.pattern("speakers", "same")
        if same and same.match(phrase):
            return last
        heads = self._heads_of(phrase)
        unnamed = self._unnamed(phrase, heads, at)
        if unnamed or self._is_body(phrase, heads):
            return unnamed
        person, score = self.described(phrase, at, last)
        nameless = self.language.pattern("speakers", "unnamed")
        loose = bool(nameless and any(nameless.fullmatch(word) for word in heads))
        stops = self.known.stops
        told = stops and any(" " in match[0] for match in stops.finditer(phrase))  # in an interview
        place = not wanted or (POSTED & set(phrase.split()) and not told)
        loose = loose and self.language.tag == "ru" and bool(place)
        if person and score >= (SURE if loose else LIKELY):
            person.roles |= wanted
            return person
        if wanted and isinstance(last, Person) and not last.roles:
            last.roles |= wanted
            return last
        return None

    def _heads_of(self, phrase: str) -> list[str]:
        """Return the words of a phrase among which its noun is, before what links more to it."""
        every = [m[0].casefold() for m in WORD.finditer(phrase)]
        every = [GLUED.sub("", word) for word in every]
        while every and (every[0] in self._articles() or self.known.is_a("links", every[0])):
            every.pop(0)
        cut = next((at for at, word in enumerate(every) if self.known.is_a("links", word)), len(every))
        own = [w for w in every[:cut] if not self.known.is_a("stops", w)]
        return own[-1:] if self.language.tag in {"en", "de"} else own[:2]

    def _is_body(self, phrase: str, heads: Sequence[str]) -> bool:
        """Tell whether a phrase is that of a body, of a paper, or of several."""
        pattern = self.language.pattern("speakers", "bodies")
        first = phrase.split(maxsplit=1)[0].casefold()
        many = first in MANY or (self.language.tag == "en" and any(MANY_S.search(word) for word in heads))
        if heads and len(heads) > 1 and roles(heads[0], self.language):
            return False  # the head of the city
        return many or bool(pattern and any(pattern.fullmatch(word) for word in heads))

    def _unnamed(self, phrase: str, heads: Sequence[str], at: int) -> str | None:
        """Return the phrase that brought someone unnamed in: "a source in his office" for "the source"."""
        unnamed = self.language.pattern("speakers", "unnamed")
        if not unnamed or not any(unnamed.fullmatch(word) for word in heads):
            return None
        start = max(0, at - BACK)
        for match in reversed(list(unnamed.finditer(self.text, start, at))):
            lead = self.text[max(start, match.start() - 30) : match.start()]
            opening = INDEFINITE.search(lead)
            if match[0].casefold() in heads and (opening or self.language.tag == "ru"):
                begin = match.start() - (len(lead) - opening.start() if opening else 0)
                end = attached(self.text, Span(begin, match.end()), at, self.known).end
                return self.text[begin:end] if self.text[begin:end] != phrase else None
        return None

    def described(self, phrase: str, at: int, last: Person | str | None) -> tuple[Person | None, float]:
        """Return whom a description fits best, and how well: its noun, its role, and who is spoken of."""
        wanted, heads = roles(phrase, self.language), self._heads_of(phrase)
        own = stems(" ".join(heads), self.language)
        gender = self.people.article(phrase) or self.people.told_gender(phrase)
        here = self.text.rfind("\n", max(0, at - BACK), at)
        best: tuple[Person | None, float] = (None, 0.0)
        seen: set[int] = set()
        for rank, (place, person) in enumerate(self._recent(at)):
            if id(person) in seen or (gender and person.gender not in {"", gender}):
                continue
            seen.add(id(person))
            score = 3.0 * bool(own & person.words) + 2.0 * bool(wanted & person.roles) - 0.01 * rank
            if person is not last and place > max(here, self.spoke) and self._heads(place):
                score += TOPIC
            elif place > here and (person is not last or self.spoke > here):
                score += NAMED
            score += 0.3 * bool(gender and person.gender == gender)
            best = max(best, (person, score), key=lambda two: two[1])
        return best

    def topic(self, paragraph: Paragraph, before: Quote | None, quote: Quote) -> Span | None:
        """Return the name that opens the writer's sentence before a quotation without a clause."""
        start = max(before.end, before.cue.end if before.cue else 0) if before else paragraph.base
        self.paragraph = paragraph
        for place, person in self._recent(quote.start):
            if place < start:
                return None
            opens, _ = sentence(paragraph, Span(place - paragraph.base, place - paragraph.base))
            if before and opens + paragraph.base < before.end:
                return None
            quoted = paragraph.text[place - paragraph.base : place - paragraph.base + 1] == HOLE
            if not quoted and self._heads(place) and self.people.ends[place] <= quote.start:
                spoken_of = before is None or person.name != before.name
                return Span(place, self.people.ends[place]) if spoken_of else None
        return None

    def _opening(self, at: int, gender: str, last: Person | str | None) -> tuple[Person, Span] | None:
        """Return whom the description means that opens the sentence before: "The envoy smiled." """
        paragraph = self.paragraph
        if paragraph is None or at < paragraph.base:
            return None
        edge = at - paragraph.base
        starts = _starts(paragraph, edge)
        for opens, end in reversed(list(zip(starts, [*starts[1:], edge], strict=True))):
            if opens + paragraph.base < self.spoke and opens:
                break
            second = SELF.match(paragraph.text, opens, end)
            start = second.end() if second else opens
            found = behind(paragraph.text, start, end, self.known)
            if found is None or found.start > start + 3 or HOLE in paragraph.text[start : found.end]:
                continue
            phrase = paragraph.text[found.start : found.end]
            if self._is_body(phrase, self._heads_of(phrase)) or self._name(phrase).count(" "):
                continue
            person, score = self.described(phrase, found.start + paragraph.base, last)
            sure = score >= TOPIC or (score >= LIKELY and self._only(person, phrase))
            if person and sure and (not gender or person.gender in {"", gender}):
                return person, found.shift(paragraph.base)
        return None

    def _only(self, person: Person | None, phrase: str) -> bool:
        """Tell whether someone is the only one in the story whose role a phrase names."""
        wanted = roles(phrase, self.language)
        return [p for p in self.people.everyone if p.roles & wanted] == [person]

    def _recent(self, at: int) -> Iterator[tuple[int, Person]]:
        place = bisect_right(self.people.mentions, at, key=lambda mention: mention[0])
        return reversed(self.people.mentions[max(0, place - 40) : place])

    def _meant(self, pronoun: str, verb: str, at: int, last: Person | str | None) -> Person | str | None:
        """Return whom a pronoun means: who spoke last, or someone named since at the head of a sentence."""
        if self.known.is_a("pronouns", pronoun) and pronoun in self.language.phrases("speakers", "plural"):
            return last if isinstance(last, str) else None
        if pronoun in {"it", "es"}:
            return self.bodies.before(at) or (last if isinstance(last, str) else None)
        if pronoun in {"i", "я", "ich", "je", "yo", "who"}:
            return last if pronoun == "who" else None
        gender = self._pronoun(pronoun, verb)
        opening = self._opening(at, gender, last)
        person = self._since(at, gender, last) or (opening[0] if opening else None)
        if person:
            person.gender = person.gender or gender
            return person
        if isinstance(last, Person) and (not last.gender or not gender or last.gender == gender):
            last.gender = last.gender or gender
            return last
        found = next((p for _, p in self._recent(at) if not gender or p.gender in {"", gender}), None)
        if found:
            found.gender = found.gender or gender
        return found or last

    def _since(self, at: int, gender: str, last: Person | str | None) -> Person | None:
        """Return who was named at the head of a sentence since someone spoke, the surest gender first."""
        found = []
        for place, person in self._recent(at):
            if person is last or place < self.spoke:
                break
            if (not gender or person.gender in {"", gender}) and self._heads(place):
                found.append(person)
        sure = (person for person in found if gender and person.gender == gender)
        return next(sure, found[0] if found else None)

    def unsaid(self, paragraph: Paragraph, quote: Quote, last: Person | str | None) -> Span | None:
        """Return the name of whom a verb without a subject means, where someone was named since."""
        if self.language.tag not in {"es", "ru"} or quote.cue is None:
            return None
        at, self.paragraph = quote.cue.start, paragraph
        opening = self._opening(at, "", last)
        if opening:
            return opening[1]
        person = self._since(at, "", last)
        place = next((start for start, who in self._recent(at) if who is person), None)
        return Span(place, self.people.ends[place]) if person and place is not None else None

    def _pronoun(self, pronoun: str, verb: str) -> str:
        if self.people.feminine and self.people.feminine.fullmatch(pronoun):
            return "f"
        if self.people.masculine and self.people.masculine.fullmatch(pronoun):
            return "m"
        return ""

    def _heads(self, place: int) -> bool:
        """Tell whether a name opens a sentence, or stands behind the role that opens it."""
        before = self.text[max(0, place - LEAD) : place]
        if HEAD.search(before) or COPULA.search(before):
            return True
        if PLACED.search(before):
            return True
        lead = SENTENCE.split(before)
        if len(lead) < 2 and len(before) == LEAD:
            return False
        every = lead[-1].split()
        if not every:
            return True
        oblique = every[-1].casefold() in self.language.function_words and not self.known.is_a(
            "articles", every[-1].casefold()
        )
        opens = self.known.is_a("articles", every[0].casefold()) and len(every) < PHRASE
        inside = opens or self.known.role(lead[-1]) or self.language.tag == "ru"
        return inside and not oblique and not SPOKEN.search(lead[-1])
