"""Bodies that speak in a story: a service, a museum, a company, by their full names and short.

A body is called by its kind once its name has been told: "the museum" is the Carrow Museum, and so is "it".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from compare.languages import Language

CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿа-яё][\w’'-]*"
ARTICLE: Final = r"(?:The|Le|La|Les|El|Los|Las|Der|Die|Das)"
LINK: Final = r"(?:of|for|the|de|du|des|del|de la|de l[’']|d[’']|von|für|der|des)"

NEAR: Final = 300
"""Characters before a pronoun in which the body it means is named."""

FAR: Final = 2500
"""Characters before a word for a company in which its name is looked for."""

Named = tuple[int, str, str]
"""Where a body is named, its name, and its kind."""


class Bodies:
    """The bodies that a text names, in order."""

    def __init__(self, text: str, language: Language, articles: frozenset[str]) -> None:
        self.text, self.language, self.articles = text, language, articles
        self.kinds = kinds_of_bodies(language)
        self.shape = _shape(language)
        self.firms = _firms(language)
        self.named: tuple[Named, ...] = tuple(self._read(text)) if self.shape else ()

    def _read(self, text: str) -> Iterator[Named]:
        for match in self.shape.finditer(text) if self.shape else ():
            yield match.start(), self.bare(match[0]), _kind(match)

    def name(self, phrase: str) -> str:
        """Return the name of the body that a phrase is; empty where it is none."""
        bare = self.bare(phrase)
        for name in (bare, SMALL.sub("", bare)):  # the regional Ministry of Health
            if self.shape and self.shape.fullmatch(name):
                return name
        return self._of_kind(bare.casefold()) if bare.casefold() in self.kinds else ""

    def before(self, at: int) -> str:
        """Return the body named, or called by its kind, last before a place."""
        lead = self.text[max(0, at - NEAR) : at]
        found = [(place, name) for place, name, _ in self.named if at - NEAR <= place < at]
        words = [(m.start() + at - len(lead), m[1].casefold()) for m in SHORT.finditer(lead)]
        found += [
            (place, name) for place, word in words if word in self.kinds and (name := self._of_kind(word))
        ]
        return max(found)[1] if found else ""

    def subject(self, paragraph: str, at: int, offset: int) -> str:
        """Return the body that a sentence before a place is about, if no other is named since.

        "Rival Ostrel, which is building a pump, said its launch would go ahead. ..., it said". `offset` is
        where the paragraph begins.
        """
        found = [m for m in ABOUT.finditer(paragraph, 0, at - offset) if m["its"] or m["which"]]
        if self.language.tag != "en" or not found:
            return ""
        last = found[-1]
        since = any(last.end("name") + offset < place < at for place, _, _ in self.named)
        return "" if since else last["name"]

    def called(self, word: str, at: int) -> str:
        """Return the company that a word for one means: in marks behind it, else the one named last before.

        "Kestrel Marine, the operator, disputed it. ..., the company said": the same kind need not be told.
        """
        if self.firms is None:
            return ""
        here = self.firms.match(self.text, at)
        if here and here["marked"]:
            return here["marked"].strip()
        found = list(self.firms.finditer(self.text, max(0, at - FAR), at))
        same = [match for match in found if word in match.group("kind", "after", "of")]
        last = next(reversed(same or found), None)
        return (
            next(filter(None, last.group("marked", "named", "before", "apposed")), "").strip() if last else ""
        )

    def _of_kind(self, kind: str) -> str:
        """Return the name of the only body of a kind."""
        names = {name for _, name, its in self.named if its == kind}
        return names.pop() if len(names) == 1 else ""

    def bare(self, phrase: str) -> str:
        """Cut off the article: "the company"."""
        first, _, rest = phrase.partition(" ")
        return rest if first.casefold() in self.articles and rest else phrase


SMALL: Final = re.compile(r"^(?:[a-zß-öø-ÿа-яё-]+\s){1,2}(?=[^\W\d_a-zß-öø-ÿа-яё])")
"""Words of the writer's before a name."""

SHORT: Final = re.compile(r"\b(?:[Tt]he|[Ll][ae]|[Ee]l|[Dd]ie|[Dd]as|[Dd]er)\s(\w+)")
"""A body called by its kind."""


ABOUT: Final = re.compile(
    r"(?:(?<=[a-z][.!?]\s)|(?<=[.!?][”\"]\s)|^)(?:(?:The|Its)\s)?(?:(?:[Rr]ival|[Cc]ompetitor|[Ff]ellow)\s)?(?:[a-z-]+\s){0,3}"
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})(?P<which>,\swhich\s[^.!?\x01]*)?\s"
    r"(?:said|says|announced|added|declined|denied|insisted|confirmed)\s(?:that\s)?(?P<its>its?\s)?"
)
"""A sentence about a body, which "it" then is."""


def kinds_of_bodies(language: Language) -> frozenset[str]:
    """Return the words for kinds of bodies, those that are last names as well among them."""
    return language.words("speakers", "institutions") | language.words("speakers", "bodies_named")


def _kind(match: re.Match[str]) -> str:
    return next(word for word in match.groups() if word).casefold()


@lru_cache
def _shape(language: Language) -> re.Pattern[str] | None:
    """Return what the name of a body looks like: "Forest Service", «musée de Carrow»."""
    kinds = kinds_of_bodies(language)
    if not kinds:
        return None
    small = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    great = "|".join(sorted((re.escape(k.capitalize()) for k in kinds), key=len, reverse=True))
    more = r"(?:(?:and|&)[ ])?" if language.tag == "en" else ""  # the Food and Drug Administration
    behind = rf"(?!{ARTICLE}[ \u00a0])(?:{CAPITAL}[ \u00a0]{more}){{1,4}}({great})(?!\w)"
    named = rf"{CAPITAL}(?:[ \u00a0]{CAPITAL}){{0,4}}"
    between = (
        r"(?:(?:d[’']|de[ ])?[a-zà-ÿ]+[ \u00a0])?" if language.tag != "de" else ""
    )  # ministère public de
    ahead = rf"({great}|{small})[ \u00a0]{between}{LINK}[ \u00a0]?{named}"
    genitive = rf"({great})[ \u00a0][а-яё]+(?:ой|ей|ого|его|ых|их)[ \u00a0][а-яё]+"
    called = (
        rf"({great}|{small})[ \u00a0](?:[а-яё]+[ \u00a0]{CAPITAL}|{CAPITAL}(?<=го|ой|ей)[ \u00a0][а-яё]+)"
    )
    russian = rf"|{genitive}|{called}" if language.tag == "ru" else ""
    return re.compile(rf"(?<![\w-])(?:{behind}|{ahead}{russian})")


@lru_cache
def _firms(language: Language) -> re.Pattern[str] | None:
    """Return what tells a company's name: "maker Rondeel", "Kestrel Marine, the operator", «фирма „Заря“»."""
    kinds = "|".join(sorted(map(re.escape, language.phrases("speakers", "companies")), key=len, reverse=True))
    if not kinds:
        return None
    name = rf"(?!{ARTICLE}[ \u00a0]){CAPITAL}(?:[ \u00a0](?:&[ \u00a0])?{CAPITAL}){{0,3}}"
    marked = r"[«„“\"][ \u00a0]?(?P<marked>[^«»„“”\"\n]{2,40}?)[ \u00a0]?[»“”\"]"
    first = rf"(?<![\w-])(?P<kind>{kinds})[ \u00a0](?:{marked}|(?P<named>{name}))"
    article = r"(?:(?:the|an?|its|une?|la|le|el|die|der|das|eine?)[ ]|l[’'])"
    behind = rf"(?<![\w’'-])(?P<before>{name}), {article}(?:[\w-]+[ ]){{0,3}}?(?P<after>{kinds})(?!\w)"
    apposed = rf"(?<![\w-])(?P<of>{kinds}), (?P<apposed>{name}),"
    return re.compile(f"{first}|{behind}|{apposed}")
