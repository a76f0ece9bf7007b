"""Whether two tellings give a quotation to two people.

Three kinds of speakers are told apart: somebody with a name, somebody unnamed ("a diplomat", «источник в
министерстве»), and those who may be anybody the reader knows ("the minister", a pronoun that means nobody in
particular). Only the first two can be somebody else.
"""

from dataclasses import dataclass
from typing import Final

from compare.facts.cues import every
from compare.facts.places import place_names, places
from compare.facts.spelling import same_name
from compare.facts.vocabulary import usual
from compare.languages import Language, language
from compare.quotes.bodies import kinds_of_bodies
from compare.quotes.leftovers import WORD, other_speaker, proper
from compare.quotes.model import Quote
from compare.quotes.wording import roles, words
from sources.model import Document, Span

VAGUE: Final = frozenset({"official", "other", "spokesperson"})
"""Roles that those of another role have, too: a diplomat is an official."""

BEFORE: Final = 300
"""Characters before a pronoun in which whom it means is named."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as one telling has it."""

    name: str
    span: Span
    text: str
    """The whole text that names the speaker."""
    sentence: str
    """The sentence the speaker stands in."""
    language: Language

    @property
    def phrase(self) -> str:
        """The words that name the speaker at the quotation."""
        return self.text[self.span.start : self.span.end]

    @property
    def pronoun(self) -> bool:
        """Whether nothing but a pronoun stands at the quotation."""
        return words(self.language).is_a("pronouns", self.phrase.lstrip("-").casefold())

    @property
    def unnamed(self) -> bool:
        """Whether it is somebody unnamed."""
        first, *rest = self.name.casefold().split() or [""]
        if any(words(self.language).is_a("writings", word.removesuffix("s")) for word in rest):
            return False  # "some of their banners"
        if first in self.language.phrases("speakers", "indefinite"):
            return True
        small = self.name[1:].islower() and not words(self.language).is_a("articles", first)
        return small and any(words(self.language).is_a("unnamed", word) for word in (first, *rest))

    @property
    def person(self) -> bool:
        """Whether it is a person's name in full: no body, whose spokesman may be the one unnamed."""
        first, *rest = self.name.split() or [""]
        if not rest or not proper(self.name) or words(self.language).is_a("articles", first.casefold()):
            return False
        return kinds_of_bodies(self.language).isdisjoint(word.casefold() for word in (first, *rest))

    @property
    def somebody(self) -> bool:
        """Whether it is somebody's name, which every language has: no place, no body, no agency, no word that
        is no name ("Man", «Вместо»)."""
        parts = [word.casefold() for word in self.name.split()]
        plain = len(parts) == 1 and usual(parts[0], self.language)
        place = self.name.casefold() in place_names(self.language) or (
            len(parts) == 1 and places(self.name, self.language)
        )
        body = place or kinds_of_bodies(self.language) & set(parts)
        article = any(words(known).is_a("articles", parts[0]) for known in (self.language, language("en")))
        return not (plain or body or article or _agency(self.name, self.language))

    @property
    def named(self) -> bool:
        """Whether the words at the quotation name the speaker, and no pronoun or description does."""
        return _names(self.phrase, self.name)


def voice(quote: Quote, document: Document) -> Voice | None:
    """Return who speaks in a telling; `None` where it does not say."""
    known = language(document.language)
    if quote.speaker is None or not quote.name or quote.name.casefold() in known.function_words:
        return None
    at = quote.speaker.start
    said = next((s.text for s in document.sentences if s.start <= at < s.end), "")
    return Voice(quote.name, quote.speaker, document.text, said, known)


def _agency(name: str, known: Language) -> bool:
    return any(cue.text == name for cue in every(name, known, "credit"))


def another(ours: Quote, base: Document, theirs: Quote | None, version: Document) -> bool:
    """Tell whether a version gives a quotation of the base to somebody else."""
    one, other = voice(ours, base), voice(theirs, version) if theirs else None
    if one is None or other is None:
        return False
    if one.unnamed and other.unnamed:
        return _of_other_trades(one, other)
    if one.unnamed:
        return other.person and not _names(one.sentence, other.name)
    if other.unnamed:
        return one.person and not _names(other.sentence, one.name)
    if not other_speaker(one.name, other.name) or (one.pronoun and other.pronoun):
        return False
    if one.language is not other.language and not (one.somebody and other.somebody and other.named):
        return False
    return not (_holds(one, other) or _holds(other, one) or _may_mean(one, other) or _may_mean(other, one))


def _of_other_trades(one: Voice, other: Voice) -> bool:
    """Tell whether two unnamed people differ by what they are: "a diplomat", "ein Landwirt"."""
    ours, theirs = roles(one.name, one.language), roles(other.name, other.language)
    known = bool(ours and theirs) and not (ours | theirs) & VAGUE
    return known and not ours & theirs


def _holds(one: Voice, other: Voice) -> bool:
    """Tell whether a phrase has the other's name in full: "Ann Lee vom Policy Institute"."""
    every = WORD.findall(one.phrase)
    return " " in other.name and all(any(same_name(w, v) for v in every) for w in other.name.split())


def _may_mean(one: Voice, other: Voice) -> bool:
    """Tell whether a pronoun stands behind the other's name, nearer than behind its own."""
    before = one.text[max(0, one.span.start - BEFORE) : one.span.start]
    return one.pronoun and _place(before, other.name) > _place(before, one.name)


def _names(text: str, name: str) -> bool:
    """Tell whether a text has the last name of somebody."""
    return _place(text, name) >= 0


def _place(text: str, name: str) -> int:
    """Return where a text has the last name of somebody last; -1 where it has it nowhere."""
    last = name.rpartition(" ")[2]
    found = (m.start() for m in WORD.finditer(text) if m[0][:1].isupper() and same_name(last, m[0]))
    return max(found, default=-1)
