"""What a decision is about, in a form that finds it again: digests of sentences and of findings.

A finding is known by its check and by the sentences that it compares, not by where they stand or what the
files are called. When one of those sentences changes, the fingerprint does too, and the decision expires.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from compare.model import Comparison, Divergence, Passage
from sources.model import Document

LENGTH = 24
"""Hexadecimal digits kept of a digest."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding as the store knows it."""

    key: str
    """Digest of the check, the sentences compared, and the words found."""
    check: str
    base: str
    """What the base says there: the sentences of the link, or the finding's own; empty for none."""
    other: str


def digest(*parts: str) -> str:
    """Return a digest of some strings, the same for text composed in another way or spaced otherwise."""
    told = "\x1f".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def sentences(document: Document) -> tuple[str, ...]:
    """Return one digest per sentence; the second of two equal sentences has another than the first."""
    return _sentences(tuple(sentence.text for sentence in document.sentences))


@lru_cache(maxsize=64)
def _sentences(texts: tuple[str, ...]) -> tuple[str, ...]:
    return _told_apart(digest(text) for text in texts)


def subjects(comparison: Comparison) -> dict[str, Subject]:
    """Return the subject of every finding, by the finding's id."""
    found = {d.id: _subject(comparison, d) for d in comparison.divergences}
    seen: Counter[tuple[str, str]] = Counter()
    told = {}
    for divergence in comparison.divergences:
        subject = found[divergence.id]
        twin = (divergence.version, subject.key)
        seen[twin] += 1
        if seen[twin] > 1:
            subject = Subject(f"{subject.key}-{seen[twin]}", subject.check, subject.base, subject.other)
        told[divergence.id] = subject
    return told


def _subject(comparison: Comparison, divergence: Divergence) -> Subject:
    base = _context(comparison, divergence, divergence.base, version=False)
    other = _context(comparison, divergence, divergence.other, version=True)
    words = [side.text if side else "" for side in (divergence.base, divergence.other)]
    return Subject(digest(divergence.check, base, other, *words), divergence.check, base, other)


def _context(
    comparison: Comparison, divergence: Divergence, passage: Passage | None, *, version: bool
) -> str:
    """Return the sentences a finding is about on one side."""
    document = comparison.document(divergence.version) if version else comparison.base
    if divergence.link is not None:
        at = comparison.ids.index(divergence.version) - 1
        link = comparison.alignments[at].links[divergence.link]
        return " ".join(document.sentences[i].text for i in (link.version if version else link.base))
    if passage is None or not document.sentences:
        return ""
    return document.sentences[passage.sentence].text


def _told_apart(digests: Iterable[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    told = []
    for one in digests:
        seen[one] += 1
        told.append(f"{one}-{seen[one]}" if seen[one] > 1 else one)
    return tuple(told)
