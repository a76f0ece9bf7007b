"""Runs of capitalised words that can be the names of people, and those that cannot."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from compare.facts.places import place_names, places
from compare.facts.vocabulary import usual
from compare.languages import Language, language
from compare.languages import known as tags
from compare.quotes.wording import NAMED, words
from sources.model import Span

RUN: Final = re.compile(
    r"(?<!\w)(?<!\d-)[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*"
    r"(?:[ \u00a0](?:(?:de|da|di|del|della|von|van|der|den|al|bin|la|le|el|y)\s)*"
    r"(?:(?:[^\W\d_a-zß-öø-ÿа-яё]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Maj|Adm|Rev|Capt|Prof|Jr|Sr|Sra)\."
    r"|[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*)){1,7}"
)
"""Two to eight capitalised words: a name behind its titles; only a short form goes on behind its stop."""

POSSESSIVE: Final = re.compile(r"['’]s?$")
"""What makes a name somebody's or something's owner."""

NOBLE: Final = frozenset("de da di del della von van der den al bin la le el y".split())
"""What joins the words of a last name."""

JOINED: Final = " y "
"""What joins two last names in Spanish, or two people."""

PLAIN: Final = 2
"""Words of a first name and a last one."""

WORDS: Final = re.compile(r"\w[\w-]*")
"""Words, with their hyphens."""

SENTENCE: Final = re.compile(r"(?:^|[.!?…][”\"»]?\s|\n|[„«“\"])[ \u00a0]?$")
"""What stands before a sentence."""

INFLECTED: Final = re.compile(r"e[rsnm]?$")
"""The ending of a German adjective before a noun."""


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words on end, with what joins them."""

    start: int
    text: str


def runs(text: str, language: Language) -> tuple[Run, ...]:
    """Return the runs of a text, in order; of a longer one that holds a name told elsewhere, that name."""
    every = [run for match in RUN.finditer(text) for run in _parted(Run(match.start(), match[0]))]
    told = Counter(run.text for run in every if run.text.count(" ") == 1)
    names = {name for name in told if gender_of(language, name)}
    lasts = (
        {name.rpartition(" ")[2] for name in names} if language.flag("names", "nouns_capitalised") else set()
    )
    return tuple(_core(run, names, lasts) for run in every)


def _parted(run: Run) -> Iterator[Run]:
    """Yield the people whom "y" joins; two last names it joins behind a first: José Ruiz y Soto."""
    first, joined, rest = run.text.partition(JOINED)
    if not joined or (" " in first and " " not in rest):
        yield run
        return
    yield Run(run.start, first)
    yield from _parted(Run(run.start + len(first) + len(joined), rest))


def _core(run: Run, names: set[str], lasts: set[str]) -> Run:
    """Return a run without what a headline, or a town, adds to a name: "Ann Lee Will Take"."""
    places_of = [Span(*match.span()) for match in re.finditer(r"[^ \u00a0]+", run.text)]
    if len(places_of) <= PLAIN:
        first, _, _ = run.text.partition(" ")
        alone = run.text not in names and first in lasts  # "als Lee Kim traf": two people on end
        return Run(run.start, first) if alone else run
    for one, two in pairwise(places_of):
        if run.text[one.start : two.end] in names:
            return Run(run.start + one.start, run.text[one.start : two.end])
    return run


def lifeless(every: Sequence[str], start: int, text: str, language: Language) -> bool:
    """Tell whether a run is no person's name: a people, "Korea War", «Guerra de Corea», "While Lee"."""
    if len(every) < PLAIN or gender_of(language, " ".join(every)):
        return False
    first, last = every[0], POSSESSIVE.sub("", every[-1])
    if last.casefold() in language.words("speakers", "ways"):
        return True
    if len(every) == PLAIN and first.casefold() in language.words("speakers", "rivals"):
        return True  # "Rival Kestrel"
    if first == "The" or (language.tag != "ru" and words(language).people(last)):
        return True
    nouns = language.flag("names", "nouns_capitalised")
    opens = bool(SENTENCE.search(text[max(0, start - 3) : start]))
    links = [at for at, word in enumerate(every) if word in NOBLE]
    if links:
        return usual(first, language) and bool(places(" ".join(every[links[0] + 1 :]), language))
    if len(every) == PLAIN and opens and text.find(f"{first} {last}", start + 1) < 0:
        if nouns and INFLECTED.search(first) and usual(first, language):
            return True  # "Jeder Zähler"
        if _closed(first, language) and _leads(text).get(last, frozenset()) - {first}:
            return True
    if nouns:  # "Nordkoreas Raketen", "Abrüstung Nordkoreas"
        return any(word.endswith("s") and _place(word.removesuffix("s"), language) for word in (first, last))
    return bool(places(first, language)) and usual(last, language)


@lru_cache(maxsize=4)
def _leads(text: str) -> dict[str, frozenset[str]]:
    """Return for each capitalised word of a text the words that stand before it."""
    found: dict[str, set[str]] = {}
    before = ""
    for match in WORDS.finditer(text):
        if match[0][0].isupper():
            found.setdefault(match[0], set()).add(before)
        before = match[0]
    return {word: frozenset(some) for word, some in found.items()}


def _place(word: str, language: Language) -> bool:
    return bool(places(word, language)) or word.casefold() in place_names(language)


def _closed(word: str, language: Language) -> bool:
    """Tell whether a word is one of those that open clauses: "While", "Although"."""
    small = word.casefold()
    listed = (language.words("names", key) for key in ("openers", "common"))
    return small in language.function_words - NAMED or any(small in some for some in listed)


def gender_of(language: Language, name: str) -> str:
    """Return the gender that a first name tells, in this language, else in any; empty where it tells none."""
    first = name.split(maxsplit=1)[0].casefold() if " " in name else ""
    return _genders(language, first) or _genders_anywhere(first)


def _genders(known: Language, first: str) -> str:
    keys = ("feminine", "f"), ("masculine", "m")
    return "".join(gender for key, gender in keys if first in known.words("given", key))


@lru_cache(maxsize=4096)
def _genders_anywhere(first: str) -> str:
    told = {gender for tag in tags() if (gender := _genders(language(tag), first))}
    return told.pop() if len(told) == 1 else ""
