"""Capitalised words that name nobody: a body behind its kind, a title in marks, a name before a noun."""

import re
from typing import Final

from compare.languages import Language
from compare.quotes.bodies import kinds_of_bodies
from compare.quotes.runs import Run, gender_of
from compare.quotes.wording import words

AROUND: Final = 70
"""Characters before a run in which its title begins."""

TITLE: Final = (re.compile(r"[“\"«„](?:\w+ )?$"), re.compile(r"[,.]?[”\"»“]"))
"""What stands before a title in marks, and behind it."""

CAPITALS: Final = (
    re.compile(r"[“\"](?:[A-Z][\w’'-]*,? |(?:of|the|a|and|for|in|to) )*$"),
    re.compile(r"(?:,? [A-Z][\w’'-]*| (?:of|the|a|and|for|in|to))*[,.!?]?[”\"]"),
)
"""Words with capitals in marks, before a run and behind it."""

OF_BODY: Final = re.compile(r"(?<!\w)([A-Z]\w+) (?:of|for) $")
"""What a body is one of: "the American League of Bridge Builders"."""

LAST_WORD: Final = re.compile(r"(?<!\w)([a-z-]+) $")
"""The word before a name."""

NOUN: Final = re.compile(r"\s[a-z]{3,}(?<!ed)(?<!ing)(?<!said)(?<!says)(?<!told)(?<!\sand)\b(?=\s[a-z])")
"""A small word behind a name, and another."""


def in_marks(text: str, start: int, end: int, language: Language) -> bool:
    """Tell whether a run stands in marks alone, or among capitals alone: a book's title, a slogan."""
    if TITLE[0].search(text[max(0, start - 6) : start]) and TITLE[1].match(text, end):
        return True
    lead = CAPITALS[0].search(text, max(0, start - AROUND), start)
    return bool(lead and CAPITALS[1].match(text, end)) and language.tag == "en"


def of_kind(run: Run, name: str, text: str, language: Language) -> bool:
    """Tell whether a run is a body's name behind its kind: "the watchdog group Open Books Now"."""
    if language.tag != "en" or gender_of(language, name) or gender_of(language, run.text):
        return False
    kind = LAST_WORD.search(text, max(0, run.start - 20), run.start)
    if kind and words(language).is_a("companies", kind[1]):
        return True
    whose = OF_BODY.search(text, max(0, run.start - 30), run.start)
    return bool(whose and whose[1].casefold() in kinds_of_bodies(language))


def before_noun(text: str, end: int, language: Language) -> bool:
    """Tell whether a last name behind an article tells more of a noun: "the Lee precinct captain"."""
    return language.tag == "en" and NOUN.match(text, end) is not None
