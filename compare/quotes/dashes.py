"""Speech behind a dash, and the writer's words inside marks: "— Yes, — he said. — No."

In Russian, French and Spanish a paragraph of dialogue begins with a dash, and further dashes, or commas in
French, set off the writer's words; the same stands inside guillemets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from compare.facts.cues import cues
from compare.languages import Language
from compare.quotes.marks import Stretch
from compare.words import worded
from sources.model import Span

LEAD: Final = re.compile(r"[—–―-]\s*(?=[\w«¿¡…])")
BREAK: Final = re.compile(
    r"(?P<out>[,.!?…]\s+[—–―-]\s+|\s[—―](?=[^\W\d_A-ZА-ЯЁ]))"
    r"|(?P<fr>(?:,|(?<=[!?…])(?=\s+(?:(?:a|ont|avait)\s\w+é\s|\w+-(?:t-)?(?:il|elle))))\s+(?=\S))"
)
BACK: Final = re.compile(r"[.,!?…]?\s+[—–―-]\s+|[—―](?=[.,;:]|\s)[.,;:]?\s*|$")
LONGEST: Final = 160
"""Characters of the writer's words inside speech."""

TONGUES: Final = frozenset({"ru", "fr", "es"})


def spoken(text: str, span: Span, found: Sequence[Stretch], language: Language) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph, speech behind a dash among them, the writer's words taken out."""
    lead = LEAD.match(text, span.start, span.end) if language.tag in TONGUES else None
    if lead and not (found and found[0].span.start == span.start):
        whole = Stretch(span, Span(lead.end(), span.end))
        yield from (replace(stretch, part=True) for stretch in _cut(text, whole, language))
        return
    for stretch in found:
        inside = language.tag in TONGUES and stretch.content.end - stretch.content.start > 20
        if inside:
            yield from _cut(text, stretch, language)
        elif stretch.content.end > stretch.content.start:
            yield stretch


def _cut(text: str, stretch: Stretch, language: Language) -> Iterator[Stretch]:
    """Yield the parts of a stretch that the writer's words leave."""
    start, end = stretch.content.start, stretch.content.end
    parts: list[Span] = []
    at = start
    for match in BREAK.finditer(text, start, end):
        if match.start() < at:
            continue
        back = _writers(text, match, end, language)
        if back is None:
            continue
        parts.append(Span(at, match.start() + (text[match.start()] in ",.!?…")))
        at = back
    parts.append(Span(at, end))
    if len(parts) == 1:
        yield stretch
        return
    for part in parts:
        if worded(text[part.start : part.end]):
            first, last = part.start == start, part.end == end
            whole = Span(stretch.span.start if first else part.start, stretch.span.end if last else part.end)
            yield replace(stretch, span=whole, content=part, part=True)


def _writers(text: str, match: re.Match[str], end: int, language: Language) -> int | None:
    """Return where speech goes on behind the writer's words; `None` where these are not the writer's."""
    limit = min(end, match.end() + LONGEST)
    if match["fr"]:
        return _inversion(text, match.end(), limit, end, language)
    back = BACK.search(text, match.end(), limit)
    if not back and limit < end:
        return None
    stop = back.end() if back else end
    words = text[match.end() : back.start() if back else end]
    verbs = cues(words, language, "quotes", ("verb",))
    early = bool(verbs) and verbs[0].span.start <= 60
    inverted = INVERTED.match(words)
    return stop if early or (inverted and back and inverted["verb"] not in language.function_words) else None


INVERTED: Final = re.compile(
    r"(?P<verb>[a-zà-ÿа-яё]{3,})(?:\s|-(?:t-)?)(?:он|она|они|elle|ils?|elles?|on|él|ella|ellos"
    r"|(?:[а-яё-]+\s){0,4}[^\W\d_a-zß-öø-ÿа-яё][\w-]+(?:\s[^\W\d_a-zß-öø-ÿа-яё][\w-]+)?)(?:[,.]|\s*$)"
)
"""A verb that no list has, and who speaks: «смеётся она»."""

FRENCH: Final = re.compile(
    r"(?:[\w’']+[ -](?:t-)?)?[\w’'-]+-(?:t-)?(?:ils?|elles?|on)\b[^,.«»]{0,60}"
    r"|[^\W\dA-Z][\w’']*[ ][^,.«»]{3,60}"
)


GLUED: Final = re.compile(r"-(?:il|elle|ils|elles|on)\b")
WHO: Final = re.compile(r"\s+[A-ZÀ-Ý]|\s+(?:l[ae’']|son\b|sa\b|une?\b|cette?\b)")
"""Who speaks, behind a listed verb: a pronoun that is glued to it, a name, or a role."""

UNLISTED: Final = re.compile(
    r"[\w’']+-(?:t-)?(?:ils?|elles?)\b|(?:a|ont|avait)\s\w+é\s(?:l[ae’']|les|une?|[A-ZÀ-Ý])"
)
"""A French aside whose verb no list has: "lâche-t-il", "a tempêté la conseillère"."""

APPOSED: Final = re.compile(
    r",\s(?:[a-zà-ÿ-]{4,}(?<!ons)(?<!ez)\s(?:pendant|depuis|à|au|aux|chez|dans)\s"
    r"|qui|dont|\d+ ans|l['’]|les?\s|la\s|une?\s|[a-zà-ÿ-]+ d(?:e\s|u\s|es\s|['’])"
    r"|[^\W\d_a-zà-ÿ][\w-]+\s[^\W\d_a-zà-ÿ])"
    r"[^.«»—]{2,120}\.(?=\s+[^\W\d_a-zà-ÿ])"
)
"""More of who speaks, up to the end of the sentence: ", raconte Paule, mère de jumeaux."."""


def _inversion(text: str, start: int, limit: int, end: int, language: Language) -> int | None:
    """Return where speech goes on behind a French aside: ", a-t-il dit, "."""
    if language.tag != "fr":
        return None
    match = FRENCH.match(text, start, limit)
    if not match:
        return None
    verbs = cues(match[0], language, "quotes", ("verb",))
    unlisted = UNLISTED.match(match[0])
    if verbs and verbs[0].span.start > 2:
        return None
    inverted = verbs and (GLUED.search(match[0]) or WHO.match(match[0], verbs[0].span.end))
    if not unlisted and not inverted:
        return None
    at = match.end()
    aside = APPOSED.match(text, at, end)
    at = aside.end() if aside else at
    while at < end and (text[at] in ",." or text[at].isspace()):
        at += 1
    return at
