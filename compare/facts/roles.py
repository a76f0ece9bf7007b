"""Who does what to whom, in the plainest case: a name, a verb, another name.

In most languages order tells the roles, and a passive with its agent ("was sued by") turns them. In
languages with cases the endings tell: a name that is a subject here and an object there stands in two
forms. Where anything else may tell them (a relative clause, a list, a meeting) nothing is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from compare.facts.names import Name, names
from compare.facts.places import places
from compare.facts.spelling import same_name, sound
from compare.languages import Language
from compare.words import Token, tokens

GAP: Final = 3
"""Tokens that may stand between a verb and each of the names."""

SHORT: Final = 4
"""Letters of a name that shows its case, at least."""

OBLIQUE: Final = re.compile(r"(?:ом|ем|ём|ой|ей|ым)$")
"""Ends of the instrumental: the agent of a passive."""

FEMININE: Final = re.compile(r"[ая]$")

CONSONANTS: Final = frozenset("бвгджзклмнпрстфхцчшщ")
"""Ends of names that are alike as subject and as object, where they are places."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with a name before and a name behind it."""

    verb: Token
    doer: Name
    target: Name


@lru_cache(maxsize=8192)
def deeds(text: str, language: Language) -> tuple[Deed, ...]:
    """Return what names do to names in a passage."""
    found = names(text, language)
    if len(found) < 2 or not language.knows("agents"):
        return ()
    return tuple(_deeds(text, found, language))


def _deeds(text: str, found: Sequence[Name], language: Language) -> Iterator[Deed]:
    words = tokens(text)
    for first, second in pairwise(found):
        between = [w for w in words if first.span.end <= w.start and w.end <= second.span.start]
        before = next((w for w in reversed(words) if w.end <= first.span.start), None)
        verb = _verb(between, before, language) or _last(words, between, second, language)
        if verb:
            yield Deed(verb, *_in_roles(first, second, between, verb, language))


def _verb(between: Sequence[Token], before: Token | None, language: Language) -> Token | None:
    """Return the verb between two names; `None` where something else may tell the roles."""
    blocked = language.phrases("agents", "blocked")
    aimed = bool(between) and between[-1].key in language.phrases(
        "agents", "toward"
    )  # "attacked", «напал на»
    if any(w.key in blocked or not w.key[0].isalnum() for w in between[: len(between) - aimed]):
        return None
    if before and before.key in language.phrases("agents", "marked"):
        return None
    some = [w for w in between if len(w.key) > 3 and w.key not in language.function_words]
    verb = some[0] if some else None
    light = language.phrases("agents", "light")
    verb = next((w for w in some if w.key not in light), verb)
    if verb is None or re.match(language.text("agents", "mutual"), verb.key):
        return None
    at = between.index(verb)
    return verb if at <= GAP and len(between) - at - 1 <= GAP else None


def _last(words: Sequence[Token], between: Sequence[Token], second: Name, language: Language) -> Token | None:
    """Return the participle behind a passive and its agent: wurde von Merland angegriffen."""
    keys = {w.key for w in between}
    if (
        not all(keys & set(language.phrases("agents", key)) for key in ("passive", "by"))
        or len(between) > GAP
    ):
        return None
    behind = [w for w in words if w.start >= second.span.end][:GAP]
    return next((w for w in behind if len(w.key) > 3 and w.key[0].isalpha()), None)


def _in_roles(
    first: Name, second: Name, between: Sequence[Token], verb: Token, language: Language
) -> tuple[Name, Name]:
    """Return doer and target: in a passive with its agent they stand the other way round."""
    keys = {w.key for w in between}
    passive = keys & set(language.phrases("agents", "passive"))
    agent = keys & set(language.phrases("agents", "by"))
    return (second, first) if passive and agent else (first, second)


def swapped(ours: Deed, theirs: Deed, language: Language) -> bool:
    """Tell whether two names have changed their roles."""
    mine, other = ((deed.doer.words[-1], deed.target.words[-1]) for deed in (ours, theirs))
    if not language.flag("agents", "cases"):
        crossed = same_name(mine[0], other[1]) and same_name(mine[1], other[0])
        return crossed and not same_name(mine[0], other[0])
    return _by_case(mine, other) if same_name(mine[0], other[1]) and same_name(mine[1], other[0]) else False


def exchanged(ours: Deed, theirs: Deed, both: tuple[Language, Language]) -> bool:
    """Tell whether two names have changed their roles between two languages, where both tell the roles."""
    mine, other = (ours.doer, ours.target), (theirs.doer, theirs.target)
    straight = _one(mine[0], other[0], both) and _one(mine[1], other[1], both)
    if straight == (_one(mine[0], other[1], both) and _one(mine[1], other[0], both)):
        return False
    answer = other if straight else other[::-1]
    here, there = _first_does(mine, answer, both[0]), _first_does(answer, mine, both[1])
    if there is not None and not straight and not both[1].flag("agents", "cases"):
        there = not there
    return here is not None and there is not None and here != there


def _first_does(names: tuple[Name, Name], foreign: tuple[Name, Name], language: Language) -> bool | None:
    """Tell whether the first of two names is the doer, by order or by their cases, seen from how another
    language writes them; `None` where these do not tell."""
    if not language.flag("agents", "cases"):
        return True
    first, second = (_nominative(n.words[-1], f.words[-1]) for n, f in zip(names, foreign, strict=True))
    if first is None:
        return True if second is False else None
    if first and second:
        # a woman's name does not change: «Зайдль обвинил Венцель»; order tells
        return names[0].span < names[1].span
    return None if first == second else first


def _nominative(word: str, foreign: str) -> bool | None:
    """Tell whether a Russian name is a nominative, given how another language writes it; `None`: unsure."""
    if len(word) < SHORT or word.isupper() or word[0].isascii():
        return None
    if OBLIQUE.search(word) or word[-1] in "ую":
        return False
    one, other = sound(word), sound(foreign)
    if one == other or word[-1] in CONSONANTS or word[-1] in "йь":
        return True
    return False if one[:-1] == other else None


def _one(ours: Name, theirs: Name, both: tuple[Language, Language]) -> bool:
    """Tell whether two names are one in two languages."""
    if same_name(ours.words[-1], theirs.words[-1]):
        return True
    return not places(ours.said, both[0]).isdisjoint(places(theirs.said, both[1]))


def _by_case(mine: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether both names changed their case, or neither can show it."""
    if any(OBLIQUE.search(word) for word in (*mine, *other)) or same_name(mine[0], other[0]):
        return False
    subject, target = _subject(mine[0], other[1]), _subject(other[0], mine[1])
    if subject is None and target is None:
        return all(word[-1] in CONSONANTS for word in (*mine, *other))  # order tells, where no ending can
    return subject is not False and target is not False


def _subject(one: str, two: str) -> bool | None:
    """Tell whether the first of two forms of a name is its nominative; `None` where they are equal."""
    if one == two:
        return None
    if FEMININE.search(one) and len(one) == len(two):
        return not FEMININE.search(two)
    return len(one) < len(two) or (len(one) == len(two) and one[-1] in "йь")
