"""Opposites: words of two passages that stand at the two poles of one idea.

An idea has one key in every language, and two poles with their words: `rise` is told by "climbed" and
«выросли», its other pole by "fell". A denied word stands at the other pole, so "did not accept" answers
"rejected". Within a language a prefix makes an opposite too: legible and illegible.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final

from compare.facts.affixes import affixed
from compare.facts.cues import Cue, cues
from compare.languages import Language
from compare.words import Token, tokens
from sources.model import Span

RULES: Final = frozenset(
    {
        *("endings", "prefixes", "apart", "affixes", "unpaired", "particles", "frequent", "leaning"),
        *("measured", "measures", "joined", "unless_left"),
    }
)
"""Keys of a section that are no ideas."""

FIRST: Final = 3
"""Letters by which stems are looked up."""

VERBS: Final = frozenset({"rise"})
"""Ideas that "less" does not turn: what rose less still rose."""

COMPLEMENTS: Final = frozenset(
    """accept agree allow admit legal able success possible win guilty alive open continue true present
    remember find trust certain clear complete include attend fair honest official visible expected
    hurt likely""".split()
)
"""Ideas without a middle: what is not at one pole is at the other."""

SCOPE: Final = 4
"""Tokens from a negation to the last word it can deny."""

KINDS: Final = frozenset({"man", "he", "halted"})
"""Ideas whose poles are kinds of one thing, and no synonyms where another idea has both: mother and father,
who are parents."""

PRONOUNS: Final = frozenset({"he"})
"""Ideas of words that stand for somebody else in the next sentence: opposites only in one place."""

CONVERSES: Final = frozenset({"give", "buy", "send"})
"""Ideas whose poles are one deed seen from two sides: who was given something received it."""

HELPED: Final = 2
"""Tokens before a participle among which the verb stands that makes it a passive."""

MIXED: Final = frozenset({"unmoved"})
"""Ideas of which a pole has words that are opposites of each other: raised and cut are not unchanged."""

SUBJECT: Final = 12
"""Words from "none" to the verb that it denies."""

CLAUSES: Final = frozenset({"und", "aber", "oder", "sondern", "doch"})
"""German words before which a clause may end without a mark."""

FORM: Final = 6
"""Letters by which two words are forms of one."""

FAR: Final = 0.7
"""Share of a passage by which two words may lie apart across languages."""

PREFIXED: Final = "prefix "
"""Begins the key of an idea that only a prefix tells."""

AFFIXED: Final = "affix "
"""Begins the key of an idea that one of two opposite affixes tells."""


@dataclass(frozen=True, slots=True)
class Pole:
    """A word at one pole of an idea."""

    word: Token
    place: int
    """Index among the tokens of the passage."""
    idea: str
    at: int
    """0 or 1: the pole that is meant, the negation taken in."""
    denied: Cue | None = None
    """The negation that turned it."""


@lru_cache(maxsize=8192)
def poles(text: str, language: Language, section: str) -> tuple[Pole, ...]:
    """Return the words of a text that stand at a pole, in order; a word may have several ideas."""
    out = []
    words = tokens(text)
    for place, word in enumerate(_whole_verbs(text, language, section)):
        ideas = _ideas(bare(word.key), language, section)
        if not ideas or _unjoined(words, place, language, section):
            continue
        if place and _left(words[place - 1], word, language, section):
            continue
        if place and _measured(_before(words, place, language), word, language, section):
            continue
        for idea, at in ideas:
            denied = _denial(text, word, place, language)
            turned = bool(denied) ^ (idea not in VERBS and _lessened(text, place, language))
            turned ^= idea in CONVERSES and _suffered(words, place, language)
            out.append(Pole(word, place, idea, at ^ turned, denied))
    return tuple(_less_participles(out, _none(text, language)))


def _left(before: Token, word: Token, language: Language, section: str) -> bool:
    """Tell whether the word before a participle makes it a passive: what is left remains."""
    if word.key not in language.words(section, "unless_left"):
        return False
    return before.key in {"be", *language.phrases("agents", "passive")}


def _unjoined(words: Sequence[Token], place: int, language: Language, section: str) -> bool:
    """Tell whether a word lacks the one behind it that makes it a pole: "ahead of", but "2-1 ahead"."""
    wanted = _joined(language, section).get(words[place].key)
    return wanted is not None and [word.key for word in words[place + 1 : place + 2]] != [wanted]


@lru_cache
def _joined(language: Language, section: str) -> dict[str, str]:
    """Return the words that are a pole only before another one."""
    return dict(phrase.split(maxsplit=1) for phrase in language.phrases(section, "joined"))


def _before(words: Sequence[Token], place: int, language: Language) -> Token:
    """Return the word before a place; of "prévision de croissance", what stands before the "de"."""
    light = place > 1 and words[place - 1].key in language.function_words
    return words[place - 1 - light]


def _measured(before: Token, word: Token, language: Language, section: str) -> bool:
    """Tell whether a word says how much is measured, and leans to no pole: "fourteen years old"."""
    return word.key in language.words(section, "measured") and before.key in language.words(
        section, "measures"
    )


def _suffered(words: Sequence[Token], place: int, language: Language) -> bool:
    """Tell whether a verb is a passive: "was given"."""
    helpers = language.phrases("agents", "passive") if language.knows("agents") else ()
    if words[place].key == "received":
        return False  # what was received by somebody, somebody received
    before = words[max(0, place - HELPED) : place]
    return words[place].key.endswith(("ed", "en", "sold", "bought", "lent")) and any(
        word.key in helpers for word in before
    )


def _less_participles(found: Sequence[Pole], none: Sequence[Cue]) -> Iterator[Pole]:
    """Yield the words, undenied where a "none" denies a later one: none of those named was sacked."""
    for pole in found:
        later = pole.denied in none and [
            p for p in found if p.place > pole.place and p.idea == pole.idea and p.denied is pole.denied
        ]
        yield replace(pole, at=1 - pole.at, denied=None) if pole.denied and later else pole


def _whole_verbs(text: str, language: Language, section: str) -> Sequence[Token]:
    """Return the words of a text, a separable verb whole whose particle ends the clause: "lehnte … ab"."""
    words = tokens(text)
    particles = language.words("opposites", "particles")
    ends = [at for at, word in enumerate(words) if word.key in particles and _ends(at, words)]
    if not ends:
        return words
    out = list(words)
    for end in ends:
        start = next((at for at in range(end - 1, -1, -1) if not words[at].text[0].isalnum()), -1) + 1
        for at in range(start, end):
            whole = words[end].key + words[at].key
            if _ideas(whole, language, section):
                out[at] = replace(words[at], text=f"{words[at].text} … {words[end].text}", key=whole)
                break
    return out


def _ends(at: int, words: Sequence[Token]) -> bool:
    """Tell whether a clause ends with a word: before a mark, "und", or the end of the text."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or not after.text[0].isalnum() or after.key in CLAUSES


def _lessened(text: str, place: int, language: Language) -> bool:
    """Tell whether a word follows "less": less long is short, no less long is not."""
    before = tokens(text)[place - 1] if place else None
    if before is None or before.key not in language.phrases("scope", "less"):
        return False
    limits = cues(text, language, "negation", ("exempt",))
    return not any(cue.span.start < before.start < cue.span.end for cue in limits)


def opposed(
    base: str, version: str, languages: tuple[Language, Language], section: str
) -> Iterator[tuple[Pole, Pole]]:
    """Yield pairs of words at opposite poles, where neither passage has the pole of the other."""
    ours, theirs = (poles(text, tag, section) for text, tag in zip((base, version), languages, strict=True))
    if languages[0] is languages[1]:
        ours, theirs = _with_prefixes(ours, theirs, base, version, languages[0])
        ours, theirs = (*ours, *_affixed(base, languages[0])), (*theirs, *_affixed(version, languages[0]))
    taken: set[int] = set()
    for mine, other in _pairs(ours, theirs):
        across = languages[0] is not languages[1]
        if across and (_far(mine, other, base, version) or _small(mine, other, languages)):
            continue
        if (
            across
            and section == "opposites"
            and (_both_poles(mine.idea, ours) or _both_poles(mine.idea, theirs))
        ):
            continue  # "relax tough sanctions"
        if across and (_leans(mine, base, languages[0]) or _leans(other, version, languages[1])):
            continue
        turned = bool(mine.denied) != bool(other.denied)
        turned |= mine.word.key == other.word.key
        turned |= mine.idea in PRONOUNS and not _in_one_place(mine, other, base, version)
        turned |= not across and (_stays(mine, version) or _stays(other, base))
        if turned or mine.word.start in taken or _agree(mine, other, ours, theirs):
            continue  # where only one side denies, that tells it
        taken.add(mine.word.start)
        yield mine, other


def _both_poles(idea: str, found: Sequence[Pole]) -> bool:
    """Tell whether one passage has both poles of an idea, so that each may answer its like."""
    return len({pole.at for pole in found if pole.idea == idea}) > 1


def _stays(pole: Pole, text: str) -> bool:
    """Tell whether a long word is in the other text too, in another form: disperse, dispersed."""
    key = pole.word.key
    made = pole.idea.startswith((PREFIXED, AFFIXED))
    return (
        len(key) > FORM
        and not made
        and any(
            word.key != key and word.key.startswith(key[:FORM]) and abs(len(word.key) - len(key)) < FORM
            for word in tokens(text)
        )
    )


def _far(mine: Pole, other: Pole, base: str, version: str) -> bool:
    return abs(mine.word.start / len(base) - other.word.start / len(version)) > FAR


def _in_one_place(mine: Pole, other: Pole, base: str, version: str) -> bool:
    """Tell whether the word before or the word behind is the same on both sides."""
    ours, theirs = tokens(base), tokens(version)
    return any(
        0 <= here < len(ours) and 0 <= there < len(theirs) and ours[here].key == theirs[there].key
        for here, there in ((mine.place + step, other.place + step) for step in (-1, 1))
    )


def _small(mine: Pole, other: Pole, languages: tuple[Language, Language]) -> bool:
    """Tell whether either word is too common to be told by one word in another language: under, over."""
    words = zip((mine, other), languages, strict=True)
    return any(p.word.key in tag.function_words | tag.words("opposites", "frequent") for p, tag in words)


def _leans(pole: Pole, text: str, language: Language) -> bool:
    """Tell whether a word of order leans on the sentence before, and orders it otherwise than one that joins
    two clauses: "A. Zuvor B" is "A after B". Behind a length of time it does not: two days later."""
    if pole.word.key not in language.words("directions", "leaning"):
        return False
    before = tokens(text)[pole.place - 1].key if pole.place else ""
    return not any(before in language.phrases("durations", unit) for unit in language.data["durations"])


def answered(mine: Sequence[Pole], theirs: Sequence[Pole]) -> frozenset[Span]:
    """Return the denials of one passage that an opposite in the other answers: "not accept", "reject"."""
    here, there = (Counter((p.idea, p.at) for p in some if p.denied is None) for some in (mine, theirs))
    return frozenset(
        p.denied.span
        for p in mine
        if p.denied and (p.idea in COMPLEMENTS or p.idea.startswith(PREFIXED))
        if there[p.idea, p.at] > here[p.idea, p.at]
        and not any(other.denied and (other.idea, other.at) == (p.idea, p.at) for other in theirs)
    )


def _pairs(ours: Sequence[Pole], theirs: Sequence[Pole]) -> Iterator[tuple[Pole, Pole]]:
    ideas = {pole.idea for pole in ours} & {pole.idea for pole in theirs}
    sides = (_by_idea(ours, ideas), _by_idea(theirs, ideas))
    for idea in sorted(ideas):
        for at in (0, 1):
            here, there = sides[0][idea, at], sides[1][idea, 1 - at]
            if len(here) > len(sides[1][idea, at]) and len(there) > len(sides[0][idea, 1 - at]):
                yield _nearest(here, there, ours, theirs)


def _by_idea(found: Sequence[Pole], ideas: set[str]) -> dict[tuple[str, int], list[Pole]]:
    out: dict[tuple[str, int], list[Pole]] = defaultdict(list)
    for pole in found:
        if pole.idea in ideas:
            out[pole.idea, pole.at].append(pole)
    return out


def _nearest(
    here: Sequence[Pole], there: Sequence[Pole], ours: Sequence[Pole], theirs: Sequence[Pole]
) -> tuple[Pole, Pole]:
    """Return the two words that took each other's place: those the other passage lacks, else the nearest."""
    known = ({pole.word.key for pole in theirs}, {pole.word.key for pole in ours})
    return min(
        product(here, there),
        key=lambda two: (
            two[0].word.key in known[0],
            two[1].word.key in known[1],
            abs(two[0].place - two[1].place),
        ),
    )


def _agree(mine: Pole, other: Pole, ours: Sequence[Pole], theirs: Sequence[Pole]) -> bool:
    """Tell whether the two words stand at one pole of another idea: they are rather synonyms."""
    if mine.idea in KINDS:
        return False
    here = {(pole.idea, pole.at) for pole in ours if pole.place == mine.place and pole.idea not in MIXED}
    return any((pole.idea, pole.at) in here for pole in theirs if pole.place == other.place)


def bare(key: str) -> str:
    """Return a word without what an apostrophe joins to it: l'ouverture, minister's."""
    if "'" not in key:
        return key
    head, mark, tail = key.partition("'")
    return tail if mark and len(head) < 3 else head


def _denial(text: str, word: Token, place: int, language: Language) -> Cue | None:
    """Return the plain negation just before a word."""
    words = tokens(text)
    inside = [cue for cue in _lexical(text, language) if cue.span.start < word.start < cue.span.end]
    if inside:
        return inside[0]  # "not long"
    none = [cue for cue in _none(text, language) if cue.span.end <= word.start]
    between = text[none[-1].span.end : word.start] if none else ""
    if none and len(between.split()) <= SUBJECT and not re.search(r"[,;:.!?]", between):
        return none[-1]
    first = words[max(0, place - SCOPE)].start
    before = [cue for cue in _plain(text, language) if first <= cue.span.start and cue.span.end <= word.start]
    if before and not re.search(r"[,;:.!?]", text[before[-1].span.end : word.start]):
        return before[-1]
    return None


@lru_cache(maxsize=8192)
def _plain(text: str, language: Language) -> tuple[Cue, ...]:
    return cues(text, language, "negation", ("explicit",))


@lru_cache(maxsize=8192)
def _none(text: str, language: Language) -> tuple[Cue, ...]:
    """Return the words for none that open a clause, and deny its verb: "none of the passengers was hurt"."""
    found = (cue.span.start for cue in cues(text, language, "quantifiers", ("none",)))
    opening = {at for at in found if _opens(text[:at].rstrip(" “„«\"'"), language)}
    return tuple(cue for cue in _plain(text, language) if cue.span.start in opening)


def _opens(before: str, language: Language) -> bool:
    """Tell whether a clause begins behind a text: it ends with a mark, or with a word such as "where"."""
    last = re.search(r"[^\W_]+$", before)
    return last is None or last.group().casefold() in language.function_words


@lru_cache(maxsize=8192)
def _lexical(text: str, language: Language) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues(text, language, "negation", ("implicit",)) if " " in cue.text)


class _Ideas:
    """The words of a section: whole ones, and stems by their first two letters."""

    def __init__(self, language: Language, section: str) -> None:
        self.endings = re.compile(language.text(section, "endings"))
        self.compounds = language.flag("names", "nouns_capitalised")
        self.whole: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.stems: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        """By their first letters: of those of one or two, by all."""
        for idea, value in language.data.get(section, {}).items():
            if idea not in RULES:
                for at, words in enumerate(str(value).split("|")):
                    for word in words.casefold().split():
                        self._add(word, idea, at)

    def _add(self, word: str, idea: str, at: int) -> None:
        if word.endswith("~"):
            self.stems[word[:-1][:FIRST]].append((word[:-1], idea, at))
        else:
            self.whole[word].append((idea, at))

    def of(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return the ideas of a word: of its whole form, else of the longest stem, else of its last part."""
        if word in self.whole:
            return tuple(self.whole[word])
        fit = [
            (stem, idea, at)
            for size in range(1, FIRST + 1)
            for stem, idea, at in self.stems.get(word[:size], ())
            if word.startswith(stem) and self.endings.fullmatch(word, len(stem))
        ]
        if not fit and "-" in word and self.compounds:
            return self.of(word.rpartition("-")[2])  # "14-Jahres-Tief"
        longest = max((len(stem) for stem, _, _ in fit), default=0)
        return tuple((idea, at) for stem, idea, at in fit if len(stem) == longest)


@lru_cache
def _section(language: Language, section: str) -> _Ideas:
    return _Ideas(language, section)


@lru_cache(maxsize=65536)
def _ideas(word: str, language: Language, section: str) -> tuple[tuple[str, int], ...]:
    return _section(language, section).of(word)


def _with_prefixes(
    ours: Sequence[Pole], theirs: Sequence[Pole], base: str, version: str, language: Language
) -> tuple[tuple[Pole, ...], tuple[Pole, ...]]:
    """Add the words that are another word of the two passages with a prefix of denial, and these."""
    known = _bare_words(base) | _bare_words(version)
    rests = _rests(base, language) | _rests(version, language)
    plain = {rest for rest in rests if _known(rest, known)}
    if not plain:
        return tuple(ours), tuple(theirs)
    return (*ours, *_prefixed(base, plain, language)), (*theirs, *_prefixed(version, plain, language))


@lru_cache(maxsize=8192)
def _bare_words(text: str) -> frozenset[str]:
    return frozenset(bare(word.key) for word in tokens(text))


@lru_cache(maxsize=8192)
def _rests(text: str, language: Language) -> frozenset[str]:
    """Return what the words of a text are without a prefix of denial, of those that have one."""
    return frozenset(filter(None, (_stripped(word, language) for word in _bare_words(text))))


def _known(rest: str, words: frozenset[str]) -> bool:
    return any(word[: max(4, len(rest) - 2)] == rest[: max(4, len(rest) - 2)] for word in words)


def _prefixed(text: str, plain: set[str], language: Language) -> Iterator[Pole]:
    stems = {word[:5]: word for word in plain}
    for place, word in enumerate(tokens(text)):
        key = bare(word.key)
        rest = _stripped(key, language)
        for at, form in ((0, key), (1, rest)):
            if form and form[:5] in stems and len(form) > 3:
                denied = _denial(text, word, place, language)
                yield Pole(word, place, PREFIXED + form[:5], at ^ bool(denied), denied)


@lru_cache(maxsize=8192)
def _affixed(text: str, language: Language) -> tuple[Pole, ...]:
    """Return the words with an affix that has an opposite, each at its pole of what is left of it."""
    return tuple(
        Pole(word, place, AFFIXED + rest, at ^ bool(denied), denied)
        for place, word in enumerate(tokens(text))
        for rest, at in affixed(bare(word.key), language)
        for denied in (_denial(text, word, place, language),)
    )


@lru_cache(maxsize=65536)
def _stripped(word: str, language: Language) -> str:
    """Return a word without its prefix of denial; empty where it has none."""
    if len(word) < 6 or word in language.words("opposites", "apart"):
        return ""
    fit = [p for p in _prefixes(language) if word.startswith(p) and len(word) - len(p) > 3]
    return word[len(fit[0]) :].lstrip("-") if fit else ""


@lru_cache
def _prefixes(language: Language) -> tuple[str, ...]:
    """Return the prefixes of denial, the longest first."""
    return tuple(sorted(language.text("opposites", "prefixes").split(), key=len, reverse=True))
