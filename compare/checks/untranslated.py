"""Passages kept in the other language."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side, quote
from compare.model import Severity
from compare.words import Token, tokens
from sources.model import Span
from sources.quotation import quotations

RUN: Final = 3
"""Words of the base in a row, one of them no name, from which it is no loan."""

RESIDUE: Final = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{3,}"
)
"""Words in a script other than Latin."""

ADDRESS: Final = re.compile(r"\S*(?://|www\.|@)\S*")

OWN: Final = {
    "CYRILLIC": frozenset("ru uk be bg sr mk kk mn".split()),
    "GREEK": frozenset({"el"}),
    "ARABIC": frozenset("ar fa ur ps ug".split()),
    "CJK": frozenset("zh ja ko".split()),
    "HIRAGANA": frozenset({"ja"}),
    "KATAKANA": frozenset({"ja"}),
    "HANGUL": frozenset({"ko"}),
}
"""Script -> languages written in it."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield what the version keeps in the base's language; inside quotation marks or brackets it is info."""
    if pair.one_language:
        return
    for span in _kept(pair):
        said = pair.version.text[span.start : span.end]
        grade: Severity | None = "info" if _on_purpose(pair.version.text, span) else None
        passage = pair.version.passage(span, "untranslated")
        yield Finding(f"Left untranslated: “{quote(said)}”", pair.base.passage(), passage, grade, 0.85)


def _kept(pair: Pair) -> Iterator[Span]:
    taken: list[Span] = []
    for span in (*_runs(pair), *_residue(pair.version)):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield span


def _runs(pair: Pair) -> Iterator[Span]:
    """Yield the runs of words that stand in the base too, letter for letter, and are not only names."""
    words = _prose(pair.version.text)
    base = [t.key for t in _prose(pair.base.text)]
    known = {tuple(base[at : at + RUN]) for at in range(len(base) - RUN + 1)}
    at = 0
    while at + RUN <= len(words):
        stop = at
        while stop + RUN <= len(words) and tuple(t.key for t in words[stop : stop + RUN]) in known:
            stop += 1
        if stop > at:
            run = words[at : stop + RUN - 1]
            if _is_prose(run, pair.base):
                yield Span(run[0].start, run[-1].end)
            at = stop + RUN - 1
        else:
            at += 1


def _prose(text: str) -> list[Token]:
    """Return the words outside addresses."""
    inside = [Span(*match.span()) for match in ADDRESS.finditer(text)]
    words = (t for t in tokens(text) if any(map(str.isalpha, t.text)))
    return [t for t in words if not any(span.start <= t.start < span.end for span in inside)]


def _is_prose(run: list[Token], side: Side) -> bool:
    plain = [t for t in run if t.text[0].islower()]
    small = [t for t in plain if t.key in side.language.function_words]
    return len(plain) >= 2 and bool(small) and not (_is_name(run, side) and len(small) == len(plain))


def _is_name(run: list[Token], side: Side) -> bool:
    """Tell whether capitals enclose the run: `Bank of the North`. German has them on every noun."""
    nouns = side.language.flag("names", "nouns_capitalised")
    if run[0].key in side.language.phrases("names", "offices"):
        return False  # "Minister of the Interior" is an office
    return not nouns and run[0].text[0].isupper() and run[-1].text[0].isupper()


def _residue(side: Side) -> Iterator[Span]:
    """Yield words in a script that the version's language is not written in."""
    tag = side.language.tag
    if sum(len(m.group()) for m in RESIDUE.finditer(side.text)) > sum(map(str.isalpha, side.text)) / 2:
        return  # a passage in another language is another check's
    for match in RESIDUE.finditer(side.text):
        script = unicodedata.name(match.group()[0], "").split(" ")[0].split("-")[0]
        if tag not in OWN.get(script, {tag}):
            yield Span(*match.span())


def _on_purpose(text: str, span: Span) -> bool:
    """Tell whether the words stand in quotation marks or brackets: a title, a term beside its translation."""
    before = text[: span.start]
    return quotations(text)[0].depth(span.start) > 0 or before.count("(") > before.count(")")


CHECK = Check("untranslated", "a passage kept in the other language", "major", pair=find, equal=True)
