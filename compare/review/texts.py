"""Which story this is, and which of its tellings: told by their sentences, not by file names.

A newer revision of a telling shares most of its sentences with the one that was reviewed, so its decisions
come back whatever the file is called now.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from compare.review.fingerprints import sentences
from compare.review.store import Store, Text
from sources.model import Document

SHARED: Final = 0.3
"""Share of the shorter text's sentences from which two texts are revisions of one."""
NAMESAKE: Final = 0.1
"""The same, where they have one name and one language."""


def known(store: Store, documents: Sequence[Document]) -> tuple[Text, ...] | None:
    """Return the stored texts of a comparison, the base first; `None` where the base was never reviewed.

    A version that was never reviewed has id 0.
    """
    base = _nearest(store.texts(None), documents[0], None)
    if base is None:
        return None
    left = store.texts(base.id)
    found = [base]
    for version in documents[1:]:
        text = _nearest(left, version, base.id)
        if text is not None:
            left.remove(text)
        found.append(text or _text(version, base.id))
    return tuple(found)


def kept(store: Store, documents: Sequence[Document]) -> tuple[Text, ...]:
    """Return the stored texts of a comparison; what is new or revised is written down."""
    found = known(store, documents)
    base = (found[0] if found else None) or store.keep_text(_text(documents[0], None))
    texts = found or (base, *(_text(version, base.id) for version in documents[1:]))
    return tuple(
        text if text.id and text.sha256 == document.sha256 else store.keep_text(_revised(text, document))
        for text, document in zip(texts, documents, strict=True)
    )


def _text(document: Document, story: int | None) -> Text:
    return Text(0, story, document.label, document.language, document.sha256, sentences(document))


def _revised(text: Text, document: Document) -> Text:
    return replace(
        text,
        label=document.label,
        language=document.language,
        sha256=document.sha256,
        sentences=sentences(document),
    )


def _nearest(texts: Sequence[Text], document: Document, story: int | None) -> Text | None:
    """Return the text that a document is a revision of: the same bytes, else the most sentences shared."""
    same = [text for text in texts if text.sha256 == document.sha256]
    if same:
        return next((text for text in same if text.label == document.label), same[-1])
    own = _text(document, story)
    best = max(texts, key=lambda text: (_likeness(text, own), text.id), default=None)
    return best if best and _likeness(best, own) else None


def _likeness(one: Text, other: Text) -> float:
    """Return the share of sentences in common, 0 where it is too small to make them one text."""
    shorter = min(len(one.sentences), len(other.sentences))
    if not shorter:
        return 0.0
    share = len(set(one.sentences) & set(other.sentences)) / shorter
    namesakes = (one.label, one.language) == (other.label, other.language)
    return share if share >= (NAMESAKE if namesakes else SHARED) else 0.0
