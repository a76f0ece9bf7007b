"""What gender the words around a name tell: nouns, articles, and the pronouns that follow."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from compare.languages import Language
from compare.languages.phrases import any_of

if TYPE_CHECKING:
    from compare.quotes.people import Person

PRONOUNS: Final = (("he", "m"), ("she", "f"))
"""Keys of the section `given`, and the gender they tell."""

BEHIND: Final = 160
"""Characters behind a name in which a pronoun tells its gender."""

BESIDE: Final = re.compile(r"[”\"»“],?\s(?:\w+\s)?$")
"""What stands between a quotation and the pronoun for who says it."""

EDGE: Final = re.compile(r"[.!?;:\"“”„«»()\n—–]")
"""What ends the words that belong to a name."""

FEMININE: Final = re.compile(r"(?:ова|ева|ёва|ина|ская|цкая|овой|евой|иной|ской)$")
"""Endings of a Russian woman's last name."""

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


class Genders:
    """Genders as one language tells them: "m", "f", or "" where nothing tells."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._nouns = tuple(
            (any_of(language.phrases("speakers", key)), gender)
            for key, gender in (("feminine", "f"), ("masculine", "m"))
        )
        self._pronouns = tuple((language.pattern("given", key), gender) for key, gender in PRONOUNS)

    def word(self, word: str) -> str:
        """Return what a word that is nothing but a noun of one gender, or a pronoun, tells."""
        return next((gender for p, gender in self._nouns if p and p.fullmatch(word)), "")

    def noun(self, text: str) -> str:
        """Return what a noun or a pronoun tells: "the spokeswoman"."""
        return self._told(text, pronouns=True)

    def noun_alone(self, text: str) -> str:
        """Return what a noun tells, a pronoun left aside."""
        return self._told(text, pronouns=False)

    def name(self, name: str) -> str:
        """Return what a Russian last name tells."""
        last = name.rsplit(maxsplit=1)[-1].casefold()
        return "f" if self.language.tag == "ru" and FEMININE.search(last) else ""

    def article(self, phrase: str) -> str:
        """Return what the article of a singular phrase tells."""
        every = [(re.search(key, phrase, re.I), g) for key, g in GENDERS.get(self.language.tag, {}).items()]
        found = sorted((match.start(), gender) for match, gender in every if match)
        return found[0][1] if found else ""

    def pronouns(self, text: str, mentions: Sequence[tuple[int, int, "Person"]]) -> dict[int, str]:
        """Return what the pronouns behind names tell, by the identity of a person.

        A mention is (start, end, person), in the order of the text. A pronoun counts up to the next name or
        the end of the sentence; the genders have to be two to one.
        """
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for at, (start, end, person) in enumerate(mentions):
            if person.gender:
                continue
            stop = min(mentions[at + 1][0] if at + 1 < len(mentions) else len(text), start + BEHIND)
            clause = EDGE.split(text[end:stop])[0]
            found = ((p.search(clause), gender) for p, gender in self._pronouns if p)
            first = min(((match.start(), gender) for match, gender in found if match), default=None)
            if first and self._said(text[end:stop]) in {"", first[1]}:
                votes[id(person)][first[1]] += 1
        ranked = {key: some.most_common() for key, some in votes.items()}
        return {key: r[0][0] for key, r in ranked.items() if len(r) == 1 or r[0][1] > 2 * r[1][1]}

    def _said(self, text: str) -> str:
        """Return what the pronoun tells that says a quotation: "..., she said"."""
        found = ((p.search(text), gender) for p, gender in self._pronouns if p)
        told = [(m.start(), g) for m, g in found if m and BESIDE.search(text[: m.start()])]
        return min(told)[1] if told else ""

    def _told(self, text: str, *, pronouns: bool) -> str:
        for pattern, gender in self._nouns:
            found = pattern.search(text) if pattern else None
            if found and (pronouns or not any(p and p.fullmatch(found[0]) for p, _ in self._pronouns)):
                return gender if self.language.tag in {"en", "ru"} else ""
        return ""
