"""What a version tells of a quotation in the writer's own words, whole or beside a part in marks.

Reporting is honest work as long as what turns the sense is told: the condition, the denial, the doubt. And
words that stand in marks have to be those that were said, whatever is told around them. Within one language.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from compare.check import quote as shortened
from compare.facts.cues import cues
from compare.languages import Language, language
from compare.quotes.conditions import turning, unconditioned
from compare.quotes.extract import extract_quotes
from compare.quotes.fidelity import key
from compare.quotes.matching import content
from compare.quotes.model import Quote
from compare.words import word_tokens
from sources.model import Document, Span

FEW: Final = 4
"""Words of a quotation that others in marks can have taken the place of, at most."""

HALF: Final = 0.5
"""Share of the words of weight by which something is told in other words."""

HEDGES: Final = ("possible", "likely")
"""Classes of what tells a doubt."""


def altered(quote: Quote, base: Document, version: Document, span: Span) -> str:
    """Return words in marks that took the place of the quotation's; empty where there are none.

    "This offer is an insult" is not reported where she "said that the offer was “a mistake”".
    """
    sentence = _sentences(version, span, 0)
    inside = [q for q in _marked(version) if sentence.start <= q.content.start < sentence.end]
    said = f" {' '.join(key(base.text))} "
    for other in inside:
        new = f" {' '.join(key(other.text))} " not in said
        if new and (_replaces(quote, base, version, sentence, other) or _goes_on(quote, other, base)):
            return other.text
    return ""


def _marked(version: Document) -> Iterator[Quote]:
    found = extract_quotes(version.text, language=version.language or "")
    return (quote for quote in found if quote.kind != "indirect")


def _replaces(quote: Quote, base: Document, version: Document, sentence: Span, other: Quote) -> bool:
    """Tell whether words in marks stand where a sentence that tells a quotation has other words than it."""
    told = word_tokens(version.text[sentence.start : sentence.end])
    keys = [token.key for token in told]
    ours = key(quote.text)
    functions = language(base.language).function_words
    place = Span(other.content.start - sentence.start, other.content.end - sentence.start)
    for op, a, b, c, d in SequenceMatcher(None, ours, keys, autojunk=False).get_opcodes():
        if op != "replace" or max(b - a, d - c) > FEW:
            continue
        gone = [word for word in ours[a:b] if word not in functions and word not in keys]
        new = [t for t in told[c:d] if place.start <= t.start < place.end and t.key not in functions]
        if gone and new:
            return True
    return False


def _goes_on(quote: Quote, other: Quote, base: Document) -> bool:
    """Tell whether words in marks begin as the end of a quotation does, and end otherwise: "should leave"."""
    ours, theirs = key(quote.text), key(other.text)
    known = language(base.language)
    auxiliary = set(known.phrases("quotes", "polar")) | set(known.phrases("quotes", "foreseen"))
    if theirs[0] not in auxiliary or theirs[0] not in ours:
        return False
    rest = ours[ours.index(theirs[0]) + 1 :]
    heavy = {word for word in theirs[1:] if word not in known.function_words}
    return bool(heavy) and len(rest) <= len(theirs) + 1 and heavy.isdisjoint(ours)


def lost(quote: Quote, base: Document, version: Document, span: Span) -> str:
    """Return what turned the sense of a quotation and is not told: its condition, its doubt."""
    known = language(base.language)
    sentence, around = _sentences(version, span, 0), _sentences(version, span, 1)
    for condition in unconditioned(quote.text, version.text[sentence.start : sentence.end], known):
        if not _told(condition, version.text[around.start : around.end], known):
            return f"the condition “{shortened(condition)}” is left out"
    return _doubt(quote.text, version.text[sentence.start : sentence.end], known)


def _doubt(said: str, told: str, known: Language) -> str:
    """Return what tells that a doubt became sure: "could empty the lake", "would be emptied"."""
    sure = known.pattern("quotes", "foreseen")
    doubts = cues(said, known, "modality", HEDGES)
    if not doubts or sure is None or sure.search(said) or cues(told, known, "modality", HEDGES):
        return ""
    found = sure.search(told)
    return f"“{doubts[0].text}” became “{found[0]}”" if found else ""


def beside(said: str, kept: str, version: Document, span: Span) -> bool:
    """Tell whether what was cut from a quotation is told in the sentence around it, without marks.

    She "said those who could not accept it “should look in the mirror”" drops no denial.
    """
    sentence = _sentences(version, span, 0)
    own = f"{version.text[sentence.start : span.start]} {version.text[span.end : sentence.end]}"
    known = language(version.language)
    cut = content(said, known.tag) - content(kept, known.tag)
    return bool(turning(own, known)) and len(cut & content(own, known.tag)) >= HALF * len(cut)


def _told(words: str, text: str, known: Language) -> bool:
    """Tell whether a text has half of the words of weight of some others."""
    ours = content(words, known.tag)
    return len(ours & content(text, known.tag)) >= HALF * len(ours)


def _sentences(version: Document, span: Span, more: int) -> Span:
    """Return the sentences that a place lies in, and so many on either side."""
    at = [n for n, s in enumerate(version.sentences) if s.start < span.end and span.start < s.end]
    if not at:
        return span
    some = version.sentences[max(0, at[0] - more) : at[-1] + more + 1]
    return Span(some[0].start, some[-1].end)
