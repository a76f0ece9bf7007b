"""Figures as values, however they are written: digits, words, scales, fractions, per cent.

`1.2 bn`, «1,2 млрд» and `1200 Millionen` are one value. Where a language's marks leave a figure open
(`1.000` in an English text) it has both readings, and either may agree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from compare.facts.ideographs import ideographs
from compare.languages import Language
from sources.model import Span

CODES: Final = "USD|EUR|GBP|CHF|JPY|CNY|RUB|PLN|UAH|SEK|NOK|DKK|CZK|HUF|AUD|CAD|INR|BRL|ZAR|TRY"
"""Codes of money that are written on to the figure: CHF9m."""

DIGITS: Final = re.compile(
    # the end of a range; of a code; or anywhere, with a minus
    rf"(?:(?<=[\d%°€$£][-–−:])|(?<={CODES})|(?<![\w.,/:–-])(?P<sign>(?:(?<![%°])[-−])?))"
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f\u2009'’.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
)
WORDS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?|\S")
ORDINAL_TAIL: Final = re.compile(
    r"(?:st|nd|rd|th|s|-?(?:й|я|е|го|му|м|х|ую|ая|ой|ый|ые|ых)|º|ª|°|er|ère|e|ème)(?!\w)"
)
ATTACHED: Final = re.compile(r"[-–]?[^\W\d_]")
TIME: Final = re.compile(
    r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d|[.,]\d)(?=\s*(?:a\.?m|p\.?m|uhr|gmt|msk|мск|h\b|hours)|:)|(?<!\d)\d{1,2}:\d{2}(?!\d)",
    re.I,
)
ARABIC: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
"""Digits and marks of Arabic texts, one for one."""

PLAIN: Final = ARABIC | str.maketrans(dict.fromkeys("\u00a0\u202f\u2007\u2009", " "))
"""The same, and the blanks that keep a figure and its unit on one line: «19 ноября», "12 %"."""

HALF: Final = Decimal("0.5")
DASHES: Final = frozenset("-–—−")
THOUSAND: Final = Decimal(1000)
MILLION: Final = Decimal(10**6)
HUNDRED: Final = Decimal(100)

SCALE: Final = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]+)\.?")
"""The word behind a figure, which may be a scale."""

SCALED: Final = re.compile(r"[ \u00a0](?:of an? |of |de |d['’])?([^\W\d_]+)")
"""A scale behind a fraction: a quarter of a million."""

TENS: Final = re.compile(r"(?<!\w)([^\W\d_]+(?:-vingts?)?)[ -](?:et[ -])?$")
LONGEST_TENS: Final = 20
"""Characters among which the tens of an ordinal are looked for."""

SCORES: Final = frozenset({60, 80})
"""Tens that more than nine can follow: soixante-quinzième."""


LONG: Final = 6
"""Digits from which a share is an endless one: a third."""

ALL: Final = Decimal(100)

ROMANS: Final = {"I": 1, "V": 5, "X": 10}
ROMAN: Final = r"[IVX]+(?:e|ème|er)?"

SHOWN: Final = {"pp": " pp", "pt": ""}
"""Units that are not shown as they are kept."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and its value."""

    span: Span
    readings: tuple[Decimal, ...]
    """Possible values, the likeliest first; a share of one for per cent and fractions."""
    unit: str = ""
    """`%` for per cent and fractions, `pp` for percentage points, `pt` for points of any kind, else empty."""
    soft: bool = False
    """Whether it is an ordinal in words, or part of a name: another telling may leave it out."""

    @property
    def value(self) -> str:
        """Plain decimal with its unit."""
        number = self.readings[0] * 100 if self.unit == "%" else self.readings[0]
        return f"{_short(number)}{SHOWN.get(self.unit, self.unit)}"

    def agrees(self, other: "Number") -> bool:
        """Tell whether both can be the same value of the same kind; half a point is 0.5 points."""
        kinds = {"" if self.unit == "pt" else self.unit, "" if other.unit == "pt" else other.unit}
        if kinds == {"", "pp"} and "pt" in (self.unit, other.unit):
            kinds = {"pp"}
        part = kinds == {"", "%"} and max(self.readings[0], other.readings[0]) < 1
        if kinds == {"%"} and _rounds(self.readings[0], other.readings[0]):
            return True
        return (len(kinds) == 1 or part) and not set(self.readings).isdisjoint(other.readings)


def _rounds(one: Decimal, other: Decimal) -> bool:
    """Tell whether two shares are one but for rounding: two thirds, 67 per cent."""
    endless = any(len(share.as_tuple().digits) > LONG for share in (one, other))
    return endless and abs(one - other) <= Decimal("0.005")


def _short(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers(text: str, language: Language, taken: Iterable[Span] = ()) -> tuple[Number, ...]:
    """Find the figures of a text, in order, outside the spans that are taken (dates)."""
    return _numbers(text, language, tuple(taken))


@lru_cache(maxsize=8192)
def _numbers(text: str, language: Language, taken: tuple[Span, ...]) -> tuple[Number, ...]:
    text = text.translate(PLAIN)
    blocked = [*taken, *(Span(m.start(), m.end()) for m in TIME.finditer(text))]
    # the last 16 of a cup are octavos de final
    blocked += (Span(*match.span()) for match in language.finder("numbers", "rounds").every(text))
    found: list[Number] = []
    if language.flag("numbers", "ideographic"):
        return tuple(_ideographic(text, language, blocked))
    spelled = tuple(_spelled(text, language))
    found_all = (
        *(part for part in _fractions(text, language) if not any(_ends_in(n, part) for n in spelled)),
        *_digits(text, language, blocked),
        *_ordinals(text, language),
        *_romans(text, language),
        *spelled,
        *_compounds(text, language),
    )
    for number in found_all:
        if not any(number.span.overlaps(other) for other in blocked):
            found.append(number)
            blocked.append(number.span)
    return _ranged(sorted(found, key=lambda n: n.span), text, language)


def _ranged(found: list[Number], text: str, language: Language) -> tuple[Number, ...]:
    """Give the first figure of a range what is written behind the last: 9 to 12 per cent, 3 to 5 million."""
    for at in reversed(range(len(found) - 1)):
        one, other = found[at], found[at + 1]
        if _halves_of_all(one, other) and _joined(text[one.span.end : other.span.start], language):
            found[at + 1] = replace(other, readings=tuple(r / 100 for r in other.readings), unit="%")
        if one.unit or one.soft or not _joined(text[one.span.end : other.span.start], language):
            continue
        written = text[other.span.start : other.span.end]
        if other.unit == "pp" or (other.unit and _written(language, "percent", written)):
            parts = 100 if other.unit == "%" else 1
            readings = tuple(reading / parts for reading in one.readings)
            found[at] = replace(one, readings=readings, unit=other.unit)
        elif one.readings[0] < THOUSAND and (factor := _factor(written, language)) > 1:
            # "from 50 to 2 million" may be either
            found[at] = replace(one, readings=(*(r * factor for r in one.readings), *one.readings))
    return tuple(found)


def _halves_of_all(one: Number, other: Number) -> bool:
    """Tell whether two figures are all that voted: by 72 per cent to 28."""
    if one.unit != "%" or other.unit or other.soft:
        return False
    return ALL * Decimal("0.9") <= 100 * one.readings[0] + other.readings[0] <= ALL


def _joined(between: str, language: Language) -> bool:
    """Tell whether what stands between two figures makes a range of them."""
    word = between.strip().casefold()
    return word in DASHES or word in language.phrases("numbers", "ranges")


def _written(language: Language, key: str, text: str) -> bool:
    pattern = language.pattern("numbers", key)
    return bool(pattern and pattern.search(text))


def _factor(written: str, language: Language) -> Decimal:
    """Return the scale that a figure is written with; 1 for none."""
    scales = language.values("numbers", "scales")
    words = (word.casefold().rstrip(".") for word in re.findall(r"[^\W\d_]+\.?", written))
    return next((scales[word] for word in words if word in scales), Decimal(1))


def _ends_in(number: Number, part: Number) -> bool:
    """Tell whether a fraction is the end of a figure: "seven and a half"."""
    return number.span.start < part.span.start and number.span.end == part.span.end


def _ideographic(text: str, language: Language, blocked: Sequence[Span]) -> Iterator[Number]:
    for span, value, share in ideographs(text):
        if not any(span.overlaps(other) for other in blocked):
            number = _with_unit(text, span, (value,), language)
            yield Number(span, (value / 100,), "%") if share else number


def _digits(text: str, language: Language, blocked: Sequence[Span]) -> Iterator[Number]:
    """Read figures in digits, with the scale and the per cent sign behind them."""
    for match in DIGITS.finditer(text):
        end = match.end()
        tail = ORDINAL_TAIL.match(text, end)
        scaled = _scale_after(text, end, language)
        if tail and not scaled:
            end = tail.end()
        elif not scaled and _is_label(text, end, language):
            continue
        readings = _readings(match.group("digits"), language)
        for factor, stop in scaled:
            readings, end = tuple(reading * factor for reading in readings), stop
        if match.group("sign") in {"-", "−"}:
            readings = tuple(-reading for reading in readings)
        yield _with_unit(text, Span(match.start(), end), readings, language)


def _is_label(text: str, end: int, language: Language) -> bool:
    """Tell a code (`5G`, `7th-grade` apart) from a figure with its unit (`5km`, `10-year`)."""
    match = ATTACHED.match(text, end)
    return bool(match) and text[end : end + 1].isupper()


def _scale_after(text: str, end: int, language: Language) -> list[tuple[Decimal, int]]:
    """Return the scale words that follow, with where each ends: `3 hundred thousand`."""
    scales = _scales(language)
    found: list[tuple[Decimal, int]] = []
    while match := SCALE.match(text, end):
        word = match.group(1).casefold()
        if word not in scales or (len(word) == 1 and match.group(0)[0].isspace()):
            break
        end = match.end() if match.group(0)[-1] != "." or len(word) <= 4 else match.end() - 1
        if match.group(0)[-1] == "." and end == len(text):
            end -= 1
        found.append((scales[word], end))
    return found


@lru_cache
def _scales(language: Language) -> dict[str, Decimal]:
    """Return the scales and the words for a hundred."""
    units = language.values("numbers", "units").items()
    return language.values("numbers", "scales") | {word: value for word, value in units if value == HUNDRED}


def _readings(digits: str, language: Language) -> tuple[Decimal, ...]:
    """Return the values that digits with marks can have, the language's own reading first."""
    plain = re.sub(r"[ \u00a0\u202f\u2009'’]", "", digits)
    marks = set(re.findall(r"[.,]", plain))
    options: list[str] = []
    if len(marks) == 2:
        decimal = plain[max(plain.rfind("."), plain.rfind(","))]
        options = [plain.replace("." if decimal == "," else ",", "").replace(decimal, ".")]
    elif marks:
        mark = marks.pop()
        grouped = bool(re.fullmatch(rf"\d{{1,3}}(?:\{mark}\d{{3}})+", plain))
        as_group, as_decimal = plain.replace(mark, ""), plain.replace(mark, ".")
        if grouped and plain.count(mark) > 1:
            options = [as_group]
        elif grouped:
            own = language.text("numbers", "decimal") == mark
            options = [as_decimal, as_group] if own else [as_group, as_decimal]
        else:
            options = [as_decimal] if plain.count(mark) == 1 else [as_group]
    else:
        options = [plain]
    return tuple(dict.fromkeys(_decimal(option) for option in options))


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def _with_unit(
    text: str, span: Span, readings: tuple[Decimal, ...], language: Language, gap: str = r"[ \u00a0\u202f-]?"
) -> Number:
    """Take in the per cent or percentage points that follow."""
    for unit, key in (("pp", "points"), ("%", "percent"), ("pt", "bare_points")):
        pattern = language.pattern("numbers", key)
        space = re.compile(gap).match(text, span.end)
        match = pattern.match(text, space.end()) if pattern and space else None
        if match:
            share = tuple(reading / 100 for reading in readings) if unit == "%" else readings
            return Number(Span(span.start, match.end()), share, unit)
    before = language.pattern("numbers", "percent_before")
    ahead = before and re.search(rf"(?:{before.pattern})[ \u00a0]?$", text[: span.start], re.IGNORECASE)
    if ahead:
        return Number(Span(ahead.start(), span.end), tuple(reading / 100 for reading in readings), "%")
    return Number(span, readings)


def _fractions(text: str, language: Language) -> Iterator[Number]:
    """Read `half a million`, «полтора миллиона», `two thirds`."""
    halves, fractions = (language.values("numbers", key) for key in ("halves", "fractions"))
    for match in language.finder("numbers", "half").every(text):
        whole = _with_unit(text, Span(*match.span()), (HALF,), language)
        if whole.unit:
            yield whole  # "einen halben Prozentpunkt"; half of anything else is told by what it is of
    for match in _finditer(language, "halves", text):
        value, end = halves[_plain(match.group())], match.end()
        for factor, stop in _scale_after(text, end, language):
            value, end = value * factor, stop
        yield Number(Span(match.start(), end), (value,))
    ignored = [Span(*match.span()) for match in _ignored(language, text)]
    for match in _finditer(language, "fractions", text):
        if any(span.covers(Span(*match.span())) for span in ignored):
            continue  # "half-time"
        value = fractions[_plain(match.group())]
        start = match.start() + max(
            0, match.group().rfind(" a ") + 1
        )  # "nearly a third": "nearly" is no part
        scale = SCALED.match(text, match.end())
        size = language.values("numbers", "scales").get(scale.group(1).casefold()) if scale else None
        if scale and size and size > HUNDRED:
            yield Number(Span(start, scale.end()), (value * size,))
            continue
        whole = _with_unit(text, Span(start, match.end()), (value,), language, gap=r"[ \u00a0](?:an? )?")
        yield whole if whole.unit else Number(Span(start, match.end()), (value,), "%")


def _compounds(text: str, language: Language) -> Iterator[Number]:
    """Read figures inside adjectives: `zehntägig`, «двадцатипятилетний»."""
    pattern = _compound(language)
    for match in pattern.finditer(text) if pattern else ():
        word = match["count"].casefold()
        value = _value(_split(word, language) or (word,), language)
        if value > 1:
            yield Number(Span(*match.span()), (value,), soft=True)


@lru_cache
def _compound(language: Language) -> re.Pattern[str] | None:
    tails = "|".join(language.phrases("numbers", "compounds"))
    shape = rf"(?<!\w)(?P<count>[^\W\d_]{{2,}}?)(?:{tails})(?!\w)"
    return re.compile(shape, re.IGNORECASE) if tails else None


def _value(words: Sequence[str], language: Language) -> Decimal:
    """Return what some number words come to; 0 where they are none."""
    reader = _Reader()
    for word in words:
        step = _step(word, language, reader)
        if step == "other":
            return Decimal(0)
        if step == "part":
            _read(word, language, reader)
        reader.joined = step == "joiner"
    return reader.total + reader.current


def _ordinals(text: str, language: Language) -> Iterator[Number]:
    """Read ordinals in words, from the third on: first and second have too many other uses alone."""
    found = []
    for key in ("ordinals", "after_tens"):
        values = language.values("numbers", key)
        for match in _finditer(language, key, text):
            value = values[_plain(match.group())]
            start, tens = _tens_before(text, match.start(), value, language)
            if key == "ordinals" or tens:
                found.append(Number(Span(start, match.end()), (tens + value,), soft=True))
    # "vigésimo quinto" before its "vigésimo"
    yield from sorted(found, key=lambda number: number.readings, reverse=True)


def _romans(text: str, language: Language) -> Iterator[Number]:
    """Read the Roman numerals of centuries: «XIX век», "le XIXe siècle", "el siglo XIX"."""
    pattern = _centuries(language)
    for match in pattern.finditer(text) if pattern else ():
        yield Number(Span(*match.span("roman")), (Decimal(_roman(match["roman"])),))


@lru_cache
def _centuries(language: Language) -> re.Pattern[str] | None:
    behind, before = ("|".join(language.phrases("numbers", key)) for key in ("centuries", "before_centuries"))
    if behind:
        return re.compile(rf"\b(?P<roman>{ROMAN})(?=[\s\u00a0-]+(?:{behind}))")
    return re.compile(rf"\b(?:{before})[\s\u00a0]+(?P<roman>{ROMAN})\b") if before else None


def _roman(letters: str) -> int:
    """Return the value of a Roman numeral, its ordinal ending set aside."""
    values = [ROMANS[letter] for letter in letters if letter in ROMANS]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _tens_before(text: str, start: int, value: Decimal, language: Language) -> tuple[int, Decimal]:
    """Return where the tens of an ordinal begin and what they are: "twenty-" of twenty-fifth; 0 for none."""
    before = TENS.search(text, max(0, start - LONGEST_TENS), start) if value < 20 else None
    word = before.group(1).casefold() if before else ""
    tens = language.values("numbers", "units").get(word) or language.values("numbers", "ordinals").get(word)
    if not before or tens is None or tens % 10 or not 20 <= tens < 100 or (value > 9 and tens not in SCORES):
        return start, Decimal(0)
    return before.start(1), tens


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def _finditer(language: Language, key: str, text: str) -> Iterator[re.Match[str]]:
    return language.value_finder("numbers", key).every(text)


@dataclass(slots=True)
class _Reader:
    """Adds up number words as they come."""

    start: int = -1
    end: int = -1
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    words: int = 0
    joined: bool = False
    last: Decimal = Decimal(0)
    """The scale read last; 0 before any."""

    def accepts(self, value: Decimal) -> bool:
        """Tell whether a unit can follow what was read: `twenty` then `five`, but not `two` then `three`."""
        if not self.words:
            return True
        rest = self.current % 100
        if value < 10:
            teens = rest != 10 or value > 6  # dix-sept, dix-huit, dix-neuf
            return self.current % 10 == 0 and teens and (self.current > 0 or self.last > 0)
        if value < 20:
            return rest in {0, 60, 80}  # soixante et onze, quatre-vingt-dix
        if value < 100:
            return rest == 0 or (self.joined and rest < 10) or (value == 20 and self.current == 4)
        return self.current == 0 and self.last > 0

    def unit(self, value: Decimal) -> None:
        """Add a unit."""
        if value == 20 and self.current == 4 and not self.joined:
            self.current = Decimal(80)  # quatre-vingt
        else:
            self.current += value
        self.words += 1

    def scale(self, value: Decimal) -> None:
        """Multiply by a scale."""
        if value == HUNDRED:
            self.current = max(self.current, Decimal(1)) * value
        else:
            if self.current == 0 and self.total:
                self.total *= value  # mil millones
            else:
                self.total += max(self.current, Decimal(1)) * value
            self.current, self.last = Decimal(0), value
        self.words += 1


def _spelled(text: str, language: Language) -> Iterator[Number]:
    """Read figures in words."""
    if not any(_counts(word, language) for word in WORDS.findall(text)):
        return
    ignored = [Span(m.start(), m.end()) for m in _ignored(language, text)]
    reader = _Reader()
    for word, span in (*_morphemes(text, language), ("", Span(len(text), len(text)))):
        step = _step(word, language, reader)
        if step == "joiner":
            reader.joined = True
            continue
        if step == "other" and not reader.words:
            continue
        if step != "part":
            yield from _finish(reader, text, language, ignored)
            reader = _Reader()
            step = _step(word, language, reader)
        if step == "part":
            _read(word, language, reader)
            reader.start = span.start if reader.start < 0 else reader.start
            reader.end = span.end
            reader.joined = False


@lru_cache(maxsize=32768)
def _counts(word: str, language: Language) -> bool:
    """Tell whether a word, as written, is that of a figure, or has one in it."""
    units, scales = language.values("numbers", "units"), language.values("numbers", "scales")
    parts = _parts(word.rstrip(".").casefold(), language)
    return any(part in units or part in scales for part in parts)


def _step(word: str, language: Language, reader: _Reader) -> str:
    if word in language.phrases("numbers", "joiners"):
        return "joiner" if reader.words else "other"
    units, scales = language.values("numbers", "units"), language.values("numbers", "scales")
    if word in units and units[word] != HUNDRED:
        return "part" if reader.accepts(units[word]) else "other"
    if word in scales or word in units:
        above = reader.last > HUNDRED if word in units else scales[word] > reader.last
        fits = not reader.words or reader.current > 0 or above  # mille cent
        return "part" if fits and len(word) > 1 else "other"
    return "other"


def _read(word: str, language: Language, reader: _Reader) -> None:
    units, scales = language.values("numbers", "units"), language.values("numbers", "scales")
    if word in units and units[word] != HUNDRED:
        reader.unit(units[word])
    else:
        reader.scale(scales.get(word, HUNDRED))


def _finish(reader: _Reader, text: str, language: Language, ignored: Sequence[Span]) -> Iterator[Number]:
    """Yield what was read, unless it is no count: `one`, or a bare plural such as `thousands`."""
    if not reader.words:
        return
    span = Span(reader.start, reader.end)
    value = reader.total + reader.current
    surface = text[span.start : span.end].casefold()
    before = [re.sub(r"^\w+['’]", "", word) for word in text[: span.start].casefold().split()[-1:]]
    alone = language.phrases("numbers", "alone")
    counted = " ".join([*before, surface]) in alone  # «около сотни», d'une quarantaine
    if not counted and any(other.covers(span) for other in ignored):
        return
    bare = reader.words == 1 and surface in language.values("numbers", "scales") | {"hundred": 1}
    if bare and surface not in alone and not counted:
        return
    half = language.pattern("numbers", "half_after")
    gap = half.match(text, span.end + 1) if half else None
    if gap and span.end < len(text) and text[span.end].isspace():
        half_of = reader.last if reader.last and not reader.current else Decimal(1)
        value, span = value + half_of / 2, Span(span.start, gap.end())
    tenths = language.flag("numbers", "tenths") and reader.last >= MILLION and 0 < reader.current < 10
    readings = (value, reader.total + reader.current * reader.last / 10) if tenths else (value,)
    number = _with_unit(text, span, readings, language)
    yield replace(number, soft=_is_name(text, span, language))


def _is_name(text: str, span: Span, language: Language) -> bool:
    """Tell whether a number word has a capital inside a sentence: Otto Ritter."""
    if language.flag("names", "nouns_capitalised") or not text[span.start].isupper():
        return False
    return span.start > 0 and re.search(r"[\w,] $", text[: span.start]) is not None


def _ignored(language: Language, text: str) -> Iterator[re.Match[str]]:
    return language.finder("numbers", "ignore").every(text)


def _morphemes(text: str, language: Language) -> Iterator[tuple[str, Span]]:
    """Yield words; German compounds in their parts, hyphenated number words too."""
    for match in WORDS.finditer(text):
        word = match.group().rstrip(".").casefold()
        span = Span(match.start(), match.start() + len(match.group().rstrip(".")) or match.end())
        if match.group() == "-":
            continue
        for part in _parts(word, language):
            yield part, span


def _parts(word: str, language: Language) -> tuple[str, ...]:
    split = _split if language.flag("numbers", "compound") else _prefixed
    return split(word, language) or (word,)


@lru_cache(maxsize=4096)
def _prefixed(word: str, language: Language) -> tuple[str, ...]:
    """Take a joiner off that is written on to the number word: `وعشرين`."""
    prefix = language.text("numbers", "prefix")
    rest = word.removeprefix(prefix) if prefix else word
    if rest == word or rest not in {
        *language.values("numbers", "units"),
        *language.values("numbers", "scales"),
    }:
        return ()
    return prefix, rest


@lru_cache(maxsize=4096)
def _split(word: str, language: Language) -> tuple[str, ...]:
    """Split a compound such as `zweihundertfünfzig`; nothing where it is none."""
    known = {*language.values("numbers", "units"), *language.values("numbers", "scales"), "und"}
    if word in known or len(word) < 6:
        return ()
    parts: list[str] = []
    rest = word
    while rest:
        part = next((rest[:n] for n in range(min(len(rest), 11), 2, -1) if rest[:n] in known), None)
        if part is None:
            return ()
        parts.append(part)
        rest = rest[len(part) :]
    return tuple(parts)
