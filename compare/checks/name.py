"""Names that did not survive: a person, place or body replaced, lost or gained.

A name counts as kept when any word of the other passage can be a spelling of it, inflected or not, or is
what the other language calls it. One that is gone from the passage but told elsewhere in the story may
have become "he" or "the envoy", and is left alone unless another name stands in its place.
"""

from collections.abc import Iterator
from functools import lru_cache

from compare.check import Check, Finding, Pair, Side
from compare.facts.dates import dates
from compare.facts.names import Body, Name, bodies, called, names, occurs, words
from compare.languages import Language
from compare.model import Passage
from sources.model import Document


def find(pair: Pair) -> Iterator[Finding]:
    """Yield names replaced by others, and names that only one telling has."""
    lost = [name for name in _names(pair.base) if not _kept(name, pair.base, pair.version)]
    gained = [name for name in _names(pair.version) if not _kept(name, pair.version, pair.base)]
    for old in tuple(lost):
        new = next((other for other in gained if _replaces(old, other, pair)), None)
        if new:
            lost.remove(old)
            gained.remove(new)
            message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
            yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.85)
    yield from _bodies(pair)
    for name in lost:
        if not _told(name, pair.base.language, pair.version.document, pair.version.language):
            message = f"The name {_said(pair.base, name)} is missing"
            yield Finding(message, _mark(pair.base, name), pair.version.passage(), "major", 0.7)
    for name in gained:
        if not _told(name, pair.version.language, pair.base.document, pair.base.language):
            message = f"The name {_said(pair.version, name)} is new"
            yield Finding(message, pair.base.passage(), _mark(pair.version, name), "major", 0.7)


def _bodies(pair: Pair) -> Iterator[Finding]:
    """Yield well-known bodies that only one telling has, or that took each other's place."""
    ours, theirs = (bodies(side.text, side.language) for side in (pair.base, pair.version))
    lost = [body for body in ours if not _known(body, pair.version)]
    gained = [body for body in theirs if not _known(body, pair.base)]
    for old, new in zip(lost, gained, strict=False):
        message = f"{_said(pair.base, old)} became {_said(pair.version, new)}"
        yield Finding(message, _mark(pair.base, old), _mark(pair.version, new), "critical", 0.7)


def _known(body: Body, side: Side) -> bool:
    """Tell whether the other passage, or a sentence beside it, has the body."""
    pattern = side.language.pattern("organisations", body.key)
    return pattern is None or bool(pattern.search(f"{side.text} {side.around}"))


def _names(side: Side) -> list[Name]:
    """Return the names of a passage that can be told from common words."""
    found = names(side.text, side.language)
    proven = _proven(side.document, side.language)
    opening = {s.start - side.sentences[0].start for s in side.sentences}
    german = side.language.flag("names", "nouns_capitalised")
    known = [body.span for body in bodies(side.text, side.language)]
    known += [date.span for date in dates(side.text, side.language, side.document.published)]
    return [
        name
        for name in found
        if not any(name.span.overlaps(span) for span in known)
        if (not _opens(name, side, opening) and not german) or any(word in proven for word in name.words)
    ]


def _opens(name: Name, side: Side, opening: set[int]) -> bool:
    """Tell whether a single word's capital may come from the start of a sentence or a quotation."""
    if side.text[name.span.end : name.span.end + 1] in tuple('»”"’“'):
        return False  # a name in quotation marks: a ship, a newspaper
    before = side.text[: name.span.start].rstrip()
    starts = name.span.start in opening or not before or before[-1] in ".!?:;\"“”„«»‚‘'(—–-…"
    return starts and len(name.words) == 1 and not name.words[0].isupper()


@lru_cache(maxsize=256)
def _proven(document: Document, language: Language) -> frozenset[str]:
    """Return words that are names beyond doubt somewhere in the document: not only at a sentence's start.

    Where nouns are capitalised too, only what follows a title or another name's first word is.
    """
    german = language.flag("names", "nouns_capitalised")
    titles = {title.casefold() for title in language.phrases("names", "titles")}
    out: set[str] = set()
    for sentence in document.sentences:
        side = Side(document, (sentence,), language)
        for name in names(sentence.text, language):
            if german:
                tail = [
                    w
                    for before, w in zip(name.words, name.words[1:], strict=False)
                    if before.casefold() in titles
                ]
                out.update(tail)
                if len(name.words) == 2 and name.words[0].casefold() not in titles:
                    out.update(())
            elif not _opens(name, side, {0}):
                out.update(name.words)
    return frozenset(out)


def _kept(name: Name, mine: Side, other: Side) -> bool:
    """Tell whether the other passage, or a sentence beside it, has the name in some form."""
    said = mine.text[name.span.start : name.span.end]
    near = f"{other.text} {other.around}"
    return (
        occurs(name.words[-1], words(near))
        or called(said, mine.language, other.language, near)
        or (len(name.words) > 1 and called(name.words[-1], mine.language, other.language, near))
    )


def _told(name: Name, mine: Language, document: Document, theirs: Language) -> bool:
    """Tell whether the other telling has the name anywhere."""
    said = " ".join(name.words)
    return occurs(name.words[-1], words(document.text)) or called(said, mine, theirs, document.text)


def _replaces(old: Name, new: Name, pair: Pair) -> bool:
    """Tell whether one name stands in the other's place."""
    if old.words[-1].isupper() != new.words[-1].isupper():
        return False  # a body does not become a person
    strange = not _told(old, pair.base.language, pair.version.document, pair.version.language)
    foreign = not _told(new, pair.version.language, pair.base.document, pair.base.language)
    if strange and foreign:
        return True
    place = old.span.start / len(pair.base.text) - new.span.start / len(pair.version.text)
    return (strange or foreign or pair.one_language) and abs(place) < 0.15


def _said(side: Side, name: Name | Body) -> str:
    return " ".join(side.text[name.span.start : name.span.end].split())


def _mark(side: Side, name: Name | Body) -> Passage:
    return side.passage(name.span, _said(side, name))


CHECK = Check("name", "a name replaced, lost or gained", "critical", pair=find, needs="names")
