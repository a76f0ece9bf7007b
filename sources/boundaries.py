"""Where one sentence ends and the next begins, within a paragraph.

Every stop is a candidate, inside quotations too. Tables of what a stop means after which word decide; where
they do not know the word, sentencex, which knows more languages, is asked about a copy without quotation
marks, so that every offset stays true. The rules were written on `tests/cases/segment/*.dev.txt`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import sentencex

from sources.stops import Stops, stops

_REACH: Final = 80
"""Characters looked at on either side of a stop."""
_SHORT: Final = 4
"""Longest unknown word, in letters, that sentencex may take for an abbreviation."""

_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…؟۔।]+|[。！？]+)(?P<close>(?:[\"'”’»)\]›‹」』）]|[“«](?!\w))*(?:[\s\u00a0\u202f]{1,2}[»›](?!\w))?)"
)
_LEAD = re.compile(r"[\s\"'“„«»‘‹「『（(\[¿¡—–…-]{0,12}")
_LETTERS: Final = (
    r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f])+"
)
"""With the marks that combine with letters, which `\\w` leaves out."""
_WORD = re.compile(rf"{_LETTERS}(?:[.'’-]{_LETTERS})*$")
_QUOTES: Final = "\"'”“’»«›‹」』"
_OPENERS: Final = '"“„«‘「『'
_BLANK: Final = {ord(c): " " for c in "\"'“”„«»‘’‹›「」『』()（）[]\n\r"}


def boundaries(text: str, language: str | None = None) -> Iterator[int]:
    """Yield the offsets at which a sentence ends, in order; the end of the text is not among them."""
    table = stops(language)
    advice: list[int] | None = None
    start = 0
    for found in _CANDIDATE.finditer(text):
        end = found.end()
        following = text[end : end + _REACH]
        if not following.strip() or not _spaced(found, following, table):
            continue
        verdict = _verdict(text, found, following, table, start)
        if verdict is None:
            advice = _advice(text, language) if advice is None else advice
            verdict = _advised(advice, found, following)
        if verdict:
            yield end
            start = end


def _spaced(found: re.Match[str], following: str, table: Stops) -> bool:
    """Tell whether a stop may end a sentence where it stands: Chinese needs no space, `3.5` has none."""
    if found["stop"][0] in "。！？" or following[0].isspace():
        return True
    before = found.string[found.start() - 1 : found.start()]
    return table.language in {"zh", "ja"} and (found["stop"][0] == "…" or before >= "\u3040")


def _verdict(text: str, found: re.Match[str], following: str, table: Stops, start: int) -> bool | None:
    """Tell whether a sentence ends here; `None` where the tables do not know."""
    ahead = following.lstrip()
    opening = _LEAD.match(ahead)
    rest = ahead[opening.end() :] if opening else ahead
    closed = any(mark in found["close"] for mark in _QUOTES)
    if not rest or rest[0].islower() or ahead[0] in ",;:،؛，、.!?。！？)]»”":
        return False
    if closed and (ahead[0] in "—–-" or table.attributes(rest, full=found["stop"] in {".", "。"})):
        return False
    if found["stop"] != "." or closed:
        return True
    return _after_stop(text, found.start(), ahead, rest, table, start)


def _after_stop(text: str, at: int, ahead: str, rest: str, table: Stops, start: int) -> bool | None:
    """Decide on a single full stop: what the word before it is, and what follows."""
    before = text[max(start, at - _REACH) : at]
    word = _WORD.search(before)
    if word is None:
        return True
    fresh = ahead[0] in _OPENERS or table.starts(rest)
    if word[0].isdecimal():
        return _after_figure(word[0], first=not before[: word.start()].strip(), fresh=fresh, table=table)
    known = table.ends(before, word[0], figure=rest[0].isdecimal(), fresh=fresh)
    if known is None and (len(word[0]) > _SHORT or fresh):
        return True
    return known


def _after_figure(figure: str, *, first: bool, fresh: bool, table: Stops) -> bool:
    """Tell `1. item` and `28. Dezember` from a sentence that ends in a figure."""
    if first and len(figure) <= 3:
        return False
    return fresh or not (table.ordinals and len(figure) <= 2)


def _advice(text: str, language: str | None) -> list[int]:
    """Return where sentencex would cut, were there no quotation marks."""
    cuts, offset = [], 0
    for piece in sentencex.segment((language or "en").split("-")[0], text.translate(_BLANK)):
        offset += len(piece)
        cuts.append(offset)
    return cuts


def _advised(cuts: Sequence[int], found: re.Match[str], following: str) -> bool:
    lead = _LEAD.match(following)
    start = found.end() + (lead.end() if lead else 0)
    return bisect_right(cuts, start) > bisect_left(cuts, found.start("stop") + 1)
