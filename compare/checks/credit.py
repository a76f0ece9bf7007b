"""Credit: the agency or newspaper that is named as the source, dropped or changed.

Agencies have one key in every language. A newspaper without a key is known by the last word of its name
("the Norvik Courier"), and told apart by its spelling.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from compare.check import Check, Finding, Pair, Side
from compare.facts.cues import cues, kinds
from compare.facts.names import names
from compare.facts.spelling import same_name
from compare.languages import Language
from compare.model import Passage
from sources.model import Span


@dataclass(frozen=True, slots=True)
class Outlet:
    """An agency, newspaper or station."""

    span: Span
    text: str
    key: str


def find(pair: Pair) -> Iterator[Finding]:
    """Yield outlets that only one side has, or that took each other's place."""
    ours, theirs = (outlets(side.text, side.language) for side in (pair.base, pair.version))
    lost = [outlet for outlet in ours if not _known(outlet, theirs)]
    gained = [outlet for outlet in theirs if not _known(outlet, ours)]
    for old, new in zip(lost, gained, strict=False):
        message = f"The credit “{old.text}” became “{new.text}”"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), confidence=0.85)
    for old in lost[len(gained) :]:
        message = f"The credit “{old.text}” is gone"
        yield Finding(message, _mark(pair.base, old), pair.version.passage(), confidence=0.75)
    for new in gained[len(lost) :]:
        message = f"The credit “{new.text}” is new"
        yield Finding(message, pair.base.passage(), _mark(pair.version, new), confidence=0.75)


@lru_cache(maxsize=8192)
def outlets(text: str, language: Language) -> tuple[Outlet, ...]:
    """Return the outlets a passage names, in order."""
    keys = tuple(key for key in kinds(language, "credit") if key.isupper())
    found = [
        Outlet(cue.span, cue.text, cue.kind)
        for cue in cues(text, language, "credit", keys)
        if _proper(cue.text)
    ]
    words = language.text("credit", "outlets").split()
    for name in names(text, language) if any(word in text.casefold() for word in words) else ():
        named = len(name.words) > 1 and name.words[-1].casefold() in words
        if named and not any(name.span.overlaps(outlet.span) for outlet in found):
            found.append(Outlet(name.span, text[name.span.start : name.span.end], name.words[0]))
    return tuple(sorted(found, key=lambda outlet: outlet.span))


def _proper(text: str) -> bool:
    """Tell a name from common words: every word has a capital, and initials are capitals throughout."""
    words = text.replace("-", " ").split()
    if len(text) <= 2:
        return text.isupper()
    initials = text.isupper() or len(text) == 3  # dpa
    return initials or (words[0][0].isupper() and (words[-1][0].isupper() or "-" in text))


def _known(outlet: Outlet, others: tuple[Outlet, ...]) -> bool:
    return any(outlet.key == other.key or same_name(outlet.key, other.key) for other in others)


def _mark(side: Side, outlet: Outlet) -> Passage:
    return side.passage(outlet.span, outlet.key)


CHECK = Check("credit", "an agency or newspaper dropped or changed", "major", pair=find, needs="credit")
