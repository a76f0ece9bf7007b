"""Who did what to whom: two names in swapped roles around the same verb."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, never
from compare.closeness import answers
from compare.facts.names import Name
from compare.facts.roles import Deed, deeds, exchanged, swapped
from compare.facts.scope import alike
from compare.model import Passage
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield names that changed places as doer and target of a verb."""
    for mine in deeds(pair.base.text, pair.base.language):
        for other in deeds(pair.version.text, pair.version.language):
            if _swapped(mine, other, pair):
                names = " and ".join(_said(pair.base, name) for name in (mine.doer, mine.target))
                message = f"{names} have changed places around “{mine.verb.text}”"
                marks = _mark(pair.base, mine.doer), _mark(pair.version, other.doer)
                yield Finding(message, *marks, confidence=0.75)
                return


def _swapped(mine: Deed, other: Deed, pair: Pair) -> bool:
    if pair.one_language:
        return alike(mine.verb.key, other.verb.key) and swapped(mine, other, pair.base.language)
    verbs = (Span(deed.verb.start, deed.verb.end) for deed in (mine, other))
    return exchanged(mine, other, (pair.base.language, pair.version.language)) and answers(pair, *verbs)


def _said(side: Side, name: Name) -> str:
    return " ".join(side.text[name.span.start : name.span.end].split())


def _mark(side: Side, name: Name) -> Passage:
    return side.passage(name.span, _said(side, name))


CHECK = Check(
    "agents", "who did what to whom: swapped roles", "critical", pair=find, needs="agents", close=never
)
