"""Proper names, and whether two spellings can be one name.

A name is a run of capitalised words. Spellings meet through a rough sound key, so that Чижов, Chizhov
and Tschischow are one, and so are the cases of an inflected name; countries, capitals and well-known
bodies also by what the other language calls them (CLDR, and the language files).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anyascii import anyascii
from babel import Locale
from rapidfuzz.distance import Levenshtein

from compare.languages import Language
from sources.model import Span

WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?:\.(?=[^\W\d_]\.))*")
POSSESSIVE: Final = re.compile(r"['’]s?$")
PARTICLES: Final = frozenset("de da di del della von van der den al el bin ibn la le du dos of".split())

SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("schtsch|shch", "sh"), ("dsch|dzh|dj", "j"), ("tsch|tch|tsh|cz", "ch"), ("sch|sz", "sh"),
        ("kh|ch(?=[rl])", "h"), ("ph", "f"), ("th", "t"), ("qu", "kv"), ("ck|q|kk", "k"), ("x", "ks"),
        ("c(?=[eiy])|ss|ts|tz", "s"), ("c(?!h)", "k"), ("zh", "sh"), ("w", "v"), ("eu(?=r)", "ev"),
        ("ou|oo", "u"), ("ee|ie|ij|iy|yi|y|j(?=[aeou])", "i"), ("^i(?=e)", ""), ("ya|ia", "a"),
        ("yo|io|jo", "o"), ("yu|iu|ju", "u"), ("ae|oe", "e"), ("ue", "u"), ("(?<=[aeiou])h", ""), ("z", "s"),
        (r"(.)\1", r"\1"),
    )
)  # fmt: skip
"""Rewrites to a rough sound key: agencies spell one name by different systems."""

ENDING: Final = re.compile(
    r"(?:ski\w*|sk|ishe?\w?|ogo|omu|ami|om|em|im|ah|am|ov|oi|ei|an|en|er|es|[aeiou]+n|[aeiou]+|s|m|h)$"
)
"""Case endings and the ends of adjectives, as sound keys have them."""


CYRILLIC_ADJECTIVE: Final = re.compile(r"ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")
"""Taken off before the sound key: after it, the т of «брестский» would be part of a ц."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words."""

    span: Span
    words: tuple[str, ...]
    first: bool = False
    """Whether it opens a sentence, where a capital proves nothing."""

    @property
    def key(self) -> str:
        """Sound key of its last word, the family name of a person."""
        return sound(self.words[-1])


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """Return a rough sound key: Latin letters, no accents, spelling systems folded together."""
    key = re.sub(r"[^a-z]", "", anyascii(POSSESSIVE.sub("", word)).lower())
    for pattern, replacement in SOUNDS:
        key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Tell whether two words can be one name, inflected or spelled by another system."""
    return any(_near(a, b) for a in stems(one) for b in stems(other))


@lru_cache(maxsize=32768)
def stems(word: str) -> tuple[str, ...]:
    """Return a word's sound key, and what is left of it without one and two endings."""
    keys = [sound(CYRILLIC_ADJECTIVE.sub("", word))]
    for _ in range(2):
        shorter = ENDING.sub("", keys[-1])
        if len(shorter) < 3 or shorter == keys[-1]:
            break
        keys.append(shorter)
    return tuple(keys)


def _near(a: str, b: str) -> bool:
    """Tell whether two keys are equal but for a vowel or two; consonants must agree."""
    if a == b:
        return len(a) > 1
    bones = re.sub(r"[aeiou]", "", a)
    if len(bones) < 3 or bones != re.sub(r"[aeiou]", "", b):
        return False
    return Levenshtein.distance(a, b) <= (1 if len(bones) == 3 else 2)


def names(text: str, language: Language) -> tuple[Name, ...]:
    """Find the names of a sentence. In German only what cannot be told from a noun is left in."""
    common = frozenset(language.text("names", "common").split())
    out: list[Name] = []
    run: list[re.Match[str]] = []

    def close() -> None:
        if run:
            first = not re.search(r"\w", text[: run[0].start()])
            out.append(Name(Span(run[0].start(), run[-1].end()), tuple(m.group() for m in run), first))
            run.clear()

    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match.group())
        capital = word[0].isupper() and len(word) > 1 and word.casefold() not in common
        if run and not re.fullmatch(r"[ \u00a0.-]*", text[run[-1].end() : match.start()]):
            close()
        if capital:
            run.append(match)
        elif not (run and word.casefold() in PARTICLES and len(word) < 4 and _goes_on(text, match.end())):
            close()
    close()
    return tuple(out)


def _goes_on(text: str, end: int) -> bool:
    match = re.compile(r"\s(\w)").match(text, end)
    return bool(match) and text[end + 1].isupper()


def occurs(name: str, words: Iterable[str]) -> bool:
    """Tell whether a name is among these words, in some spelling or case."""
    return any(same_name(name, word) for word in words)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text that a name could be compared with, in order."""
    return tuple(dict.fromkeys(WORD.findall(text)))


def called(name: str, mine: Language, theirs: Language, text: str) -> bool:
    """Tell whether the other text calls a country or a city by its own name for it."""
    return any(_stands(other, text) for other in _exonyms(name.casefold(), mine.tag, theirs.tag))


@dataclass(frozen=True, slots=True)
class Body:
    """A well-known body or state, under any of its names."""

    span: Span
    key: str


def bodies(text: str, language: Language) -> tuple[Body, ...]:
    """Find the bodies that the language file knows, in order."""
    found = [
        Body(Span(*match.span()), key)
        for key in language.data.get("organisations", {})
        if (pattern := language.pattern("organisations", key))
        for match in pattern.finditer(text)
        if match.group()[0].isupper() or language.tag == "ru"
    ]
    return tuple(sorted(found, key=lambda body: body.span))


def _stands(exonym: str, text: str) -> bool:
    """Tell whether all words of an exonym stand in the text, inflected or as an adjective's stem."""
    there = words(text)
    return all(any(same_name(part, word) for word in there) for part in WORD.findall(exonym))


@lru_cache(maxsize=4096)
def _exonyms(name: str, mine: str, theirs: str) -> tuple[str, ...]:
    here, there = _gazetteer(mine), _gazetteer(theirs)
    codes = [code for code, known in here.items() if any(same_name(name, w) for w in known.split()[:1])]
    return tuple(there[code] for code in codes if code in there)


@lru_cache
def _gazetteer(tag: str) -> dict[str, str]:
    """Return CLDR's countries and cities: code or time zone -> what the language calls it."""
    try:
        locale = Locale.parse(tag, sep="-")
    except ValueError:
        return {}
    places = {code: name for code, name in locale.territories.items() if code.isalpha() and len(code) == 2}
    for zone in {*locale.time_zones, *Locale("de").time_zones}:  # English leaves out plain names
        plain = zone.rpartition("/")[2].replace("_", " ")
        places[zone] = str(locale.time_zones.get(zone, {}).get("city", plain))
    return places
