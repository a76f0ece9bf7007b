"""What became of a quotation's words: verbatim, faithful, altered, trimmed or spliced.

Within a language words count, after a declared normalisation: glyphs of marks and dashes, case, marks, words
in square brackets and dots of omission set aside. Across languages content counts, never words: figures,
names, negation, and whole clauses.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise
from typing import Final, NamedTuple

from compare.affirmed import affirmed
from compare.check import quote
from compare.closeness import CLOSE, closeness, denied_closely
from compare.coverage import Words, gaps, ratio
from compare.divergences import of_pair
from compare.facts.cues import cues, kinds
from compare.facts.durations import durations
from compare.languages import language
from compare.model import LOUD, Divergence, Status
from compare.quotes.bounds import shortened, turned, weakened
from compare.quotes.conditions import TURNS, denying, dropped, turned_by
from compare.quotes.doubts import lasting, trusted
from compare.quotes.givers import swapped
from compare.rewording import change, changes
from compare.sense.denials import exchanged
from compare.sense.echoes import Texts
from compare.sense.figures import another_hour, another_share
from compare.sense.likeness import cosines
from compare.sense.poles import bent, crossed, opposed
from compare.settings import Settings
from compare.words import Token, word_tokens, worded

CHECKS: Final = Settings(
    checks=(
        "number",
        "name",
        "negation",
        "modality",
        "quantifier",
        "date",
        "unit",
        "time",
        "money",
        "direction",
        "agents",
        "kind",
    )
)
"""What can make a translated quotation another one."""

ASIDE: Final = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|\.\.\.|…")
SENTENCES: Final = re.compile(r"[.!?…]\W*\s.*[.!?…]\W*\s\W*", re.DOTALL)
"""What is cut between two sentences and is whole ones: it takes along all that its words deny."""

SHORT: Final = 0.62
"""Share of a quotation's usual length below which a translation is taken to be a part of it."""

SHORTER: Final = 0.9
"""The same where a date, a name or a figure is gone."""

CUT: Final = frozenset({"date", "name", "time", "number", "money", "unit"})

CASES: Final = frozenset({"ru", "de"})
"""Languages whose words change their endings inside another sentence."""

FEW: Final = 5
"""Words of a quotation inside a sentence that bends them."""

STEM: Final = 4
"""Letters that two forms of a word share, at least."""

PHRASE: Final = 2
"""Content words from which a passage without counterpart can be a clause."""

SHARE: Final = 0.15
"""Share of the quotation such a clause has, unless it has more words. Of 426 whole news
sentences (NTREX, DEMETR dev) one in a hundred has one, of those that lost a third or more 95."""

LOST: Final = 0.7
"""Confidence from which a gap counts; a quotation has fewer words than a sentence for it to be sure of."""

MOVED: Final = 0.4
"""Likeness from which a passage without counterpart is one of the other side's that has none either."""

ADDED: Final = 9
"""Words without counterpart from which a translation says something besides; fewer are its freedom."""

LEAST: Final = 4
"""Words up to which a translation is too free to miss or add any: "not in a hurry", «pas pressé»."""


def key(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(t.key for t in word_tokens(ASIDE.sub(" ", text)))


class Verdict(NamedTuple):
    """What became of a quotation's words, and why."""

    status: Status
    note: str
    grave: bool = False
    """Whether what was cut turns the sense: a condition, a denial."""


def verdict(base: str, version: str, ours: str | None, theirs: str | None) -> Verdict:
    """Judge a quotation by its words within a language, by its content across two."""
    if language(ours) is language(theirs):
        return _same_language(base, version, ours or "und")
    return _across(base, version, ours, theirs)


def _same_language(base: str, version: str, tag: str) -> Verdict:
    ours, theirs = key(base), key(version)
    if ours == theirs:
        return Verdict("verbatim", "equal up to glyphs, case, marks, brackets and dots")
    if _inflected(ours, theirs, version, tag):
        if len(theirs) < len(ours):
            return Verdict("trimmed", "a part of it, its endings those of the sentence around it")
        return Verdict("faithful", "equal up to endings that the sentence around it asks for")
    matches = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    blocks = _between_sentences(base, matches)
    shared = sum(block.size for block in blocks)
    cut = [gap for gap in _between(base, blocks) if not SENTENCES.fullmatch(gap)]
    denied = [word for gap in cut for word in _negations(gap, tag) if lacks(ours, theirs, word)]
    if denied and not ASIDE.search(version):
        return Verdict("altered", f"“{denied[0]}” was taken out of the middle")
    turned = next(filter(None, (denying(gap, language(tag)) for gap in cut)), "")
    if turned and lacks(ours, theirs, turned):
        return Verdict("altered", f"“{turned}” was taken out of the middle")
    if shared == len(theirs) and len(theirs) < len(ours):
        return _trimmed(base, blocks, tag, _dots(version))
    wholly = shared >= 0.85 * len(theirs) and len(theirs) < 0.7 * len(ours)
    found = changes(base, version, tag)
    if wholly and not any(edit.base and edit.version for edit in found):
        return _trimmed(base, blocks, tag, _dots(version))
    known = language(tag)
    telling = (word for where in (*TURNS, ("quotes", "polar")) for word in known.phrases(*where))
    functions = known.function_words.difference(telling)
    words = [t.key for e in found for t in (*e.base, *e.version) if worded(t.key)]
    if words and all(word in functions for word in words) and not _loud(base, version, tag, tag):
        return Verdict("faithful", f"function words differ: {', '.join(dict.fromkeys(words))}")
    edits = "; ".join(
        change(_said(base, e.base), _said(version, e.version))
        for e in found
        if any(worded(t.key) for t in (*e.base, *e.version))
    )
    return Verdict("altered", quote(edits or "the order of the words changed", 200))


def lacks(ours: Sequence[str], theirs: Sequence[str], words: str) -> bool:
    """Tell whether a version has some words less often than the base; as often, they have only moved."""
    return any(theirs.count(word) < ours.count(word) for word in key(words))


def _between(base: str, blocks: Sequence[Match]) -> Iterator[str]:
    """Yield what a quotation has between the words that a version keeps, with the marks there."""
    text = ASIDE.sub(" ", base)
    words = word_tokens(text)
    for one, other in pairwise(block for block in blocks if block.size):
        yield text[words[one.a + one.size - 1].end : words[other.a].start]


def _between_sentences(base: str, blocks: Sequence[Match]) -> list[Match]:
    """Return the words kept where, of the places at which the same words can be cut out, that between two
    sentences is taken: "[We will not sell.] We will fight", and not "We will [not sell. We will] fight"."""
    text = ASIDE.sub(" ", base)
    words = word_tokens(text)
    out = list(blocks[:1])
    for block in blocks[1:]:
        one, start = out[-1], out[-1].a + out[-1].size
        back = 0
        for step in range(one.size if block.size else 0):
            if step and words[start - step].key != words[block.a - step].key:
                break
            if SENTENCES.fullmatch(text, words[start - step - 1].end, words[block.a - step].start):
                back = step
                break
        out[-1] = one._replace(size=one.size - back)
        out.append(block._replace(a=block.a - back, b=block.b - back, size=block.size + back))
    return out


def _inflected(ours: Sequence[str], theirs: Sequence[str], version: str, tag: str) -> bool:
    """Tell whether a few words inside a sentence are the quotation's on end, in another case."""
    if tag not in CASES or not theirs or len(theirs) > FEW or not version[:1].islower():
        return False
    runs = (ours[at : at + len(theirs)] for at in range(len(ours) - len(theirs) + 1))
    return any(all(_form(a, b) for a, b in zip(run, theirs, strict=True)) for run in runs)


def _form(one: str, other: str) -> bool:
    size = max(STEM, min(len(one), len(other)) - 2)
    return one == other or (abs(len(one) - len(other)) < STEM and one[:size] == other[:size])


def _said(text: str, side: Sequence[Token]) -> str:
    return text[side[0].start : side[-1].end] if side else ""


def _dots(version: str) -> str:
    return "with dots of omission" if re.search(r"\.\.\.|…", version) else "without dots of omission"


def _trimmed(base: str, blocks: Sequence[Match], tag: str, dots: str) -> Verdict:
    """Say what was left out, and whether a condition or a negation was among it."""
    kept = {i for b in blocks for i in range(b.a, b.a + b.size)}
    words = [t.text for t in word_tokens(ASIDE.sub(" ", base))]
    text = " ".join(word for i, word in enumerate(words) if i not in kept)
    telling = turned_by(text, language(tag))
    note = f"left out {dots}: “{quote(text, 120)}”"
    if telling:
        return Verdict("trimmed", f"{note}; it held “{telling}”", grave=True)
    return Verdict("trimmed", note)


def _negations(text: str, tag: str) -> list[str]:
    known = language(tag)
    return [cue.text for cue in cues(text, known, "negation", kinds(known, "negation"))]


def _across(base: str, version: str, ours: str | None, theirs: str | None) -> Verdict:
    loud = _loud(base, version, ours, theirs)
    texts = Texts(base, version, ours or "", theirs or "")
    sure = [d for d in loud if trusted(d, texts)]
    changed = [d for d in sure if d.base and d.other and d.base.value and d.other.value]
    both = (language(ours), language(theirs))
    others = (
        another_hour(texts),
        another_share(texts),
        lasting(texts),
        denied_closely(texts),
        affirmed(texts),
    )
    small = (read(base, version, both) for read in (turned, weakened, opposed, bent, crossed, swapped))
    if crossing := exchanged(texts):
        return Verdict("altered", crossing.message)
    message = changed[0].message if changed else next(filter(None, (*others, *small)), "")
    if message:
        return Verdict("altered", message)
    condition = dropped(base, version, both)
    if condition:
        return Verdict("trimmed", f"the condition “{quote(condition)}” is left out", grave=True)
    if ratio(base, version, ours, theirs) < SHORT and len(base.split()) > LEAST:
        return Verdict("trimmed", "the version has a part of it")
    fewer = shortened(base, version, both)
    if fewer:
        return Verdict("trimmed", fewer)
    missing = _cut(base, version, ours, theirs)
    if missing:
        return Verdict("trimmed", f"no counterpart for “{quote(missing)}”")
    if sure and _gone(sure) and ratio(base, version, ours, theirs) < SHORTER:
        return Verdict("trimmed", sure[0].message)
    alone = [d for d in sure if _alone(d)]
    if alone and closeness(texts) < CLOSE:
        sure = [d for d in sure if d not in alone]
    if sure:
        return Verdict("altered", sure[0].message)
    added = _cut(version, base, theirs, ours)
    if len(key(added)) >= ADDED and ratio(version, base, theirs, ours) < SHORT and len(base.split()) >= LEAST:
        return Verdict("altered", f"the version has “{quote(added)}” besides")
    doubt = f"; not sure: {loud[0].message}" if loud else ""
    return Verdict("faithful", f"figures, names, negation and clauses agree{doubt}")


def _gone(found: Sequence[Divergence]) -> bool:
    """Tell whether all that was found is that dates, names or figures are gone."""
    return all(d.check in CUT and d.base and d.base.value and not (d.other and d.other.value) for d in found)


def _alone(found: Divergence) -> bool:
    """Tell whether a figure, a date or a name stands on one side only: other words may tell it there."""
    return found.check in CUT and not (found.base and found.base.value and found.other and found.other.value)


def _cut(base: str, version: str, ours: str | None, theirs: str | None) -> str:
    """Return the longest clause of a quotation that a translation lacks; empty where it lacks none."""
    every = gaps(base, version, base_language=ours or "", version_language=theirs or "")
    found = [gap for gap in every if gap.confidence >= LOST]
    texts = Texts(base, version, ours or "", theirs or "")
    functions = language(ours).function_words
    for gap in sorted(found, key=lambda g: g.span.start - g.span.end):
        said = base[gap.span.start : gap.span.end]
        told = sum(len(word) > 1 and word not in functions for word in key(said))
        large = told >= PHRASE and len(said) >= SHARE * len(base)
        if told <= PHRASE + 1 and said[-1].isalnum() and _told_by_other_means(said, texts):
            continue
        if (large or told > PHRASE) and not _elsewhere(said, texts):
            return said
    return ""


def _elsewhere(said: str, texts: Texts) -> bool:
    """Tell whether what of the translation answers nothing is what seems to be missing, in another place."""
    words = Words(texts.version, texts.base, texts.theirs, texts.ours)
    run = words.widest()
    if run is None:
        return False
    span = words.gap(run, 0.0).span
    return bool(
        cosines([said], texts.ours, [texts.version[span.start : span.end]], texts.theirs)[0, 0] >= MOVED
    )


def _told_by_other_means(said: str, texts: Texts) -> bool:
    """Tell whether a few words are a denial, or a length of time, that the other side can tell positively."""
    (_, known), (other, its) = texts.sides
    if cues(said, known, "negation", kinds(known, "negation")):
        return not cues(other, its, "negation", ("explicit",))
    return bool(durations(said, known)) and bool(durations(other, its))


def _loud(base: str, version: str, ours: str | None, theirs: str | None) -> list[Divergence]:
    return [d for d in of_pair(base, version, ours, theirs, CHECKS) if d.severity in LOUD]
