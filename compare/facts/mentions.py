"""Whether a text has a name in some form: spelled, inflected, translated, as an acronym or its expansion."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from compare.facts import rulers
from compare.facts.names import Name
from compare.facts.places import places
from compare.facts.spelling import PREFIX, Spellings, same_name, spellings
from compare.facts.vocabulary import known
from compare.languages import Language

DERIVED: Final = frozenset(
    (
        "",
        *"s n a an ans ian ians ean ese ish i al ial ic ics y ion ions e er ern or oral ists ist ity".split(),
    )
)
"""What English adds behind them."""


def kept(name: Name, mine: Language, theirs: Language, text: str) -> bool:
    """Tell whether a text has the name in some form."""
    there = words_of(text, theirs)
    if name.key:
        return name.key in places(text, theirs) or there.has(name.words[0])
    if _plainly_named(name, mine) and there.of_other_script(name.head):
        name = replace(name, core=name.words)
    return (
        _spelled(name, there, theirs)
        or _heard(name, mine, there)
        or _abbreviated(name, text, theirs)
        or rulers.told(name, mine, theirs, text)
        or (mine is theirs and _derived(name, there))
        or _placed(name, mine, theirs, text)
    )


def _heard(name: Name, mine: Language, there: Spellings) -> bool:
    """Tell whether a name is told by ear in another script; one that is a place's, with its first name."""
    return there.heard(name.head) and (not places(name.head, mine) or any(map(there.heard, name.core[:-1])))


def _plainly_named(name: Name, language: Language) -> bool:
    """Tell whether somebody's last name is a plain word, which another script spells: Andrew Hall."""
    if len(name.words) != 2 or len(name.core) != 1 or name.core[0] != name.words[0]:
        return False
    return name.core[0].casefold() in language.given_names and name.words[1].casefold() not in language.words(
        "names", "kinds"
    )


def _placed(name: Name, mine: Language, theirs: Language, text: str) -> bool:
    """Tell whether the text names the place that the name is, in its own language."""
    own = _places(name, mine)
    return bool(own) and not own.isdisjoint(places(text, theirs))


def _places(name: Name, language: Language) -> frozenset[str]:
    """Return the places of a name, less those of the words beside its last: "Dagestan Fenerbahce"."""
    found = places(name.said, language)
    if len(name.core) < 2 or not found:
        return found
    return found - places(" ".join(word for word in name.words if word != name.head), language)


def words_of(text: str, language: Language) -> Spellings:
    """Return the words of a text; in English an adjective made of a name has a capital too."""
    return spellings(text, small=not language.flag("names", "adjectives_capitalised"))


def _spelled(name: Name, there: Spellings, theirs: Language) -> bool:
    last = name.head
    inside = theirs.flag("names", "nouns_capitalised")
    parts = [part for part in last.split("-") if part[:1].isupper()] or [last]
    if _has(last, there, theirs) or all(
        _has(part, there, theirs) or (inside and there.holds(part)) for part in parts
    ):
        return True
    if len(name.core) > 1 and any(map(there.heard, name.core[:-1])) and there.begins(last):
        return True
    longest = max(parts, key=len)
    if len(parts) > 1 and len(longest) > PREFIX and _has(longest, there, theirs):
        return True  # "Saint-Orvel", "Bas-Tarnell"
    return len(name.core) > 1 and any(map(there.has, name.core[:-1])) and there.like(last)


def _has(word: str, there: Spellings, theirs: Language) -> bool:
    """Tell whether a word is told; where nouns have capitals, one that only sounds like it is another."""
    if not theirs.flag("names", "nouns_capitalised") or not word.isascii() or word.casefold() in there.plain:
        return there.has(word)
    head = _beginning(word)
    return any(
        same_name(word, other) and (_beginning(other) == head or not known(other)) for other in there.words
    )


def _beginning(word: str) -> str:
    """Return the first two letters; Ghent is Gent."""
    return word.casefold().replace("gh", "g", 1)[:2]


def _derived(name: Name, there: Spellings) -> bool:
    """Tell whether the other text has another form of a word: Election and Electoral, Asia and Asian."""
    return has_form(name.head, there)


def has_form(word: str, there: Spellings) -> bool:
    """Tell whether another form of an English word is among some words."""
    return any(_forms(word.casefold(), other) for other in there.beginning_as(word.casefold()))


def _forms(one: str, other: str) -> bool:
    size = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return size >= PREFIX and one[size:] in DERIVED and other[size:] in DERIVED


def _abbreviated(name: Name, text: str, language: Language) -> bool:
    """Tell whether the name's initials, or the words of which it is the initials, stand in a text."""
    if name.acronym:
        return _has_initials(text, name.words[0].rstrip("s").casefold())
    if len(name.said) > 5 and any(name.said.startswith(word) for word in _short(text)):
        return True  # a paper or a body under its first letters
    if len(name.said) < 4 and name.said[0].isupper():
        return re.search(rf"(?<!\w){re.escape(name.said.rstrip('.'))}", text) is not None
    initials = "".join(word[0] for word in name.words).casefold()
    return len(initials) > 1 and any(
        initials in (acronym, acronym[1:], acronym[:-1]) for acronym in _acronyms(text)
    )


@lru_cache(maxsize=256)
def _short(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z]\w{1,2}\b", text))


def _has_initials(text: str, letters: str) -> bool:
    """Tell whether letters are the initials of a run of two to seven words of a text."""
    return 2 <= len(letters) <= 7 and any(letters in every for every in _initials(text))


@lru_cache(maxsize=256)
def _initials(text: str) -> tuple[str, ...]:
    """Return the initials of the words of a text, with and without the small ones between."""
    words = [word for word in text.replace("-", " ").split() if word[0].isalpha()]
    capital = (word for word in words if word[0].isupper())
    long = (word for word in words if len(word) > 3)
    return tuple("".join(word[0] for word in some).casefold() for some in (words, capital, long))


@lru_cache(maxsize=256)
def _acronyms(text: str) -> frozenset[str]:
    return frozenset(
        word.strip("().,;:").casefold()
        for word in text.split()
        if word.strip("().,;:").isupper() and len(word) > 1
    )
