"""The people of a story: their names, roles and genders.

A person is introduced by a full name, or by a name with a role. A role is read from the words around it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from compare.facts.cues import Cue, cues
from compare.facts.places import place_names
from compare.languages import Language
from compare.quotes.genders import EDGE, Genders
from compare.quotes.inflection import GENITIVE, PATRONYMIC, nominative, same
from compare.quotes.naming import HONOURS, Naming
from compare.quotes.nobodies import before_noun, in_marks, of_kind
from compare.quotes.runs import INFLECTED, NOBLE, PLAIN, POSSESSIVE, Run, gender_of, lifeless, runs
from compare.quotes.wording import WORD, Words, roles, words
from sources.model import Span

LAST: Final = re.compile(r"(?<![\w-])[^\W\d_a-zß-öø-ÿа-яё][\w-]+(?![’'\w])")
"""A capitalised word that owns nothing."""

TITLED: Final = re.compile(r"(?<!\w)(\w{1,5}\.?) $")
"""A short word before a name."""

INITIAL: Final = 2
"""First letters that the cases and short forms of a first name share."""

COUPLE: Final = re.compile(r"(?<![\w’'-])(?<![A-ZÀ-Þ]\w\s)(?P<first>[A-ZÀ-Þ][\w-]+) (?:and|und|et|y|e|и) $")
"""A first name that goes with the last name of whoever stands behind: "Ruth and Leonard Oakes"."""

AUXILIARY: Final = re.compile(r"\s(?:a|ont|avait|avaient|ha|han|había|habían|hat|haben|hatte|has|have|had)\s")
"""What can stand between a name and the reporting verb in its participle."""

NOUN: Final = re.compile(r"(?:ung|heit|keit|schaft|tion|tät|ismus|nis|tum|chen|lein)(?:en|e?s)?$")
"""Endings of German nouns that are no names."""

BEGINS: Final = re.compile(
    r"(?:^|[.,;:!?…—–“”„«»\"()\n]|\b(?:and|but|as|that|when|und|aber|dass|wie|et|mais|que|comme|y|pero|como|и|а|но|что|как))\s*$"
)
"""What stands before the subject of a clause."""

FIRST: Final = re.compile(r",?\s(?P<name>[^\W\d_a-zß-öø-ÿа-яё]\w+)(?=[,.;]|\s+[a-zß-öø-ÿа-яё])")
"""A first name, and no last name behind it."""

GIVEN: Final = re.compile(
    r"[\s\u00a0,]*(?P<name>[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]+)(?=[,.;:]|\s+[a-zß-öø-ÿа-яё])"
)
"""The first name of someone who tells no other."""

SENTENCE: Final = re.compile(r"[.!?…][”\"»“]?\s+|\n\s*")
"""What parts sentences."""

SUFFIX: Final = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
"""What follows a last name."""

LETTERS: Final = re.compile(r" (?:[KQ]C|MSP|ME?P|[OMC]BE|PhD|MD|RN|Esq)$")
"""Letters behind a name that are no part of it."""

AROUND: Final = 70
"""Characters around a name in which its role is read."""

BESIDE: Final = 7
"""Words before a name among which its role stands."""

OWNER: Final = re.compile(r"(?:whose|dont|deren|dessen|cuy\w+|ч(?:ей|ья|ьё|ьи))\s")
"""What opens a clause about somebody's kin or things."""

OLD: Final = re.compile(
    r"(?:^|\s)(\d{1,3})(?=$|-(?:year-old|jährig|летн)|\s(?:ans|años|Jahre|лет|год)\b)", re.IGNORECASE
)
"""How old someone is, beside the name."""

PREPOSITION: Final = re.compile(
    r"\s(?:a|al|en|con|por|para|contra|entre|sin|à|au|avec|par|pour|sur|contre|sans|mit|von|vom|bei|an|auf|zu|gegen|ohne)\s"
)
"""Words behind which an article is not that of the name: "la roja a Ann Lee"."""

PLACING: Final = frozenset(
    """sur dans à au aux devant après avant en depuis chez on in at by from outside inside after before during
    near behind auf im am an vor nach bei beim a ante tras desde al на в во после перед около""".split()
)
"""What opens a phrase that says where or when."""

STEM: Final = 5
"""Letters by which two words of descriptions are one: pastora, pastoreando."""


def stems(text: str, language: Language) -> set[str]:
    """Return the beginnings of the words of weight in a description."""
    common = language.words("names", "common")
    return {
        word[:STEM]
        for word in (w.casefold() for w in WORD.findall(text))
        if len(word) >= STEM and word not in common and word not in language.function_words
    }


@dataclass(eq=False)
class Person:
    """Someone named in the story."""

    name: str
    at: int
    """Where the name first stands."""
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    """`m` or `f`; empty where nothing tells."""
    hint: str = ""
    """What the words around the name let guess."""
    words: set[str] = field(default_factory=set)
    """Beginnings of the words that describe the person beside the name."""


def _kin(every: Sequence[str], person: Person) -> bool:
    """Tell whether the first names of a name are those of a person; a title or an initial tells nothing."""
    ours, theirs = every[:-1], person.name.split()[:-1]
    known = [w for w in (*ours, *theirs) if w.rstrip(".")[1:]]
    return len(known) < 2 or any(a[:INITIAL] == b[:INITIAL] for a in ours for b in theirs)


def _beginning(last: str) -> str:
    """Return the letters that all cases of a last name share."""
    return last[:3]


class People:
    """Who is who in one story."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.genders = Genders(language)
        self.by_last: dict[str, Person] = {}
        self.everyone: list[Person] = []
        self.mentions: list[tuple[int, Person]] = []
        self.ends: dict[int, int] = {}
        """Where a mention starts -> where it ends."""
        self.naming = Naming(language)
        self.known: Words = words(language)
        self._nouns = language.flag("names", "nouns_capitalised")
        self.lifeless = place_names(language) | {n.casefold() for n in language.phrases("names", "no_people")}
        self._placed: dict[str, tuple[str, int]] = {}
        """Last name -> a name that may be a place's, and where it stands."""
        self._first: set[str] = set()
        """The first words of everyone's names."""
        self._families: dict[str, list[Person]] = defaultdict(list)
        """By the beginning of a last name, all who bear one like it."""
        self._cases: dict[str, list[str]] = defaultdict(list)
        """By the beginning of a last name, the keys of `by_last` that begin so."""
        self._introduce()

    def _introduce(self) -> None:
        found = runs(self.text, self.language)
        self._first_named()
        alone = [Span(start, end) for start, end in self.ends.items()]
        for run in found:
            if any(Span(run.start, run.start + len(run.text)).overlaps(span) for span in alone):
                continue  # "nannte nur ihren Vornamen Mona"
            name, start = self.naming.personal(LETTERS.sub("", run.text), run.start)
            every = name.split()
            dateline = name.isupper() and self._opens(start)
            if (
                not every
                or dateline
                or len(every[-1].strip(".")) < INITIAL
                or POSSESSIVE.sub("", name).casefold() in self.lifeless
                or in_marks(self.text, start, start + len(name), self.language)
                or lifeless(every, start, self.text, self.language)
                or of_kind(run, name, self.text, self.language)
            ):
                continue
            if self._nouns and every[0].casefold() in self.language.values("numbers", "units"):
                continue  # "Drei Fahrgäste"
            if self.language.tag == "ru" and PATRONYMIC.search(every[-1]):
                self._by_patronymic(every, start, len(name))
                continue
            bent = start == run.start or INFLECTED.search(every[0])
            if self._nouns and bent and self._noun(start):
                continue  # "seit dem Frühjahr Risse", "Chefin der Freien Liste"
            if len(every) > 2 and SUFFIX.fullmatch(every[-1]):
                every.pop()
            last = POSSESSIVE.sub("", every[-1])
            person = self.named(every)
            if person is None and len(every) > 1:
                whole = self._nominative(POSSESSIVE.sub("", name), start)
                if self._place(start) and not gender_of(self.language, name):
                    if every[0].casefold() not in NOBLE:
                        self._placed[last.casefold()] = (whole, start)
                    continue
                person = Person(whole, start)
                self._add(person, last.casefold())
            if person is not None:
                self._note(person, start, start + len(name))
                self.describe(person, start, start + len(name))
        self._couples()
        self._relatives()
        self._lone(found)
        self._mention()
        told = self.genders.pronouns(self.text, [(at, self.ends[at], who) for at, who in self.mentions])
        for person in self.everyone:
            person.gender = told.get(id(person)) or person.gender or person.hint

    def _add(self, person: Person, last: str | None = None) -> None:
        """Note someone new; `last`, the last name as the text has it, may call the person alone."""
        self.everyone.append(person)
        every = person.name.casefold().split()
        self._first.add(every[0])
        self._families[_beginning(every[-1])].append(person)
        if last is not None and last not in self.by_last:
            self.by_last[last] = person
            self._cases[_beginning(last)].append(last)

    def _note(self, person: Person, start: int, end: int) -> None:
        """Note where someone is named."""
        self.mentions.append((start, person))
        self.ends[start] = end

    def _nominative(self, name: str, start: int) -> str:
        """Return a name as it stands in a dictionary, by what stands before it."""
        if self.language.tag != "ru":
            return name
        lead = EDGE.split(self.text[max(0, start - AROUND) : start])[-1]
        return nominative(name, genitive=bool(self._according(lead) or GENITIVE.search(lead)))

    def _can_be_new(self, word: str) -> bool:
        """Tell whether a capitalised word can be somebody's name, and is nobody's first."""
        return word.casefold() not in self._first and self.naming.can_be_one(word)

    def _by_patronymic(self, every: Sequence[str], start: int, size: int) -> None:
        """Note where a Russian is called by first name and patronymic: «Анна Сергеевна»."""
        first = every[-2][:-1] if len(every) > 1 else ""
        person = next((p for p in self.everyone if first and p.name.startswith(first)), None)
        if person:
            self._note(person, start, start + size)

    def _relatives(self) -> None:
        """Introduce those who are named as somebody's kin by their first names alone: "her brother Emil"."""
        kin = self.language.pattern("speakers", "kin")
        if kin is None:
            return
        places = sorted(self.mentions, key=lambda mention: mention[0])
        for match in kin.finditer(self.text):
            first = FIRST.match(self.text, match.end())
            at = bisect_right(places, match.start(), key=lambda mention: mention[0])
            if not first or first.start("name") in self.ends:
                continue
            whole = f"{first['name']} {places[at - 1][1].name.split()[-1]}" if at else first["name"]
            name = whole if whole in self.text else first["name"]  # a sister may bear another last name
            family = self._families[_beginning(name.rsplit(maxsplit=1)[-1].casefold())]
            person = next((p for p in family if p.name == name), None)
            if person is None:
                person = Person(name, match.start(), gender=self.genders.noun_alone(match[0]))
                self._add(person)
            self._note(person, match.start(), first.end("name"))

    def _first_named(self) -> None:
        """Introduce those who tell no last name: "One striker, who gave only her first name, Mona"."""
        given = self.language.pattern("speakers", "given_only")
        for match in given.finditer(self.text) if given else ():
            first = GIVEN.match(self.text, match.end())
            if not first or not self._can_be_new(first["name"]):
                continue
            lead = self.text[max(0, match.start() - 2 * AROUND) : match.start()]
            start = match.start() - len(SENTENCE.split(lead)[-1])
            said = self.text[start : match.end()]
            gender = self.genders.noun(said) or self.genders.article(said)
            person = Person(first["name"], start, gender=gender)
            self._add(person, first["name"].casefold())
            self._note(person, start, first.end("name"))

    def _lone(self, found: Sequence[Run]) -> None:
        """Introduce those who are known by one name alone: "President Reyer", "Reyer said"."""
        inside = {at for run in found for at in range(run.start, run.start + len(run.text))}
        verbs = cues(self.text, self.language, "quotes", ("verb",))
        beside = {cue.span.start for cue in verbs}, {cue.span.end for cue in verbs}
        for match in LAST.finditer(self.text):
            word, start, end = match[0], match.start(), match.end()
            lead = self.text[max(0, start - 30) : start]
            before = (lead.split() or [""])[-1].strip(".").casefold()
            titled = before in self.naming.titles and before not in HONOURS
            helped = AUXILIARY.match(self.text, end)
            subject = (helped.end() if helped else end + 1) in beside[0] and bool(BEGINS.search(lead))
            if self._nouns and (self._noun(start) or NOUN.search(word)):
                continue
            if not titled and (start in inside or not (subject or start - 1 in beside[1])):
                continue
            if word.casefold() in self.by_last or self.inflected(word) or not self._can_be_new(word):
                continue
            person = Person(*self._placed.get(word.casefold(), (word, start)))
            self._add(person, word.casefold())
            self.describe(person, start, end)

    def _mention(self) -> None:
        """Note where someone is called by the last name alone; "Lee's office" is not Lee."""
        starts = {at for start, end in self.ends.items() for at in range(start, end)}
        for match in LAST.finditer(self.text):
            if match.start() in starts or match[0].casefold() not in self.by_last:
                continue
            if self._noun(match.start()) and before_noun(self.text, match.end(), self.language):
                continue
            title = self.genders.noun_alone(self._title(match.start()))
            person = self.of_gender(self.by_last[match[0].casefold()], title)
            self._note(person, match.start(), match.end())
            person.gender = title or person.gender
        self.mentions.sort(key=lambda mention: mention[0])

    def of_gender(self, person: Person, gender: str) -> Person:
        """Return who has the same last name and a gender: Mrs. Oakes of Ruth and Leonard Oakes."""
        theirs = person.gender or gender_of(self.language, person.name)
        if not gender or theirs in {"", gender}:
            return person
        last = person.name.split()[-1]
        family = (p for p in self._families[_beginning(last.casefold())] if p.name.split()[-1] == last)
        return next((p for p in family if (p.gender or gender_of(self.language, p.name)) == gender), person)

    def _couples(self) -> None:
        """Introduce those who share the last name behind them: "Ruth and Leonard Oakes"."""
        for start, person in list(self.mentions):
            match = COUPLE.search(self.text, max(0, start - AROUND), start)
            every = person.name.split()
            if match is None or len(every) != PLAIN or not self.text.startswith(person.name, start):
                continue
            name = f"{match['first']} {every[-1]}"
            gender = gender_of(self.language, name)
            if gender and all(p.name != name for p in self.everyone):
                other = Person(name, match.start("first"), gender=gender)
                self._add(other)
                self._note(other, *match.span("first"))

    def _title(self, start: int) -> str:
        """Return the short word right before a name, "Mrs" perhaps."""
        match = TITLED.search(self.text, max(0, start - 20), start)
        return match[1] if match else ""

    def named(self, every: Sequence[str]) -> Person | None:
        """Return who has a name; with a first name, not a relative of that last name."""
        last = POSSESSIVE.sub("", every[-1])
        person = self.by_last.get(last.casefold()) or self.inflected(last)
        if person is None or len(every) < 2 or _kin(every, person):
            return person
        small = last.casefold()
        family = (
            p for p in self._families.get(_beginning(small), ()) if same(p.name.split()[-1].casefold(), small)
        )
        return next((p for p in family if _kin(every, p)), None)

    def _noun(self, start: int) -> bool:
        """Tell whether an article stands right before a place, so that a noun follows."""
        before = self.text[max(0, start - 12) : start].split()
        return bool(before) and self.known.is_a("articles", before[-1].casefold())

    def _opens(self, start: int) -> bool:
        """Tell whether a paragraph begins at a place."""
        return self.text[:start].rstrip(" ")[-1:] in {"", "\n"}

    def _place(self, start: int) -> bool:
        """Tell whether what stands before a name makes it a place: "in", "near"."""
        lead = self.text[max(0, start - 14) : start]
        before = lead.split()
        told = any(cue.span.end == len(lead.rstrip()) for cue in self._according(lead))
        return bool(before) and not told and before[-1] in self.language.words("speakers", "places")

    def _according(self, text: str) -> Sequence[Cue]:
        return cues(text, self.language, "quotes", ("according",))

    def inflected(self, last: str) -> Person | None:
        """Return who has a last name in another case."""
        if self.language.tag not in {"ru", "de"}:
            return None
        key = last.casefold()
        near = (k for k in self._cases.get(_beginning(key), ()) if k[:4] == key[:4] and same(k, key))
        found = next(near, None)
        return self.by_last[found] if found else None

    def describe(self, person: Person, start: int, end: int) -> None:
        """Read the roles right before and right behind a name."""
        lead = EDGE.split(self.text[max(0, start - AROUND) : start])[-1]
        lead = "" if self._sets_the_place(lead) else lead.removesuffix(", ").rpartition(", ")[2]
        tail = self.text[end : end + AROUND]
        behind = EDGE.split(tail)[0][1:].strip() if tail.startswith(",") else ""
        behind = "" if OWNER.match(behind) else behind.split(",")[0]
        person.words |= set(OLD.findall(f"{lead} {behind}"))
        near = " ".join(lead.split()[-3:])
        person.words |= stems(f"{' '.join(lead.split()[-5:])} {behind}", self.language)
        said = near if behind != behind.lower() else f"{near} {behind}"
        if not person.roles or len(lead.split()) < 8:
            person.roles |= roles(" ".join(lead.split()[-BESIDE:]), self.language) | roles(
                behind, self.language
            )
        sure = (
            self.genders.noun(self._title(start))
            or gender_of(self.language, person.name)
            or self.genders.noun_alone(" ".join(lead.split()[-2:]))
        )
        person.gender = person.gender or sure
        person.hint = (
            person.hint
            or self.genders.name(person.name)
            or self.genders.noun(said)
            or self.genders.article(" ".join(PREPOSITION.split(f" {lead} ")[-1].split()[-5:]))
            or self.genders.article(" ".join(behind.split()[:3]))
        )

    def _sets_the_place(self, lead: str) -> bool:
        """Tell whether what stands before a name only says where or when: "Sur le parking, "."""
        every = lead.removesuffix(", ").rpartition(", ")[2].split()
        return lead.endswith(", ") and bool(every) and every[0].istitle() and every[0].casefold() in PLACING
