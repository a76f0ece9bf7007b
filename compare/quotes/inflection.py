"""Names in the cases of Russian and German."""

import re
from typing import Final

MASCULINE: Final = {"ия": "ий", "ея": "ей", "ая": "ай", "я": "ь", "а": ""}
"""Genitive endings of a Russian man's first name, with those of the nominative."""

PATRONYMIC: Final = re.compile(r"(?:[оеё]вич|ич|[оеё]вн|ичн|иничн)(?:а|у|ем|е|ы|ой)?$")
"""Endings of a Russian patronymic, which no one has for a last name beside a first."""

DATIVE: Final = re.compile(r"(?:[оеё]вой|иной|[сц]кой)$")
"""Endings of a Russian woman's last name in all cases but the first and the fourth."""

GENITIVE: Final = re.compile(r"(?:\bв лице|\bот имени|\bу|\bот|\bсо слов)\s$")
"""What stands before a Russian name in the genitive."""

CASE: Final = re.compile(r"(?:а|у|ы|и|е|ю|я|ом|ем|ым|им|ой|ей|ого|его|ому|s|es)?$")
"""Endings of a last name in the cases of Russian and German."""


def same(one: str, other: str) -> bool:
    """Tell whether two last names differ in their case alone."""
    size = max(3, min(len(one), len(other)) - 1)
    if one[:size] != other[:size]:
        return False
    return bool(CASE.fullmatch(one[size:]) or len(one) == size + 1) and bool(
        CASE.fullmatch(other[size:]) or len(other) == size + 1 or CASE.fullmatch(other[size + 1 :])
    )


def nominative(name: str, *, genitive: bool) -> str:
    """Return a Russian name as it stands in a dictionary: "Анны Ильвес", "по словам Игоря Лапина".

    That a man's name is `genitive` is for the words before it to tell.
    """
    first, _, rest = name.partition(" ")
    if len(first) < 3:
        return name
    if DATIVE.search(rest) and first.endswith(("е", "и", "ы")):
        last = re.sub(r"([оеё]в|ин)ой$", r"\1а", re.sub(r"(с|ц)кой$", r"\1кая", rest))
        soft = first.endswith("ии") or (first.endswith("и") and first[-2:-1] not in "гкхжшчщ")
        return f"{first[:-1]}{'я' if soft else 'а'} {last}"
    if len(first) > 3 and first.endswith("ы"):
        rest = re.sub(r"(?<=\w\w)([оеё]в|ин)а$", r"\1", rest)
        rest = re.sub(r"([оеё]в|ин)ой$", r"\1а", rest)
        rest = re.sub(r"(с|ц)кой$", r"\1кая", rest)
        return f"{first[:-1]}а {rest}"
    if not genitive:
        return name
    for ending, plain in MASCULINE.items():
        if first.endswith(ending):
            rest = re.sub(r"([оеё]в|ин|[бвгджзклмнпрстфхцчшщ])а$", r"\1", rest)
            rest = re.sub(r"(с|ц)кого$", r"\1кий", rest)
            rest = re.sub(r"([лн])ь?ц$", r"\1ец", re.sub(r"(?<=\w\w)вц$", "вец", rest))
            return first.removesuffix(ending) + plain + " " + rest
    return name
