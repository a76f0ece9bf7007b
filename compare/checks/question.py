"""Questions and exclamations: a mark at the end of a sentence that only one telling has.

A question that the other telling reports ("asked whether") is no loss. Marks are those of any script; `;`
asks in Greek alone. A mark inside an address asks nothing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.facts.cues import cues
from compare.model import Severity
from sources.model import Span

QUESTION: Final = re.compile(r"[?？؟՞⁇⁈‽]+!?(?!\w|/|=)")
GREEK: Final = re.compile(r"[;\u037e?]+(?!\w)")
EXCLAMATION: Final = re.compile(r"[!！]+(?!\w|=)")
ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")

KINDS: Final[tuple[tuple[str, str, Severity], ...]] = (
    ("question", "question", "major"),
    ("exclamation", "exclamation", "minor"),
)
"""Kind, what the message calls it, severity."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield the question or exclamation that only one side has."""
    for kind, name, severity in KINDS:
        ours, theirs = (_marks(side.text, side.language.tag, kind) for side in (pair.base, pair.version))
        if bool(ours) == bool(theirs) or (kind == "question" and _told(pair, bool(ours))):
            continue
        if ours:
            base, version = pair.base.passage(ours[0], name), pair.version.passage()
            yield Finding(f"The {name} is no {name} in this version", base, version, severity)
        else:
            base, version = pair.base.passage(), pair.version.passage(theirs[0], name)
            yield Finding(f"The version makes it a {name}", base, version, severity)


@lru_cache(maxsize=8192)
def _marks(text: str, tag: str, kind: str) -> tuple[Span, ...]:
    """Return the marks of a kind, outside addresses; "?!" is a question."""
    pattern = EXCLAMATION if kind == "exclamation" else GREEK if tag == "el" else QUESTION
    if not pattern.search(text):
        return ()
    blocked = [Span(*match.span()) for match in ADDRESS.finditer(text)]
    if kind == "exclamation":
        blocked += _marks(text, tag, "question")
    spans = (Span(*match.span()) for match in pattern.finditer(text))
    return tuple(span for span in spans if not any(span.overlaps(other) for other in blocked))


def _told(pair: Pair, asked_in_base: bool) -> bool:
    """Tell whether the side without a question reports one."""
    side: Side = pair.version if asked_in_base else pair.base
    return bool(cues(side.text, side.language, "question", ("indirect",)))


CHECK = Check("question", "a question or an exclamation lost or gained", "major", pair=find)
