"""Russian clauses whose subject stands last, behind where and to whom it was said.

«..., — сказала на вокзале Ольхова глава союза Марта Вельц»: the place stands right behind the verb, the name
ends the clause. A name agrees with its verb; one that does not is no subject.
"""

import re
from typing import Final

from compare.quotes.runs import gender_of
from compare.quotes.wording import Words
from sources.model import Span

CLAUSE: Final = re.compile(r"[^,;:.!?«»“”„\"()\n\x01—–]+?(?=\s*(?:[,;:.!?«»“”„\"()\n\x01—–]|\s-\s|$))")
"""What stands between a verb and the next mark."""

NAME: Final = re.compile(
    r"(?<!\w)(?P<first>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$"
)
"""A first name and a last one at the end of a clause."""

OBLIQUE: Final = re.compile(r"(?:[ыоие]й|[оеыи]м|[ую]|ами?|ах|[ыи]|е)$")
"""How a first name ends that is no subject."""

PAST: Final = {"m": re.compile(r"(?:л|лся)$"), "f": re.compile(r"(?:ла|лась)$")}
"""How a verb in the past ends, by the gender of who did it."""

FEMININE: Final = re.compile(r"[аяь]$")
"""How a woman's first name ends."""

WORD: Final = re.compile(r"[\w-]+")


def last_named(text: str, verb: Span, end: int, known: Words) -> Span | None:
    """Return whom the clause behind a verb ends with: the name in full, with the role before it."""
    if known.language.tag != "ru":
        return None
    clause = CLAUSE.match(text, verb.end, end)
    name = NAME.search(clause[0]) if clause else None
    if clause is None or name is None or not _agrees(name, text[verb.start : verb.end], known):
        return None
    at = clause.start()
    return Span(_role_before(text, at, at + name.start(), known), at + name.end())


def _agrees(name: re.Match[str], verb: str, known: Words) -> bool:
    """Tell whether a name can be the subject of a verb."""
    first = name["first"]
    told = gender_of(known.language, name[0])
    gender = next((g for g, ending in PAST.items() if ending.search(verb.split(maxsplit=1)[0])), "")
    if told:
        return not gender or told == gender
    if gender == "f":
        return FEMININE.search(first) is not None
    return not OBLIQUE.search(first) and not (gender == "m" and FEMININE.search(first))


def _role_before(text: str, start: int, end: int, known: Words) -> int:
    """Return where the first role before a name begins: «глава союза Марта Вельц»; `end` without one."""
    return next((m.start() for m in WORD.finditer(text, start, end) if known.role(m[0])), end)
