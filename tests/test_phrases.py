"""Phrases of the language files: what lets a search be left out never hides a phrase that is there."""

import re
import tomllib
from pathlib import Path

import pytest

from compare import languages
from compare.languages.phrases import Finder

SOUGHT = (
    *("numbers", "temperatures", "hearsay", "hedges", "quotes", "time", "shares", "frames", "scope"),
    *("capitals", "lengths", "dates"),
)

CASES = Path(__file__).parent / "cases" / "checks"

TEXTS = [
    case[side]
    for path in sorted(CASES.glob("*.toml"))
    for kind, cases in tomllib.loads(path.read_text("utf-8")).items()
    if kind in {"fire", "silent"}
    for case in cases[::9]
    for side in ("base", "version")
]

PHRASES = {
    "a word": (("half",), "Half of it, halfway", 1),
    "a stem": (("halv\\w*",), "They halved it; half", 1),
    "several beginnings": (("(?:can|could) not",), "He could  not; he can not", 2),
    "one that may be left out": (("(?:is )?accused of",), "He, accused of it, is accused of more", 2),
    "two phrases in one": (("up|down",), "Down and up", 2),
    "glued to its verb": (("n't",), "He didn't", 1),
    "a mark": (("%",), "5% of it", 1),
    "without spaces": (("一半",), "他拿了一半", 1),
    "a dotted letter": (("istanbul",), "İstanbul and Istanbul", 2),
}


@pytest.mark.parametrize("name", PHRASES)
def test_a_finder_finds(name: str) -> None:
    phrases, text, count = PHRASES[name]
    assert len(list(Finder(phrases).every(text))) == count
    assert Finder(phrases).first(text) is not None
    assert list(Finder(phrases).every("nothing of the kind")) == []


def test_a_finder_of_nothing_finds_nothing() -> None:
    assert Finder(()).first("anything") is None
    assert list(Finder(()).every("anything")) == []


@pytest.mark.parametrize("tag", languages.known())
def test_nothing_is_hidden(tag: str) -> None:
    known = languages.language(tag)
    for section in SOUGHT:
        for key, value in known.data.get(section, {}).items():
            pattern = _pattern(known, section, key) if isinstance(value, str) else None
            finder = known.finder(section, key) if pattern else None
            for text in (*TEXTS, value.upper()) if pattern and finder else ():
                found = [match.span() for match in pattern.finditer(text)]
                assert [match.span() for match in finder.every(text)] == found, (section, key, text)


def _pattern(known: languages.Language, section: str, key: str) -> re.Pattern[str] | None:
    try:
        return known.pattern(section, key)
    except re.error:
        return None  # a list of letters, no phrases
