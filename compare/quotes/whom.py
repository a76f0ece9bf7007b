"""Whom a phrase means inside a story: a name, a pronoun, "the envoy", "the woman"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from compare.languages import any_of
from compare.quotes.people import POSSESSIVE, People, Person
from compare.quotes.wording import WORD, roles
from sources.model import Span

FROM: Final = re.compile(r"(?<=[a-z]) (?:of|from|for) .*$", re.DOTALL)
"""Where someone comes from, behind a name."""

HEAD: Final = re.compile(
    r"(?:^|(?<=[^\W\d_]{3})[.!?][”\"»]?\s|\n)\s*(?:(?:[^\W\d_a-zß-öø-ÿа-яё]\w*\.?|but|and)\s){0,3}$"
)
"""What stands before a name that opens a sentence."""

OWNED: Final = re.compile(r"[^\W\d_a-z]\w+[’']s? [a-z][\w -]*$")
"""What someone has: an office, a campaign, a lawyer."""

LEAD: Final = 70
"""Characters before a name in which the role stands that opens its sentence."""

PHRASE: Final = 7
"""Words of the longest phrase before a name that is its own: "the owner of three barges"."""

SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?][”\"»]?\s+|\n\s*")
SPOKEN: Final = re.compile(r"[«»“”\"„:;]")


class Whom:
    """Finds whom the phrases of one story mean, in the order of the text."""

    def __init__(self, people: People) -> None:
        self.people, self.text, self.language, self.known = people, people.text, people.language, people.known
        self.generic = any_of(self.language.phrases("speakers", "generic"))
        self.spoke = 0  # where the last speaker was named

    def resolve(self, span: Span, verb: str, last: Person | str | None) -> Person | str:
        """Return the person a phrase means, else the phrase's own name for someone."""
        who = self._who(span, verb, last)
        if isinstance(who, Person):
            self.spoke = span.start
        return who

    def _who(self, span: Span, verb: str, last: Person | str | None) -> Person | str:
        phrase = self.text[span.start : span.end]
        bare = phrase.lstrip("-").casefold()
        if self.known.is_a("pronouns", bare) or (self._pronoun(bare, verb) and phrase.islower()):
            return self._meant(bare, verb, span.start, last) or phrase
        if self.generic and self.generic.fullmatch(phrase):
            word = phrase.rpartition(" ")[2]
            return self._meant(word, verb, span.start, last) or phrase
        name = self._name(phrase)
        if name:
            return self._called(name, span) or name
        return self._by_role(phrase, span.start, last) or phrase

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
        place = bisect_right(self.people.mentions, at, key=lambda mention: mention[0])
        return reversed(self.people.mentions[max(0, place - 40) : place])

    def _meant(self, pronoun: str, verb: str, at: int, last: Person | str | None) -> Person | str | None:
        """Return whom a pronoun means: who spoke last, or someone named since at the head of a sentence."""
        if self.known.is_a("pronouns", pronoun) and pronoun in self.language.phrases("speakers", "plural"):
            return last if isinstance(last, str) else None
        if pronoun in {"it", "es"}:
            return last if isinstance(last, str) else None
        if pronoun in {"i", "я", "ich", "je", "yo", "who"}:
            return last if pronoun == "who" else None
        gender = self._pronoun(pronoun, verb)
        person = self._since(at, gender, last)
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

    def unsaid(self, at: int, last: Person | str | None) -> Span | None:
        """Return the name of whom a verb without a subject means, where someone was named since."""
        if self.language.tag not in {"es", "ru"}:
            return None
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
        if HEAD.search(before):
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
