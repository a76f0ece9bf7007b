"""Names that did not survive: a person, place or body replaced, lost or gained.

A name counts as kept when any word of the other passage can be a spelling of it, inflected or not, is what
the other language calls it, or stands for it as an acronym or its expansion. What is left is graded by
evidence: a name in another's place, both beyond doubt, is critical; one that is plainly gone is major; the
rest is minor.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.distance import Levenshtein

from compare.capitals import every_name, vanished
from compare.check import Check, Finding, Pair, Side
from compare.closeness import answers
from compare.facts.dates import dates
from compare.facts.holes import cut_out
from compare.facts.mentions import has_form, kept, words_of
from compare.facts.names import Name, names
from compare.facts.places import is_place, places
from compare.facts.quantities import quantities
from compare.facts.seats import stands_for
from compare.facts.spelling import same_name, sound
from compare.languages import Language
from compare.model import Passage, Severity
from compare.translated import alphabetic, meant, of_words, told_in_words, unproven

BESIDE: Final = 0.2
"""How far apart, as a share of their passages, an acronym and what took its place may stand."""

ALIKE: Final = 0.7
"""Likeness of two sounds from which a name in another language can be a spelling of it."""

NAMESAKE: Final = 0.55
"""The same where the first names are one: "Kavanaugh" and «Кавано» 0.56, "Krall" and «Крамер» 0.5."""

CUT: Final[tuple[Severity, float]] = ("major", 0.8)
"""Grade of a name that the other side has a hole for."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield names replaced by others, and names that only one telling has."""
    lost = _gone(pair.base, pair.version)
    gained = _gone(pair.version, pair.base)
    yield from _first_names(pair)
    for old, new in _respelled(lost, gained, pair):
        lost.remove(old)
        gained.remove(new)
        message = f"{_said(pair.base, old)} is spelled {_said(pair.version, new)}"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "minor", 0.5)
    for old, new in _replaced(lost, gained, pair):
        lost.remove(old)
        gained.remove(new)
        message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.85)
    yield from _lone(lost, gained, pair, turned=False)
    yield from _lone(gained, lost, pair, turned=True)


def holds(pair: Pair, finding: Finding) -> bool:
    """Tell whether a name stands for one that the version has nowhere, and the base has it nowhere."""
    old, new = (
        next((name for name in names(side.text, side.language) if _stands(name, side, passage)), None)
        for side, passage in ((pair.base, finding.base), (pair.version, finding.other))
    )
    if old is None or new is None:
        return False
    told = _told(old, pair.base, pair.version) or _told(new, pair.version, pair.base)
    return not told and answers(pair, old.span, new.span)


def _stands(name: Name, side: Side, passage: Passage | None) -> bool:
    return passage is not None and side.passage(name.span).start == passage.start


def _lone(found: Sequence[Name], others: Sequence[Name], pair: Pair, *, turned: bool) -> Iterator[Finding]:
    """Yield the names that only one side has; where the other has a hole for one, it is plainly gone."""
    mine, other = (pair.version, pair.base) if turned else (pair.base, pair.version)
    cut = _cut_out(found, mine, other)
    rest = [name for name in _once(found) if not any(name.span.overlaps(gone.span) for gone in cut)]
    rest = [name for name in rest if not _untold(name, mine, other) and not _told(name, mine, other)]
    verb = "new" if turned else "missing"
    for name in sorted((*cut, *rest), key=lambda name: name.span):
        grade = _grade(name, mine, pair, others) if name not in cut else CUT
        message = f"The name {_said(mine, name)} is {verb}"
        here, there = _mark(mine, name), other.passage()
        base, version = (there, here) if turned else (here, there)
        yield Finding(message, base, version, *grade)


def _cut_out(found: Sequence[Name], mine: Side, other: Side) -> list[Name]:
    """Return the names that the other side has a hole for: gone, or not told alike."""
    languages = (mine.language, other.language)
    some = list(found)
    if mine.language is other.language:
        some += [
            n for n in every_name(mine.text, mine.language) if not any(n.span.overlaps(f.span) for f in found)
        ]
    return cut_out(some, mine.text, other.text, languages)


def _first_names(pair: Pair) -> Iterator[Finding]:
    """Yield persons who kept their last name but took another's first: told apart by it within a language."""
    if not pair.one_language:
        return
    theirs = [name for name in names(pair.version.text, pair.version.language) if len(name.core) > 1]
    there, here = (words_of(side.text, side.language) for side in (pair.version, pair.base))
    for old in (name for name in names(pair.base.text, pair.base.language) if len(name.core) == 2):
        for new in (name for name in theirs if same_name(name.head, old.head)):
            first, other = old.core[0], new.core[-2]
            if (
                len(first) > 2
                and len(other) > 2
                and first[0] != other[0]
                and not (there.has(first) or here.has(other))
            ):
                message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
                yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.7)


def _gone(mine: Side, other: Side) -> list[Name]:
    """Return the names of a passage that the other does not have, in order."""
    found = list(_unkept(mine, other))
    if _by_capitals(mine, other):
        for name in vanished(mine.text, other.text, other.around, mine.language):
            if not any(name.span.overlaps(known.span) for known in found):
                found.append(name)
    found = [
        name for name in found if not _inserted(name, mine.text) and not told_in_words(name, mine, other)
    ]
    return sorted(found, key=lambda name: name.span)


def _by_capitals(mine: Side, other: Side) -> bool:
    return mine.language is other.language and bool(mine.language.words("names", "no_names"))


def _unkept(mine: Side, other: Side) -> Iterator[Name]:
    """Yield the names of a passage that the other passage, and the sentences beside it, do not have."""
    near = f"{other.text} {other.around}"
    taken = [date.span for date in dates(mine.text, mine.language, mine.document.published)]
    taken += (q.span for q in quantities(mine.text, mine.language) if q.dimension == "money")  # Swiss francs
    readable = alphabetic(mine.text)
    for name in names(mine.text, mine.language):
        if any(name.span.overlaps(span) for span in taken) or not (name.core or _title(name, mine, other)):
            continue
        if not (readable or _latin(name)):
            continue
        if any(kept(name, mine.language, other.language, text) for text in (other.text, near)):
            continue
        if not stands_for(name.said, mine.text, near, (mine.language, other.language)):
            yield name


def _inserted(name: Name, text: str) -> bool:
    """Tell whether an editor put a name into a quotation, in square brackets: nobody said it."""
    before = text[: name.span.start]
    return before.rfind("[") > before.rfind("]") and "]" in text[name.span.end :]


def _title(name: Name, mine: Side, other: Side) -> bool:
    """Tell whether common words are a name by being two with capitals, none of which the other side has."""
    if (
        mine.language is not other.language
        or len(name.words) < 2
        or mine.language.flag("names", "nouns_capitalised")
    ):
        return False
    there = words_of(other.text, other.language)
    return not any(there.has(word) or has_form(word, there) for word in name.words if len(word) > 2)


def _latin(name: Name) -> bool:
    return all(c < "\u0250" for c in name.said)


def _told(name: Name, mine: Side, other: Side) -> bool:
    """Tell whether the other telling has the name anywhere."""
    document = other.document
    return len(document.sentences) > 1 and kept(name, mine.language, other.language, document.text)


def _respelled(lost: Sequence[Name], gained: Sequence[Name], pair: Pair) -> list[tuple[Name, Name]]:
    """Couple names that are one in another language's spelling, though no rule of spelling has it."""
    if pair.one_language:
        return []
    out: list[tuple[Name, Name]] = []
    for old in lost:
        alike = (new for new in gained if _like(old, new) and all(new is not other for _, other in out))
        new = next(alike, None)
        if new:
            out.append((old, new))
    return out


def _like(old: Name, new: Name) -> bool:
    """Tell whether two names begin alike and sound alike, much unless they share a first name."""
    one, other = sound(old.head), sound(new.head)
    if old.key or new.key or old.acronym or new.acronym or not one or not other or one[0] != other[0]:
        return False
    shared = any(same_name(a, b) for a in old.core[:-1] for b in new.core[:-1])
    return Levenshtein.normalized_similarity(one, other) >= (NAMESAKE if shared else ALIKE)


def _replaced(lost: Sequence[Name], gained: Sequence[Name], pair: Pair) -> list[tuple[Name, Name]]:
    """Couple names of which one stands in the other's place: the nearest places first."""
    sizes = len(pair.base.text), len(pair.version.text)
    options = sorted(
        (abs(old.span.start / sizes[0] - new.span.start / sizes[1]), i, j)
        for i, old in enumerate(lost)
        for j, new in enumerate(gained)
        if _replaces(old, new, pair)
    )
    out: list[tuple[Name, Name]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in options:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((lost[i], gained[j]))
    return sorted(out, key=lambda couple: couple[0].span)


def _replaces(old: Name, new: Name, pair: Pair) -> bool:
    """Tell whether both are names beyond doubt, and of a kind: an acronym can be a translated name."""
    if not (_sure(old, pair.base) and _sure(new, pair.version)) or (old.opens and new.opens):
        return False
    both = ((old, pair.base), (new, pair.version))
    if any(unproven(*one) and _noun(*other) for one, other in (both, both[::-1])):
        return False
    if _slip(old, new):
        return False
    doubtful = (old.acronym and not old.key) or (new.acronym and not new.key)
    if not doubtful:
        if pair.one_language:
            return True
        translated = meant(old, pair.base, pair.version) and meant(new, pair.version, pair.base)
        return not translated and not all(of_words(*one) for one in both)
    if pair.one_language:
        return old.acronym == new.acronym or old.said[0] != new.said[0]
    if any(name.acronym and not name.key and not _latin(name) for name in (old, new)):
        return False  # ЕГЭ: what another script has for initials is no other name
    place = old.span.start / len(pair.base.text) - new.span.start / len(pair.version.text)
    return old.acronym != new.acronym and abs(place) < BESIDE


def _slip(old: Name, new: Name) -> bool:
    """Tell whether two long names are but a letter apart, as spellings of a foreign name are."""
    one, other = old.head.casefold(), new.head.casefold()
    return min(len(one), len(other)) > 7 and Levenshtein.distance(one, other) == 1


def _sure(name: Name, side: Side) -> bool:
    """Tell whether a name is no gloss in brackets."""
    before = side.text[: name.span.start].rstrip("“\"«'‘")
    gloss = before.endswith(("(", "[")) and re.match(r"[\s\d.,:”\"]*[)\]]", side.text[name.span.end :])
    return not gloss or not alphabetic(side.text)


def _once(found: Sequence[Name]) -> Iterator[Name]:
    """Yield each name once, however often the passage tells it."""
    for place, name in enumerate(found):
        if not any(same_name(name.head, other.head) for other in found[:place]):
            yield name


def _grade(name: Name, side: Side, pair: Pair, others: Sequence[Name]) -> tuple[Severity, float]:
    """Grade a name that only one side has."""
    far = pair.version if side is pair.base else pair.base
    clear = (
        _sure(name, side)
        and not name.opens
        and not any(_slip(name, other) for other in others)
        and not _adjective(name, side.language)
        and not name.key.islower()
        and (pair.one_language or not (of_words(name, side) or meant(name, side, far)))
    )
    if name.acronym and not name.key:
        clear = clear and not any(other.acronym != pair.one_language for other in others)
        clear = clear and (pair.one_language or _latin(name))
        clear = clear and not (pair.one_language and _spells(far.text, name.said))
    if len(name.words) > 1:
        clear = clear and not any(_capital(word, far.text) for word in name.core[1:])
    return ("major", 0.7) if clear else ("minor", 0.5)


def _spells(text: str, acronym: str) -> bool:
    """Tell whether a text has a run of capitalised words with some of an acronym's letters in front."""
    for run in re.findall(r"(?:[A-Z]\w+[ -](?:(?:of|for|the|and) )*)+[A-Z]\w+", text):
        initials = [word[0] for word in re.findall(r"[A-Z]\w+", run)]
        if sum(letter in acronym for letter in initials) > 1:
            return True
    return False


def _untold(name: Name, side: Side, other: Side) -> bool:
    """Tell whether nothing can be said of a name alone: it may be a plain word, or told in another script."""
    return _noun(name, side) or not alphabetic(other.text)


def _noun(name: Name, side: Side) -> bool:
    """Tell whether a word may be a plain one: it opens a sentence, or all nouns have a capital."""
    if name.opens:
        return True
    return side.language.flag("names", "nouns_capitalised") and not (
        name.title or name.key or name.acronym or _full(name)
    )


def _full(name: Name) -> bool:
    """Tell whether it is a first and a last name, as far as a language of capitalised nouns can show it."""
    beside = name.span.end - name.span.start == len(name.said)
    return len(name.words) == 2 and beside and name.words[-1] == name.head


def _adjective(name: Name, language: Language) -> bool:
    """Tell whether it is an adjective made of a place: often told by what it is made of, or left out."""
    if len(name.words) > 1 or is_place(name.said, language):
        return False
    ends = language.pattern("names", "adjective_ends")
    return bool(ends and ends.search(name.said)) and (
        language.tag == "ru" or bool(places(name.said, language))
    )


def _capital(word: str, text: str) -> bool:
    return len(word) > 3 and word in text


def _said(side: Side, name: Name) -> str:
    return " ".join(side.text[name.span.start : name.span.end].split())


def _mark(side: Side, name: Name) -> Passage:
    return side.passage(name.span, name.said)


CHECK = Check(
    "name",
    "a name replaced, lost or gained",
    "critical",
    pair=find,
    needs="names",
    close=holds,
)
