"""What words are in the phrase that names a speaker: pronouns, articles, links, what ends it, and roles."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.facts.cues import cues, kinds
from compare.facts.places import places
from compare.languages import Language

WORD: Final = re.compile(
    r"(?:[Qq]u|[Ll]orsqu|[Pp]uisqu)[’'](?=\w)|(?:\w\.)+\w?\.?|(?:(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Maj|Adm|Rev|Capt|Prof|Supt|Jr|Sra?|M|г)\.(?=\s))|[\w&]+(?:[-’'.]\w+)*"
)
DOERS: Final = frozenset("by par por von vom".split())
"""Prepositions before who did what a passive tells: "rejected by the mayor, Ann Lee"."""

OF: Final = frozenset("of de du des del d' d’ von".split())
"""Prepositions that join a phrase to the noun before it, whose owner or author it names."""

PAST: Final = frozenset({"said", "told", "says"})
"""Reporting verbs with an ending of their own."""

NAMED: Final = frozenset("will may der die das le la el il".split())
"""Function words that can be names, or open them."""

KINDS: Final = frozenset(
    """pronouns articles links stops origin unnamed governing means someone relatives
    bodies companies writings documents owners doers""".split()
)
"""Kinds of words in a speaker's phrase, and of the nouns that speak."""


@dataclass(frozen=True, slots=True)
class Words:
    """What words of one language are in a speaker's phrase."""

    kinds: Mapping[str, re.Pattern[str] | None]
    language: Language

    @property
    def stops(self) -> re.Pattern[str] | None:
        """What ends a phrase."""
        return self.kinds["stops"]

    def is_a(self, kind: str, word: str) -> bool:
        """Tell whether a word is of a kind, each a key of the section `speakers`: one of `KINDS`."""
        pattern = self.kinds[kind]
        return bool(pattern and pattern.fullmatch(word))

    def ends(self, word: str) -> bool:
        """Tell whether a word with a capital is no name: a weekday, or the first word of a sentence."""
        small = word.casefold()
        return (
            (self.language.tag != "de" and self.opens(word))
            or small in self.language.weekdays
            or small in self.language.function_words - NAMED
        )

    def opens(self, word: str) -> bool:
        """Tell whether a word opens a sentence before its subject, and names nobody: "Yet", «Aunque»."""
        return word.casefold() in self.language.words("names", "openers")

    def tells(self, word: str) -> bool:
        """Tell whether an English word is a reporting verb in the past, and can be no noun: "said"."""
        past = self.language.tag == "en" and word.islower() and (word in PAST or word.endswith("ed"))
        return past and bool(cues(word, self.language, "quotes", ("verb",)))

    def people(self, word: str) -> bool:
        """Tell whether a word is that for a people, its language or a party: "Israeli", "Republican"."""
        if word[0].isupper() and self.of_party(word):
            return True
        made = word[0].isupper() and adjective(self.language).fullmatch(word)
        return bool(made and places(word, self.language))

    def of_party(self, word: str) -> bool:
        """Tell whether a word calls someone, or something, by a party."""
        return word.casefold() in self.language.words("speakers", "parties")

    def role(self, text: str) -> bool:
        """Tell whether a text holds a role, or a word for someone unnamed."""
        return bool(roles(text, self.language)) or bool(
            cues(text, self.language, "attribution", ("unnamed",))
        )


@lru_cache
def adjective(language: Language) -> re.Pattern[str]:
    """Return what the adjectives made of places look like."""
    return re.compile(language.text("names", "adjective_ends") or r"(?!)")


@lru_cache
def words(language: Language) -> Words:
    """Return the words of speakers' phrases of a language."""
    return Words({kind: language.pattern("speakers", kind) for kind in KINDS}, language)


@lru_cache(maxsize=8192)
def roles(text: str, language: Language) -> frozenset[str]:
    """Return the roles named in a phrase, as codes shared by all languages."""
    section = "speaker_roles"
    return frozenset(cue.kind for cue in cues(text, language, section, kinds(language, section)))
