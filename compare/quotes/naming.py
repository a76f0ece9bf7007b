"""What of a run of capitalised words is somebody's name, and which single word can be one."""

import re
from typing import Final

from compare.facts.places import bodies, places
from compare.facts.vocabulary import known, usual
from compare.languages import Language
from compare.quotes.runs import NOBLE, POSSESSIVE, gender_of
from compare.quotes.wording import Words, adjective, words

SHORT: Final = 4
"""Letters below which a word is no role, and no adjective made of a place: Lin Yo Han."""

HONOURS: Final = frozenset("sir dame lord lady baroness".split())
"""Titles that go before a first name."""

INFINITIVE: Final = re.compile(r"[А-ЯЁ][а-яё]+(?:ть|ться|ти|тись)\s")
"""A verb that opens a Russian sentence, and no first name: «Сдаваться Ли не намерена»."""


class Naming:
    """Names as one language writes them."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.nouns = language.flag("names", "nouns_capitalised")
        self.titles = frozenset(language.phrases("names", "titles"))
        self._known: Words = words(language)
        self.institutions = language.words("speakers", "institutions")
        self.common = language.words("names", "common") | self.institutions
        self.adjective = adjective(language)

    def personal(self, run: str, start: int) -> tuple[str, int]:
        """Cut titles, roles and common words off the beginning of a run; nothing for a body."""
        verb = INFINITIVE.match(run) if self.language.tag == "ru" else None
        start += verb.end() if verb else 0
        run = run[verb.end() :] if verb else run
        parts = run.split(" ")
        role = max((at for at, word in enumerate(parts[:-1]) if self._known.role(word)), default=-1)
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
            plainly = common or titled or bool(named) or self._known.ends(first) or self._known.role(first)
            more = len(tail.split()) > 1
            adjective = more and len(first) >= SHORT and bool(self.adjective.fullmatch(first))
            origin = more and bool(places(first, self.language))
            if not (plainly or adjective or origin or self._known.is_a("articles", plain)):
                break
            start, rest = start + len(first) + 1, tail
        noble = NOBLE - {"der", "den"} if self.nouns else NOBLE  # "Abschuss der Wölfe"
        others = [w.strip(".").casefold() for w in POSSESSIVE.sub("", rest).split()[1:] if w not in noble]
        if len(others) > 1 and not self.nouns:
            others = [word for word in others if not self._known.is_a("articles", word)]  # Kim Jong Un
        if any(word in self.common for word in others):
            return "", start  # a ministry, a council
        rest = rest.rstrip(".")
        short = self._short(rest)
        return short, start + len(rest) - len(short)

    def _short(self, name: str) -> str:
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
        calling = self._known.is_a("doers", every[0]) and not known(every[0])
        cut = (
            self.language.tag in {"de", "ru"}
            or (len(every[0]) > 2 and usual(every[0], self.language))
            or calling
        )
        return " ".join(every[-2:]) if cut else name

    def can_be_one(self, word: str) -> bool:
        """Tell whether a capitalised word can be somebody's name."""
        plain = word.casefold()
        return (
            len(word) > 2
            and not word.isupper()
            and plain not in self.common
            and plain not in {*self.language.weekdays, *self.language.months}
            and not (self._known.role(word) or self._known.ends(word) or self._known.is_a("articles", plain))
            and not (self._known.is_a("stops", word) or self._known.is_a("pronouns", plain))
            and (self.nouns or not self.adjective.fullmatch(word))
            and not usual(word, self.language)
            and not places(word, self.language)
            and not bodies(word, self.language)
        )
