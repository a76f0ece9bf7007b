"""Who did what to whom: two names, or phrases, in swapped roles around the same words."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, never, quote
from compare.closeness import answers
from compare.facts.exchange import exchanged_phrases
from compare.facts.roles import Deed, deeds, exchanged, swapped
from compare.facts.scope import alike
from compare.model import Passage
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield who changed places: names as doer and target of a verb, else phrases around the same words."""
    found = _names(pair) or _phrases(pair)
    if found:
        yield found


def _names(pair: Pair) -> Finding | None:
    for mine in deeds(pair.base.text, pair.base.language):
        for other in deeds(pair.version.text, pair.version.language):
            if _swapped(mine, other, pair):
                names = " and ".join(_told(pair.base, name.span) for name in (mine.doer, mine.target))
                message = f"{names} have changed places around “{mine.verb.text}”"
                marks = _mark(pair.base, mine.doer.span), _mark(pair.version, other.doer.span)
                return Finding(message, *marks, confidence=0.75)
    return None


def _phrases(pair: Pair) -> Finding | None:
    if not pair.one_language:
        return None
    found = exchanged_phrases(pair.base.text, pair.version.text, pair.base.language)
    if found is None:
        return None
    here, there, between = found
    said = f"“{_told(pair.base, here)}” and “{_told(pair.version, there)}”"
    message = f"{said} have changed places around “{between}”"
    return Finding(message, _mark(pair.base, here), _mark(pair.version, there), confidence=0.75)


def _swapped(mine: Deed, other: Deed, pair: Pair) -> bool:
    if pair.one_language:
        return alike(mine.verb.key, other.verb.key) and swapped(mine, other, pair.base.language)
    verbs = (Span(deed.verb.start, deed.verb.end) for deed in (mine, other))
    return exchanged(mine, other, (pair.base.language, pair.version.language)) and answers(pair, *verbs)


def _told(side: Side, span: Span) -> str:
    return quote(" ".join(side.text[span.start : span.end].split()))


def _mark(side: Side, span: Span) -> Passage:
    return side.passage(span, _told(side, span))


CHECK = Check(
    "agents", "who did what to whom: swapped roles", "critical", pair=find, needs="agents", close=never
)
