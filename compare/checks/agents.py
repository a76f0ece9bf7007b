"""Who did what to whom: two names in swapped roles around the same verb, within one language."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, never
from compare.facts.names import Name
from compare.facts.roles import deeds, swapped
from compare.facts.scope import alike
from compare.model import Passage


def find(pair: Pair) -> Iterator[Finding]:
    """Yield names that changed places as doer and target of a verb."""
    if not pair.one_language:
        return
    for mine in deeds(pair.base.text, pair.base.language):
        for other in deeds(pair.version.text, pair.version.language):
            if alike(mine.verb.key, other.verb.key) and swapped(mine, other, pair.base.language):
                names = " and ".join(_said(pair.base, name) for name in (mine.doer, mine.target))
                message = f"{names} have changed places around “{mine.verb.text}”"
                marks = _mark(pair.base, mine.doer), _mark(pair.version, other.doer)
                yield Finding(message, *marks, confidence=0.75)
                return


def _said(side: Side, name: Name) -> str:
    return " ".join(side.text[name.span.start : name.span.end].split())


def _mark(side: Side, name: Name) -> Passage:
    return side.passage(name.span, _said(side, name))


CHECK = Check(
    "agents", "who did what to whom: swapped roles", "critical", pair=find, needs="agents", close=never
)
