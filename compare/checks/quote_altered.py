"""Words inside the marks that are not those said: other words in one language, other content across two."""

from collections.abc import Iterator, Sequence
from typing import Final

from compare.check import Check, Finding, Quoted, quote
from compare.languages import Language, language
from compare.model import Divergence, Passage
from compare.rewording import change, changes
from compare.words import Token, WordEdit, worded
from sources.model import Span

LONG: Final = 200
"""Characters of a message about several words."""


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation.

    In one language it is told of the words that changed, less those that other checks have told of; across
    two, of the whole, where they found nothing.
    """
    if not item.fate or item.fate.status != "altered" or not item.told:
        return
    known = language(item.base.language)
    one_language = known is language(item.version.language)
    edits = changes(item.said.text, item.told.text, known.tag) if one_language else ()
    if not item.known:
        sides = _words(item, item.told, edits) if edits else (item.said, item.told)
        yield Finding(item.fate.note or "The quotation is altered", *sides, None, 0.85)
        return
    untold = [
        edit
        for edit in edits
        if _weighs(edit, known) and not any(_tells(found, edit, item.said, item.told) for found in item.known)
    ]
    if untold:
        message = "; ".join(_edited(edit, item.said.text, item.told.text) for edit in untold)
        yield Finding(quote(message, LONG), *_words(item, item.told, untold), None, 0.85)


def _words(item: Quoted, told: Passage, edits: Sequence[WordEdit]) -> tuple[Passage, Passage]:
    """Return the words from the first that changed to the last, on both sides."""
    first, last = edits[0], edits[-1]
    base_end = last.base[-1].end if last.base else last.base_at
    version_end = last.version[-1].end if last.version else last.version_at
    return (
        item.words(item.said, Span(first.base_at, base_end), version=False),
        item.words(told, Span(first.version_at, version_end), version=True),
    )


def _weighs(edit: WordEdit, known: Language) -> bool:
    """Tell whether an edit is more than marks and function words."""
    keys = (token.key for token in (*edit.base, *edit.version))
    return any(worded(key) and key not in known.function_words for key in keys)


def _tells(found: Divergence, edit: WordEdit, said: Passage, told: Passage) -> bool:
    """Tell whether a finding speaks of words that changed."""
    sides = ((found.base, said, edit.base), (found.other, told, edit.version))
    return any(
        passage and passage.value and words and _meet(passage, whole.start, words)
        for passage, whole, words in sides
    )


def _meet(passage: Passage, start: int, words: Sequence[Token]) -> bool:
    return passage.start < start + words[-1].end and start + words[0].start < passage.end


def _edited(edit: WordEdit, base: str, version: str) -> str:
    old, new = (
        text[words[0].start : words[-1].end] if words else ""
        for text, words in ((base, edit.base), (version, edit.version))
    )
    return change(old, new)


CHECK = Check("quote-altered", "words inside the marks changed", "critical", quoted=find)
