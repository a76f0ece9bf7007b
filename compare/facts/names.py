"""Proper names: runs of capitalised words, and which of their words prove that they are names."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.facts.places import bodies, is_place
from compare.facts.spelling import ELISION, POSSESSIVE, WORD
from compare.facts.vocabulary import known, usual
from compare.languages import Language
from sources.model import Span

PARTICLES: Final = frozenset("de da di del della von van der den al el bin ibn la le du dos of".split())
NOBLE: Final = frozenset("von van de da di del della".split())
"""Where nouns are capitalised, articles join no names."""

OPENING: Final = re.compile(r"(?:^|[.!?:;\"“”„«»‚‘'(\[—–…-])\s*[\"“„«‚‘'(\[]*$")
"""What stands before a word whose capital may be that of a sentence."""

SENTENCE: Final = re.compile(r"(?:^|[.!?…]\s+)[\"“„«‚‘']*$")
"""What stands before the first word of a sentence."""

CLOSING: Final = tuple('»”"’“')
"""Marks right behind a name in quotation marks: a ship, a newspaper."""

MARKED: Final = re.compile(r"\s[«„“\"][^\W\d_a-zß-öø-ÿа-яё]")
"""A name in quotation marks."""

ROMAN: Final = re.compile(r"[IVX]{2,}(?:e|ème)?")
"""A numeral that alone is no name: «XIX век»."""

NOUN: Final = 0.6
"""Share of a German word a known beginning must cover to make it a noun: `Ermittlung-en`."""

UMLAUTS: Final = str.maketrans("äöü", "aou")

INFLECTED: Final = re.compile(r"(?:[en]|en)$")
"""How German nouns end in the plural."""

LONG: Final = 14
"""Letters of a German word that is too long for a last name: Bestechungsgelder."""

PLACED: Final = re.compile(
    r"(?:stra(?:ß|ss)e|platz|allee|weg|gasse|ufer|brücke|markt|berg|burg|dorf|stadt|hausen|heim|bach|tal|see|park|haus)n?s?$"
)
"""How German streets and places end, however long."""

CONTRACTED: Final = re.compile(
    r"n['’]t$|^(?:i|we|you|they|he|she|it|who|that|there|what)['’](?:m|ve|ll|re|d)$", re.IGNORECASE
)

SHORT: Final = 4
"""Letters of the longest word that a full stop can shorten: "Gov. Holt"."""

COMPOUND_ENDS: Final = ("out", "off", "over", "down", "back", "men")
"""Last parts of English nouns made of two words: turnout, layoff, gunmen."""

PART: Final = 4
"""Letters of the parts of a compound, at least."""

OPENERS: Final = ("ly", "ing", "s")
"""Ends of English words that open sentences without being names."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words."""

    span: Span
    words: tuple[str, ...]
    core: tuple[str, ...] = ()
    """The words no one would write small; empty where all could be common words (`Upper House`)."""
    opens: bool = False
    """Whether it is one word whose capital may be that of a sentence, and nothing else proves it."""
    titled: bool = False
    """Whether a title stands before it, or it has a first and a last name."""
    title: bool = False
    """Whether a title stands before it."""
    key: str = ""
    """Code of a well-known body or place."""

    @property
    def head(self) -> str:
        """Its last word that proves it a name, else its last word."""
        return self.core[-1] if self.core else self.words[-1]

    @property
    def said(self) -> str:
        """Its words, as one string."""
        return " ".join(self.words)

    @property
    def acronym(self) -> bool:
        """Whether it is made of initials."""
        return len(self.words) == 1 and self.words[0].rstrip("s").isupper() and 1 < len(self.words[0]) < 8


@lru_cache(maxsize=8192)
def names(text: str, language: Language) -> tuple[Name, ...]:
    """Find the names of a sentence, in order, and what the language file knows as bodies."""
    out = [
        Name(
            body.span,
            (text[body.span.start : body.span.end],),
            (text[body.span.start : body.span.end],),
            key=body.key,
        )
        for body in bodies(text, language)
        if text[body.span.start].isupper()
    ]
    taken = [name.span for name in out]
    for run in _runs(text, language):
        name = _name(run, text, language)
        numeral = len(name.words) == 1 and ROMAN.fullmatch(name.words[0])
        if not numeral and not any(name.span.overlaps(span) for span in taken):
            out.append(name)
    return tuple(sorted(out, key=lambda name: name.span))


def _runs(text: str, language: Language) -> list[list[tuple[str, Span]]]:
    """Return runs of capitalised words that are no titles or other common words of names."""
    common = language.words("names", "common")
    titles = language.phrases("names", "titles")
    particles = PARTICLES if not language.flag("names", "nouns_capitalised") else NOBLE
    runs: list[list[tuple[str, Span]]] = []
    goes_on = False
    end = 0
    for match in WORD.finditer(text):
        word, start = _bare(match)
        small = word.casefold()
        capital = (
            len(word) > 1
            and word[0].isupper()
            and small not in common
            and small not in titles
            and not ("-" in small and _counts(small, language))
        )
        near = goes_on and _joined(text[end : match.start()], runs[-1][-1][0])
        if capital:
            named = word, Span(start, start + len(word))
            if near and runs:
                runs[-1].append(named)
            else:
                runs.append([named])
        goes_on = capital or (near and word in particles and _goes_on(text, match.end()))
        end = match.end()
    return runs


def _counts(word: str, language: Language) -> bool:
    """Tell whether a word is a figure: "Seventy-five years on"."""
    units = language.values("numbers", "units")
    return all(part in units for part in word.split("-"))


def _joined(gap: str, before: str) -> bool:
    """Tell whether a word goes on with the name before it; a full stop ends the sentence of a long one."""
    return not gap.strip(" \u00a0.-") and ("." not in gap or len(before) <= SHORT)


def _bare(match: re.Match[str]) -> tuple[str, int]:
    """Return a word without what is written on to it, `d'`, `'s`, and where it starts; none for "don't"."""
    word = match.group()
    if "'" not in word and "’" not in word:
        return word, match.start()
    if CONTRACTED.search(word):
        return "", match.start()
    start = elided.end() if (elided := ELISION.match(word)) else 0
    stop = tail.start() if (tail := POSSESSIVE.search(word, start + 1)) else len(word)
    return word[start:stop], match.start() + start


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper()


def _name(run: list[tuple[str, Span]], text: str, language: Language) -> Name:
    if len(run) > 1 and SENTENCE.search(text[: run[0][1].start]) and usual(run[0][0], language):
        run = run[1:]  # a sentence begins: "Both Delegates"
    if len(run) > 1 and _in_place(run, text, language):
        run = run[:1]
    words = tuple(word for word, _ in run)
    span = Span(run[0][1].start, run[-1][1].end)
    before = text[: span.start].rstrip(" \u00a0.")
    last = re.search(r"[^\W\d_]+$", before)
    titled = bool(last) and last.group().casefold() in language.phrases("names", "titles") if last else False
    return Name(
        span,
        words,
        () if _kind(run, text, language) else _core(words, language, titled=titled),
        opens=len(words) == 1
        and bool(OPENING.search(text[: span.start]))
        and not titled
        and not _proven(words[0], text, span, language),
        titled=titled or len(words) > 1,
        title=titled,
    )


def _in_place(run: list[tuple[str, Span]], text: str, language: Language) -> bool:
    """Tell whether a German noun stands behind a place: "zahlte in Velm Bestechungsgelder"."""
    if not language.flag("names", "nouns_capitalised") or len(run) != 2:
        return False
    (first, span), (second, _) = run
    before = text[: span.start].rstrip().rpartition(" ")[2].casefold()
    opens = first.casefold() in language.words("names", "open_places")
    return before in language.words("names", "locatives") and not opens and not _strange(second, 1)


def _kind(run: list[tuple[str, Span]], text: str, language: Language) -> bool:
    """Tell whether a Russian word opens a sentence and says what a name in marks is of: «Судно „Орла“»."""
    span = run[0][1]
    told = language.flag("names", "kind_before_marks")
    opens = told and len(run) == 1 and SENTENCE.search(text[: span.start])
    return bool(opens and MARKED.match(text, span.end))


def _proven(word: str, text: str, span: Span, language: Language) -> bool:
    """Tell whether a word that opens a sentence is a name: well known, foreign, or what a verb follows."""
    if text[span.end : span.end + 1] in CLOSING or (
        known(word) and not known(word.casefold()) and not word.casefold().endswith(OPENERS)
    ):
        return True
    if not usual(word, language) and (word.isupper() != text.isupper() or is_place(word, language)):
        return True  # initials; a country
    if language.flag("names", "adjectives_capitalised") and _compound(word.casefold()):
        return False
    if _is_no_word(word, language) and not _has_object(text, span.end, language):
        return True
    verb = language.pattern("names", "verbs_after")
    if re.compile(r"(?:, (?:aged )?\d\d,| \(\d\d\))").match(text, span.end):
        return True  # somebody's age
    if language.flag("names", "adjectives_capitalised") and re.compile(r"['’]s \w").match(text, span.end):
        return True  # a common noun would have an article
    gap = re.compile(r"[’']?s?,?\s").match(text, span.end)
    return bool(verb and gap and verb.match(text, gap.end())) and not word.casefold().endswith(OPENERS)


def _compound(small: str) -> bool:
    """Tell whether a noun is made of two words: turnout, gunmen."""
    return any(small.endswith(end) and known(small.removesuffix(end)) for end in COMPOUND_ENDS)


def _is_no_word(word: str, language: Language) -> bool:
    """Tell whether a word is none of the language, nor made as its words are, by an ending or of two."""
    ends = language.pattern("names", "word_ends")
    if not ends or usual(word, language) or known(word) or ends.fullmatch(word):
        return False
    small = word.casefold()
    return not any(
        known(small[at:]) and (len(small) - at > PART or known(small[:at]))
        for at in range(PART, len(small) - PART + 1)
    )


def _has_object(text: str, end: int, language: Language) -> bool:
    """Tell whether an object follows a word, which may then tell somebody what to do."""
    objects = language.pattern("names", "objects")
    return bool(objects and objects.match(text, end + 1))


def _core(words: tuple[str, ...], language: Language, *, titled: bool) -> tuple[str, ...]:
    """Return the words that prove a name."""
    if language.flag("names", "nouns_capitalised"):
        kept = tuple(
            word
            for word in words
            if not known(word)
            and (_initials(word, words, language) or (not word.isupper() and _strange(word, len(words))))
        )
    else:
        kept = tuple(
            w
            for w in words
            if _initials(w, words, language) or not all(usual(p, language) for p in w.split("-") if p)
        )
    kinds = language.words("names", "kinds")
    kept = tuple(w for w in kept if w.casefold() not in kinds) or kept
    return words if titled and not kept else kept


def _initials(word: str, run: tuple[str, ...], language: Language) -> bool:
    """Tell whether a word is made of initials, and not of a phrase told loudly."""
    return word.isupper() and (len(run) == 1 or not any(usual(other, language) for other in run))


def _strange(word: str, run: int) -> bool:
    """Tell whether a German word is no form or compound of known words; a long one only in a run."""
    sizes = range(4, len(word) - 3)
    long = len(word) >= LONG and "-" not in word and not PLACED.search(word)
    if long or any(known(word[:size]) and _noun(word[size:].capitalize()) for size in sizes):
        return False
    least = max(5, round(NOUN * len(word)))
    forms = {word, word.translate(UMLAUTS)}  # many plurals change the vowel: Entwurf, Entwürfe
    noun = any(known(form[:size]) for form in forms for size in range(least, len(word)))
    noun = noun or known(word.translate(UMLAUTS))
    return not noun and (run > 1 or len(word) < 9)


def _noun(word: str) -> bool:
    """Tell whether a German word is known, or is the plural of one."""
    return known(word) or (len(word) > SHORT and known(INFLECTED.sub("", word)))
