"""The quote ledger: each quotation of the base once, and what became of it in every version."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import Match as Block
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import Final

from compare.languages import language
from compare.model import Alignment, Fate, Part
from compare.quotes.extract import extract_quotes
from compare.quotes.fidelity import Verdict, key, verdict
from compare.quotes.leftovers import bound, completed, joins
from compare.quotes.marks import MARK
from compare.quotes.matching import (
    Candidate,
    Match,
    candidates,
    content,
    marked,
    matches,
    utterances,
)
from compare.quotes.model import Quote
from compare.quotes.retold import altered, beside, lost
from compare.quotes.voices import another
from compare.words import word_tokens, worded
from sources.model import Document, Span

SLACK: Final = 2
"""Words by which a joined quotation can differ in length from its parts, and neither cut nor add."""

STOP: Final = re.compile(r"[.!?](?:\s|$)")
"""The end of a sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger."""

    id: str
    """`q1`, `q2`, ... in the order of the base."""
    document: str
    """Id of the document that is quoted from: `base`."""
    quote: Quote
    fates: tuple[Fate, ...]
    """One for each version, in order."""


def ledger(documents: Sequence[Document], alignments: Sequence[Alignment] = ()) -> tuple[Entry, ...]:
    """Return the quotations of the first document, and what became of each in the others.

    `alignments` may be empty, or have one for each version; linked sentences then count in favour of a match.
    """
    base, *versions = documents
    quotes = marked(extract_quotes(base.text, language=base.language or ""))
    columns = []
    for number, version in enumerate(versions):
        alignment = alignments[number] if number < len(alignments) else None
        columns.append(list(fates(base, quotes, version, f"v{number + 1}", alignment)))
    return tuple(
        Entry(f"q{row + 1}", "base", quote, tuple(column[row] for column in columns))
        for row, quote in enumerate(quotes)
    )


def fates(
    base: Document,
    quotes: Sequence[Quote],
    version: Document,
    identifier: str,
    alignment: Alignment | None = None,
) -> Iterator[Fate]:
    """Yield the fate of each quotation of the base in one version, in order."""
    found = candidates(version, extract_quotes(version.text, language=version.language or ""))
    matched = completed(
        base, quotes, version, found, matches(base, quotes, version, found, alignment), alignment
    )
    wholes = {q: parts for parts in utterances(quotes) for q in parts}
    spliced, joined = _shared(base, quotes, version, matched)
    wholes |= {q: tuple(parts) for parts in joined for q in parts}
    for quote, match in zip(quotes, matched, strict=True):
        yield _fate(base, quote, wholes[quote], version, identifier, match, spliced=quote in spliced)


def _fate(
    base: Document,
    quote: Quote,
    parts: Sequence[Quote],
    version: Document,
    identifier: str,
    match: Match | None,
    *,
    spliced: bool,
) -> Fate:
    if match is None:
        return Fate(identifier, "missing", note="Nothing in the version is near it")
    candidate = match.candidate
    one = len(candidate.quotes) == 1 and not candidate.part and not spliced
    if one and len(parts) > 1 and _as_long(base, parts, version, candidate):
        candidate = _portion(quote, parts, candidate)
    fate = Fate(
        identifier,
        "reported",
        candidate.span.start,
        candidate.span.end,
        version.text[candidate.span.start : candidate.span.end],
        Part.of(version, candidate.speaker.speaker if candidate.speaker else None),
        _name(candidate),
        another(quote, base, candidate.speaker, version),
        note="Told without marks",
    )
    if not candidate.quotes:
        return _in_own_words(base, quote, version, fate, candidate.span)
    if spliced:
        return replace(fate, status="spliced", note="Joined with words of another quotation")
    told = _judged(base, quote, parts, version, candidate)
    fate = replace(fate, status=told.status, note=told.note[:1].upper() + told.note[1:], grave=told.grave)
    cut = fate.status == "trimmed" and fate.grave and _one_language(base, version)
    if cut and beside(quote.text, candidate.text, version, candidate.span):
        return replace(fate, note="The rest is told without marks", grave=False)
    return fate


def _in_own_words(base: Document, quote: Quote, version: Document, fate: Fate, span: Span) -> Fate:
    """Return what became of a quotation that is told without marks, or with others in marks."""
    if not _one_language(base, version):
        return fate
    if words := altered(quote, base, version, span):
        return replace(fate, status="altered", note=f"“{words}” stands in marks and is not what was said")
    if gone := lost(quote, base, version, span):
        return replace(fate, note=f"Told without marks; {gone}", grave=True)
    return fate


def _one_language(base: Document, version: Document) -> bool:
    return language(base.language) is language(version.language)


def _portion(quote: Quote, parts: Sequence[Quote], candidate: Candidate) -> Candidate:
    """Return what of a candidate answers to one of the parts that it joins."""
    theirs = word_tokens(candidate.text)
    before = sum(len(key(part.text)) for part in parts[: parts.index(quote)])
    blocks = SequenceMatcher(
        None, key(" ".join(p.text for p in parts)), [t.key for t in theirs], autojunk=False
    ).get_matching_blocks()
    first, last = (_across(blocks, at) for at in (before, before + len(key(quote.text))))
    if not 0 <= first < last <= len(theirs):
        return candidate
    start, end = theirs[first].start, theirs[last - 1].end
    end += len(candidate.text[end:]) if last == len(theirs) else 0
    span = Span(candidate.span.start + start, candidate.span.start + end)
    return replace(candidate, span=span, text=candidate.text[start:end])


def _across(blocks: Sequence[Block], at: int) -> int:
    """Return the place on the other side of matching blocks that answers to one on this side."""
    last = next((b for b in reversed(blocks) if b.a <= at), None)
    return at if last is None else last.b + min(at - last.a, last.size) + max(0, at - last.a - last.size)


def _judged(
    base: Document, quote: Quote, parts: Sequence[Quote], version: Document, candidate: Candidate
) -> Verdict:
    """Judge a quotation; where the version joins the parts of its utterance, all of them together."""
    if _runs_on(base, quote, version, candidate):
        return Verdict("verbatim", "equal up to where the marks are left open")
    alone = verdict(quote.text, candidate.text, base.language, version.language)
    if len(parts) == 1 or alone.status in {"verbatim", "faithful"}:
        return alone
    joined = verdict(" ".join(p.text for p in parts), candidate.text, base.language, version.language)
    within = " ".join(key(quote.text)) in " ".join(key(candidate.text))
    if joined.status in {"verbatim", "faithful"} or (within and joined.status == "trimmed"):
        return joined._replace(
            status="verbatim" if joined.status == "trimmed" else joined.status, grave=False
        )
    return alone


def _runs_on(base: Document, quote: Quote, version: Document, candidate: Candidate) -> bool:
    """Tell whether one side's quotation is never closed, and begins with all of the other's words."""
    if language(base.language) is not language(version.language):
        return False
    ours, theirs = key(quote.text), key(candidate.text)
    if not candidate.quotes[-1].closed:
        return quote.closed and theirs[: len(ours)] == ours
    return not quote.closed and ours[: len(theirs)] == theirs


def _shared(
    base: Document, quotes: Sequence[Quote], version: Document, matched: Sequence[Match | None]
) -> tuple[set[Quote], list[Sequence[Quote]]]:
    """Return the quotations that a version joins with another's words, and those it tells on end, whole."""
    by_place: dict[int, list[Quote]] = defaultdict(list)
    places = {m.candidate.span.start: m.candidate for m in matched if m and m.candidate.quotes}
    for quote, match in zip(quotes, matched, strict=True):
        if match and match.candidate.quotes:
            by_place[match.candidate.span.start].append(quote)
    spliced: set[Quote] = set()
    joined: list[Sequence[Quote]] = []
    for place, group in by_place.items():
        if len(group) < 2 or not _joins(base, group, version, places[place]):
            continue
        on_end = _on_end(base, quotes, group)
        if on_end and _whole(base, group, version, places[place]):
            joined.append(group)
        elif not (on_end and _as_long(base, group, version, places[place])) and _apart(
            base, group, version, places[place]
        ):
            spliced.update(group)
    return spliced, joined


def _on_end(base: Document, quotes: Sequence[Quote], group: Sequence[Quote]) -> bool:
    """Tell whether quotations are one speaker's and follow each other within a paragraph."""
    first = quotes.index(group[0])
    follow = [quotes.index(q) for q in group] == list(range(first, first + len(group)))
    apart = any(
        "\n" in base.text[one.content.end : other.content.start] and not _runs_over(base, one, other)
        for one, other in pairwise(group)
    )
    return follow and not apart and len({q.group for q in group}) == 1


def _runs_over(base: Document, one: Quote, other: Quote) -> bool:
    """Tell whether a quotation goes on in the next paragraph, which its mark opens anew."""
    between = base.text[one.content.end : other.content.start]
    return len(MARK.findall(between)) == 1 and not worded(between)


def _whole(base: Document, group: Sequence[Quote], version: Document, candidate: Candidate) -> bool:
    """Tell whether a candidate has all of some quotations, and neither cuts nor adds where they meet."""
    joined = " ".join(q.text for q in group)
    parts = [(one, other) for one, other in pairwise(group) if not _runs_over(base, one, other)]
    if any(bound(one.text, other.text, candidate.text, base, version) for one, other in parts):
        return False
    told = verdict(joined, candidate.text, base.language, version.language)
    if language(base.language) is language(version.language):
        return told.status in {"verbatim", "faithful"}
    return told.status != "trimmed"


def _as_long(base: Document, group: Sequence[Quote], version: Document, candidate: Candidate) -> bool:
    """Tell whether a candidate of the same language has as many words as the parts it joins."""
    if language(base.language) is not language(version.language):
        return False
    words = sum(len(key(quote.text)) for quote in group)
    return abs(words - len(key(candidate.text))) <= SLACK


def _apart(base: Document, group: Sequence[Quote], version: Document, candidate: Candidate) -> bool:
    """Tell whether a candidate joins two utterances, or shortened parts of one."""
    if any(not _goes_on(base, one, other) for one, other in pairwise(group)):
        return True
    joined = " ".join(q.text for q in group)
    one_language = language(base.language) is language(version.language)
    told = verdict(joined, candidate.text, base.language, version.language)[0] if one_language else "faithful"
    return told not in {"verbatim", "faithful"}


def _goes_on(base: Document, one: Quote, other: Quote) -> bool:
    """Tell whether two quotations are one sentence or one pair of marks that the attribution cuts."""
    if one.group != other.group:
        return False
    between = base.text[one.content.end : other.content.start]
    if not MARK.search(between):
        return True
    return one.text[-1:] not in ".!?…" and not STOP.search(between)


def _joins(base: Document, group: Sequence[Quote], version: Document, candidate: Candidate) -> bool:
    """Tell whether a candidate holds words of each of some quotations that the others do not have."""
    if len(candidate.quotes) > 1:
        return False
    if language(base.language) is language(version.language):
        theirs = content(candidate.text, version.language)
        ours = [content(q.text, base.language) & theirs for q in group]
        return all(len(o - frozenset().union(*(p for p in ours if p is not o))) > 1 for o in ours)
    return any(
        joins(one.text, other.text, candidate.text, base, version) for one, other in combinations(group, 2)
    )


def _name(candidate: Candidate) -> str | None:
    return candidate.speaker.name if candidate.speaker else None
