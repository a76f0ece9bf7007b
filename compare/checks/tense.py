"""When it happens: what was to come is told as done, or what was as what is.

In reported speech tenses shift back ("will" becomes "would", "has" becomes "had"), so a present against a
past counts only where nobody is said to have said it; a future against a plain past or present counts,
where the other side has no word that tells of the future by other means.
"""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side
from compare.facts.cues import Cue
from compare.facts.tenses import Tenses, helpers, shifts, tenses
from compare.model import Passage
from compare.words import Token
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a future that only one side has, else a past that is present on the other side."""
    ours, theirs = (tenses(side.text, side.language) for side in (pair.base, pair.version))
    found = list(_futures(pair, ours, theirs))
    shifted = pair.base.language.flag("tense", "backshift") and (ours.reported or theirs.reported)
    if not found and pair.one_language and not shifted:
        found = list(_pasts(pair, ours, theirs)) or list(_verbs(pair))
    yield from found


def _futures(pair: Pair, ours: Tenses, theirs: Tenses) -> Iterator[Finding]:
    """Yield what only one side tells as to come."""
    if ours.future and not _open(theirs) and _settled(pair, ours, theirs):
        yield _changed(pair, ours.future[0], next(iter((*theirs.past, *theirs.present, *theirs.done)), None))
    elif theirs.future and not _open(ours) and _settled(pair, theirs, ours):
        yield _changed(pair, next(iter((*ours.past, *ours.present, *ours.done)), None), theirs.future[0])


def _open(side: Tenses) -> bool:
    return bool(side.future or side.ahead)


def _settled(pair: Pair, future: Tenses, other: Tenses) -> bool:
    """Tell whether the side without a future places it elsewhere: in the past that the other lacks."""
    if pair.one_language and (other.past or other.present or other.done):
        return True
    return len(other.past) + len(other.done) > len(future.past) + len(future.done)


def _pasts(pair: Pair, ours: Tenses, theirs: Tenses) -> Iterator[Finding]:
    """Yield a past where the other side knows only the present."""
    if _open(ours) or _open(theirs):
        return
    if ours.present and not ours.past and theirs.past and not theirs.present:
        yield _changed(pair, ours.present[0], theirs.past[0])
    elif ours.past and not ours.present and theirs.present and not theirs.past:
        yield _changed(pair, ours.past[0], theirs.present[0])


def _verbs(pair: Pair) -> Iterator[Finding]:
    """Yield verbs told in another tense."""
    texts = (pair.base.text, pair.version.text, pair.base.language)
    for shift in (*helpers(*texts), *shifts(*texts)):
        said = (shift.base.text, shift.version.text)
        kinds = ("present", "past") if shift.to_past else ("past", "present")
        message = f"“{said[0]}” became “{said[1]}”: {kinds[0]} became {kinds[1]}"
        yield Finding(
            message,
            _word(pair.base, shift.base, kinds[0]),
            _word(pair.version, shift.version, kinds[1]),
            confidence=0.6,
        )
        return


def _changed(pair: Pair, old: Cue | None, new: Cue | None) -> Finding:
    kinds = [cue.kind if cue else "timeless" for cue in (old, new)]
    said = [f"“{cue.text}”" if cue else "a verb without it" for cue in (old, new)]
    message = f"{said[0]} became {said[1]}: {kinds[0]} became {kinds[1]}"
    base = pair.base.passage(old.span, old.kind) if old else pair.base.passage()
    version = pair.version.passage(new.span, new.kind) if new else pair.version.passage()
    return Finding(message, base, version, confidence=0.7)


def _word(side: Side, word: Token, kind: str) -> Passage:
    return side.passage(Span(word.start, word.end), kind)


CHECK = Check("tense", "will happen, happens, has happened", "major", pair=find, needs="tense")
