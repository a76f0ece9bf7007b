"""Whom a description fits: the person whose noun, role or place in the story it tells."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from compare.facts.places import places
from compare.languages import Language
from compare.quotes.bodies import Bodies
from compare.quotes.naming import INFINITIVE
from compare.quotes.paragraphs import Paragraph
from compare.quotes.people import LETTERS, PLACING, People, Person, stems
from compare.quotes.phrases import attached
from compare.quotes.runs import NOBLE, POSSESSIVE
from compare.quotes.wording import DOERS, OF, WORD, roles
from sources.model import Span

FROM: Final = re.compile(
    r"(?<=[a-zß-öø-ÿа-яё]) (?:(?:of|from|for|vom|beim|aus) .*"
    r"|(?:to|à|a|an|gegenüber) [^\W\d_a-zß-öø-ÿа-яё].*)$",
    re.DOTALL,
)
"""Where someone comes from, or whom it is told to, behind a name."""

OWNED: Final = re.compile(r"[^\W\d_a-z]\w+[’']s? [a-z][\w -]*$")
"""What someone has: an office, a campaign, a lawyer."""

HEAD: Final = re.compile(
    r"(?:^|(?:(?<=[^\W\d_]{3})|(?<=\d\d)|(?<=[”\"»“]))[.!?][”\"»]?\s|\n)\s*(?:(?:[^\W\d_a-zß-öø-ÿа-яё]\w*\.?|but|and)\s){0,3}$"
)
"""What stands before a name that opens a sentence."""

LEAD: Final = 70
"""Characters before a name in which the role stands that opens its sentence."""

PHRASE: Final = 7
"""Words of the longest phrase before a name that is its own: "the owner of three barges"."""

SENTENCE: Final = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\d\d)|(?<=[”\"»“]))[.!?][”\"»]?\s+|\n\s*")

SPOKEN: Final = re.compile(r"[«»“”\"„:;]")

PLACED: Final = re.compile(
    r"(?:^|[.!?][”\"»“]?\s|\n)(?:"
    r"(?:On|In|At|By|From|Outside|Inside|After|Before|During|Near|Behind|Across)\s(?:[a-z’']+\s){1,6}"
    r"|(?:Auf|Im|In|Am|An|Vor|Nach|Bei|Beim)\s(?:[\w-]+\s){1,4}[a-zäöüß]+te?\s"
    r"|(?:Sur|Dans|À|Au|Devant|Après|Avant|En|Depuis|Chez)\s[^.,;:«»]{2,50},\s"
    r"|(?:En|A|Ante|Tras|Desde|Al|Antes|Después)\s[^.,;:«»]{2,50},\s)$"
)
"""What stands before a name that a place or a time alone goes before: "On the steps Lee was asked"."""

KIN_OF: Final = re.compile(
    r"(?:^|[.!?][”\"»]?\s|\n)(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep)\.\s)?"
    r"(?:[A-Z][\w-]+\s)?[A-Z][\w-]+[’']s\s[\w -]{3,40},\s$"
)
"""What stands before the name of somebody's kin, or aide: "Dr. Lee's husband, Ben Lee, shrugged"."""

CLEFT: Final = re.compile(r"(?:^|[.!?][”\"»]?\s|\n)(?:It was|C[’']est|Es war|Fue)\s[^.!?;:\n]{0,50}$")
"""What stands before the name of whom a sentence is about: "It was the village's nurse, Ann Lee, who"."""

OPENED: Final = re.compile(
    r"(?:^|[.!?]\s|\n)(?:Told|Asked|Pressed|Shown|Reached|Questioned|Challenged|Speaking|Standing|Sitting)\s"
    r"[^.;:“”\"\n]{2,60},\s$"
)
"""What stands before the subject of an English sentence: "Told of her remarks, Lee bristled"."""

APART: Final = re.compile(r",\s(?:la|le|l[’']|el|die|der|the)\s?[a-zß-öø-ÿ-]+\s$", re.IGNORECASE)
"""A role between a comma and a name: "Tête d'affiche, la chanteuse Ann Lee a chanté"."""

COPULA: Final = re.compile(
    r"(?:^|[.!?]\s|\n)[^.!?,;:\n]{3,90}\s(?:estaba|se encontraba|figuraba|se trouvait|stood|sat|stand|saß"
    r"|was|is|war|ist|hieß|est|était|es|era|fue|был|была|стал|стала)\s$"
)
"""What stands before a name that tells who is spoken of: "The singer was Ann Lee"."""

GLUED: Final = re.compile(r"^[ldLD]['’](?=\w)")

SHORTENED: Final = re.compile(r"[lL]['’][a-zà-ÿ][\w-]+")

BACK: Final = 2000
"""Characters before a phrase in which whom it means is looked for."""

NAMED: Final = 1.7
"""How well it fits who is named in its paragraph."""

LIKELY: Final = 1.5
"""How well a description must fit someone."""

TOPIC: Final = 2.2
"""How well it fits who is spoken of since someone spoke."""

MANY: Final = frozenset("les des ces ses leurs los las sus these those their unas unos".split())

MANY_S: Final = re.compile(r"[^s]s$")

DATELINE: Final = re.compile(r"(?:^|\n)[A-ZА-ЯЁÀ-Þ]{3,}[^\n—–]{0,60}\s(?:—|–|--)\s")
"""Where a dispatch comes from, before its first words."""

OFFICIALS: Final = frozenset(
    "mayor minister leader lawmaker spokesperson police judge lawyer diplomat other".split()
)
"""Roles of those who are officials, too."""

PARTICIPLE: Final = re.compile(r"(?:ed|ing)$")
"""The end of a word that opens a clause, and no role: "Asked whether Lee would go"."""

AGE: Final = re.compile(r"\b\d{1,3}(?=-(?:year-old|jährig|летн)|\s(?:ans|años)\b)", re.IGNORECASE)
"""How old someone is: "the 66-year-old"."""

ROLE: Final = 3
"""Words of a role without an article, at most."""

INDEFINITE: Final = re.compile(
    r"(?:^|(?<=[\s“«\"(]))(?:an?|one|another|ein|eine|einer|un|une|una|один|одна|некий)\s(?:\w+\s){0,2}$",
    re.I,
)


class Described:
    """The people of one story by what is said of them, and who spoke last."""

    def __init__(self, people: People) -> None:
        self.people, self.text, self.language, self.known = people, people.text, people.language, people.known
        self.bodies = Bodies(self.text, self.language, self.articles())
        self.turns = _turns(self.language)
        self.spoke = 0  # where the last speaker was named, who is a person
        self.spoken = -1  # where the last speaker was named
        self.paragraph: Paragraph | None = None

    def articles(self) -> frozenset[str]:
        """Return the articles of the language."""
        return frozenset(self.language.phrases("speakers", "articles"))

    def bare(self, phrase: str) -> str:
        """Cut off the article, also one that lost its vowel: «l'association»."""
        bare = self.bodies.bare(phrase)
        return GLUED.sub("", phrase) if bare == phrase else bare

    def name(self, phrase: str) -> str:
        """Return the name in a phrase: the capitalised words it ends with, or begins with."""
        if OWNED.search(phrase) or SHORTENED.fullmatch(phrase):
            return ""  # Lee's office, «l'élu»
        told = [m[0] for m in WORD.finditer(self._alone(LETTERS.sub("", phrase)))]
        every = [POSSESSIVE.sub("", word) for word in told]
        if not every:
            return ""
        if every[0].casefold() in self.articles() and not every[-1][0].isupper():
            return ""
        run = self._capitals(every)
        if not run or (self.language.flag("names", "nouns_capitalised") and self.known.role(run[-1])):
            return ""
        if self._body(every, run):
            return ""
        if self._of_place(every, run):
            return ""
        if every[0].casefold() in self.articles() and self.known.of_party(run[-1]):
            return ""  # the Ohio Republican
        last_role = max((at for at, word in enumerate(run[:-1]) if self.known.role(word)), default=-1)
        run = run[last_role + 1 :]
        while len(run) > 1 and (
            INFINITIVE.match(f"{run[0]} ")
            or run[0].strip(".").casefold() in self.people.naming.common
            or self.known.role(run[0])
            or self.people.naming.adjective.fullmatch(run[0])
        ):
            run.pop(0)
        after = every[every.index(run[-1]) + 1 :] if run[-1] in every else []
        alone = len(run) == 1 and self.language.tag == "ru" and self.people.naming.adjective.fullmatch(run[0])
        if after and (alone or self.known.role(" ".join(after))):
            return ""  # the Russian diplomat, «Вооружённые силы»
        if after and len(run) == 1 and self.language.tag == "en" and every[0].casefold() in self.articles():
            return ""  # one Republican consultant
        if run[-1].strip(".").casefold() in self.people.naming.common - self.people.naming.titles:
            return ""  # a newspaper, a ministry
        if every[-len(run) :] == run:
            run = [*told[-len(run) : -1], run[-1]]  # the People's Northern Command
        return " ".join(run)

    def _capitals(self, every: Sequence[str]) -> list[str]:
        """Return the last run of capitalised words; none where a role ends the phrase."""
        run: list[str] = []
        for at, word in reversed(list(enumerate(every))):
            joins = run and (word == "&" or (word in NOBLE and at and every[at - 1][0].isupper()))
            if joins:
                run.insert(0, word)
            elif word[0].isupper():
                if not run and self.known.role(word) and len(every) > 1:
                    return []
                run.insert(0, word)
            elif run:
                break
        return run

    def _body(self, every: Sequence[str], run: Sequence[str]) -> bool:
        """Tell whether a phrase is that of a body, not of a person: "el Ministerio de Salud"."""
        lead = every[1 : len(every) - len(run)]
        return (
            len(lead) > 1
            and every[0].casefold() in self.articles()
            and lead[0][0].isupper()
            and not self.known.role(lead[0])
            and all(self.known.is_a("links", word) for word in lead[1:])
        )

    def _of_place(self, every: Sequence[str], run: Sequence[str]) -> bool:
        """Tell whether a phrase is a role and its place: "la senadora de Massachusetts"."""
        lead, end = every[: -len(run)], " ".join(run)
        if len(lead) < 2 or list(every[-len(run) :]) != list(run):
            return False
        place = end.casefold() in self.people.lifeless or places(end, self.language)
        return bool(place) and self.known.is_a("links", lead[-1]) and self.known.role(" ".join(lead))

    def _alone(self, phrase: str) -> str:
        """Cut off where someone comes from: "John Lee of Ohio"."""
        short = FROM.sub("", phrase)
        last = short.rpartition(" ")[2]
        named = (
            last[:1].isupper()
            and not self.known.role(last)
            and last.casefold() not in self.people.naming.common
        )
        return short if named else phrase

    def recent(self, at: int) -> Iterator[tuple[int, Person]]:
        """Yield who was named before a place, and where, the last first."""
        place = bisect_right(self.people.mentions, at, key=lambda mention: mention[0])
        return reversed(self.people.mentions[max(0, place - 40) : place])

    def heads(self, place: int) -> bool:
        """Tell whether a name opens a sentence, or stands behind the role that opens it."""
        before = DATELINE.sub("", self.text[max(0, place - LEAD) : place])
        if any(
            pattern.search(before) for pattern in (HEAD, COPULA, OPENED, APART, CLEFT, KIN_OF, *self.turns)
        ):
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
        own = len(every)
        while own and (
            self.known.role(every[own - 1]) or self.known.is_a("articles", every[own - 1].casefold())
        ):
            own -= 1
        ahead = every[own - 1].casefold() if own > 1 else ""
        governed = self.known.is_a("governing", ahead) and ahead not in DOERS | OF
        oblique = oblique or governed  # "Lee dio su opinión sobre el presidente ..."
        article = self.known.is_a("articles", every[0].casefold()) or self._bare_role(every)
        opens = article and len(every) < PHRASE
        if self._stands_behind(place, len(lead[-1])):
            return False
        inside = opens or self.known.role(lead[-1]) or self.language.tag == "ru"
        return inside and not oblique and not SPOKEN.search(lead[-1])

    def _stands_behind(self, place: int, size: int) -> bool:
        """Tell whether someone else is named before a name in the sentence that began so many letters ago."""
        return any(place - size <= start < place for start, _ in self.recent(place - 1))

    def _bare_role(self, every: Sequence[str]) -> bool:
        """Tell whether a few words are a role that is not known: "Keeper's son", "Cheese seller"."""
        first, *rest = every
        plain = [re.split(r"[’']", first)[0].casefold(), *rest]
        return (
            len(every) <= ROLE
            and first[0].isupper()
            and not PARTICIPLE.search(first)
            and all(word.isalpha() and word.islower() for word in rest)
            and not any(w in self.language.function_words or self.known.is_a("stops", w) for w in plain)
            and plain[0] not in PLACING
        )

    def heads_of(self, phrase: str) -> list[str]:
        """Return the words of a phrase among which its noun is, before what links more to it."""
        every = [m[0].casefold() for m in WORD.finditer(phrase)]
        every = [GLUED.sub("", word) for word in every]
        while every and (every[0] in self.articles() or self.known.is_a("links", every[0])):
            every.pop(0)
        cut = next((at for at, word in enumerate(every) if self.known.is_a("links", word)), len(every))
        own = [w for w in every[:cut] if not self.known.is_a("stops", w)]
        return own[-1:] if self.language.tag in {"en", "de"} else own[:2]

    def is_body(self, phrase: str, heads: Sequence[str]) -> bool:
        """Tell whether a phrase is that of a body, of a paper, or of several."""
        first = phrase.split(maxsplit=1)[0].casefold()
        many = first in MANY or (self.language.tag == "en" and any(MANY_S.search(word) for word in heads))
        if heads and len(heads) > 1 and roles(heads[0], self.language):
            return False  # the head of the city
        named = any(self.known.is_a(kind, word) for kind in ("bodies", "companies") for word in heads)
        return many or named or not self.people.naming.institutions.isdisjoint(heads)

    def unnamed(self, phrase: str, heads: Sequence[str], at: int) -> str | None:
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
        wanted, heads = roles(phrase, self.language), self.heads_of(phrase)
        own = stems(" ".join(heads), self.language)
        gender = self.people.genders.article(phrase) or self.people.genders.noun(phrase)
        here = self.text.rfind("\n", max(0, at - BACK), at)
        best: tuple[Person | None, float] = (None, 0.0)
        seen: set[int] = set()
        for rank, (place, person) in enumerate(self.recent(at)):
            if id(person) in seen or (gender and person.gender not in {"", gender}):
                continue
            seen.add(id(person))
            score = 3.0 * bool(own & person.words) + _fitting(wanted, person) - 0.01 * rank
            if person is not last and place > max(here, self.spoke) and self.heads(place):
                score += TOPIC
            elif place > here and (person is not last or self.spoke > here):
                score += NAMED
            score += 0.3 * bool(gender and person.gender == gender)
            best = max(best, (person, score), key=lambda two: two[1])
        return best

    def only(self, person: Person | None, phrase: str) -> bool:
        """Tell whether someone is the only one in the story whose role a phrase names."""
        wanted = roles(phrase, self.language)
        return [p for p in self.people.everyone if p.roles & wanted] == [person]


def _fitting(wanted: frozenset[str], person: Person) -> float:
    """Return how well the roles that a description names fit someone's."""
    if wanted & person.roles:
        return 2.0
    return 1.2 if "official" in wanted and person.roles & OFFICIALS else 0.0


@lru_cache
def _turns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return what stands before the name of whom a sentence turns to: "As for"."""
    found = language.pattern("speakers", "turns")
    lead = r"(?:^|[.!?][”\"»]?\s|\n)"
    return (re.compile(rf"{lead}(?:{found.pattern})\s(?:\w+\s){{0,3}}$", re.IGNORECASE),) if found else ()
