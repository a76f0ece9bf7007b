"""What a check is, what it sees and what it yields.

A check looks at one linked pair of passages, or at a whole telling. It yields what it found and
stays silent otherwise; it prints nothing, reads no file and knows no other check.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from compare.languages import Language, language
from compare.model import Alignment, Divergence, Fate, Link, Part, Passage, Saying, Severity
from compare.sense.echoes import Texts
from compare.settings import DEFAULTS, Settings
from sources.model import Document, Sentence, Span

ESCAPES: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)?|[@-Z\\^_])|\x9b[0-?]*[ -/]*[@-~]"
)
"""Commands to a terminal: what they hold is not said by the text."""


BRIEF: Final = 4
"""Words in marks up to which they can be a title, or a word held at arm's length."""


@dataclass(frozen=True, eq=False)
class Side:
    """One end of a link: some sentences of a document, read as one passage."""

    document: Document
    sentences: tuple[Sentence, ...]
    language: Language

    @cached_property
    def text(self) -> str:
        """The sentences, composed (NFC); joined by a space where they are not neighbours."""
        return "".join(unicodedata.normalize("NFC", piece) for _, piece in self._pieces)

    @cached_property
    def _places(self) -> list[int]:
        """For each character of the text, and for its end, the offset in the document."""
        places: list[int] = []
        for start, piece in self._pieces:
            if unicodedata.is_normalized("NFC", piece):
                places += range(start, start + len(piece))
                continue
            for at, character in _composed(piece):
                places += [start + at] * len(character)
        return [*places, self.sentences[-1].end]

    @cached_property
    def _pieces(self) -> tuple[tuple[int, str], ...]:
        """(offset in the document, text) of each piece; a joint stands at the end of what is before it."""
        pieces: list[tuple[int, str]] = []
        for before, sentence in zip((None, *self.sentences), self.sentences, strict=False):
            if before and before.index + 1 == sentence.index:
                pieces.append((before.end, self.document.text[before.end : sentence.start]))
            elif before:
                pieces.append((before.end, " "))
            pieces.append((sentence.start, sentence.text))
        return tuple((start, ESCAPES.sub(_blank, piece)) for start, piece in pieces)

    def passage(self, span: Span | None = None, value: str | None = None) -> Passage:
        """Return a span of `text` as a passage of the document; all of it without a span."""
        local = span or Span(0, len(self.text))
        places = self._places
        start, end = places[local.start], places[local.end]
        sentence = next((s for s in self.sentences if start < s.end), self.sentences[-1])
        return Passage(sentence.index, start, end, self.document.text[start:end], value)

    @cached_property
    def around(self) -> str:
        """The sentences just before and after."""
        mine = {sentence.index for sentence in self.sentences}
        near = sorted({index + step for index in mine for step in (-1, 1)} - mine)
        every = self.document.sentences
        told = " ".join(every[index].text for index in near if 0 <= index < len(every))
        return unicodedata.normalize("NFC", told)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _composed(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character with the marks that belong to it, composed, and where it stands."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, unicodedata.normalize("NFC", text[start:at])
            start = at


@dataclass(frozen=True, eq=False)
class Pair:
    """A link as a check sees it."""

    base: Side
    version: Side
    link: Link
    settings: Settings = DEFAULTS
    translation: str | None = None
    """Machine translation of the version's side into the base's language; `None` where it is not whole."""

    @property
    def one_language(self) -> bool:
        """Tell whether both sides are in the same language."""
        return self.base.language is self.version.language

    @property
    def texts(self) -> Texts:
        """Both passages, each with its language."""
        return Texts(self.base.text, self.version.text, self.base.language.tag, self.version.language.tag)


@dataclass(frozen=True, eq=False)
class Telling:
    """A version beside the base."""

    base: Document
    version: Document
    alignment: Alignment
    settings: Settings = DEFAULTS
    translations: tuple[str | None, ...] = ()
    """Per sentence of the version, its machine translation; empty where none was asked for."""

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """All links, in order."""
        ours, theirs = language(self.base.language), language(self.version.language)
        return tuple(
            Pair(
                Side(self.base, tuple(self.base.sentences[i] for i in link.base), ours),
                Side(self.version, tuple(self.version.sentences[j] for j in link.version), theirs),
                link,
                self.settings,
                self._translation(link),
            )
            for link in self.alignment.links
        )

    def _translation(self, link: Link) -> str | None:
        told = [self.translations[j] for j in link.version] if self.translations else []
        whole = [text for text in told if text]
        return " ".join(whole) if told and len(whole) == len(told) else None


@dataclass(frozen=True, eq=False)
class Quoted:
    """A row of the quote ledger and what became of it in one version; `None` for what only that has."""

    base: Document
    version: Document
    saying: Saying
    fate: Fate | None
    known: tuple[Divergence, ...] = ()
    """What was found in it already, and is loud."""

    @property
    def said(self) -> Passage:
        """The quotation, in the document that has it."""
        document = self.version if self.fate is None else self.base
        return _passage(document, self.saying.start, self.saying.end, self.saying.kind)

    @property
    def grade(self) -> Severity | None:
        """How grave it is to lack it: little where it is a word or two in marks that nobody is said to say, a
        title or an ironical word; else as the check has it."""
        brief = self.saying.speaker is None and len(self.saying.text.split()) <= BRIEF
        return "minor" if brief else None

    @property
    def told(self) -> Passage | None:
        """The words that stand for it in the version."""
        if self.fate is None or self.fate.start is None or self.fate.end is None:
            return None
        return _passage(self.version, self.fate.start, self.fate.end, self.fate.status)

    def words(self, passage: Passage, span: Span, *, version: bool) -> Passage:
        """Return some words of a passage of either document."""
        document, at = self.version if version else self.base, passage.start
        return _passage(document, at + span.start, at + span.end, passage.value or "")

    def part(self, part: Part, *, version: bool) -> Passage:
        """Return some words of either document."""
        return _passage(self.version if version else self.base, part.start, part.end, part.text)


def _passage(document: Document, start: int, end: int, value: str) -> Passage:
    index = next((s.index for s in document.sentences if start < s.end), len(document.sentences) - 1)
    return Passage(index, start, end, document.text[start:end], value)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, before it is weighed against what others found in the same place."""

    message: str
    """One plain sentence."""
    base: Passage | None
    other: Passage | None
    severity: Severity | None = None
    """`None` takes the check's own."""
    confidence: float = 0.9
    yields: bool = False
    """Whether it gives way to any other loud finding of its words."""
    alone: bool = False
    """Whether it is shown by itself even where the check's findings of one link fold into one."""


def became(
    pair: Pair, spans: tuple[Span, Span], severity: Severity | None = None, confidence: float = 0.9
) -> Finding:
    """Return the finding that words of the base became words of the version."""
    sides = (pair.base, pair.version)
    said = [side.text[span.start : span.end] for side, span in zip(sides, spans, strict=True)]
    base, version = (side.passage(span, words) for side, span, words in zip(sides, spans, said, strict=True))
    return Finding(f"{said[0]} became {said[1]}", base, version, severity, confidence)


def each_way(pair: Pair) -> tuple[tuple[Side, Side, str], tuple[Side, Side, str]]:
    """Return each side, the other, and what is to be said of words that only the first has."""
    return (pair.base, pair.version, "gone"), (pair.version, pair.base, "new")


def one_sided(
    said: str,
    mark: Passage,
    other: Passage,
    verb: str,
    severity: Severity | None = None,
    confidence: float = 0.9,
) -> Finding:
    """Return the finding that words are gone from the version, or new there."""
    sides = (mark, other) if verb == "gone" else (other, mark)
    return Finding(f"“{said}” is {verb}", *sides, severity, confidence)


def never(pair: Pair, finding: Finding) -> bool:
    """Take no finding for a change where a passage is told anew."""
    return False


@dataclass(frozen=True, slots=True)
class Check:
    """A class of divergence."""

    id: str
    summary: str
    """What it finds, in a few words, for `rashomon checks`."""
    severity: Severity
    pair: Callable[[Pair], Iterator[Finding]] | None = None
    telling: Callable[[Telling], Iterator[Finding]] | None = None
    quoted: Callable[[Quoted], Iterator[Finding]] | None = None
    needs: str | None = None
    """Section of the language files without which the check cannot be run."""
    folds: bool = False
    """Whether its findings of one link are shown as one, where nothing more telling covers them."""
    general: bool = False
    """Whether it reads any words, so that a check of values that became others goes before it."""
    beside: bool = False
    """Whether it speaks of the whole link, or of what the user listed: it stands beside other findings."""
    equal: bool = False
    """Whether it looks at passages that are equal, too."""
    close: Callable[[Pair, Finding], bool] | None = None
    """Given a finding between passages of which one tells the other anew, whether it shows a change all the
    same; `never` where only close tellings can. Without it, every finding does."""
    ahead: Callable[[Sequence[Pair]], None] | None = None
    """Reads with the encoder at once, in a third of the time, what it will need of each of some pairs."""
    version: int = 1
    """Raised when what it finds changes, so that a recipe can be repeated."""


def quote(text: str, limit: int = 60) -> str:
    """Return a passage on one line for a message, shortened in the middle."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head, tail = line[: limit * 2 // 3], line[-limit // 4 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
