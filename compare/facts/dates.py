"""Dates as partial dates: whichever of year, month, day and weekday the text gives.

Relative days and weekdays are resolved against the day the story was published, so that "on
Tuesday" and "28 December" can meet. Two dates agree when no field that both give differs.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from compare.facts.numbers import PLAIN
from compare.facts.units import unit_behind
from compare.facts.vocabulary import usual
from compare.languages import Language
from compare.languages.phrases import Gate
from sources.model import Span

PERIODS: Final = ("week", "month", "year", "quarter", "season", "holiday")
"""Kinds of periods, as the language files count them: 49 is last week, 50 this one, 151 next month, 302 the
second quarter, 401 spring."""

SHORT: Final = 3
"""Characters behind a year among which a name of a unit may as well be another word: in, l, t."""

NIGHT: Final = 24
"""Characters before a weekday among which "in der Nacht zum" is looked for."""

LAST: Final = re.compile(r"\s([A-ZÀ-Þ][^\W\d_]+)")
"""A last name, right behind a first."""

PLURAL: Final = re.compile(r"[^s]s$")

OWNS: Final = ("'s", "’s")

HUNDRED: Final = 100

DIGIT: Final = re.compile(r"\d")

YEAR: Final = r"(?P<year>(?:1[0-9]|20)\d\d)"
NUMERIC: Final = re.compile(
    r"(?<![\d.,/-])(?:(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<c>(?:19|20)\d\d))(?![\d/-])"
)
ALONE: Final = r"(?:(?<![\w.,:/$€£¥-])|(?<=[a-zà-ÿа-яё]-))"
"""What may stand before a year; in «сезон-2019» it is joined to its word."""

BARE_YEAR: Final = re.compile(ALONE + r"(?P<year>1[5-9]\d\d|20\d\d)(?![\w%:/$€£]|[.,]\d|-\d{3})")
YEARS: Final = re.compile(
    ALONE + r"(?P<first>1[5-9]\d\d|20\d\d)[-–/](?P<last>(?:1[5-9]|20)?\d\d)(?![\w%:/$€£-]|[.,]\d)"
)
"""From one year to another, or a season: 1950-53, 2019/20."""

DECADE: Final = re.compile(r"(?<!\d)(?P<decade>(?:1[5-9]|20)\d0)(?:s|-х|-е|-ые|er|er-\w+)(?!\w)")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as the text gives it."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 is Monday."""
    decade: bool = False
    """Whether `year` stands for ten years."""
    offset: int | None = None
    """Days from the day of publication, where that day is not known."""

    period: str = ""
    """A week, month, year, quarter, season or holiday: `week -1` from now, `quarter 2`."""

    @property
    def value(self) -> str:
        """ISO 8601 where there is a year, dashes for what is missing: `--12-28`; weekdays as `W2`."""
        if self.period:
            return self.period
        if self.decade:
            return f"{self.year}s"
        if self.offset is not None:
            return f"day {self.offset:+d}"
        parts = [f"{self.year:04}" if self.year else "-"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        text = "-".join(parts)
        if self.weekday and not self.day:
            return f"W{self.weekday}"
        return text

    def agrees(self, other: "Date") -> bool:
        """Tell whether both can be the same date, or one is part of the other."""
        if self.period or other.period:
            return not (self.period and other.period) or self.period == other.period
        if self.offset is not None and other.offset is not None:
            return self.offset == other.offset
        if self.offset is not None or other.offset is not None:
            return self._daily(other)
        if self.decade != other.decade:
            years = sorted((self, other), key=lambda d: d.decade)
            return years[0].year is not None and years[1].year == years[0].year // 10 * 10
        shared = self._shared(other)
        if not shared:
            return self._weekday_of(other) or other._weekday_of(self)
        return all(a == b for a, b in shared)

    def meets(self, other: "Date") -> bool:
        """Tell whether both agree in a field that both give."""
        if self.period or other.period:
            return self.period == other.period
        same_offset = self.offset is not None and self.offset == other.offset
        return self.agrees(other) and (same_offset or self.decade or bool(self._shared(other)))

    def _daily(self, other: "Date") -> bool:
        """Tell whether the one that is not relative names a day, which the relative one may be."""
        named = other if self.offset is not None else self
        return bool(named.day or named.weekday)

    def _weekday_of(self, other: "Date") -> bool:
        """Tell whether this is but a weekday, which the other, a day of a month, may be."""
        return bool(self.weekday and not self.year and not self.month and other.day)

    def _shared(self, other: "Date") -> list[tuple[int, int]]:
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.weekday, other.weekday),
        )
        return [(a, b) for a, b in pairs if a is not None and b is not None]


@lru_cache(maxsize=8192)
def dates(text: str, language: Language, published: str | None) -> tuple[Date, ...]:
    """Find the dates of a text, in order, resolved against the day of publication (ISO) if it is known."""
    today = _day(published)
    text = text.translate(PLAIN)
    found: list[Date] = []
    digits = DIGIT.search(text) is not None
    found += _years(text) if digits else ()
    for pattern in _patterns(language):
        for match in pattern.finditer(text, digits=digits):
            date = None if _measures(match, language) else _read(match, language, today)
            if date and not any(date.span.overlaps(other.span) for other in found):
                found.append(date)
    return tuple(_joined(sorted(found, key=lambda d: d.span), text))


def _years(text: str) -> Iterator[Date]:
    """Yield both years of each range of years."""
    for match in YEARS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        last = last if last > HUNDRED else first - first % HUNDRED + last
        if last > first:
            yield Date(Span(*match.span("first")), first)
            yield Date(Span(*match.span("last")), last)


def _measures(match: re.Match[str], language: Language) -> bool:
    """Tell whether four digits are no year but what is measured: 2000 metres, 1500 euros."""
    if {name for name, text in match.groupdict().items() if text} != {"year"}:
        return False
    unit = unit_behind(match.string, match.end(), language)
    return unit is not None and (unit.end - match.end() > SHORT or unit.code in {"m", "km", "kg"})


def _joined(found: list[Date], text: str) -> Iterator[Date]:
    """Make one date of a weekday and the day it names: "Monday, March 24"."""
    last: Date | None = None
    for date in found:
        joined = last and _together(last, date, text)
        if last and not joined:
            yield last
        last = joined or date
    if last:
        yield last


def _together(weekday: Date, date: Date, text: str) -> Date | None:
    """Return the date of a weekday and the day right behind it; `None` where they are two dates."""
    between = text[weekday.span.end : date.span.start]
    if not weekday.weekday or weekday.year or not date.day or date.weekday:
        return None
    if not re.fullmatch(r",?\s+(?:the |den |dem |le |el )?", between):
        return None
    return replace(date, span=Span(weekday.span.start, date.span.end), weekday=weekday.weekday)


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a date is written."""

    pattern: re.Pattern[str]
    gate: Gate | None = None
    """What tells that a text has no such date, if anything can."""
    digits: bool = False
    """Whether it has a digit."""

    def finditer(self, text: str, *, digits: bool) -> Iterator[re.Match[str]]:
        """Find it in a text, of whose digits it is known whether it has any."""
        if (self.digits and not digits) or (self.gate and not self.gate.opens(text)):
            return iter(())
        return self.pattern.finditer(text)


@lru_cache
def _patterns(language: Language) -> tuple[_Shape, ...]:
    """Return the language's date patterns, the most telling first."""
    always = (_Shape(NUMERIC, digits=True), _Shape(DECADE, digits=True))
    if not language.knows("dates"):
        return always
    close = language.flag("dates", "ideographic")
    left, right = ("", "") if close else (r"(?<!\w)", r"(?!\w)")
    months = "|".join(re.escape(name) for name in sorted(language.months, key=len, reverse=True))
    named = None if close else language.gate(language.months)
    short = [
        _Shape(
            re.compile(rf"(?<!\w)(?:{lead})\s['’]?(?P<short>[2-9]0)(?:s|er|-х)?(?!\w)", re.IGNORECASE),
            digits=True,
        )
        for lead in language.phrases("dates", "decades_after")
    ]
    slots = {
        "day": r"(?P<day>[0-3]?\d)(?!\d)",
        "nth": rf"(?P<nth>{'|'.join(sorted(language.values('dates', 'days'), key=len, reverse=True))})",
        "month": rf"(?P<name>{months})\.?(?!\w)",
        "year": YEAR + r"(?!\d)",
    }
    dates = []
    for pattern in language.data["dates"]["patterns"]:
        filled = pattern
        for slot, expression in slots.items():
            filled = filled.replace(f"{{{slot}}}", expression)
        guard = r"(?<![\d.,])" if close else r"(?<![\w.,])"
        has_month = "{month}" in pattern
        dates.append(_Shape(re.compile(guard + filled, re.IGNORECASE), named if has_month else None))
    weekdays = "|".join(re.escape(name) for name in sorted(language.weekdays, key=len, reverse=True))
    clear = [n for n in language.months if n not in language.phrases("dates", "ambiguous_months")]
    alone = "|".join(re.escape(name) for name in sorted(clear, key=len, reverse=True) if len(name) > 2)
    return (
        always[0],
        *dates,
        always[1],
        *short,
        *_words(language, "decades", "named"),
        *_words(language, "fixed", "fixed"),
        _Shape(BARE_YEAR, digits=True),
        _Shape(
            re.compile(rf"{left}(?P<weekday>{weekdays}){right}", re.IGNORECASE),
            None if close else language.gate(language.weekdays),
        ),
        *_words(language, "periods", "period"),
        *_words(language, "relative", "relative"),
        *_tomorrow(language),
        _Shape(re.compile(rf"{left}(?P<name>{alone}){right}", re.IGNORECASE), named),
        *_after(language),
    )


def _tomorrow(language: Language) -> tuple[_Shape, ...]:
    """Read the word for the next day where it is the word for the morning, too, by what stands around it:
    «Mañana recurriremos», but not "por la mañana"."""
    phrases = language.phrases("dates", "tomorrow")
    found = language.pattern("dates", "tomorrow")
    if found is None:
        return ()
    return (_Shape(re.compile(f"(?P<tomorrow>{found.pattern})", re.IGNORECASE), language.gate(phrases)),)


def _after(language: Language) -> tuple[_Shape, ...]:
    """Read month names that are words too only behind a word such as "in": "in May", not "he may"."""
    names, before = (language.phrases("dates", key) for key in ("ambiguous_months", "month_after"))
    if not names or not before:
        return ()
    figures = language.values("numbers", "units")  # sept ans
    options = (re.escape(name) + (r"(?=\.)" if name in figures else "") for name in names)
    leads, months = "|".join(map(re.escape, before)), "|".join(options)
    pattern = rf"(?<!\w)(?P<lead>(?:{leads})[\s-]+)(?P<name>{months})(?!\w)"
    return (_Shape(re.compile(pattern, re.IGNORECASE), language.gate(names)),)


def _words(language: Language, key: str, group: str) -> tuple[_Shape, ...]:
    """Return a pattern for phrases that have a value: relative days, decades in words; none for none."""
    found = language.valued("dates", key)
    if found is None:
        return ()
    gate = language.gate(language.values("dates", key))
    return (_Shape(re.compile(f"(?P<{group}>{found.pattern})", re.IGNORECASE), gate),)


def _read(match: re.Match[str], language: Language, today: datetime.date | None) -> Date | None:
    group = {name: text for name, text in match.groupdict().items() if text}
    span = Span(match.end("lead") if "lead" in group else match.start(), match.end())
    if "lead" in group and language.tag == "en" and not group["name"][0].isupper():
        return None
    if "decade" in group:
        return Date(span, year=int(group["decade"]), decade=True)
    if "short" in group:
        return Date(Span(match.start("short"), match.end()), year=1900 + int(group["short"]), decade=True)
    if "named" in group:
        return Date(span, year=int(language.values("dates", "decades")[_plain(group["named"])]), decade=True)
    if "fixed" in group:
        return _counted(span, 0, *divmod(int(language.values("dates", "fixed")[_plain(group["fixed"])]), 100))
    if "mark" in group:
        return _numeric(span, int(group["a"]), int(group["b"]), int(group["c"]), group["mark"])
    if "period" in group:
        return Date(span, period=_period(int(language.values("dates", "periods")[_plain(group["period"])])))
    if "relative" in group or "tomorrow" in group:
        relative = language.values("dates", "relative") | {"": Decimal(1)}
        return _shifted(span, int(relative[_plain(group.get("relative", ""))]), today)
    if "weekday" in group:
        return _weekday(match, language, today)
    if "m" in group:
        return _counted(span, *(int(group.get(key, 0)) for key in ("year", "m", "d")))
    year, day = int(group["year"]) if "year" in group else None, _day_of_month(group, language)
    month = int(group["month"]) if "month" in group else language.months.get(_plain(group.get("name", "")))
    if day is not None and not 1 <= day <= 31:
        return None
    if (month is None and year is None) or _is_woman(group, language) or _is_person(match, group, language):
        return None
    return Date(span, year, month, day)


def _day_of_month(group: dict[str, str], language: Language) -> int | None:
    if "nth" in group:
        return int(language.values("dates", "days")[_plain(group["nth"])])
    return int(group["day"]) if "day" in group else None


def _is_woman(group: dict[str, str], language: Language) -> bool:
    """Tell a name such as Марта from a month, where months are written small."""
    alone = set(group) == {"name"} and language.tag not in {"en", "de"}
    return alone and group["name"][0].isupper()


def _is_person(match: re.Match[str], group: dict[str, str], language: Language) -> bool:
    """Tell a first name from a month where months have capitals: Jan Tolk, June Hale, Mayor Jan."""
    name = group.get("name", "")
    given = language.phrases("dates", "given_months")
    if set(group) != {"name"} or not name[0].isupper() or _plain(name) not in given:
        return False
    before = match.string[: match.start()].rstrip(" -").rpartition(" ")[2].casefold()
    if before.rstrip(".") in language.phrases("names", "titles"):
        return True
    last = LAST.match(match.string, match.end())
    if last is None or before in language.phrases("dates", "month_leads") or before.endswith(OWNS):
        return False
    if len(name) == SHORT or not usual(last[1], language):
        return True
    people = language.phrases("dates", "given_after")
    alone = not PLURAL.search(last[1]) and not LAST.match(match.string, last.end())
    return alone and (not people or before in {"", *people})


def _period(code: int) -> str:
    """Return a period by its code in the language files: hundreds tell the kind, the rest the number."""
    kind, number = divmod(code, 100)
    return f"{PERIODS[kind]} {number - 50 if kind < 3 else number}"


def _counted(span: Span, year: int, month: int, day: int) -> Date | None:
    """Return a date of which the month is told by its number; 0 stands for what is missing."""
    return Date(span, year or None, month, day or None) if 1 <= month <= 12 and day <= 31 else None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold().rstrip(".")


def _numeric(span: Span, first: int, second: int, year: int, mark: str) -> Date | None:
    """Read 17.12.2021 and 12/17/2021; where day and month could change places, keep the year."""
    if mark == "." or first > 12:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return Date(span, year)
    return Date(span, year or None, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _shifted(span: Span, days: int, today: datetime.date | None) -> Date | None:
    if today is None:
        return Date(span, offset=days)
    day = today + datetime.timedelta(days=days)
    return Date(span, day.year, day.month, day.day, day.isoweekday())


def _weekday(match: re.Match[str], language: Language, today: datetime.date | None) -> Date | None:
    """Take a weekday for the nearest one up to the day of publication, as news style has it."""
    name = match.group("weekday")
    night = language.pattern("dates", "night_to")
    lead = match.string[max(0, match.start() - NIGHT) : match.start()]
    if night and any(found.end() == len(lead) - 1 for found in night.finditer(lead)):
        return None  # Saturday night, or early on Sunday: either day may be told
    if _plain(name) in language.phrases("dates", "ambiguous_weekdays") and not _is_weekday(match):
        return None
    date = Date(Span(match.start(), match.end()), weekday=language.weekdays[_plain(name)])
    if today is None or _has_neighbour(match, language):
        return date
    back = (today.isoweekday() - (date.weekday or 0)) % 7
    day = today - datetime.timedelta(days=back)
    return replace(date, year=None, month=day.month, day=day.day)


def _is_weekday(match: re.Match[str]) -> bool:
    """Tell a short weekday from a word or a name: it is "on Sun", "Sun." or stands before a date."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    beside = re.match(r"\.(?=\s*(?:[\da-z,]|$))|,?\s*\d|,\s[A-Z]\w+\s\d", after) or re.search(
        r"\bon\s$", before
    )
    return match.group("weekday")[0].isupper() and bool(beside)


def _has_neighbour(match: re.Match[str], language: Language) -> bool:
    """Tell whether "last", "next" or a date beside it says which of the weekdays is meant."""
    around = match.string[max(0, match.start() - 16) : match.end() + 22]
    marks = [language.pattern("dates", key) for key in ("last", "next")]
    return bool(re.search(r"\d", around)) or any(mark and mark.search(around) for mark in marks)
