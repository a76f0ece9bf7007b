"""Whom a phrase means inside a story: a name, a pronoun, "the envoy", "the woman"."""

import re
from bisect import bisect_right
from typing import Final

from compare.facts.places import bodies, place_names, places
from compare.facts.vocabulary import usual
from compare.languages.phrases import any_of
from compare.quotes.described import AGE, BACK, GLUED, LIKELY
from compare.quotes.impersonal import nominative_body
from compare.quotes.paragraphs import Paragraph
from compare.quotes.people import People, Person
from compare.quotes.phrases import POSTED
from compare.quotes.pronouns import Pronouns, starts
from compare.quotes.runs import JOINED, POSSESSIVE, gender_of
from compare.quotes.wording import WORD, roles
from sources.model import Span

KIN: Final = re.compile(
    r"\s(?:late |elder |younger )?"
    r"(?:wife|husband|widow|widower|son|daughter|mother|father|brother|sister|partner),?\s"
    r"(?P<first>[A-Z]\w+)(?=[,.;]|\s+[a-z]|\s*$)"
)

LONE: Final = re.compile(r"\s*(?P<name>[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]{2,})(?:,|\s[a-zß-öø-ÿа-яё])")
"""A single capitalised word that opens a sentence."""

ISSUED: Final = re.compile(
    r"\s(?:from|by|de|du|del|von|der|des)\s(?:(?:the|la|le|el|der|dem)\s)?"
    r"(?P<who>[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*(?:\s[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*){0,3})"
)
"""Who wrote something, behind the word for it."""

OWNS: Final = re.compile(r"(?:[’']s?|^(?:his|her|His|Her))$")

APPOSED: Final = re.compile(
    r"(?:[^\W\d_A-Z]+ ){1,3}?(?P<kind>[a-zß-öø-ÿа-яё-]{4,}) "
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3})"
)
"""A kind of body, and the name behind it."""

FELLOWS: Final = re.compile(
    r"(?:[Tt]he|[Ll]es|[Ll]os|[Ll]as)\s[A-ZÀ-Ý]\w+s\s"
    r"(?:of the|of|de la|de los|de l[’']|de|des|du|del|d[’'])\s?[\w’' -]+"
)
"""A society that calls itself by its fellows: "the Friends of the Organ"."""

LEAD: Final = 3
"""Words before a name, beyond which a phrase has taken in what opens the sentence."""

SURE: Final = 3.0
"""How well words that can bring in someone unnamed must fit, in a language without articles."""


class Whom(Pronouns):
    """Finds whom the phrases of one story mean, in the order of the text."""

    def __init__(self, people: People) -> None:
        super().__init__(people)
        self.generic = any_of(self.language.phrases("speakers", "generic"))

    def resolve(
        self, span: Span, verb: str, last: Person | str | None, paragraph: Paragraph | None = None
    ) -> Person | str:
        """Return the person a phrase means, else the phrase's own name for someone."""
        self.paragraph = paragraph
        who = nominative_body(self.text, span, self.known) or self._who(span, verb, last)
        self.spoken = span.start
        if isinstance(who, Person):
            self.spoke = span.start
            who.gender = who.gender or self._verbal(verb)
        return who

    def _verbal(self, verb: str) -> str:
        """Return the gender that a Russian verb in the past tells."""
        if self.language.tag != "ru":
            return ""
        word = verb.split(maxsplit=1)[0] if verb else ""
        return "f" if word.endswith(("ла", "лась")) else "m" if word.endswith(("л", "лся")) else ""

    def _who(self, span: Span, verb: str, last: Person | str | None) -> Person | str:
        phrase = self.text[span.start : span.end]
        phrase = self._pronoun_of(phrase)
        bare = phrase.lstrip("-").casefold()
        if self.known.is_a("pronouns", bare) or (self.people.genders.word(bare) and phrase.islower()):
            return self.meant(bare, verb, span.start, last) or self._surname(span.start) or phrase
        age = AGE.search(phrase)
        aged = next((p for _, p in self.recent(span.start) if age and age[0] in p.words), None)
        if aged:
            return aged
        owner = _several(phrase) or self._owner(phrase, span, last) or self._issuer(phrase, span)
        if owner:
            return owner
        if self.generic and self.generic.fullmatch(phrase):
            word = phrase.rpartition(" ")[2]
            return self.meant(word, verb, span.start, last) or phrase
        mentioned = self.people.ends.get(span.start) == span.end
        if self.known.is_a("stops", phrase.split(maxsplit=1)[0]) and not mentioned:
            return self._inside(span) or phrase  # from the ministry it was heard
        related = self._related(phrase, span, last)
        if related:
            return related
        if mentioned:
            return next(p for at, p in self.recent(span.start) if at == span.start)
        body = self.bodies.name(phrase) or self._thing(phrase, span.start) or self._apposed(phrase)
        if body:
            return body
        if FELLOWS.fullmatch(phrase):
            return phrase.partition(" ")[2]
        if self._someone(phrase) or self._place(phrase) or self._unnamed_of(phrase, span):
            return phrase
        called = self._by_role(phrase, span.start, last) if self._demonym(phrase) else None
        if called:
            return called
        name = self.name(phrase)
        called = self._called(name, span) if name else None
        if called or (name and not self._noun(phrase, name)):
            return called or self._inside(span) or name
        found = self._inside(span) or self._by_role(phrase, span.start, last)
        return found or (self._aged(phrase, span.start, last) if age else None) or phrase

    def _apposed(self, phrase: str) -> str:
        """Return the name of the body behind its kind: "the watchdog group Open Books Now"."""
        match = APPOSED.fullmatch(phrase)
        if not match or not self.known.is_a("companies", match["kind"]):
            return ""
        person = self.people.named(match["name"].split()) or gender_of(self.language, match["name"])
        return "" if person else match["name"]

    def _someone(self, phrase: str) -> bool:
        """Tell whether a phrase names nobody: "another", "one of the residents"."""
        first, *rest = phrase.casefold().split()
        of = bool(rest) and self.known.is_a("governing", rest[0])
        return self.known.is_a("someone", first if of else phrase.casefold())

    def _place(self, phrase: str) -> bool:
        """Tell whether a phrase is the name of a country, with its article perhaps: "la Corée du Nord"."""
        bare = self.bodies.bare(phrase)
        return bare[:1].isupper() and bare.casefold() in place_names(self.language)

    def _unnamed_of(self, phrase: str, span: Span) -> bool:
        """Tell whether a phrase brings in someone unnamed, of a body perhaps: "a Carrow Star source"."""
        first = phrase.split(maxsplit=1)[0].casefold()
        if first not in self.language.phrases("speakers", "indefinite"):
            return False
        for place, _ in self.recent(span.end):
            if place < span.start:
                break
            lead = self.text[span.start : place].split()
            of = bool(lead) and self.known.is_a("governing", lead[-1].casefold())
            if self.people.ends[place] == span.end and not of:
                return False  # a spokesman, Ann Lee
        return any(self.known.is_a("unnamed", word) for word in phrase.casefold().split())

    def _thing(self, phrase: str, at: int) -> str:
        """Return what speaks and is no person: a writing itself, or the company named last for "the firm"."""
        bare = self.bare(phrase)
        last = bare.rpartition(" ")[2]
        nouns = self.language.flag("names", "nouns_capitalised")
        if (bare == phrase and self.language.tag != "ru") or not (last.islower() or nouns):
            return ""
        if self.known.is_a("writings", last):
            return phrase
        if self.known.is_a("companies", bare):
            return self.bodies.called(bare, at + len(phrase) - len(bare)) or self.bodies.before(at)
        return self.bodies.before(at) if self.known.is_a("companies", last) else ""

    def _related(self, phrase: str, span: Span, last: Person | str | None) -> Person | str | None:
        """Return whom kinship names: "Lee's wife, Anna", or, of whom the story speaks, "their mother"."""
        kin = KIN.match(self.text, span.end) if OWNS.search(phrase) else None
        if kin:
            return self._relative(phrase, kin["first"], span, last)
        alone = self.language.pattern("speakers", "kin")
        if alone is None or not alone.fullmatch(phrase):
            return None
        return self._since(span.start, self.people.genders.noun(phrase), last)

    def _pronoun_of(self, phrase: str) -> str:
        """Cut off what cannot belong to a pronoun: "that it"."""
        *before, last = phrase.split() or [""]
        joined = before and all(word in self.language.function_words for word in before)
        return last if joined and self.known.is_a("pronouns", last) else phrase

    def _surname(self, at: int) -> str | None:
        """Return the lone name that opens the writer's sentence before: "Lee rose. ..., he said"."""
        paragraph = self._around(at)
        if paragraph is None:
            return None
        for start in reversed(starts(paragraph, at - paragraph.base)):
            match = LONE.match(paragraph.text, start)
            plain = match and (self.known.ends(match["name"]) or usual(match["name"], self.language))
            if match and not plain and not self.known.role(match["name"]):
                return None if self.known.is_a("articles", match["name"]) else match["name"]
        return None

    def _noun(self, phrase: str, name: str) -> bool:
        """Tell whether a capitalised word behind an article is a noun: "der Brandmeister"."""
        every = phrase.split()
        nouns = self.language.flag("names", "nouns_capitalised")
        return nouns and " " not in name and len(every) > 1 and every[0].casefold() in self.articles()

    def _inside(self, span: Span) -> Person | None:
        """Return who is named in a phrase that ran on over the verb: "Der Käser Gaspard Nant gesteht"."""
        place = bisect_right(self.people.mentions, span.end, key=lambda mention: mention[0])
        for start, person in reversed(self.people.mentions[max(0, place - 3) : place]):
            rest = self.text[self.people.ends[start] : span.end].split()
            if start >= span.start and len(rest) == 1 and rest[0].islower():
                return person
            lead = self.text[span.start : start].split()
            if not rest and len(lead) > LEAD and not self.known.is_a("links", lead[-1]):
                return person
        return None

    def _demonym(self, phrase: str) -> bool:
        """Tell whether a phrase calls someone by a country or a region: "the Basque", «la Normande»."""
        article, _, word = phrase.partition(" ")
        alone = article.casefold() in self.articles() and word[:1].isupper() and word.isalpha()
        if not alone or self.language.flag("names", "nouns_capitalised") or self.people.named([word]):
            return False
        made, place = self.people.naming.adjective.fullmatch(word), places(word, self.language)
        region = made and place if self.language.tag == "en" else made or place  # the Guardian is no people
        return (
            bool(region)
            and not bodies(word, self.language)
            and word.casefold() not in self.people.naming.common
        )

    def _aged(self, phrase: str, at: int, last: Person | str | None) -> Person | None:
        """Return who is called by an age that was not told: who is spoken of."""
        gender = self.people.genders.article(phrase)
        since = self._since(at, gender, last)
        fits = isinstance(last, Person) and (not gender or last.gender in {"", gender})
        return since or (last if isinstance(last, Person) and fits else None)

    def _owner(self, phrase: str, span: Span, last: Person | str | None) -> Person | str | None:
        """Return who speaks by what is his: "her letter said", "Lee's report says"."""
        first, _, rest = phrase.partition(" ")
        if not any(self.known.is_a("documents", word) for word in rest.split()):
            return None
        if self.known.is_a("owners", first):
            return self.meant(first.casefold(), "", span.start, last)
        name = POSSESSIVE.sub("", first)
        return self._called(name, span) if name != first and name[:1].isupper() else None

    def _issuer(self, phrase: str, span: Span) -> Person | str | None:
        """Return whose a writing is that speaks: "read a statement from Kestrel Marine"."""
        issued = ISSUED.match(self.text, span.end)
        if not issued or not self.known.is_a("documents", phrase.rpartition(" ")[2]):
            return None
        if self.known.ends(issued["who"].split()[0]) or issued["who"].casefold() in self.language.months:
            return None
        return self._called(issued["who"], span) or issued["who"]

    def _relative(self, phrase: str, first: str, span: Span, last: Person | str | None) -> Person | str:
        """Return whom kinship names: "Lee's wife, Anna"."""
        owner = self._called(POSSESSIVE.sub("", phrase.rsplit(maxsplit=1)[-1]), span) or last
        if not isinstance(owner, Person):
            return first
        name = f"{first} {owner.name.split()[-1]}"
        known = next((p for p in self.people.everyone if p.name == name), None)
        return known or name

    def _called(self, name: str, span: Span) -> Person | None:
        every = name.split()
        title = self.people.genders.word(self.text[span.start :].split(maxsplit=1)[0].strip(".").lower())
        if all(word.strip(".").casefold() in self.people.naming.titles for word in every[:-1]):
            name = every[-1]  # Dame Rosalind
        person = self.people.named(name.split())
        person = self.people.of_gender(person, title) if person else None
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
        if self.known.of_party(phrase.rpartition(" ")[2]):
            wanted = wanted | {"lawmaker"}
        first = phrase.split(maxsplit=1)[0].casefold()
        if first in self.language.phrases("speakers", "indefinite"):
            return None
        same = self.language.pattern("speakers", "same")
        if same and same.match(phrase):
            return last
        heads = self.heads_of(phrase)
        unnamed = self.unnamed(phrase, heads, at)
        if unnamed or self.is_body(phrase, heads):
            return unnamed
        person, score = self.described(phrase, at, last)
        if "lawyer" in wanted and self.known.is_a("owners", first):
            return person if person and "lawyer" in person.roles else None  # "his lawyer" is not he himself
        loose = any(self.known.is_a("unnamed", word) for word in heads)
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
        return self._spoken_of(phrase, at, last) or self._called_anew(phrase, at, last)

    def _spoken_of(self, phrase: str, at: int, last: Person | str | None) -> Person | None:
        """Return who is called by other words: who spoke last in the paragraph, or who opens the story."""
        if phrase.split(maxsplit=1)[0].casefold() not in self.articles() and not GLUED.match(phrase):
            return None
        gender = self.people.genders.article(phrase) or self.people.genders.noun(phrase)
        here = self.text.rfind("\n", max(0, at - BACK), at)
        lone = [p for p in self.people.everyone if p.at < at and not p.roles]
        person: Person | None = None
        if roles(phrase, self.language) and len(lone) == 1:
            (person,) = lone
        elif last is None:
            opening = {id(p): p for place, p in self.recent(at) if self.heads(place)}
            person = next(iter(opening.values())) if len(opening) == 1 else None
        elif isinstance(last, Person) and self.spoke > here:
            since = any(p is not last for place, p in self.recent(at) if place > self.spoke)
            wanted = roles(phrase, self.language)
            other = bool(wanted and last.roles and not wanted & last.roles)
            person = None if since or other else last
        return person if person and (not gender or person.gender in {"", gender}) else None

    def _called_anew(self, phrase: str, at: int, last: Person | str | None) -> Person | None:
        """Return who is called by a trade the story has not told: who is spoken of here, or just before."""
        first = phrase.split(maxsplit=1)[0].casefold()
        head = next(iter(self.heads_of(phrase)), "")
        definite = first in self.articles() or GLUED.match(phrase)
        if not (definite and self.known.is_a("doers", head)) or self.known.is_a("unnamed", head):
            return None
        gender = self.people.genders.article(phrase) or self.people.genders.noun(phrase)
        wanted = roles(phrase, self.language)
        here = self._begins(at)
        before = self._begins(len(self.text[:here].rstrip()))
        for place, person in self.recent(at):
            if place < before:
                break
            other = bool(wanted and person.roles and not wanted & person.roles)
            spoken_of = person is last or self.heads(place)
            if spoken_of and not other and (not gender or person.gender in {"", gender}):
                return person
        return self._pronounced(before, at, last)

    def _pronounced(self, start: int, at: int, last: Person | str | None) -> Person | None:
        """Return whom the pronoun means that opens a paragraph: "She is not finished with the lake"."""
        for opens in (self._begins(at), start):
            word = WORD.match(self.text, opens)
            if word and self.people.genders.word(word[0].casefold()):
                person = self.meant(word[0].casefold(), "", opens, last)
                return person if isinstance(person, Person) else None
        return None


def _several(phrase: str) -> str:
    """Return a phrase that names two people: «Juan Ruiz y Ana Soto»."""
    names = phrase.split(JOINED)
    return phrase if len(names) > 1 and all(" " in name for name in names) else ""
