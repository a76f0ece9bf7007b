"""Web addresses, e-mail addresses, handles and hashtags."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.onesided import Mark, onesided
from sources.model import Span

LINK: Final = re.compile(
    r"""(?:https?://|www\.)[^\s<>"«»“”]*[\w/]      # a web address, less the stop behind it
      | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+               # an e-mail address
      | (?<![\w&/])[@\#][^\W\d]\w+                 # a handle, a hashtag
    """,
    re.VERBOSE,
)
MARKS: Final = ("://", "www.", "@", "#")
"""One of these is in every address: most passages need not be read for the rest of it."""

PREFIX: Final = re.compile(r"^(?:https?://)?(?:www\.)?")


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each address that only one side has."""
    return onesided(pair, _links, "The address {} is new", "The address {} is gone")


def _links(side: Side) -> Iterator[Mark]:
    if not any(mark in side.text for mark in MARKS):
        return
    for match in LINK.finditer(side.text):
        yield Span(*match.span()), PREFIX.sub("", match.group().casefold()).rstrip("/")


CHECK = Check("links", "web and e-mail addresses, handles, hashtags changed", "minor", pair=find)
