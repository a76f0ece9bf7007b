"""Reporting verbs that no list has, known by their place beside a quotation and by their ending.

No list of verbs is ever whole: "she fumed", «remachó Iglesias». Right behind a quotation, with
a speaker beside it, a word that looks like a verb is one that tells.
"""

import re
from functools import lru_cache
from typing import Final

from compare.languages import Language
from compare.quotes.phrases import behind
from compare.quotes.wording import Words
from sources.model import Span

LEAD: Final = re.compile(r"[\s\u00a0,—–-]*")
"""What stands between a quotation and its verb."""

GAP: Final = re.compile(r"[\s\u00a0]+|-(?:t-)?")


def told_by(text: str, start: int, end: int, known: Words) -> tuple[Span, Span] | None:
    """Return the verb and the speaker right behind a quotation that ends at `start`."""
    verb = _verb(known.language)
    if verb is None:
        return None
    lead = LEAD.match(text, start, end)
    at = lead.end() if lead else start
    match = verb.match(text, at, end)
    if match and _free(match[0], known):
        speaker = behind(text, match.end(), end, known)
        if speaker and GAP.fullmatch(text, match.end(), speaker.start):
            return Span(match.start(), match.end()), speaker
    return _english(text, at, end, known, verb) if known.language.tag == "en" else None


BEFORE: Final = re.compile(r"(?P<verb>\w+)(?:\s(?:as|that|it))?[\s:,]*$")
"""A verb right before a quotation."""


def told_before(lead: str, known: Words) -> Span | None:
    """Return the verb that a quotation follows at once."""
    verb = _verb(known.language)
    last = BEFORE.search(lead)
    if verb is None or last is None or not verb.fullmatch(last["verb"]):
        return None
    plain = known.language.tag != "en" or last["verb"].endswith(("ed", "es", "ks", "ns", "ts"))
    return Span(*last.span("verb")) if plain and _free(last["verb"], known) else None


def _english(text: str, at: int, end: int, known: Words, verb: re.Pattern[str]) -> tuple[Span, Span] | None:
    """Read "she fumed", where the speaker stands first."""
    speaker = behind(text, at, end, known)
    if speaker is None or speaker.start != at:
        return None
    gap = GAP.match(text, speaker.end, end)
    match = verb.match(text, gap.end(), end) if gap else None
    if match is None or not match[0].endswith("ed") or not _free(match[0], known):
        return None
    return Span(match.start(), match.end()), speaker


def _free(word: str, known: Words) -> bool:
    """Tell whether a word can be a verb: written small, and no function word."""
    last = word.rpartition(" ")[2].casefold()
    return word[0].islower() and last not in known.language.function_words and not known.is_a("stops", last)


@lru_cache
def _verb(language: Language) -> re.Pattern[str] | None:
    ending = language.text("speakers", "unlisted")
    return re.compile(rf"(?:{ending})(?!\w)") if ending else None
