"""Bounds and lists: until a day is not from that day, and two things of three are a part.

Prepositions are too common for word links to tell; right before the same figure they tell by themselves.
"""

import re
from typing import Final

from compare.facts.cues import cues
from compare.facts.numbers import numbers
from compare.languages import Language

LEAD: Final = re.compile(r"(?:[\s(]+(?:the|dem|den|der|le|la|les|el|au|zum|zur|l['’]))?\s*$", re.IGNORECASE)
"""An article between a preposition and a figure."""

AMOUNTS: Final = ("all", "most", "some", "many", "few", "none", "half", "only")
"""Classes of words that tell how many."""

SIDES: Final = ("since", "until")

ITEM: Final = 4
"""Words of an item of a list, at most."""

MANY: Final = 3
"""Items from which a list can lack one."""

CONJUNCTIONS: Final = {
    "en": "and|or",
    "de": "und|oder|sowie",
    "fr": "et|ou",
    "es": "y|e|o|u",
    "ru": "и|или",
}
"""Language -> words that join the last item of a list."""


def turned(base: str, version: str, languages: tuple[Language, Language]) -> str:
    """Say which bound became the opposite one: until the 30th, from the 30th; empty where none did."""
    ours, theirs = (_bounds(text, known) for text, known in zip((base, version), languages, strict=True))
    for value, (side, words) in ours.items():
        other = theirs.get(value)
        if other and other[0] != side:
            return f"“{words}” became “{other[1]}”"
    return ""


def weakened(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Say that all became nearly all, or the reverse; empty where neither did."""
    ours, theirs = (_universal(text, known) for text, known in zip((base, version), both, strict=True))
    if not ours or not theirs or ours[1] == theirs[1]:
        return ""
    return f"“{ours[0]}” became “{theirs[0]}”"


def _universal(text: str, known: Language) -> tuple[str, bool] | None:
    """Return the words for all, and whether they are nearly all; `None` where there are others of amount."""
    found = cues(text, known, "quantifiers", (*AMOUNTS, "nearly", "about"))
    whole = [cue for cue in found if cue.kind == "all"]
    near = [cue for cue in found if cue.kind == "nearly"]
    if len(whole) != 1 or len(whole) + len(near) != len(found) or len(near) > 1:
        return None
    start, end = near[0].span.start if near else whole[0].span.start, whole[0].span.end
    if near and text[near[0].span.end : whole[0].span.start].strip():
        return None
    return text[start:end], bool(near)


def _bounds(text: str, known: Language) -> dict[str, tuple[str, str]]:
    """Return for each figure behind a bound its side, and the words."""
    out: dict[str, tuple[str, str]] = {}
    for number in numbers(text, known):
        lead = LEAD.sub("", text[: number.span.start])
        for side in SIDES:
            pattern = known.pattern("quotes", side)
            found = list(pattern.finditer(lead)) if pattern else []
            if found and found[-1].end() == len(lead):
                out[str(number.value)] = (side, text[found[-1].start() : number.span.end])
    return out


def shortened(base: str, version: str, languages: tuple[Language, Language]) -> str:
    """Say that a quotation that is a list has fewer items; empty where it is none, or has all."""
    ours, theirs = (_items(text, known) for text, known in zip((base, version), languages, strict=True))
    if len(ours) >= MANY and "," in base and 0 < len(theirs) < len(ours):
        return f"{len(theirs)} of {len(ours)} things are told"
    return ""


def _items(text: str, known: Language) -> list[str]:
    """Return the items of a text that is a list and nothing else; one item for a text of few words."""
    joint = CONJUNCTIONS.get(known.tag)
    if joint is None or re.search(r"[.!?;:—–](?=.)", text):
        return []
    if "," in text and not re.search(rf"(?:{joint})\s[^,]+$", text):
        return []  # asides, and no list
    items = [
        item.strip() for item in re.split(rf",\s*(?:(?:{joint})\s)?|\s(?:{joint})\s", text) if item.strip()
    ]
    return items if all(len(item.split()) <= ITEM for item in items) else []
