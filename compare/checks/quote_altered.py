"""Words inside the marks that are not those said: other words in one language, other content across two."""

from collections.abc import Iterator

from compare.check import Check, Finding, Quoted
from compare.languages import language
from compare.model import Passage
from compare.rewording import changes
from sources.model import Span


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation, on the words that changed where one language can tell."""
    if item.fate and item.fate.status == "altered" and item.told:
        message = item.fate.note or "The quotation is altered"
        yield Finding(message, *_words(item, item.said, item.told), None, 0.85)


def _words(item: Quoted, said: Passage, told: Passage) -> tuple[Passage, Passage]:
    """Return the words from the first that changed to the last, on both sides."""
    known = language(item.base.language)
    if known is not language(item.version.language):
        return said, told
    edits = changes(said.text, told.text, known.tag)
    if not edits:
        return said, told
    first, last = edits[0], edits[-1]
    base_end = last.base[-1].end if last.base else last.base_at
    version_end = last.version[-1].end if last.version else last.version_at
    return (
        item.words(said, Span(first.base_at, base_end), version=False),
        item.words(told, Span(first.version_at, version_end), version=True),
    )


CHECK = Check("quote-altered", "words inside the marks changed", "critical", quoted=find)
