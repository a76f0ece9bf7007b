"""What a full stop means after which word, language by language: the tables of `segmentation.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

_FIRST = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"\s+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_AFTER_VERB: Final = r"(?=[.,;:]|$|\s+(?:on|at|in|after|during|when|as|to|later|with|before)\b)"


@dataclass(frozen=True, slots=True)
class Stops:
    """One language's table; all words are lower case and without their last stop."""

    language: str
    names: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]
    inside: frozenset[str]
    never: tuple[str, ...]
    spaced: tuple[str, ...]
    """Those of `inside` that may be written apart, as `p. m.`"""
    starters: frozenset[str]
    speaks: re.Pattern[str] | None
    ordinals: bool

    def starts(self, rest: str) -> bool:
        """Tell whether a text opens with a word that opens sentences."""
        word = _FIRST.match(rest)
        if word is None or (len(word[0]) == 1 and rest[1:2] == "."):  # an initial
            return False
        return word[0].lower() in self.starters

    def attributes(self, rest: str, *, full: bool) -> bool:
        """Tell whether what follows a closed quotation says who spoke; `full`: a full stop closed it."""
        if self.speaks is None or (full and self.language == "en"):
            return False
        return self.speaks.match(rest) is not None

    def ends(self, before: str, word: str, *, figure: bool, fresh: bool) -> bool | None:
        """Tell whether a sentence ends after the word and its stop; `None` for a word not in the tables.

        `figure`: a figure follows; `fresh`: a word that opens sentences, or a quotation, follows.
        """
        low = word.lower() if len(word) > 1 or not word.isupper() else word
        tail = _SPACES.sub("", before[-16:].lower())
        if tail.endswith(self.never) and any(
            tail == w or (tail.endswith(w) and not tail[-len(w) - 1].isalnum()) for w in self.never
        ):
            return False
        if low in self.units:
            return self._unit(low, before, word, figure=figure)
        if figure and (low in self.numbers or low.endswith("str")):
            return False
        if low in self.names and not (fresh and len(low) > 1 and low in self.inside):
            return False
        if low in self.inside or _DOTTED.match(low) or tail.endswith(self.spaced):
            return fresh
        if len(word) == 1:
            return fresh or word == "я"
        return True if low in self.numbers else None

    def _unit(self, low: str, before: str, word: str, *, figure: bool) -> bool:
        if low in {"г", "в", "р"} and not before[: -len(word)].rstrip()[-1:].isdecimal():
            return False  # «г. Москва», not «в 2021 г.»
        return not figure


@cache
def stops(language: str | None) -> Stops:
    """Return the table of a language, an empty one where we have none."""
    tag = (language or "").split("-")[0]
    table: dict[str, Any] = _tables().get(tag, {})
    words = {name: str(table.get(name, "")).split() for name in ("names", "numbers", "units", "inside")}
    return Stops(
        tag,
        **{name: frozenset(found) for name, found in words.items()},
        spaced=tuple(word for word in words["inside"] if "." in word),
        never=tuple(str(table.get("never", "")).split()),
        starters=frozenset(str(table.get("starters", "")).split()),
        speaks=_speaks(tag, str(table.get("speaks", "")).split()),
        ordinals=bool(table.get("ordinals")),
    )


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("sources").joinpath("segmentation.toml").read_text("utf-8"))


def _speaks(tag: str, verbs: list[str]) -> re.Pattern[str] | None:
    if not verbs:
        return None
    verb = "|".join(verbs)
    if tag == "zh":
        return re.compile(rf"[^，。！？：“”\n]{{1,14}}?(?:{verb})(?=[。！？]|$|，?[“\"])")
    if tag == "en":
        return re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{1,4}}(?:{verb})\b{_AFTER_VERB}")
    return re.compile(rf"(?:{verb})\b")
