"""The people of a story: their names, roles and genders, and whom a phrase such as "the envoy" means.

A person is introduced by a full name, or by a name with a role. A role is read from the words around it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from compare.facts.places import places
from compare.facts.vocabulary import usual
from compare.languages import Language, any_of
from compare.quotes.phrases import WORD, Words, roles, words
from sources.model import Span

RUN: Final = re.compile(
    r"(?<!\w)[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*"
    r"(?:[ \u00a0](?:(?:de|da|di|del|della|von|van|der|den|al|bin|la|le|el|y)\s)*"
    r"[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*\.?){1,7}"
)
"""Two to eight capitalised words: a name behind its titles."""

NOBLE: Final = frozenset("de da di del della von van der den al bin la le el y".split())
"""What joins the words of a last name."""

POSSESSIVE: Final = re.compile(r"['’]s?$")
AROUND: Final = 70
"""Characters around a name in which its role is read."""

FROM: Final = re.compile(r"(?<=[a-z]) (?:of|from|for) .*$", re.DOTALL)
"""Where someone comes from, behind a name."""

HEAD: Final = re.compile(
    r"(?:^|(?<=[^\W\d_]{3})[.!?][”\"»]?\s|\n)\s*(?:(?:[^\W\d_a-zß-öø-ÿа-яё]\w*\.?|but|and)\s){0,3}$"
)
"""What stands before a name that opens a sentence."""

EDGE: Final = re.compile(r"[.!?;:\"“”„«»()\n]")


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


@dataclass(eq=False)
class Person:
    """Someone named in the story."""

    name: str
    at: int
    """Where the name first stands."""
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    """`m` or `f`; empty where nothing tells."""


class People:
    """Who is who in one story."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.known: Words = words(language)
        self.common = language.words("names", "common")
        self.titles = frozenset(language.phrases("names", "titles"))
        self.feminine = any_of(language.phrases("speakers", "feminine"))
        self.masculine = any_of(language.phrases("speakers", "masculine"))
        self.adjective = re.compile(language.text("names", "adjective_ends") or r"(?!)")
        self.by_last: dict[str, Person] = {}
        self.spoke = 0  # where the last speaker was named
        self.mentions: list[tuple[int, Person]] = []
        self._introduce()

    def _introduce(self) -> None:
        for match in RUN.finditer(self.text):
            name, start = self._personal(match[0], match.start())
            every = name.split()
            if not every:
                continue
            last = POSSESSIVE.sub("", every[-1])
            person = self.by_last.get(last.casefold()) or self._inflected(last)
            if person is None and len(every) > 1 and not self._place(start):
                person = Person(self._nominative(POSSESSIVE.sub("", name)), start)
                self.by_last[last.casefold()] = person
            if person is not None:
                self.mentions.append((start, person))
                self._describe(person, start, start + len(name))

    def _place(self, start: int) -> bool:
        """Tell whether what stands before a name makes it a place: "in", "near"."""
        before = self.text[max(0, start - 12) : start].split()
        return bool(before) and before[-1] in self.language.words("speakers", "places")

    def _personal(self, run: str, start: int) -> tuple[str, int]:
        """Cut titles, roles and common words off the beginning of a run; nothing for a body."""
        parts = run.split(" ")
        role = max((at for at, word in enumerate(parts[:-1]) if self.known.role(word)), default=-1)
        rest = " ".join(parts[role + 1 :])
        start += len(run) - len(rest)
        while rest:
            first, _, tail = rest.partition(" ")
            plain = first.strip(".").casefold()
            common = plain in self.common and (plain in self.titles or len(tail.split()) != 1)
            plainly = common or self.known.ends(first) or self.known.role(first)
            adjective = bool(tail) and bool(self.adjective.fullmatch(first)) and len(tail.split()) > 1
            origin = len(tail.split()) > 1 and bool(places(first, self.language))
            if not (plainly or adjective or origin or self.known.is_a("articles", plain)):
                break
            start, rest = start + len(first) + 1, tail
        if any(w.strip(".").casefold() in self.common for w in POSSESSIVE.sub("", rest).split()[1:]):
            return "", start  # a ministry, a council
        rest = rest.rstrip(".")
        short = self._short(rest, run)
        return short, start + len(rest) - len(short)

    def _short(self, name: str, run: str) -> str:
        """Cut an unknown role or a town off a name of three words: "Lotse Tom Reed"."""
        every = name.split(" ")
        if len(every) < 3 or every[-2] in NOBLE or every[-2].endswith("."):
            return name
        cut = self.language.tag in {"de", "ru"} or usual(every[0], self.language)
        return " ".join(every[-2:]) if cut else name

    def _nominative(self, name: str) -> str:
        """Return a Russian woman's name as it stands in a dictionary: "Анны Ильвес"."""
        first, _, rest = name.partition(" ")
        if self.language.tag != "ru" or len(first) < 4 or not first.endswith("ы"):
            return name
        rest = re.sub(r"([оеё]в|ин)ой$", r"\1а", rest)
        return f"{first[:-1]}а {rest}"

    def _inflected(self, last: str) -> Person | None:
        if self.language.tag not in {"ru", "de"}:
            return None
        key = last.casefold()
        stem = key
        near = (p for k, p in self.by_last.items() if k[:4] == stem[:4] and _same(k, key))
        return next(near, None)

    def _describe(self, person: Person, start: int, end: int) -> None:
        """Read the roles right before and right behind a name."""
        lead = EDGE.split(self.text[max(0, start - AROUND) : start])[-1]
        lead = lead.removesuffix(", ").rpartition(", ")[2]
        tail = self.text[end : end + AROUND]
        behind = EDGE.split(tail)[0][1:].strip() if tail.startswith(",") else ""
        behind = behind.split(",")[0]
        near = " ".join(lead.split()[-3:])
        said = near if behind != behind.lower() else f"{near} {behind}"
        if not person.roles or len(lead.split()) < 8:
            person.roles |= roles(lead, self.language) | roles(behind, self.language)
        title = self.text[max(0, start - 6) : start].rpartition("\n")[2]
        person.gender = person.gender or self._gender(said, person.name) or self._gender(title)

    def _gender(self, text: str, name: str = "") -> str:
        if self.language.tag == "ru" and name:
            last = name.rsplit(maxsplit=1)[-1].casefold()
            if re.search(r"(?:ова|ева|ёва|ина|ская|цкая|овой|евой|иной|ской)$", last):
                return "f"
        for pattern, gender in ((self.feminine, "f"), (self.masculine, "m")):
            if pattern and pattern.search(text):
                return gender if self.language.tag in {"en", "ru"} else ""
        return ""

    def resolve(self, span: Span, verb: str, last: Person | str | None) -> Person | str:
        """Return the person a phrase means, else the phrase's own name for someone."""
        who = self._who(span, verb, last)
        if isinstance(who, Person):
            self.spoke = span.start
        return who

    def _who(self, span: Span, verb: str, last: Person | str | None) -> Person | str:
        phrase = self.text[span.start : span.end]
        bare = phrase.lstrip("-").casefold()
        if self.known.is_a("pronouns", bare):
            return self._meant(bare, verb, span.start, last) or phrase
        name = self._name(phrase)
        if name:
            return self._called(name, span) or name
        return self._by_role(phrase, span.start, last) or phrase

    def _name(self, phrase: str) -> str:
        """Return the name in a phrase: the capitalised words it ends with, or begins with."""
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
        last_role = max((at for at, word in enumerate(run[:-1]) if self.known.role(word)), default=-1)
        run = run[last_role + 1 :]
        while len(run) > 1 and (
            run[0].strip(".").casefold() in self.common
            or self.known.role(run[0])
            or self.adjective.fullmatch(run[0])
        ):
            run.pop(0)
        after = every[every.index(run[-1]) + 1 :] if run[-1] in every else []
        if after and self.known.role(" ".join(after)):
            return ""  # the Russian diplomat
        if run[-1].strip(".").casefold() in self.common - self.titles:
            return ""  # a newspaper, a ministry
        return " ".join(run)

    def _alone(self, phrase: str) -> str:
        """Cut off where someone comes from: "John Lee of Ohio"."""
        short = FROM.sub("", phrase)
        last = short.rpartition(" ")[2]
        named = last[:1].isupper() and not self.known.role(last) and last.casefold() not in self.common
        return short if named else phrase

    def _articles(self) -> frozenset[str]:
        return frozenset(self.language.phrases("speakers", "articles"))

    def _called(self, name: str, span: Span) -> Person | None:
        last = name.rsplit(maxsplit=1)[-1]
        person = self.by_last.get(last.casefold()) or self._inflected(last)
        if person is None and len(name.split()) == 1:
            first = name.casefold()
            person = next((p for p in self.by_last.values() if p.name.casefold().split()[0] == first), None)
        if person:
            self._describe(person, span.start, span.end)
            phrase = self.text[span.start : span.end]
            person.roles |= roles(phrase, self.language)
        return person

    def _by_role(self, phrase: str, at: int, last: Person | str | None) -> Person | None:
        """Return who has the role a definite phrase names: the one named last; else who spoke last."""
        wanted = roles(phrase, self.language)
        first = phrase.split(maxsplit=1)[0].casefold()
        if not wanted or first in self.language.phrases("speakers", "indefinite"):
            return None
        for _, person in self._recent(at):
            if wanted & person.roles:
                return person
        if isinstance(last, Person) and not last.roles:
            last.roles |= wanted
            return last
        return None

    def _recent(self, at: int) -> Iterator[tuple[int, Person]]:
        place = bisect_right(self.mentions, at, key=lambda mention: mention[0])
        return reversed(self.mentions[max(0, place - 40) : place])

    def _meant(self, pronoun: str, verb: str, at: int, last: Person | str | None) -> Person | str | None:
        """Return whom a pronoun means: who spoke last, or someone named since at the head of a sentence."""
        if self.known.is_a("pronouns", pronoun) and pronoun in self.language.phrases("speakers", "plural"):
            return last if isinstance(last, str) else None
        if pronoun in {"i", "я", "ich", "je", "yo", "who"}:
            return last if pronoun == "who" else None
        gender = self._pronoun(pronoun, verb)
        for place, person in self._recent(at):
            if person is last or place < self.spoke:
                break
            if person.gender in {"", gender} and self._heads(place):
                person.gender = gender
                return person
        if isinstance(last, Person) and (not last.gender or not gender or last.gender == gender):
            last.gender = last.gender or gender
            return last
        found = next((p for _, p in self._recent(at) if not gender or p.gender in {"", gender}), None)
        if found:
            found.gender = found.gender or gender
        return found or last

    def _pronoun(self, pronoun: str, verb: str) -> str:
        if self.feminine and self.feminine.fullmatch(pronoun):
            return "f"
        if self.masculine and self.masculine.fullmatch(pronoun):
            return "m"
        return ""

    def _heads(self, place: int) -> bool:
        """Tell whether a name opens a sentence."""
        return bool(HEAD.search(self.text[max(0, place - 40) : place]))
