"""The people of a story: their names, roles and genders.

A person is introduced by a full name, or by a name with a role. A role is read from the words around it.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from compare.facts.cues import Cue, cues
from compare.facts.places import bodies, place_names, places
from compare.facts.vocabulary import known, usual
from compare.languages import Language, any_of
from compare.quotes.runs import NOBLE, Run, gender_of, lifeless, runs
from compare.quotes.wording import WORD, Words, adjective, roles, words

LAST: Final = re.compile(r"(?<![\w-])[^\W\d_a-zß-öø-ÿа-яё][\w-]+(?![’'\w])")
"""A capitalised word that owns nothing."""

TITLE: Final = (re.compile(r"[“\"«„](?:\w+ )?$"), re.compile(r"[,.]?[”\"»“]"))
"""What stands before a title in marks, and behind it."""

TITLED: Final = re.compile(r"(?<!\w)(\w{1,5}\.?) $")
"""A short word before a name."""

SHORT: Final = 4
"""Letters below which a word is no role, and no adjective made of a place: Lin Yo Han."""

INITIAL: Final = 2
"""First letters that the cases and short forms of a first name share."""

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

SUFFIX: Final = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
"""What follows a last name."""

LETTERS: Final = re.compile(r" (?:[KQ]C|MSP|ME?P|[OMC]BE|PhD|MD|RN|Esq)$")
"""Letters behind a name that are no part of it."""

CALLING: Final = re.compile(r"(?:ist|er|or|ian|wife|man|woman)$")
"""How words for what someone does end."""

POSSESSIVE: Final = re.compile(r"['’]s?$")
PRONOUNS: Final = (("he", "m"), ("she", "f"))
"""Keys of the section `given`, and the gender they tell."""

BEHIND: Final = 160
"""Characters behind a name in which a pronoun tells its gender."""

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

HONOURS: Final = frozenset("sir dame lord lady baroness".split())
"""Titles that go before a first name."""

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


MASCULINE: Final = {"ия": "ий", "ея": "ей", "ая": "ай", "я": "ь", "а": ""}
"""Genitive endings of a Russian man's first name, with those of the nominative."""

PATRONYMIC: Final = re.compile(r"(?:[оеё]вич|ич|[оеё]вн|ичн|иничн)(?:а|у|ем|е|ы|ой)?$")
"""Endings of a Russian patronymic, which no one has for a last name beside a first."""

DATIVE: Final = re.compile(r"(?:[оеё]вой|иной|[сц]кой)$")
"""Endings of a Russian woman's last name in all cases but the first and the fourth."""

INFINITIVE: Final = re.compile(r"[А-ЯЁ][а-яё]+(?:ть|ться|ти|тись)\s")
"""A verb that opens a Russian sentence, and no first name: «Сдаваться Ли не намерена»."""

GENITIVE: Final = re.compile(r"(?:\bв лице|\bот имени|\bу|\bот|\bсо слов)\s$")
"""What stands before a Russian name in the genitive."""

EDGE: Final = re.compile(r"[.!?;:\"“”„«»()\n—–]")


CASE: Final = re.compile(r"(?:а|у|ы|и|е|ю|я|ом|ем|ым|им|ой|ей|ого|его|ому|s|es)?$")
"""Endings of a last name in the cases of Russian and German."""


def _same(one: str, other: str) -> bool:
    """Tell whether two last names differ in their case alone."""
    size = max(3, min(len(one), len(other)) - 1)
    if one[:size] != other[:size]:
        return False
    return bool(CASE.fullmatch(one[size:]) or len(one) == size + 1) and bool(
        CASE.fullmatch(other[size:]) or len(other) == size + 1 or CASE.fullmatch(other[size + 1 :])
    )


GENDERS: Final = {
    "de": {
        r"\b(?:die|eine)\s(?:\w+e\s)?(?:\w+(?:in|frau)|(?:groß|stief)?(?:mutter|tochter|schwester)|witwe|frau|tante"
        r"|nichte|dame|hebamme)\b": "f",
        r"\b(?:der|ein)\s(?:\w+er?\s)?\w+(?<!in)\b": "m",
    },
    "fr": {r"(?<!\bde )(?<!\bà )\b(?:la|une|cette)\s": "f", r"(?<!\bde )(?<!\bà )\b(?:le|un|ce|cet)\s": "m"},
    "es": {
        r"(?<!\bde )(?<!\ba )\b(?:la|una|esta)\s": "f",
        r"(?<!\bde )(?<!\ba )\b(?:el|un|este)\s": "m",
    },
}
"""Articles of a singular phrase -> gender, where a language's articles tell."""


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


class People:
    """Who is who in one story."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.known: Words = words(language)
        self.institutions = language.words("speakers", "institutions")
        self.common = language.words("names", "common") | self.institutions
        self.nouns = language.flag("names", "nouns_capitalised")
        self.titles = frozenset(language.phrases("names", "titles"))
        self.feminine = any_of(language.phrases("speakers", "feminine"))
        self.masculine = any_of(language.phrases("speakers", "masculine"))
        self.adjective = adjective(language)
        self.lifeless = place_names(language) | {n.casefold() for n in language.phrases("names", "no_people")}
        self.by_last: dict[str, Person] = {}
        self.placed: dict[str, tuple[str, int]] = {}
        """Last name -> a name that may be a place's, and where it stands."""
        self.mentions: list[tuple[int, Person]] = []
        self.ends: dict[int, int] = {}
        self.everyone: list[Person] = []
        self._introduce()

    def _introduce(self) -> None:
        found = runs(self.text, self.language)
        for run in found:
            name, start = self._personal(LETTERS.sub("", run.text), run.start)
            every = name.split()
            dateline = name.isupper() and self._opens(start)
            if (
                not every
                or dateline
                or len(every[-1].strip(".")) < INITIAL
                or POSSESSIVE.sub("", name).casefold() in self.lifeless
                or self._titled(start, start + len(name))
                or lifeless(every, start, self.text, self.language)
            ):
                continue
            if self.nouns and every[0].casefold() in self.language.values("numbers", "units"):
                continue  # "Drei Fahrgäste"
            if self.language.tag == "ru" and PATRONYMIC.search(every[-1]):
                self._by_patronymic(every, start, len(name))
                continue
            if self.nouns and start == run.start and self._noun(start):
                continue  # "seit dem Frühjahr Risse"
            if len(every) > 2 and SUFFIX.fullmatch(every[-1]):
                every.pop()
            last = POSSESSIVE.sub("", every[-1])
            person = self.named(every)
            if person is None and len(every) > 1:
                whole = self._nominative(POSSESSIVE.sub("", name), start)
                if self._place(start) and not gender_of(self.language, name):
                    if every[0].casefold() not in NOBLE:
                        self.placed[last.casefold()] = (whole, start)
                    continue
                person = Person(whole, start)
                self.by_last.setdefault(last.casefold(), person)
                self.everyone.append(person)
            if person is not None:
                self.mentions.append((start, person))
                self.ends[start] = start + len(name)
                self.describe(person, start, start + len(name))
        self._kin()
        self._lone(found)
        self._mention()
        self._by_pronouns()

    def _by_patronymic(self, every: Sequence[str], start: int, size: int) -> None:
        """Note where a Russian is called by first name and patronymic: «Анна Сергеевна»."""
        first = every[-2][:-1] if len(every) > 1 else ""
        person = next((p for p in self.everyone if first and p.name.startswith(first)), None)
        if person:
            self.mentions.append((start, person))
            self.ends[start] = start + size

    def _kin(self) -> None:
        """Introduce those who are named as somebody's kin by their first names alone: "her brother Emil"."""
        kin = self.language.pattern("speakers", "kin")
        if kin is None:
            return
        places = sorted(self.mentions, key=lambda mention: mention[0])
        for match in kin.finditer(self.text):
            first = FIRST.match(self.text, match.end())
            at = bisect_right(places, match.start(), key=lambda mention: mention[0])
            if not first or not at or first.start("name") in self.ends:
                continue
            name = f"{first['name']} {places[at - 1][1].name.split()[-1]}"
            person = next((p for p in self.everyone if p.name == name), None) or Person(name, match.start())
            self.everyone.append(person)
            self.mentions.append((match.start(), person))
            self.ends[match.start()] = first.end("name")

    def _lone(self, found: Sequence[Run]) -> None:
        """Introduce those who are known by one name alone: "President Reyer", "Reyer said"."""
        inside = {at for run in found for at in range(run.start, run.start + len(run.text))}
        verbs = cues(self.text, self.language, "quotes", ("verb",))
        beside = {cue.span.start for cue in verbs}, {cue.span.end for cue in verbs}
        for match in LAST.finditer(self.text):
            word, start, end = match[0], match.start(), match.end()
            lead = self.text[max(0, start - 30) : start]
            before = (lead.split() or [""])[-1].strip(".").casefold()
            titled = before in self.titles and before not in HONOURS
            helped = AUXILIARY.match(self.text, end)
            subject = (helped.end() if helped else end + 1) in beside[0] and bool(BEGINS.search(lead))
            if self.nouns and (self._noun(start) or NOUN.search(word)):
                continue
            if not titled and (start in inside or not (subject or start - 1 in beside[1])):
                continue
            if word.casefold() in self.by_last or self.inflected(word) or not self._can_be_one(word):
                continue
            person = Person(*self.placed.get(word.casefold(), (word, start)))
            self.by_last[word.casefold()] = person
            self.everyone.append(person)
            self.describe(person, start, end)

    def _by_pronouns(self) -> None:
        """Learn a gender from the pronouns behind a name, up to the next name or the end of the sentence."""
        pronouns = [(self.language.pattern("given", key), gender) for key, gender in PRONOUNS]
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        places = [start for start, _ in self.mentions]
        for at, (start, person) in enumerate(self.mentions):
            if person.gender:
                continue
            stop = min(places[at + 1] if at + 1 < len(places) else len(self.text), start + BEHIND)
            clause = EDGE.split(self.text[self.ends[start] : stop])[0]
            found = ((p.search(clause), gender) for p, gender in pronouns if p)
            first = min(((match.start(), gender) for match, gender in found if match), default=None)
            if first:
                votes[id(person)][first[1]] += 1
        for person in self.everyone:
            ranked = votes[id(person)].most_common() if id(person) in votes else []
            if ranked and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
                person.gender = ranked[0][0]
            person.gender = person.gender or person.hint

    def _can_be_one(self, word: str) -> bool:
        """Tell whether a capitalised word can be somebody's name."""
        plain = word.casefold()
        return (
            len(word) > 2
            and not word.isupper()
            and plain not in {person.name.split()[0].casefold() for person in self.everyone}
            and plain not in self.common
            and plain not in {*self.language.weekdays, *self.language.months}
            and not (self.known.role(word) or self.known.ends(word) or self.known.is_a("articles", plain))
            and not (self.known.is_a("stops", word) or self.known.is_a("pronouns", plain))
            and (self.nouns or not self.adjective.fullmatch(word))
            and not usual(word, self.language)
            and not places(word, self.language)
            and not bodies(word, self.language)
        )

    def _mention(self) -> None:
        """Note where someone is called by the last name alone; "Lee's office" is not Lee."""
        starts = {at for start, end in self.ends.items() for at in range(start, end)}
        for match in LAST.finditer(self.text):
            if match.start() in starts or match[0].casefold() not in self.by_last:
                continue
            person = self.by_last[match[0].casefold()]
            self.mentions.append((match.start(), person))
            self.ends[match.start()] = match.end()
            person.gender = self._gender(self._title(match.start()), nouns=True) or person.gender
        self.mentions.sort(key=lambda mention: mention[0])

    def _title(self, start: int) -> str:
        """Return the short word right before a name, "Mrs" perhaps."""
        match = TITLED.search(self.text, max(0, start - 20), start)
        return match[1] if match else ""

    def _titled(self, start: int, end: int) -> bool:
        """Tell whether a run stands in marks alone: the title of a book."""
        return bool(TITLE[0].search(self.text[max(0, start - 6) : start])) and bool(
            TITLE[1].match(self.text, end)
        )

    def named(self, every: Sequence[str]) -> Person | None:
        """Return who has a name; with a first name, not a relative of that last name."""
        last = POSSESSIVE.sub("", every[-1])
        person = self.by_last.get(last.casefold()) or self.inflected(last)
        if person is None or len(every) < 2 or _kin(every, person):
            return person
        family = (p for p in self.everyone if _same(p.name.split()[-1].casefold(), last.casefold()))
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

    def _personal(self, run: str, start: int) -> tuple[str, int]:
        """Cut titles, roles and common words off the beginning of a run; nothing for a body."""
        verb = INFINITIVE.match(run) if self.language.tag == "ru" else None
        start += verb.end() if verb else 0
        run = run[verb.end() :] if verb else run
        parts = run.split(" ")
        role = max((at for at, word in enumerate(parts[:-1]) if self.known.role(word)), default=-1)
        rest = " ".join(parts[role + 1 :])
        start += len(run) - len(rest)
        while rest:
            first, _, tail = rest.partition(" ")
            plain = first.strip(".").casefold()
            named = " " in tail and gender_of(self.language, tail)  # the European Union's Ann Lee
            if plain in self.institutions and plain not in self.titles and tail and not named:
                return "", start  # Radio Ellery
            titled = plain in HONOURS and bool(tail)
            common = plain in self.common and (plain in self.titles or len(tail.split()) != 1)
            plainly = common or titled or bool(named) or self.known.ends(first) or self.known.role(first)
            more = len(tail.split()) > 1
            adjective = more and len(first) >= SHORT and bool(self.adjective.fullmatch(first))
            origin = more and bool(places(first, self.language))
            if not (plainly or adjective or origin or self.known.is_a("articles", plain)):
                break
            start, rest = start + len(first) + 1, tail
        noble = NOBLE - {"der", "den"} if self.nouns else NOBLE  # "Abschuss der Wölfe"
        others = [w.strip(".").casefold() for w in POSSESSIVE.sub("", rest).split()[1:] if w not in noble]
        if len(others) > 1 and not self.nouns:
            others = [word for word in others if not self.known.is_a("articles", word)]  # Kim Jong Un
        if any(word in self.common for word in others):
            return "", start  # a ministry, a council
        rest = rest.rstrip(".")
        short = self._short(rest, run)
        return short, start + len(rest) - len(short)

    def _short(self, name: str, run: str) -> str:
        """Cut an unknown role or a town off a name of three words: "Lotse Tom Reed"."""
        every = name.split(" ")
        if len(every) < 3 or every[-2] in NOBLE or every[-2].endswith(".") or len(every[0]) < SHORT:
            return name  # Lin Yo Han
        if "-" in every[0] and every[0].partition("-")[2].islower():
            return " ".join(every[1:])  # Gran-of-six Ann Lee
        if (
            len(every) == 3
            and gender_of(self.language, " ".join(every[1:]))
            and not gender_of(self.language, name)
        ):
            return " ".join(every[1:])
        calling = self.language.tag == "en" and CALLING.search(every[0]) and not known(every[0])
        cut = (
            self.language.tag in {"de", "ru"}
            or (len(every[0]) > INITIAL and usual(every[0], self.language))
            or bool(calling)
        )
        return " ".join(every[-2:]) if cut else name

    def _nominative(self, name: str, start: int) -> str:
        """Return a Russian name as it stands in a dictionary: "Анны Ильвес", "по словам Игоря Лапина"."""
        first, _, rest = name.partition(" ")
        if self.language.tag != "ru" or len(first) < 3:
            return name
        if DATIVE.search(rest) and first.endswith(("е", "и", "ы")):
            last = re.sub(r"([оеё]в|ин)ой$", r"\1а", re.sub(r"(с|ц)кой$", r"\1кая", rest))
            soft = first.endswith("ии") or (first.endswith("и") and first[-2:-1] not in "гкхжшчщ")
            return f"{first[:-1]}{'я' if soft else 'а'} {last}"
        if len(first) > 3 and first.endswith("ы"):
            rest = re.sub(r"(?<=\w\w)([оеё]в|ин)а$", r"\1", rest)
            rest = re.sub(r"([оеё]в|ин)ой$", r"\1а", rest)
            rest = re.sub(r"(с|ц)кой$", r"\1кая", rest)
            return f"{first[:-1]}а {rest}"
        lead = EDGE.split(self.text[max(0, start - AROUND) : start])[-1]
        if not self._according(lead) and not GENITIVE.search(lead):
            return name
        for ending, plain in MASCULINE.items():
            if first.endswith(ending):
                rest = re.sub(r"([оеё]в|ин|[бвгджзклмнпрстфхцчшщ])а$", r"\1", rest)
                rest = re.sub(r"(с|ц)кого$", r"\1кий", rest)
                rest = re.sub(r"([лн])ь?ц$", r"\1ец", re.sub(r"(?<=\w\w)вц$", "вец", rest))
                return first.removesuffix(ending) + plain + " " + rest
        return name

    def inflected(self, last: str) -> Person | None:
        """Return who has a last name in another case."""
        if self.language.tag not in {"ru", "de"}:
            return None
        key = last.casefold()
        stem = key
        near = (p for k, p in self.by_last.items() if k[:4] == stem[:4] and _same(k, key))
        return next(near, None)

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
            self._gender(self._title(start))
            or gender_of(self.language, person.name)
            or self._gender(" ".join(lead.split()[-2:]), nouns=True)
        )
        person.gender = person.gender or sure
        person.hint = (
            person.hint
            or self._gender(said, person.name)
            or self.article(" ".join(PREPOSITION.split(f" {lead} ")[-1].split()[-5:]))
            or self.article(" ".join(behind.split()[:3]))
        )

    def _sets_the_place(self, lead: str) -> bool:
        """Tell whether what stands before a name only says where or when: "Sur le parking, "."""
        every = lead.removesuffix(", ").rpartition(", ")[2].split()
        return lead.endswith(", ") and bool(every) and every[0].istitle() and every[0].casefold() in PLACING

    def told_gender(self, phrase: str) -> str:
        """Return the gender that a noun tells: "the spokeswoman"."""
        return self._gender(phrase)

    def article(self, phrase: str) -> str:
        """Return the gender that the article of a singular phrase tells; empty where it tells none."""
        every = [(re.search(key, phrase, re.I), g) for key, g in GENDERS.get(self.language.tag, {}).items()]
        found = sorted((match.start(), gender) for match, gender in every if match)
        return found[0][1] if found else ""

    def _gender(self, text: str, name: str = "", *, nouns: bool = False) -> str:
        if self.language.tag == "ru" and name:
            last = name.rsplit(maxsplit=1)[-1].casefold()
            if re.search(r"(?:ова|ева|ёва|ина|ская|цкая|овой|евой|иной|ской)$", last):
                return "f"
        pronouns = [self.language.pattern("given", key) for key, _ in PRONOUNS]
        for pattern, gender in ((self.feminine, "f"), (self.masculine, "m")):
            found = pattern.search(text) if pattern else None
            if found and not (nouns and any(p and p.fullmatch(found[0]) for p in pronouns)):
                return gender if self.language.tag in {"en", "ru"} else ""
        return ""
