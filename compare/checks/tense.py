"""When it happens: what was to come is told as done, or what was as what is.

In reported speech tenses shift back ("will" becomes "would", "has" becomes "had"), so a present against a
past counts only where nobody is said to have said it; a future against a plain past or present counts,
where the other side has no word that tells of the future by other means.
"""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair, Side, never
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
        yield _changed(pair, ours.future[0], _first(theirs))
    elif theirs.future and not _open(ours) and _settled(pair, theirs, ours):
        yield _changed(pair, _first(ours), theirs.future[0])


def _open(side: Tenses) -> bool:
    return bool(side.future or side.ahead)


def _settled(pair: Pair, future: Tenses, other: Tenses) -> bool:
    """Tell whether the side without a future places it elsewhere: in the past that the other lacks."""
    if pair.one_language and _first(other):
        return True
    return _told(other) > _told(future)


def _told(side: Tenses) -> int:
    """Count what a side tells as done."""
    return len((*side.past, *side.done, *side.perfect, *side.pluperfect))


def _first(side: Tenses) -> Cue | None:
    """Return the mark to show for what is not to come."""
    every = (*side.past, *side.pluperfect, *side.perfect, *side.present, *side.done)
    return next(iter(every), None)


def _pasts(pair: Pair, ours: Tenses, theirs: Tenses) -> Iterator[Finding]:
    """Yield a past where the other side knows only the present."""
    if _open(ours) or _open(theirs):
        return
    ours_past, theirs_past = ((*side.past, *side.pluperfect) for side in (ours, theirs))
    if ours.perfect and theirs.pluperfect and not (ours_past or theirs.perfect):
        yield _changed(pair, ours.perfect[0], theirs.pluperfect[0])
    elif ours.pluperfect and theirs.perfect and not (theirs_past or ours.perfect):
        yield _changed(pair, ours.pluperfect[0], theirs.perfect[0])
    elif ours.present and theirs_past and not (ours_past or theirs.present):
        yield _changed(pair, ours.present[0], theirs_past[0])
    elif ours_past and theirs.present and not (theirs_past or ours.present):
        yield _changed(pair, ours_past[0], theirs.present[0])


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
            yields=_denied(message),
        )
        return


def _changed(pair: Pair, old: Cue | None, new: Cue | None) -> Finding:
    kinds = [cue.kind if cue else "timeless" for cue in (old, new)]
    said = [f"“{cue.text}”" if cue else "a verb without it" for cue in (old, new)]
    message = f"{said[0]} became {said[1]}: {kinds[0]} became {kinds[1]}"
    base = pair.base.passage(_verb(old), old.kind) if old else pair.base.passage()
    version = pair.version.passage(_verb(new), new.kind) if new else pair.version.passage()
    return Finding(message, base, version, confidence=0.7, yields=_denied(message))


def _denied(said: str) -> bool:
    """Tell whether a verb is denied: that says more than its tense."""
    return "n't" in said or "n’t" in said


def _verb(cue: Cue) -> Span:
    """Return the last word of a mark: what stands inside "wird ... öffnen" is not its own."""
    return Span(cue.span.end - len(cue.text.split()[-1]), cue.span.end)


def _word(side: Side, word: Token, kind: str) -> Passage:
    return side.passage(Span(word.start, word.end), kind)


CHECK = Check("tense", "will happen, happens, has happened", "major", pair=find, needs="tense", close=never)
