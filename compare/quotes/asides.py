"""Words in marks that are no speech by their place alone: titles, names, and words held at arm's length.

They stand inside a phrase of the writer's: behind an article or an owner (the board's “dove”), or between
commas as a name does (the memoir, “The Long Table”, is due).
"""

import re
from typing import Final

from compare.languages import Language
from compare.quotes.marks import Stretch
from compare.quotes.wording import words
from sources.model import Span

FEW: Final = 2
"""Words behind an article that name a thing; more may be what someone called it."""

SHORT: Final = 4
"""Words of a title or a scare quote, at most."""

NEAR: Final = 40
"""Characters before a stretch that are read."""

OWNER: Final = re.compile(r"\w[’']s?$")
CALLED: Final = re.compile(
    r"\b(?:nenn\w+|nannte\w*|findet|fand|hielt|hält) (?:\w+ )?(?:das|dies|den|die)$", re.IGNORECASE
)
"""A German verb whose object looks like an article: "Lee nennt das"."""

PLURAL: Final = frozenset(
    "los las les des ces den dem der die das des el la le l' l’ los these those the".split()
)
"""Articles that open a phrase of the writer's."""


def aside(text: str, span: Span, stretch: Stretch, language: Language, *, taken: bool) -> bool:
    """Tell whether a stretch is a name or a turn of phrase; `taken` where a longer one tells what is said."""
    if stretch.part or stretch.goes_on or not language.knows("quotes"):
        return False
    said = text[stretch.content.start : stretch.content.end]
    every = said.split()
    if not every or len(every) > SHORT or said[-1] in ",.!?…—–-":
        return False
    before = text[max(span.start, stretch.span.start - NEAR) : stretch.span.start].rstrip()
    after = text[stretch.span.end : min(span.end, stretch.span.end + 3)]
    if before.endswith(",") and after.startswith(","):
        return _titled(every, language) and len(every) > 1
    if ends(before, language, "aside"):
        return True
    if ends(before, language, "titles") and said[0].isupper() and not after.startswith(","):
        return True
    if words(language).is_a("articles", every[0]):
        return False
    article = _article(before, language)
    if not article and taken and len(every) <= FEW:
        article = _article(before.rpartition(" ")[0], language)
    if not article or after.lstrip()[:1] in {"—", "–"}:
        return False
    return len(every) <= FEW or taken


def ends(before: str, language: Language, key: str) -> bool:
    """Tell whether the words before a stretch announce a title, a name, or a turn of phrase."""
    pattern = language.pattern("speakers", key)
    last = " ".join(before.rstrip(", ").split()[-2:])
    return bool(pattern and any(m.end() == len(last) for m in pattern.finditer(last)))


def _article(before: str, language: Language) -> bool:
    """Tell whether an article, or an owner, stands right before."""
    if OWNER.search(before) and language.tag == "en":
        return True
    if CALLED.search(before):
        return False
    last = re.split(r"[\s’']", before)[-1] or before[-2:]
    glued = before[-2:].casefold() in {"l'", "l’"}
    known = words(language)
    definite = last.casefold() in PLURAL or (known.is_a("articles", last) and not _indefinite(last, language))
    return ((definite or glued) and language.tag != "ru") or (language.tag == "ru" and definite)


def _indefinite(word: str, language: Language) -> bool:
    return word.casefold() in language.phrases("speakers", "indefinite")


def _titled(every: list[str], language: Language) -> bool:
    """Tell whether words are written as a title is: with capitals, outside English at first."""
    if language.tag != "en":
        return every[0][0].isupper()
    return all(word[0].isupper() or word in language.function_words for word in every)
