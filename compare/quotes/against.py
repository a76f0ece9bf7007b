"""Quotations of a story looked up in the speech or interview it quotes from: where, and how faithfully.

Within one language the best place in the original is found by the likeness of characters (rapidfuzz's partial
ratio), then the words are compared there: the same are verbatim, less are trimmed, others altered. Across
languages `abroad` finds the place, and the content is judged as in the ledger.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from compare.check import quote as shortened
from compare.languages import language, primary
from compare.model import Fate, Saying
from compare.quotes import abroad
from compare.quotes.conditions import denying, turned_by
from compare.quotes.extract import extract_quotes
from compare.quotes.fidelity import Verdict, key, lacks, verdict
from compare.quotes.matching import SHORTEST, marked
from compare.quotes.model import Quote
from compare.quotes.rows import saying
from compare.words import GLYPHS, Token, word_tokens, worded
from sources.model import Document, Span

FOUND: Final = 66.0
"""Likeness in per cent from which the words stand in the original: below it lie chance likenesses of any
two sentences on one subject."""

KEPT: Final = 90.0
"""The same for words of another language than the story's, which a name or a cognate resembles."""

MISSING: Final = "Not found in the original"

DOTS: Final = re.compile(r"\s*(?:[\[(]?(?:\.\.\.|…)[\])]?)\s*")
REST: Final = re.compile(r"[\s,;—–-]*(?P<words>[^.!?…\n]*)")

BEGINS: Final = re.compile(r"[.!?;…:]\s+|\n")
"""What stands before a clause that is not bound to the one before it."""

SHORT: Final = 12
"""Characters below which a quotation must stand in the original letter for letter."""


def against(original: Document, story: Document, version: str) -> tuple[Saying, ...]:
    """Return a row for each quotation of the story, its fate being what the original has in its place.

    Indirect speech is left out: it need not have the original's words.
    """
    look = _Lookup(original, story)
    spoken = marked(extract_quotes(story.text, language=story.language or ""))
    return tuple(
        saying(f"{version}-q{number}", version, quote, story, (look.fate(quote),))
        for number, quote in enumerate(spoken, 1)
    )


def unread(original: Document, story: Document) -> str:
    """Return the name of the language in which nothing can be looked up; empty where there is none."""
    if one_language(original, story):
        return ""
    tag = abroad.unread(original.language, story.language)
    return language(tag).name if tag else ""


def one_language(original: Document, story: Document) -> bool:
    """Tell whether two texts are in one language, whatever the country, as far as is known."""
    tags = primary(original.language), primary(story.language)
    return not all(tags) or tags[0] == tags[1]


class _Lookup:
    """An original in which the quotations of a story are looked up."""

    def __init__(self, original: Document, story: Document) -> None:
        self.original, self.story = original, story
        self.text = original.text.translate(GLYPHS).lower()
        self.foreign = not one_language(original, story)
        self.unread = unread(original, story)

    def fate(self, quote: Quote) -> Fate:
        """Return what the original has in the place of a quotation."""
        if not self.foreign:
            return self._conditioned(quote, _fate(quote, self.original, self.text, FOUND))
        kept = _fate(quote, self.original, self.text, KEPT)
        if kept.status != "missing":
            return kept  # quoted in the original's own language
        if self.unread:
            return Fate(
                "base", "missing", note=f"Not looked up: the sentence encoder does not know {self.unread}"
            )
        return self._translated(quote)

    def _conditioned(self, quote: Quote, fate: Fate) -> Fate:
        """Return a fate with the condition that the original's sentence sets before the words, if it is cut.

        "If the court says no, I will resign": a story that has “I will resign” alone tells another thing,
        unless it tells the condition in its own words.
        """
        if fate.status not in {"verbatim", "trimmed"} or fate.grave or fate.start is None:
            return fate
        known = language(self.original.language or "en")
        ahead = BEGINS.split(self.original.text[: fate.start])[-1]
        sets = known.pattern("quotes", "sets")
        found = sets.search(ahead) if sets else None
        told = next((s.text for s in self.story.sentences if s.start <= quote.content.start < s.end), "")
        if sets is None or found is None or sets.search(told):
            return fate
        note = f"Left out: “{shortened(ahead[found.start() :].strip(' ,;'))}”"
        return replace(fate, status="trimmed", grave=True, note=note)

    def _translated(self, quote: Quote) -> Fate:
        parts = _parts(quote)
        if min(len(part.split()) for part in parts) < SHORTEST:
            parts = [" ".join(parts)]  # too few words to be found alone
        places = [abroad.place(part, self.original, self.story.language) for part in parts]
        found = [
            (part, place.span) for part, place in zip(parts, places, strict=True) if place and place.sure
        ]
        if len(found) < len(parts):
            return Fate("base", "missing", note=self._nearest(parts, places))
        whole = _around([span for _, span in found])
        return _at(whole, self.original, self._judged(found, whole))

    def _nearest(self, parts: Sequence[str], places: Sequence[abroad.Place | None]) -> str:
        if len(" ".join(parts).split()) < SHORTEST:
            return "Not found in the original: too few words to be found in another language"
        near = [place.span for place in places if place and not place.sure]
        if not near:
            kin = abroad.kin(self.original.language, self.story.language)
            return f"{MISSING}: not sure, {kin}" if kin else MISSING
        return f"{MISSING}; nearest to it: “{shortened(self.original.text[near[0].start : near[0].end])}”"

    def _judged(self, found: Sequence[tuple[str, Span]], whole: Span) -> Verdict:
        """Judge the content, each part between dots of omission beside its place."""
        text, tags = self.original.text, (self.original.language, self.story.language)
        told = [verdict(text[span.start : span.end], part, *tags) for part, span in found]
        changed = [one for one in told if one.status == "altered"]
        if changed:
            return Verdict("altered", "; ".join(one.note for one in changed))
        spans = [span for _, span in found]
        if spans != sorted(spans):
            return Verdict("spliced", "the parts stand in another order")
        between = [text[a.end : b.start] for a, b in pairwise(spans)]
        turned = [_turned(word) for gap in between if (word := denying(gap, language(tags[0])))]
        if turned:
            return Verdict("altered", turned[0])
        cut = [gap.strip(" ,;") for gap in between if worded(gap)]
        after = _goes_on(text, whole.end, tags[0] or "en")
        if cut or after:
            return _trimmed(cut, after, tags[0])
        return next((one for one in told if one.status == "trimmed"), told[0])


def _parts(quote: Quote) -> list[str]:
    """Return the parts between dots of omission."""
    return [part for part in (piece.strip(" .,;:!?") for piece in DOTS.split(quote.text)) if part]


def _around(spans: Sequence[Span]) -> Span:
    """Return the stretch from the first of some places to the last."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _fate(quote: Quote, original: Document, text: str, bar: float) -> Fate:
    """Look each part between dots of omission up; the quotation reaches from the first to the last."""
    parts = _parts(quote)
    places = _places(parts, original.text, text, bar)
    found = [(part, place) for part, place in zip(parts, places, strict=True) if place]
    if not found or len(found) < len(parts):
        return Fate("base", "missing", note=MISSING)
    whole = _around([place for _, place in found])
    return _at(whole, original, _compared(found, whole, original))


def _at(whole: Span, original: Document, told: Verdict) -> Fate:
    """Return what became of a quotation whose place is known."""
    said, note = original.text[whole.start : whole.end], told.note[:1].upper() + told.note[1:]
    return Fate("base", told.status, whole.start, whole.end, said, grave=told.grave, note=note)


def _trimmed(cut: Sequence[str], after: str, tag: str | None) -> Verdict:
    """Return the verdict on what lacks words inside it, or a condition behind it."""
    grave = bool(after) or any(turned_by(words, language(tag)) for words in cut)
    left_out = "; ".join(f"“{shortened(words)}”" for words in (*cut, after) if words)
    return Verdict("trimmed", f"Left out: {left_out}", grave)


def _compared(found: Sequence[tuple[str, Span]], whole: Span, original: Document) -> Verdict:
    """Tell what became of the words within one language."""
    tag = original.language or "en"
    changed = [note for part, place in found for note in _changes(part, place, original)]
    gaps = [gap for part, place in found for gap in _gaps(part, place, original)]
    spans = [place for _, place in found]
    in_order = spans == sorted(spans)
    between = [original.text[a.end : b.start] for a, b in pairwise(spans)] if in_order else []
    told = [word for part, _ in found for word in key(part)]
    said = [word for place in spans for word in key(original.text[place.start : place.end])]
    turned = [word for gap in (*between, *gaps) if (word := denying(gap, language(tag)))]
    changed += [
        _turned(word) for word in turned if lacks(said, told, word) or any(word in b for b in between)
    ]
    if changed:
        return Verdict("altered", "; ".join(dict.fromkeys(changed)))
    if not in_order:
        return Verdict("spliced", "the parts stand in another order")
    cut = [gap.strip(" ,;") for gap in between if worded(gap)]
    cut += [words for part, place in found for words in _cut(part, place, original)]
    after = _goes_on(original.text, whole.end, tag)
    return _trimmed(cut, after, tag) if cut or after else Verdict("verbatim", "")


def _places(parts: Sequence[str], original: str, text: str, bar: float) -> list[Span | None]:
    """Look parts up, the short ones, which can stand anywhere, where they are nearest to a longer one."""
    places = [_place(part, original, text, bar) for part in parts]
    long = [at for at, part in enumerate(parts) if len(part) >= SHORT and places[at]]
    for at, part in enumerate(parts):
        near = min(long, key=lambda other: abs(other - at), default=None)
        beside = None if near is None else places[near]
        if len(part) < SHORT and near is not None and beside is not None:
            words = re.compile(rf"(?<!\w){re.escape(part.translate(GLYPHS).lower())}(?!\w)")
            every = [Span(*match.span()) for match in words.finditer(text)]
            places[at] = min(every, key=partial(_distance, beside, before=at < near), default=places[at])
    return places


def _distance(beside: Span, span: Span, *, before: bool) -> tuple[bool, int]:
    """Return how far a place is from one beside it, one on the wrong side farther than any on the right."""
    gap = beside.start - span.end if before else span.start - beside.end
    return gap < 0, abs(gap)


def _place(part: str, original: str, text: str, bar: float) -> Span | None:
    wanted = part.translate(GLYPHS).lower()
    cutoff = 100.0 if len(wanted) < SHORT else bar
    place = (
        fuzz.partial_ratio_alignment(wanted, text, score_cutoff=cutoff) if len(wanted) <= len(text) else None
    )
    if place is None:
        return None
    return _fitted(part, original, *_whole_words(original, place.dest_start, place.dest_end))


def _fitted(part: str, original: str, start: int, end: int) -> Span:
    """Move both ends so that the place begins and ends as the part does, or with what stands for it."""
    told = [token.key for token in word_tokens(part)]
    room = max(40, (end - start) // 4)
    wide = max(0, start - room)
    said = word_tokens(original[wide : end + room])
    blocks = [
        b
        for b in SequenceMatcher(None, [t.key for t in said], told, autojunk=False).get_matching_blocks()
        if b.size
    ]
    if not blocks:
        return Span(start, end)
    first, last = blocks[0], blocks[-1]
    before, after = first.b, len(told) - last.b - last.size  # words of the part without an equal
    head = max(first.a - before, 0)
    tail = min(last.a + last.size + after, len(said)) - 1
    return Span(wide + said[head].start, wide + said[tail].end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _opcodes(part: str, place: Span, original: Document) -> Iterator[tuple[str, str, str]]:
    """Yield what was done to the words: the operation, the original's words and the quotation's."""
    said, told = map(word_tokens, (original.text[place.start : place.end], part))
    keys = [[token.key for token in side] for side in (said, told)]
    for op, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if op != "equal" and not _bracketed(told[c:d], part):
            yield op, " ".join(t.text for t in said[a:b]), " ".join(t.text for t in told[c:d])


def _changes(part: str, place: Span, original: Document) -> Iterator[str]:
    for op, was, now in _opcodes(part, place, original):
        if op != "delete":
            yield f"“{was}” became “{now}”" if was else f"“{now}” is not in the original"


def _turned(negation: str) -> str:
    return f"“{negation}” was taken out of the middle"


def _gaps(part: str, place: Span, original: Document) -> Iterator[str]:
    """Yield what the original has between two words that the quotation joins."""
    said, told = map(word_tokens, (original.text[place.start : place.end], part))
    keys = [[token.key for token in side] for side in (said, told)]
    for op, a, b, _, _ in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if op == "delete" and a > 0 and b < len(said):
            yield original.text[place.start + said[a - 1].end : place.start + said[b].start]


def _cut(part: str, place: Span, original: Document) -> Iterator[str]:
    return (was for op, was, _ in _opcodes(part, place, original) if op == "delete")


def _bracketed(words: Sequence[Token], part: str) -> bool:
    """Tell whether words stand in an editor's brackets."""
    return bool(words) and all(
        part[: word.start].count("[") > part[: word.start].count("]") for word in words
    )


def _goes_on(text: str, end: int, tag: str) -> str:
    """Return how the original's sentence goes on, if with a condition that the quotation leaves out."""
    rest = REST.match(text, end)
    condition = language(tag).pattern("quotes", "conditions")
    found = condition.match(rest["words"]) if rest and condition else None
    return rest["words"].strip() if rest and found else ""
