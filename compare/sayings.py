"""The quote ledger and the findings, joined: which are about a quotation, and what the ledger adds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from compare.check import Check, Quoted, Telling
from compare.divergences import as_divergence, is_off
from compare.model import LOUD, SEVERITIES, Divergence, Fate, Passage, Saying

MARKS: Final = 2
"""Characters of marks and blanks around a quotation."""

WHOLE: Final = {"quote-missing": "omission", "quote-added": "addition"}
"""What a version has or lacks as a whole -> the check that may have told it of the sentence."""


SENSE: Final = frozenset({"negation", "modality", "number", "name", "direction", "money", "unit", "agents"})
"""Checks whose findings inside a quotation make it doubtful that the same was said."""


def joined(
    telling: Telling, sayings: Sequence[Saying], found: Sequence[Divergence], checks: Sequence[Check]
) -> tuple[tuple[Divergence, ...], tuple[Saying, ...]]:
    """Return one telling's findings, each with its quotation, and the ledger's rows with their findings.

    What another check has found already in a quotation (a figure, a denial) is not found twice.
    """
    version = telling.alignment.version
    rows = [row for row in sayings if _fate(row, version) or row.document == version]
    marked = [
        replace(d, quote=_of_which(d, rows, version)) for d in found if not _disproved(d, rows, version)
    ]
    seen: dict[str, int] = {}
    for row in rows:
        known = tuple(d for d in marked if d.severity in LOUD)
        for divergence in _of_row(telling, row, known, checks, seen):
            if not any(_speaks_for(d, divergence, row) for d in marked):
                marked = [d for d in marked if not _told_better(d, divergence, row)]
                _insert(marked, divergence)
    told = {row.id: tuple(d for d in marked if d.quote == row.id) for row in rows}
    return tuple(marked), tuple(_with(row, version, told.get(row.id, ())) for row in sayings)


def _of_which(divergence: Divergence, rows: Sequence[Saying], version: str) -> str | None:
    """Return the quotation that a finding is about: the one its words lie in, else what became of one."""
    own = (row.id for row in rows if row.document != version and _inside(divergence.base, row.start, row.end))
    return next(own, None) or next((row.id for row in rows if _about(divergence, row, version)), None)


def _disproved(divergence: Divergence, rows: Sequence[Saying], version: str) -> bool:
    """Tell whether a finding calls words gone, changed or new that the ledger found verbatim."""
    kept = [(row, fate) for row in rows if (fate := _fate(row, version)) and fate.status == "verbatim"]
    if divergence.check == "addition" and divergence.link is None:
        return any(_fills(divergence.other, fate) for _, fate in kept)
    return any(_inside(divergence.base, row.start, row.end) for row, _ in kept)


def _fills(sentence: Passage | None, fate: Fate) -> bool:
    """Tell whether a sentence is nothing but what became of a quotation, marks at both ends set aside."""
    if sentence is None or fate.start is None or fate.end is None:
        return False
    return fate.start - MARKS <= sentence.start and sentence.end <= fate.end + MARKS


def _speaks_for(known: Divergence, new: Divergence, row: Saying) -> bool:
    """Tell whether a finding as grave says already what the ledger would, of words or of a speaker."""
    if known.severity not in LOUD and (new.check != "quote-trimmed" or new.severity in LOUD):
        return False
    if new.check in WHOLE:
        return known.quote == row.id and known.check == WHOLE[new.check]
    if new.check == "quote-trimmed":
        cut = new.severity not in LOUD and known.link is None and _is_cut(known, row)
        return cut or (known.check == "quote-boundary" and _overlap(known, new))
    if new.check != "attribution" or known.check not in {"attribution", "name"}:
        return False
    return _overlap(known, new)


def _told_better(known: Divergence, new: Divergence, row: Saying) -> bool:
    """Tell whether what the ledger says makes a finding of the same words needless."""
    if known.severity in LOUD:
        return new.check == "quote-trimmed" and new.severity in LOUD and _is_cut(known, row)
    if known.check == "quote-boundary" and new.check != "quote-trimmed":
        return False
    return _overlap(known, new) or _same(known, new)


def _is_cut(known: Divergence, row: Saying) -> bool:
    """Tell whether a finding is no more than what was cut from a quotation."""
    if known.check != "omission" or known.base is None or "more place" in known.message:
        return False
    return row.start - MARKS <= known.base.start and known.base.end <= row.end + MARKS


def _overlap(known: Divergence, new: Divergence) -> bool:
    """Tell whether two findings are about the same words; a passage without a value is context."""
    pairs = ((known.base, new.base), (known.other, new.other))
    return any(a and b and a.value and a.start < b.end and b.start < a.end for a, b in pairs)


def _same(known: Divergence, new: Divergence) -> bool:
    """Tell whether a rewording, and no other that is folded with it, is what the ledger found."""
    if known.check != "wording" or known.base is None or new.base is None or "more place" in known.message:
        return False
    return (known.base.start, known.base.end) == (new.base.start, new.base.end)


def _of_row(
    telling: Telling,
    row: Saying,
    known: Sequence[Divergence],
    checks: Sequence[Check],
    seen: dict[str, int],
) -> Iterator[Divergence]:
    mine = tuple(d for d in known if d.quote == row.id)
    item = Quoted(telling.base, telling.version, row, _fate(row, telling.alignment.version), mine)
    grades = dict(telling.settings.severities)
    for check in checks:
        if check.quoted and not is_off(check, telling):
            for finding in check.quoted(item):
                made = as_divergence(check, finding, telling, seen)
                yield replace(made, quote=row.id, severity=grades.get(check.id, made.severity))


def _fate(row: Saying, version: str) -> Fate | None:
    return next((fate for fate in row.versions if fate.version == version), None)


def _about(divergence: Divergence, row: Saying, version: str) -> bool:
    """Tell whether the words of a finding lie in a quotation, or in what became of it."""
    fate = _fate(row, version)
    own = divergence.other if row.document == version else divergence.base
    if _inside(own, row.start, row.end):
        return True
    gone = divergence.link is None and (fate is None or fate.status == "missing")
    if gone and own and own.start < row.end and row.start < own.end:
        return True  # its sentence is left out, or added
    return bool(
        fate
        and fate.start is not None
        and fate.end is not None
        and _inside(divergence.other, fate.start, fate.end)
    )


def _inside(passage: Passage | None, start: int, end: int) -> bool:
    return passage is not None and bool(passage.value) and start <= passage.start and passage.end <= end


def _insert(found: list[Divergence], new: Divergence) -> None:
    """Put a finding behind those that stand before it in the base, before what is less grave in its place."""
    if new.base is None:
        found.append(new)
        return
    key = new.base.start, SEVERITIES.index(new.severity)
    places = ((at, (d.base.start, SEVERITIES.index(d.severity))) for at, d in enumerate(found) if d.base)
    place = next((at for at, other in places if other > key), len(found))
    found.insert(place, new)


def _with(row: Saying, version: str, found: Sequence[Divergence]) -> Saying:
    return replace(
        row, versions=tuple(_agreed(f, found) if f.version == version else f for f in row.versions)
    )


def _agreed(fate: Fate, found: Sequence[Divergence]) -> Fate:
    """Return a fate with the findings about it; one that changes the sense casts doubt on what is faithful.

    It is no more than a doubt: of the quotations that such a finding touches across languages most are
    translated well (`tests/bench/ledger.py`).
    """
    fate = replace(fate, divergences=tuple(d.id for d in found))
    changed = next((d for d in found if d.check in SENSE and d.severity in LOUD), None)
    if fate.status != "faithful" or changed is None or fate.note:
        return fate
    return replace(fate, note=f"in doubt: {changed.message}")
