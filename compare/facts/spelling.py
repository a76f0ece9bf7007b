"""Whether two words can be one name: other alphabet, other system of spelling, other case.

Spellings meet through a rough sound key, so that Чижов, Chizhov and Tschischow are one, and so are the
cases of an inflected name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from compare.recent import Recent

WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?:\.(?=[^\W\d_]\.))*")
POSSESSIVE: Final = re.compile(r"(?<=\w{3})['’]\w{1,5}$|['’]s?$")
"""What English and Turkish set behind a name with an apostrophe."""

ELISION: Final = re.compile(r"^(?:[dlnsjmtc]|qu)['’](?=\w)", re.IGNORECASE)
"""French and Italian write a preposition or an article on to a name: `d'Istanbul`."""

PREFIX: Final = 4
"""Letters two forms of a word share at least: Portugal, Portuguese."""

SOUNDS: Final = tuple(
    (re.compile(pattern, re.MULTILINE), sound)
    for pattern, sound in (
        ("schtsch|shch", "sh"), ("dsch|dzh|dj", "j"), ("tsch|tch|tsh|cz", "ch"), ("sch|sz", "sh"),
        ("ij(?=[aeo])", "izh"), ("kh|ch(?=[rl])", "h"), ("ph", "f"), ("th", "t"),
        ("qu", "kv"), ("ck|q|kk", "k"), ("x", "ks"), ("^gh", "g"),
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


GERMAN: Final = re.compile(r"ш(?=[тп])", re.IGNORECASE)
"""How German names with an s before t or p sound, and are written in Russian."""


_KEYS: Final[Recent[str, str]] = Recent(32_768)
"""By word, the sound keys read last."""


def sound(word: str) -> str:
    """Return a rough sound key: Latin letters, no accents, spelling systems folded together."""
    key = _KEYS.get(word)
    if key is None:
        (key,) = _sounded([word])
        _KEYS.put(word, key)
    return key


def sound_ahead(words: Iterable[str]) -> None:
    """Read together, in a fraction of the time, the keys of words that will be asked for."""
    some = [word for word in words if word not in _KEYS]
    for word, key in zip(some, _sounded(some), strict=True):
        _KEYS.put(word, key)


def _sounded(words: Sequence[str]) -> list[str]:
    keys = anyascii("\n".join(POSSESSIVE.sub("", word) for word in words)).lower()
    keys = re.sub(r"[^a-z\n]", "", keys)
    for pattern, replacement in SOUNDS:
        keys = pattern.sub(replacement, keys)
    return keys.split("\n") if words else []


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
    german = GERMAN.sub("с", word)  # Карштадт, Karstadt
    return tuple(keys) if german == word else (*keys, *stems(german))


@lru_cache(maxsize=65536)
def _bones(key: str) -> str:
    return re.sub(r"[aeiou]", "", key)


def _near(a: str, b: str) -> bool:
    """Tell whether two keys are equal but for a vowel or two; consonants must agree."""
    if a == b:
        return len(a) > 1
    bones = _bones(a)
    if len(bones) < 3 or bones != _bones(b):
        return False
    return Levenshtein.distance(a, b) <= (1 if len(bones) == 3 and len(a) < 6 else 2)


CONSONANTS: Final = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(?<!^)[aeiou]", ""), ("^[aeiou]", "a"), ("v", "f"), ("[zcj]|sh", "s"), ("h", "g"), ("m", "n"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
"""Rewrites of a sound key to its kinds of consonants, in order."""

BRIEF: Final = 2
"""Kinds of consonants of a name too short to be told by them."""

HEARD: Final = tuple(
    tuple((re.compile(pattern), letter) for pattern, letter in rules)
    for rules in (
        (),
        (
            *(("^wr", "r"), ("^wh?", "u"), ("qu", "k"), ("^kn", "n"), ("igh", "i"), ("j|g(?=[ei])", "zh")),
            *(("way$", "uey"), ("ew(?![aeiou])", "u"), ("ow(?![aeiou])", "au"), ("ch(?=ael|[lr]|ol)", "k")),
        ),
        (("qu", "k"), ("j|g(?=[ei])", "zh"), ("ch", "sh"), (r"(?<=[aeiournlm])[tdsxzp]\b", "")),
        (("qu", "k"), ("j", "h"), ("g(?=[ei])", "h")),
        (("ch", "kh"), ("^v", "f")),
        (("c(?!h)", "ts"),),
        (("c$", "ch"), ("c(?!h)", "ts")),
        (("c(?!h)", "ch"),),
        (("cs", "ch"), ("gy", "d"), ("ly", "i")),
        (
            *(("sc(?=[ei])", "sh"), ("c(?=[ei])", "tsh"), ("ch(?=[ei])", "k")),
            *(("g(?=[ei])", "zh"), ("gn", "n"), ("gl(?=i)", "l")),
        ),
        (("c", "zh"),),
        (("^zh", "chzh"), ("q|c(?!h)", "ts"), ("x", "s"), ("^r|j", "zh"), ("^w(?=u)|(?<=n)g(?![aeiou])", "")),
    )
)  # fmt: skip
"""Ways to say a Latin spelling: as it stands, as English, as French, as Spanish, as German, as Czech, as
Croatian with one mark left out or with all, as Hungarian, as Italian, as Turkish does, as pinyin is said."""

CYRILLIC: Final = ((re.compile("dzh"), "zh"),)
"""How Cyrillic is said, and how with the ending of a case taken off."""

CASE: Final = re.compile(r"(?<=\w{3})[еёоы][ймю]$")

SHORT_VOWEL: Final = re.compile(r"^[^aeiouy]*[aeiou]([^aeiouy])\1")
"""A first vowel that two of one consonant close: Hall."""

GLIDE: Final = re.compile(r"^[^аеёиоуыэюя]*[аеёоуэ]й")
"""A first vowel that no such one is written as: Хейл."""


@lru_cache(maxsize=32768)
def _outlines(word: str) -> frozenset[str]:
    """Return a word's kinds of consonants, in the ways its letters can be said."""
    if _cyrillic(word):
        forms = {anyascii(form).lower().replace("'", "") for form in (word, CASE.sub("", word))}
        said = {_rewritten(form, CYRILLIC) for form in forms}
    else:
        plain = anyascii(word).lower().replace("'", "")
        said = {_rewritten(plain, rules) for rules in HEARD}
    return frozenset(_rewritten(sound(way), CONSONANTS) for way in said)


def _unlike(one: str, other: str) -> bool:
    """Tell whether the vowels of a Latin and of a Cyrillic word cannot be one: Hall, Хейл."""
    latin, cyrillic = (other, one) if _cyrillic(one) else (one, other)
    return bool(SHORT_VOWEL.match(anyascii(latin).lower()) and GLIDE.match(cyrillic.casefold()))


def _rewritten(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, letters in rules:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=65536)
def by_ear(one: str, other: str) -> bool:
    """Tell whether a name of one script can be that of the other, written as it is heard there.

    Joubert is Жубер and Vossberg is Фоссберг: consonants agree in kind, whatever the vowels.
    """
    return any(len(outline) > 1 for outline in _outlines(one) & _outlines(other)) and not _unlike(one, other)


def alike(one: str, other: str) -> bool:
    """Tell whether names of two scripts sound alike, however short: Xu is Сюй, beside a last name."""
    return not _outlines(one).isdisjoint(_outlines(other)) and not _unlike(one, other)


def _cyrillic(word: str) -> bool:
    return "\u0400" <= word[0] <= "\u04ff"


class Sounds:
    """Words by their sound keys: a name is looked up in a whole text at once."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words

    @cached_property
    def _keys(self) -> frozenset[str]:
        sound_ahead(CYRILLIC_ADJECTIVE.sub("", word) for word in self._words)
        return frozenset(key for word in self._words for key in stems(word))

    @cached_property
    def _by_bones(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for key in self._keys:
            out.setdefault(_bones(key), []).append(key)
        return out

    def has(self, name: str) -> bool:
        """Tell whether any of the words and a name can be one, as `same_name` does."""
        if name in self._words:
            return True
        mine = stems(name)
        if any(len(key) > 1 and key in self._keys for key in mine):
            return True
        return any(_near(key, other) for key in mine for other in self._by_bones.get(_bones(key), ()))


@dataclass(frozen=True, eq=False)
class Spellings:
    """The words of a text, for looking names up in."""

    plain: frozenset[str]
    """Words and the parts of hyphenated ones, casefolded."""
    words: tuple[str, ...]
    """Those that can be a name or an adjective made of one, as written."""

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(frozenset(self.words))

    @cached_property
    def _beginnings(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for word in self.plain:
            out.setdefault(word[:PREFIX], []).append(word)
        return out

    def beginning_as(self, word: str) -> Sequence[str]:
        """Return the plain words that share their first letters with a casefolded one, in any order."""
        return self._beginnings.get(word[:PREFIX], ())

    def has(self, name: str) -> bool:
        """Tell whether a name is among the words, in some spelling or case."""
        return name.casefold() in self.plain or self._sounds.has(name)

    def heard(self, name: str) -> bool:
        """Tell whether a word with a capital is a name of the other script as it is heard."""
        foreign = (w for w in self.words if w[0].isupper() and _cyrillic(w) != _cyrillic(name))
        return any(by_ear(name, word) for word in foreign)

    def of_other_script(self, name: str) -> bool:
        """Tell whether a word with a capital is of the other script than a name."""
        return any(w[0].isupper() and _cyrillic(w) != _cyrillic(name) for w in self.words)

    def begins(self, name: str) -> bool:
        """Tell whether a short word of the other script begins as a name does, to the ear: Keogh, Кио."""
        mine = {outline[:1] for outline in _outlines(name) if len(outline) <= BRIEF}
        words = (
            w
            for w in self.words
            if w[0].isupper() and _cyrillic(w) != _cyrillic(name) and not _unlike(name, w)
        )
        return any(mine & {one[:1] for one in _outlines(word) if len(one) <= BRIEF} for word in words)

    def like(self, name: str) -> bool:
        """Tell whether a word is spelled so like a name that beside its first name it can be the last."""
        key = sound(name)
        keys = (sound(word) for word in self.words if word[0].isupper())
        return any(
            key[:2] == other[:2] and Levenshtein.distance(key, other) <= len(key) // 3 for other in keys
        )

    def holds(self, name: str) -> bool:
        """Tell whether a name is part of one of the words: `Nordkorea`."""
        key = sound(name).rstrip("aeiou")
        return len(key) > 3 and any(key in sound(word) for word in self.words if len(word) > len(name) + 2)


@lru_cache(maxsize=8192)
def spellings(text: str, *, small: bool) -> Spellings:
    """Return the words of a text; with `small`, those written small can be adjectives made of a name."""
    found: dict[str, None] = {}
    for word in dict.fromkeys(WORD.findall(text)):
        bare = POSSESSIVE.sub("", ELISION.sub("", word)) if "'" in word or "’" in word else word
        found.setdefault(bare)
        if "-" in bare:
            found.update(dict.fromkeys(bare.split("-")))
    found.pop("", None)
    likely = tuple(
        word for word in found if len(word) > 1 and (word[0].isupper() or (small and len(word) > 4))
    )
    return Spellings(frozenset(word.casefold() for word in found), likely)
