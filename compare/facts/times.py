"""Clock times as minutes of the day: `6:30 p.m.`, «18.30», `18h30`, `neun Uhr abends`, noon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.facts.durations import durations
from compare.facts.numbers import PLAIN, numbers
from compare.facts.units import unit_behind
from compare.languages import Language
from sources.model import Span

DAY: Final = 24 * 60
DIGITAL: Final = re.compile(
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?P<mark>[:.])|[ \u00a0\u202f]?[hH][ \u00a0\u202f]?|[时点])(?P<minute>[0-5]\d)分?(?![\d:%]|[.,]\d)"
)

MILITARY: Final = re.compile(
    r"(?<![\d.,:])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?= ?(?:GMT|UTC|hrs|hours)\b)"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day."""

    span: Span
    minutes: int
    half: bool = False
    """Whether it may as well be twelve hours later: `7:15` in a language that counts to twelve."""
    zone: int | None = None
    """Minutes ahead of UTC; `None` where the text does not say."""

    @property
    def value(self) -> str:
        """ISO 8601, with the offset where there is one."""
        clock = f"{self.minutes // 60:02}:{self.minutes % 60:02}"
        if self.zone is None:
            return clock
        return f"{clock}{'-' if self.zone < 0 else '+'}{abs(self.zone) // 60:02}:{abs(self.zone) % 60:02}"

    def agrees(self, other: "Clock") -> bool:
        """Tell whether both can be the same instant."""
        gap = self.minutes - other.minutes
        if self.zone is not None and other.zone is not None:
            gap -= self.zone - other.zone
        round_the_clock = DAY // 2 if self.half or other.half else DAY
        return gap % round_the_clock == 0


@lru_cache(maxsize=8192)
def times(text: str, language: Language) -> tuple[Clock, ...]:
    """Find the clock times of a text, in order."""
    text = text.translate(PLAIN)
    if not language.knows("time"):
        return tuple(
            Clock(Span(*m.span()), _minutes(m)) for m in DIGITAL.finditer(text) if m.group("mark") == ":"
        )
    found: list[Clock] = []
    for clock in (
        *_in_words(text, language),
        *_digital(text, language),
        *_military(text, language),
        *_hours(text, language),
        *_named(text, language),
    ):
        if not any(clock.span.overlaps(other.span) for other in found):
            found.append(clock)
    return tuple(sorted(found, key=lambda clock: clock.span))


def _minutes(match: re.Match[str]) -> int:
    return (int(match.group("hour")) * 60 + int(match.group("minute"))) % DAY


def _digital(text: str, language: Language) -> Iterator[Clock]:
    """Read hours and minutes in digits; with a dot only where a word says that it is a time."""
    for match in DIGITAL.finditer(text):
        clock = _marked(match.start(), match.end(), _minutes(match), text, language)
        told = clock.span.end > match.end() or _led(text, match.start(), language)
        if match.group("mark") != "." or (told and not _measured(text, match.end(), language)):
            yield clock


def _in_words(text: str, language: Language) -> Iterator[Clock]:
    """Read hours and minutes in digits with words for both, or with the minutes bare: 17 часов 47 минут."""
    pattern = _hours_and_minutes(language)
    for match in pattern.finditer(text) if pattern else ():
        yield _marked(match.start(), match.end(), _minutes(match), text, language)


@lru_cache
def _hours_and_minutes(language: Language) -> re.Pattern[str] | None:
    hours, minutes = ("|".join(language.phrases("time", key)) for key in ("hours_in", "minutes_in"))
    if not hours or not minutes:
        return None
    return re.compile(
        rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]) (?:{hours}) (?P<minute>[0-5]?\d)"
        rf"(?: (?:{minutes})(?!\w)|(?=[,.;)]?(?:\s|$)(?![^\W\d_])))",
        re.IGNORECASE,
    )


def _measured(text: str, end: int, language: Language) -> bool:
    """Tell whether a figure is one of per cent, of points or of a measure: "at 5.25 per cent", "at 11.20
    dollars"."""
    units = (language.pattern("numbers", key) for key in ("percent", "points"))
    share = any(unit and unit.match(text, end + text[end : end + 1].isspace()) for unit in units)
    return share or unit_behind(text, end, language) is not None


def _military(text: str, language: Language) -> Iterator[Clock]:
    """Read four digits before a zone: `1200 GMT`."""
    for match in MILITARY.finditer(text):
        yield _marked(match.start(), match.end(), _minutes(match), text, language, exact=True)


def _hours(text: str, language: Language) -> Iterator[Clock]:
    """Read full hours: a figure up to 24 with `a.m.`, `o'clock`, `Uhr` behind it."""
    if not _any_mark(text, language):
        return
    for number in numbers(text, language):
        hour = number.readings[0]
        if not number.unit and hour == int(hour) and 0 <= hour <= 24:
            start, end = number.span.start, number.span.end
            clock = _marked(start, end, int(hour) * 60 % DAY, text, language)
            told = clock.span.end > end and (clock.zone is None or _said(end, text, language))
            lasts = clock.zone is None and _lasts(text[end : clock.span.end], language)
            if told and (not lasts or _led(text, start, language)):
                yield clock


def _lasts(mark: str, language: Language) -> bool:
    """Tell whether what follows a figure can as well be a length of time: "four hours", no "four o'clock"."""
    return any(cue.span.end == len(mark) for cue in durations(mark, language))


def _any_mark(text: str, language: Language) -> bool:
    return any(language.finder("time", key).first(text) for key in ("am", "pm", "clock"))


def _said(end: int, text: str, language: Language) -> bool:
    return any(_after(language, key, text, end) for key in ("am", "pm", "clock"))


def _named(text: str, language: Language) -> Iterator[Clock]:
    values = language.values("time", "clock_names")
    for match in language.value_finder("time", "clock_names").every(text):
        yield _marked(
            match.start(), match.end(), int(values[match.group().casefold()]), text, language, exact=True
        )


def _marked(
    start: int, end: int, minutes: int, text: str, language: Language, *, exact: bool = False
) -> Clock:
    """Take in what follows: the half of the day, `o'clock`, the zone."""
    half, zone = False, None
    for _ in range(4):
        for key in ("zones", "clock", "am", "pm"):
            match = _after(language, key, text, end)
            if not match:
                continue
            end = match.end()
            if key in {"am", "pm"}:
                minutes, exact = _halved(minutes, key), True
            elif key == "zones":
                zone = int(
                    language.values("time", "zones")[re.sub(r"\s+", " ", match.group("word")).casefold()]
                )
            break
        else:
            break
    if not exact and language.flag("time", "twelve") and 0 < minutes < 13 * 60:
        half = True
    return Clock(Span(start, end), minutes, half, zone)


def _halved(minutes: int, key: str) -> int:
    if key == "pm":
        return minutes + DAY // 2 if minutes < DAY // 2 else minutes
    return minutes - DAY // 2 if DAY // 2 <= minutes < 13 * 60 else minutes


def _led(text: str, start: int, language: Language) -> bool:
    lead = language.pattern("time", "lead")
    return bool(
        lead and re.search(rf"(?:{lead.pattern})\s*$", text[max(0, start - 24) : start], re.IGNORECASE)
    )


def _after(language: Language, key: str, text: str, end: int) -> re.Match[str] | None:
    pattern = _words(language, key)
    return pattern.match(text, end) if pattern else None


@lru_cache
def _words(language: Language, key: str) -> re.Pattern[str] | None:
    """Return a pattern for the words of a class behind a time."""
    words = language.values("time", key) if key == "zones" else language.phrases("time", key)
    if not words:
        return None
    choice = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"[ \u00a0\u202f]?,?[ \u00a0\u202f]?(?P<word>{choice})(?!\w)", re.IGNORECASE)
