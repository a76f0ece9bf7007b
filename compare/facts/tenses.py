"""When a passage places what it tells: to come, now, or done.

Marks are cue words of the language file (`will`, «будет», `va signer`). What a reporting verb says of
itself ("he said") is left out, for it tells when somebody spoke. A verb is paired with a form of itself in
the other passage by its ending, or by the file's list of irregular forms.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.facts.cues import Cue, cues
from compare.languages import Language
from compare.words import Token, tokens

MIDWAY: Final = re.compile(r"[^\W\d_A-ZА-ЯЁ],? $")
"""What stands before a word inside a sentence."""

KINDS: Final = ("future", "ahead", "past", "present", "done", "perfect", "pluperfect")


PARTICIPLE: Final = re.compile(r"(?:ed|ly|en|ing)$")
"""English endings behind an auxiliary that is no full verb."""


ADVERBS: Final = frozenset("also now still already then again only".split())
"""English words that stand between an auxiliary and its verb."""

PERFECT: Final = frozenset({"has", "have", "had"})


@dataclass(frozen=True, slots=True)
class Tenses:
    """The marks of time in a passage, by kind."""

    future: tuple[Cue, ...]
    ahead: tuple[Cue, ...]
    """Words that open what follows to the future or to chance: "may", "plans", "if"."""
    past: tuple[Cue, ...]
    present: tuple[Cue, ...]
    done: tuple[Cue, ...]
    """Forms that are a past or a participle: "signed"."""
    perfect: tuple[Cue, ...]
    pluperfect: tuple[Cue, ...]
    reported: bool
    """Whether somebody is said to have said it: tenses then shift back."""


@lru_cache(maxsize=8192)
def tenses(text: str, language: Language) -> Tenses:
    """Read the marks of time of a passage."""
    found = cues(text, language, "tense", KINDS)
    said = cues(text, language, "reporting", tuple(language.data.get("reporting", {})))
    kept = [
        cue
        for cue in found
        if not _name(cue, text) and not any(cue.span.overlaps(other.span) for other in said)
    ]
    by_kind = {kind: tuple(cue for cue in kept if cue.kind == kind) for kind in KINDS}
    return Tenses(**by_kind, reported=bool(said))


def _name(cue: Cue, text: str) -> bool:
    """Tell whether a word with a capital inside a sentence is no verb, though it ends as one: «Фургала»."""
    return (
        cue.text[0].isupper() and MIDWAY.search(text[max(0, cue.span.start - 3) : cue.span.start]) is not None
    )


@dataclass(frozen=True, slots=True)
class Shift:
    """One verb in two tenses."""

    base: Token
    version: Token
    to_past: bool


def shifts(base: str, version: str, language: Language) -> Iterator[Shift]:
    """Yield verbs that one passage has in the present and the other, otherwise alike, in the past."""
    ours, theirs = tokens(base), tokens(version)
    known = {t.key for t in ours} & {t.key for t in theirs}
    here, there = (
        [word for at, word in enumerate(side) if _finite(_helper(side, at), word, known, language)]
        for side in (ours, theirs)
    )
    for mine in here:
        for other in there:
            for to_past, old, new in ((True, mine, other), (False, other, mine)):
                if _past_of(old.key, new.key, language):
                    yield Shift(mine, other, to_past)


def helpers(base: str, version: str, language: Language) -> Iterator[Shift]:
    """Yield auxiliaries in another tense between the same neighbours, one of them a word of weight."""
    rows, forms = _helpers(language)
    if not rows:
        return
    ours, theirs = (_slots(text, forms) for text in (base, version))
    for slot, mine in ours.items():
        other = theirs.get(slot)
        if other and (mine.key, other.key) in rows:
            yield Shift(mine, other, to_past=True)
        elif other and (other.key, mine.key) in rows:
            yield Shift(mine, other, to_past=False)


def auxiliaries(language: Language) -> frozenset[str]:
    """Return the forms of the verbs that help others: "was", "has", "did"."""
    return _helpers(language)[1]


@lru_cache
def _helpers(language: Language) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Return the auxiliaries' rows of present and past, and all forms in them."""
    rows = frozenset(tuple(row.split()) for row in language.phrases("tense", "helpers"))
    return rows, frozenset(form for row in rows for form in row)


def _slots(text: str, forms: frozenset[str]) -> dict[tuple[str, int], Token]:
    """Return the auxiliaries of a text by a neighbour: (word, -1 before or 1 behind)."""
    words = tokens(text)
    out: dict[tuple[str, int], Token] = {}
    for at, word in enumerate(words):
        if word.key in forms:
            behind = words[at + 1].key if at + 1 < len(words) else ""
            for step in (-1, 1):
                if PARTICIPLE.search(behind) and (step > 0 or word.key in PERFECT):
                    continue  # its participle would fit any tense
                near = words[at + step].key if 0 <= at + step < len(words) else ""
                if near[:1].isalnum():
                    out.setdefault((near, step), word)
    return out


def _helper(side: Sequence[Token], at: int) -> Token | None:
    """Return the word before a verb, an adverb between them left aside: "is also named"."""
    before = side[at - 1] if at else None
    if before and at > 1 and (before.key in ADVERBS or before.key.endswith("ly")):
        return side[at - 2]
    return before


def _finite(before: Token | None, word: Token, known: set[str], language: Language) -> bool:
    """Tell whether a word that only one passage has can be a finite verb, by the word before it."""
    if word.key in known or not word.key.isalpha():
        return False
    if before is not None and before.key in language.words("tense", "nonfinite"):
        return False
    bare_form = bool(language.words("tense", "nonfinite")) and not word.key.endswith(("s", "ed"))
    return not bare_form or word.key in _irregular_pasts(language) or (before is not None and _plural(before))


def _plural(word: Token) -> bool:
    """Tell whether a bare verb form can follow: they, who, plural nouns."""
    return word.key.endswith("s") or word.key in {"i", "we", "you", "they", "who", "which", "that", "people"}


@lru_cache
def _irregular_pasts(language: Language) -> frozenset[str]:
    return frozenset(past for _, past in _irregular(language))


def _past_of(present: str, past: str, language: Language) -> bool:
    """Tell whether one word can be the past of the other."""
    return present[:1] == past[:1] and (present, past) in _pairs(present, past, language)


def same_verb(one: str, other: str, language: Language) -> bool:
    """Tell whether two words are forms of one irregular verb: "taking", "took"."""
    rows = _rows(language)
    return any(
        rows.get(a, frozenset()) & rows.get(b, frozenset()) for a in _plain(one) for b in _plain(other)
    )


def _plain(word: str) -> tuple[str, ...]:
    """Return what an English participle can be made of: taking of take, running of run."""
    stem = word.removesuffix("ing")
    return (word,) if stem == word else (word, stem, f"{stem}e", stem[:-1])


@lru_cache
def _rows(language: Language) -> Mapping[str, frozenset[int]]:
    """Return for each form of an irregular verb the rows it stands in."""
    out: dict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(language.phrases("tense", "irregular")):
        for form in row.split():
            out[form].add(at)
    return {form: frozenset(rows) for form, rows in out.items()}


@lru_cache(maxsize=65536)
def _pairs(present: str, past: str, language: Language) -> frozenset[tuple[str, str]]:
    if (present, past) in _irregular(language) or _regular(present, past, language):
        return frozenset({(present, past)})
    return frozenset()


def _regular(present: str, past: str, language: Language) -> bool:
    pasts, presents = (language.text("tense", key) for key in ("pasts", "presents"))
    stem = re.match(rf"(\w{{3,}}?){pasts}$", past)
    if not pasts or not stem or past == present:
        return False
    root = re.escape(stem.group(1))
    return re.fullmatch(rf"{root}(?:e|y|i)?{presents}", present) is not None


@lru_cache
def _irregular(language: Language) -> frozenset[tuple[str, str]]:
    out: set[tuple[str, str]] = set()
    for row in language.phrases("tense", "irregular"):
        past, *presents = row.split()
        out.update((present, past) for present in presents)
    return frozenset(out)
