"""Date stamps and datelines: the place, the day and the agency in front of a wire story.

What is found is exact; ordinary prose that opens with a capitalised name is left alone.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

_REACH: Final = 200
"""Characters within which a dateline must end."""
_NAME: Final = r"[^\W\d_](?:[\w\u0300-\u036f'’-]|\.(?=\w|\s[^\W\d_]))*"
_DASH: Final = r"[-–—―]{1,2}"
_STAMP = re.compile(
    r"\s*(?P<word>(?:date|дата|datum|fecha)\b:?\s*)?(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\S)",
    re.I,
)
_CHINESE = re.compile(
    r"[^\s，。！？“”]{2,16}?\d{1,2}月\d{1,2}日(?:电|讯)(?:\s*[（(][^（()）\n]{1,24}[)）])?(?=[\s，：:“]|\w)"
)
_ARABIC = re.compile(
    rf"[\u0621-\u064a]+(?: [\u0621-\u064a]+){{0,3}}[،,]? (?:\d{{1,2}} [\u0621-\u064a]+ ?)?"
    rf"(?:\([^()\n]{{2,30}}\)|/[^/\n]{{2,30}}/)\s*{_DASH}(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A date stamp or a dateline at the head of a passage."""

    end: int
    """Where it ends, counted from the start of the passage."""
    published: str | None
    """ISO 8601 date where year, month and day are all there."""


@cache
def wire() -> dict[str, Any]:
    """Return the tables of `wire.toml`."""
    return tomllib.loads(files("sources").joinpath("wire.toml").read_text("utf-8"))


def datestamp(text: str) -> Opening | None:
    """Return the date stamp at the head of the text, e.g. `date 2021-12-28`."""
    found = _STAMP.match(text[:80])
    if found is None:
        return None
    rest = text[found.end() : found.end() + _REACH].lstrip(" \t")
    if found["word"] or not rest.strip() or rest[0] in "\r\n" or dateline(rest):
        return Opening(found.end(), _iso(*map(int, found["date"].split("-"))))
    return None


def dateline(text: str) -> Opening | None:
    """Return the dateline at the head of the text, with everything up to its last dash or stop."""
    head = text[:_REACH]
    for pattern in (_CHINESE, _ARABIC):
        found = pattern.match(head)
        if found and text[found.end() :].strip():
            return Opening(found.end(), None)
    for tail, accepts in _TAILS:
        found = _pattern(tail).match(head)
        if found and accepts(found) and _starts_prose(text[found.end() :]):
            return Opening(found.end(), _published(found["date"]))
    return None


def _capital(found: re.Match[str]) -> bool:
    return found["place"].isupper() and len(found["place"]) > 2


def _slash(found: re.Match[str]) -> bool:
    return _capital(found) or bool(found["date"])


def _bracket(found: re.Match[str]) -> bool:
    if _capital(found):
        return bool(found["date"] or found["dash"])
    return _titled(found["place"]) and bool(found["dash"]) and len(found["agency"].split()) <= 3


def _named(found: re.Match[str]) -> bool:
    upper = any(word.isupper() and len(word) > 1 for word in found["agency"].split())
    return bool(found["date"]) and upper and (_capital(found) or _titled(found["place"]))


def _dated(found: re.Match[str]) -> bool:
    return bool(found["date"]) and (_capital(found) or (bool(found["dash"]) and _titled(found["place"])))


def _bare(found: re.Match[str]) -> bool:
    """Tell `BRUSSELS — The minister …` from `NATO — the alliance — …`."""
    rest = found.string[found.end() :]
    return _capital(found) and len(found["place"]) > 3 and not re.search(rf"\s{_DASH}\s", rest.split(". ")[0])


_TAILS: Final[tuple[tuple[str, Callable[[re.Match[str]], bool]], ...]] = (
    (rf"[.,]?\s*/(?P<agency>[^/\n]{{2,40}})/\.?(?:\s*{_DASH}(?=\s))?", _slash),
    (rf"[.,]?\s*\((?P<agency>[^()\n]{{2,60}})\)\s*(?:[.,]?\s*(?P<dash>{_DASH}|:)|\.)", _bracket),
    (rf"\.?\s*{_DASH}\s*(?P<agency>{_NAME}(?: {_NAME}){{0,2}})\.(?=\s)", _named),
    (rf"\.?\s+(?P<agency>{_NAME})\s*{_DASH}(?=\s)", _named),
    (rf"(?:\.?\s*(?P<dash>{_DASH})(?=\s)|[.:](?=\s))", _dated),
    (rf"\s*{_DASH}(?=\s)", _bare),
)


def _titled(place: str) -> bool:
    words = re.split(r"[ /-]", place)
    return (
        len(words) <= 3 and all(word[:1].isupper() for word in words if len(word) > 3) and place[0].isupper()
    )


def _starts_prose(rest: str) -> bool:
    rest = rest.lstrip().lstrip("\"'“„«‹‘(¿¡[—– ")
    return bool(rest) and not rest[0].islower()


@cache
def _pattern(tail: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<place>{_NAME}(?:[ /]{_NAME}){{0,4}})(?P<region>,\s{_NAME}(?:\s{_NAME}){{0,2}}\.?)?"
        rf"(?:[.,]?\s+(?P<date>{_dates()}))?{tail}"
    )


@cache
def _dates() -> str:
    months = "|".join(sorted("|".join(wire()["months"].values()).split("|"), key=len, reverse=True))
    return (
        rf"(?i:\d{{1,2}}(?:\.|er|º|st|nd|rd|th)?\s+(?:de\s+)?(?:{months})\b\.?"
        rf"(?:,?\s+(?:de\s+|del\s+)?\d{{4}})?(?:\s*г(?:ода|\.)?)?"
        rf"|(?:{months})\b\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?)"
    )


def _published(words: str | None) -> str | None:
    """Return the date where it names a year, a month and a day."""
    year = re.search(r"\d{4}", words or "")
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words or "")
    if words is None or not year or not day:
        return None
    for number, names in wire()["months"].items():
        if re.search(rf"(?<!\w)(?:{names})(?!\w)", words, re.I):
            return _iso(int(year[0]), int(number), int(day[0]))
    parts = [int(part) for part in re.findall(r"\d+", words)]
    return _iso(parts[2], parts[1], parts[0]) if len(parts) == 3 and "." in words else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
