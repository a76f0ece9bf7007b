"""Phrases of the language files as patterns, and a finder that searches only texts that can hold one.

A phrase is matched as whole words, whatever the case. Most passages hold none of most phrases, and what they
begin with tells so at a glance: the words of a passage are set down once, for all finders.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

IDEOGRAPH: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""A character of a script that sets no spaces between words."""

PARENTHESIS: Final = re.compile(r"\([^()]*\)")

FIRST: Final = re.compile(r"\w+|.", re.DOTALL)
"""The word or the mark that stands at a place."""

LOOSE: Final = re.compile(r"(?<= )\((?:\?:)?[^()]* \)(?:\{\d*,?\d*\}|[?*])")
"""Words that may stand between two others, with the space behind them: so many, or none."""

HYPHEN: Final = re.compile(r"-(?![?*+{])")
"""What parts two words of a phrase without a space."""

CHOICE: Final = re.compile(r"\(\?:((?:[^()\[\]]|\[[^\[\]|]*\])*)\)(?![?*{+])")
"""Several beginnings of a phrase, of which one stands."""

BEFORE: Final = re.compile(r"\(\?<[=!][^()]*\)")
"""What must, or must not, stand before a phrase."""

PLAIN: Final = re.compile(r"[^\\()\[\]{}?*+.|^$]*")
"""The part of a phrase that is no regular expression."""

GLUED: Final = frozenset({"n't", "n’t"})
"""What begins inside a word."""

DOTTED: Final = re.compile("[İı]")
"""Letters that match others than those they fold to."""

WORD: Final = re.compile(r"\w+")


def any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of the phrases as whole words; `None` for no phrases."""
    ranked = sorted(phrases, key=len, reverse=True)
    # one look to the left for many phrases: inside a word none of them need be tried
    runs = groupby(map(_guarded, ranked), key=itemgetter(0))
    parts = [f"{left}(?:{'|'.join(rest for _, rest in run)})" for left, run in runs]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def bounded(phrase: str) -> str:
    """Guard a phrase against matching inside a word; white space matches any white space."""
    return "".join(_guards(phrase))


def _guarded(phrase: str) -> tuple[str, str]:
    """Return the guard before a phrase, where it is for all of it, and the rest."""
    left, rest = _guards(phrase)
    return (left, rest) if _whole(phrase) else ("", left + rest)


def _whole(phrase: str) -> bool:
    """Tell whether a phrase is one, and not two with a bar between them."""
    return "|" not in PARENTHESIS.sub("", phrase) and r"\(" not in phrase


def _guards(phrase: str) -> tuple[str, str]:
    left = r"(?<!\w)" if re.match(r"[\w(]", phrase) else ""
    right = r"(?!\w)" if re.search(r"[\w*)?+\]}]$", phrase) else ""
    if IDEOGRAPH.match(phrase):
        left = right = ""  # no spaces between words
    if phrase in GLUED:
        left = ""
    return left, re.sub(r"\s+", r"\\s+", phrase) + right


def beginnings(phrase: str) -> set[tuple[str, bool]]:
    """Return what a phrase can begin with: the letters, casefolded, or the mark that are sure to stand there,
    and whether they are a whole word; no letters where none are sure."""
    return {_first(option) for option in _options(phrase)}


def _options(phrase: str) -> list[str]:
    """Return a phrase once for each of the words it can begin with: `(?:can|could) not`."""
    phrase = BEFORE.sub("", phrase, count=1) if phrase.startswith("(?<") else phrase
    match = CHOICE.match(phrase)
    return [option + phrase[match.end() :] for option in match[1].split("|")] if match else [phrase]


def _first(phrase: str) -> tuple[str, bool]:
    plain = PLAIN.match(phrase)
    sure = plain.group() if plain else ""
    if phrase[len(sure) : len(sure) + 1] in {"?", "*", "{"}:
        sure = sure[:-1]
    match = FIRST.match(sure)
    first = match.group() if match else ""
    whole = len(first) < len(sure) or first == phrase
    return first.casefold(), whole and not IDEOGRAPH.match(phrase)


class Gate:
    """Tells at a glance that a text holds none of some phrases, by the words they need."""

    def __init__(self, phrases: Iterable[str], common: frozenset[str] = frozenset()) -> None:
        begun: set[tuple[str, bool]] = set()
        words = {phrase: _words(phrase) for phrase in phrases}
        told = Counter(word for some in words.values() for word in some)
        for phrase, some in words.items():
            if some:  # the fewer different words are looked for, and the rarer, the fewer texts are searched
                begun.add(
                    (max(some, key=lambda word: (word not in common, told[word], len(word), word)), True)
                )
            else:
                begun |= _sure(phrase)
        self.blind = any(not letters for letters, _ in begun)
        """Whether nothing is sure of the phrases, so that any text may hold one."""
        self._words = frozenset(letters for letters, whole in begun if whole)
        stems = {letters for letters, whole in begun if not whole}
        self._stems = {size: frozenset(s for s in stems if len(s) == size) for size in map(len, stems)}

    def opens(self, text: str) -> bool:
        """Tell whether a text may hold one of the phrases."""
        if self.blind:
            return True
        words = words_in(text)
        if words is None or not self._words.isdisjoint(words):
            return True
        return any(
            not stems.isdisjoint({word[:size] for word in words}) for size, stems in self._stems.items()
        )


class Finder:
    """Finds any of some phrases; made of none, it finds nothing."""

    def __init__(self, phrases: Iterable[str], common: frozenset[str] = frozenset()) -> None:
        every = tuple(phrases)
        self._pattern = any_of(every)
        self._gate = Gate(every, common)

    def first(self, text: str) -> re.Match[str] | None:
        """Return where the first of the phrases stands."""
        return self._pattern.search(text) if self._pattern and self._gate.opens(text) else None

    def every(self, text: str) -> Iterator[re.Match[str]]:
        """Return where they stand, in order."""
        return self._pattern.finditer(text) if self._pattern and self._gate.opens(text) else iter(())


def _words(phrase: str) -> frozenset[str]:
    """Return the words, casefolded, that every text has in which a phrase stands."""
    if phrase in GLUED or IDEOGRAPH.search(phrase) or not _whole(phrase):
        return frozenset()
    outside, inside = "", LOOSE.sub("", phrase)
    while outside != inside:
        outside, inside = inside, PARENTHESIS.sub("\\\\", inside)
    parts = (HYPHEN.split(piece) if "[" not in piece else [piece] for piece in outside.split())
    pieces = (piece for some in parts for piece in some if PLAIN.fullmatch(piece))
    return frozenset(
        word for piece in pieces if not DOTTED.search(piece) for word in WORD.findall(piece.casefold())
    )


def _sure(phrase: str) -> set[tuple[str, bool]]:
    """Return what a phrase begins with; nothing is sure where that is no word with its beginning."""
    if phrase in GLUED or IDEOGRAPH.match(phrase) or not _whole(phrase):
        return {("", False)}
    return {(letters if _plain(letters) else "", whole) for letters, whole in beginnings(phrase)}


def _plain(letters: str) -> bool:
    """Tell whether letters are those of a word, and fold to no others than they match."""
    return WORD.fullmatch(letters) is not None and not DOTTED.search(letters)


@lru_cache(maxsize=4096)
def words_in(text: str) -> frozenset[str] | None:
    """Return the words of a passage, casefolded; `None` where it has letters of more than one small form."""
    return None if DOTTED.search(text) else frozenset(WORD.findall(text.casefold()))
