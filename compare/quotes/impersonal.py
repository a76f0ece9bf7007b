"""Russian clauses that name only where something was said: «сообщили в прокуратуре», «в мэрии уточнили».

The verb stands in the plural, without a subject; the body stands behind «в», in the prepositional case.
"""

import re
from typing import Final

from compare.quotes.wording import Words
from sources.model import Span

PLURAL: Final = re.compile(r"(?:ли|ют|ят|ут|ат)(?:сь|ся)?$")
"""How a verb in the plural ends."""

BODY: Final = (
    r"(?P<who>(?:[А-ЯЁа-яё-]+(?:ом|ем|ой|ей|ых|их)\s){0,3}(?P<head>[А-ЯЁа-яё-]{3,})"
    r"(?:\s[а-яё-]+(?:ого|его|ой|их|ых)\s[а-яё-]+|\s[а-яё-]+(?:ия|ства|ции|сти|уры|роны|тики))?"
    r"(?:\s(?:по\s[а-яё-]+(?:\s[а-яё-]+)?))?(?:\s[А-ЯЁ][а-яё-]+)?(?:\s«[^»\n]{2,40}»)?)"
)
"""A body in the prepositional case, its adjectives and what belongs to it: «городской прокуратуре Омска»."""

BEHIND: Final = re.compile(rf"\s(?:там же\s)?[Вв]о?\s{BODY}")
"""Where something was said, behind the verb."""

BEFORE: Final = re.compile(rf"(?:(?<=[\s,—–-])|^)[Вв]о?\s{BODY}(?=\s)")
"""Where something was said, before the verb."""

IN: Final = re.compile(r"(?:^|\W)[Вв]о?\s$")
"""What stands before a body in the prepositional case."""

FEMININE: Final = re.compile(
    r"(?:прокуратур|служб|больниц|школ|палат|дум|газет|групп|клиник|галере|библиотек|фирм|команд|мэри)$"
)
"""Stems of bodies that are feminine, of those that end in «е»."""

HARD: Final = "гкхжчшщ"
"""Letters behind which an ending is «ий»."""


def said_in(text: str, cue: Span, start: int, end: int, known: Words) -> Span | None:
    """Return the body by which something was said, from what stands behind a verb, else before it.

    `start` is where the clause begins, `end` where it ends at the latest.
    """
    if known.language.tag != "ru" or not PLURAL.search(text[cue.start : cue.end]):
        return None
    behind = BEHIND.match(text, cue.end, end)
    if behind and _body(behind["head"], known):
        return Span(*behind.span("who"))
    found = [m for m in BEFORE.finditer(text, start, cue.start) if _body(m["head"], known)]
    return Span(*found[-1].span("who")) if found else None


def _body(head: str, known: Words) -> bool:
    return known.is_a("bodies", head.casefold()) or (head.isupper() and len(head) > 2)


def nominative_body(text: str, span: Span, known: Words) -> str:
    """Return the name of a body that stands behind «в», as a dictionary has it; empty for anything else."""
    if known.language.tag != "ru" or not IN.search(text[max(0, span.start - 4) : span.start]):
        return ""
    match = re.fullmatch(BODY, text[span.start : span.end])
    if match is None or not _body(match["head"], known):
        return ""
    lead, head, rest = match["who"].partition(match["head"])
    noun, gender = _noun(head)
    adjectives = " ".join(_adjective(word, gender) for word in lead.split())
    return f"{adjectives} {noun}{rest}".strip()


def _noun(head: str) -> tuple[str, str]:
    """Return a noun in the nominative, and its gender."""
    for ending, plain, gender in (
        ("ении", "ение", "n"),
        ("стве", "ство", "n"),
        ("ии", "ия", "f"),
        ("ее", "ей", "m"),
    ):
        if head.endswith(ending):
            return head.removesuffix(ending) + plain, gender
    if head.endswith("е") and not head.isupper():
        stem = head[:-1]
        return (f"{stem}а", "f") if FEMININE.search(stem.casefold()) else (stem, "m")
    return head, "n"


def _adjective(word: str, gender: str) -> str:
    """Return an adjective in the nominative."""
    stem, ending = word[:-2], word[-2:]
    if gender == "f" and ending in {"ой", "ей"}:
        return stem + "ая"
    if ending == "ом":
        return stem + ("ое" if gender == "n" else "ий" if stem[-1:] in HARD else "ый")
    return stem + ("ее" if gender == "n" else "ий") if ending == "ем" else word
