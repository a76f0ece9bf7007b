"""Runs the checks over a telling and settles which finding speaks for which words."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from hashlib import sha256
from itertools import accumulate, groupby
from typing import Final

from compare.check import Check, Finding, Pair, Telling
from compare.checks import CHECKS
from compare.clauses import reads_links
from compare.closeness import closely
from compare.languages import Language, language, primary
from compare.model import LOUD, SEVERITIES, Alignment, Divergence, Link, NotChecked, Passage, Severity
from compare.settings import Settings
from compare.word_alignment import expect
from sources.errors import UserError, meant
from sources.model import Document, Sentence

LOOSE: Final = 0.5
"""Most confidence in a difference between passages of which one tells the other anew."""

TOGETHER: Final = 64
"""Pairs looked at by all checks before the next, so that what one check reads others find still there."""


@dataclass(frozen=True, slots=True)
class _Found:
    check: Check
    rank: int
    link: int | None
    finding: Finding

    @property
    def severity(self) -> Severity:
        return self.finding.severity or self.check.severity


def chosen(settings: Settings) -> tuple[Check, ...]:
    """Return the checks a run uses, in order of precedence. Raises UserError for an unknown id."""
    known = {check.id for check in CHECKS}
    named = (*(settings.checks or ()), *settings.skip_checks, *(name for name, _ in settings.severities))
    for name in (*named, *(name for off in settings.off for name in off.checks)):
        if name not in known:
            raise UserError(f"{name}: no such check", nearest(name, known))
    return tuple(
        check
        for check in CHECKS
        if (settings.checks is None or check.id in settings.checks) and check.id not in settings.skip_checks
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the check most like an unknown id."""
    return meant(name, known, "`rashomon checks` lists them all.")


def divergences(telling: Telling, checks: Sequence[Check]) -> tuple[Divergence, ...]:
    """Return what the checks find in one telling, in the order of the base, then of the version."""
    found = list(_all(telling, [check for check in checks if not is_off(check, telling)]))
    kept: list[_Found] = []
    for _, group in groupby(sorted(found, key=lambda f: _link_key(f.link)), key=lambda f: _link_key(f.link)):
        kept += _settled(list(group))
    order = _Order(telling)
    kept.sort(key=order.place)
    seen: dict[str, int] = {}
    grades = dict(telling.settings.severities)
    every = (_divergence(found, telling, seen) for found in kept)
    return tuple(replace(d, severity=grades.get(d.check, d.severity)) for d in every)


def of_pair(
    base: str, version: str, base_language: str | None, version_language: str | None, settings: Settings
) -> tuple[Divergence, ...]:
    """Return what the checks find in two passages taken to say the same, whatever their sentences."""
    if not base.strip() or not version.strip():
        return ()
    link = Link((0,), (0,), 1.0)
    sides = (_passage(base, base_language), _passage(version, version_language))
    telling = Telling(*sides, Alignment("v1", (link,), (), ()), settings)
    return divergences(telling, chosen(settings))


def _passage(text: str, language: str | None) -> Document:
    sentence = Sentence(0, 0, len(text), text, 0)
    return Document("text", "", text, (sentence,), "", language=language, language_confidence=1.0)


def is_off(check: Check, telling: Telling) -> bool:
    """Tell whether the settings leave a check out for these two texts."""
    if not telling.settings.off:
        return False
    tags = {primary(telling.base.language), primary(telling.version.language)}
    return any(
        check.id in off.checks
        and (off.language is None or primary(off.language) in tags)
        and (off.document is None or fnmatch(telling.version.label, off.document))
        for off in telling.settings.off
    )


def not_checked(base: str | None, version: str | None, checks: Sequence[Check]) -> Iterator[NotChecked]:
    """Say which checks could not be run for want of knowledge of a language."""
    for tag in dict.fromkeys((base, version)):
        known: Language = language(tag)
        missing = [check.id for check in checks if check.needs and not known.knows(check.needs)]
        if missing:
            where = f"{known.name} ({tag})" if tag else "texts in an unknown language"
            yield NotChecked(f"{', '.join(missing)} in {where}", "no rules for this language yet")


def _link_key(link: int | None) -> int:
    return -1 if link is None else link


def _all(telling: Telling, checks: Sequence[Check]) -> Iterator[_Found]:
    sides = (language(telling.base.language), language(telling.version.language))
    for rank, check in enumerate(checks):
        for finding in check.telling(telling) if check.telling else ():
            yield _Found(check, rank, None, finding)
    known = [
        (rank, check)
        for rank, check in enumerate(checks)
        if check.pair and (not check.needs or all(side.knows(check.needs) for side in sides))
    ]
    every = tuple(enumerate(telling.pairs))
    for start in range(0, len(every), TOGETHER):
        yield from _among(every[start : start + TOGETHER], known)


def _among(pairs: Sequence[tuple[int, Pair]], checks: Iterable[tuple[int, Check]]) -> Iterator[_Found]:
    unequal = tuple((at, pair) for at, pair in pairs if pair.base.text != pair.version.text)
    expect(pair.texts.asked for _, pair in unequal if reads_links(pair))
    found: list[tuple[_Found, Pair]] = []
    for rank, check in checks:
        some = pairs if check.equal else unequal
        if check.ahead:
            check.ahead([pair for _, pair in some])
        for index, pair in some:
            for finding in check.pair(pair) if check.pair else ():
                found.append((_Found(check, rank, index, finding), pair))
    expect(pair.texts.asked for item, pair in found if _proof(item))
    for item, pair in found:
        yield _weighed(item, pair)


def _proof(found: _Found) -> Callable[[Pair, Finding], bool] | None:
    """Return what proves a finding where the passage is told anew, if it is one that needs to be proved."""
    return found.check.close if found.severity in LOUD else None


def _weighed(found: _Found, pair: Pair) -> _Found:
    """Lower the grade of what shows no change where the passage is told anew."""
    holds = _proof(found)
    if holds is None or closely(pair) or holds(pair, found.finding):
        return found
    finding = replace(found.finding, severity="minor", confidence=min(found.finding.confidence, LOOSE))
    return replace(found, finding=finding)


def _settled(found: list[_Found]) -> list[_Found]:
    """Keep the most telling finding for each passage; fold the residual of a link into one."""
    kept: list[_Found] = []
    folding: list[_Found] = []
    for item in sorted(found, key=_precedence):
        if item.check.beside or item.link is None:
            kept.append(item)
        elif item.check.folds and not item.finding.alone:
            if not any(_covers(other, item) for other in kept):
                folding.append(item)
        elif not any(_covers(other, item) for other in kept):
            kept.append(item)
    if folding:
        kept.append(_folded(folding))
    return kept


def _precedence(item: _Found) -> tuple[bool, bool, bool, bool, int]:
    changed, finding = _changed(item), item.finding
    general = changed and item.check.general
    return item.severity not in LOUD, finding.yields, not changed, general, item.rank


def _changed(item: _Found) -> bool:
    """Tell whether a fact became another: more telling than a passage left out or added around it."""
    base, other = item.finding.base, item.finding.other
    valued = bool(base and base.value and other and other.value)
    return valued and item.severity in LOUD and not item.check.folds


def _covers(other: _Found, item: _Found) -> bool:
    """Tell whether a finding already speaks for the words of another."""
    if other.check.beside:
        return False
    pairs = ((other.finding.base, item.finding.base), (other.finding.other, item.finding.other))
    # a passage without a value is context: the whole of a side, not the words in question
    return any(
        a and b and (a.value or other.check.folds) and (b.value or item.check.folds) and _overlap(a, b)
        for a, b in pairs
    )


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


def _folded(found: list[_Found]) -> _Found:
    """Make one finding of all residual edits of a link, as severe as the worst of them."""
    worst = min(found, key=lambda f: SEVERITIES.index(f.severity))
    if len(found) == 1:
        return found[0]
    telling = [f for f in found if f.severity == worst.severity]
    finding = worst.finding
    more = len(telling) - 1
    message = finding.message if not more else f"{finding.message} (and {more} more place{'s' * (more > 1)})"
    return replace(worst, finding=replace(finding, message=message))


class _Order:
    """The order of findings: by place in the base; what only the version has stands behind its neighbour's
    counterpart."""

    def __init__(self, telling: Telling) -> None:
        base, version = telling.base.sentences, telling.version.sentences
        still = [link for link in telling.alignment.links if not link.moved]
        ends = sorted((version[link.version[-1]].end, base[link.base[-1]].start) for link in still)
        self._ends = [end for end, _ in ends]
        self._starts = list(accumulate((start for _, start in ends), max))

    def place(self, found: _Found) -> tuple[int, int, int, str]:
        """Return the key to sort by."""
        finding = found.finding
        start = finding.other.start if finding.other else 0
        if finding.base:
            return finding.base.start, 0, start, found.check.id
        before = bisect_right(self._ends, start)
        return (self._starts[before - 1] if before else -1), 1, start, found.check.id


def _divergence(found: _Found, telling: Telling, seen: dict[str, int]) -> Divergence:
    return replace(as_divergence(found.check, found.finding, telling, seen), link=found.link)


def as_divergence(check: Check, finding: Finding, telling: Telling, seen: dict[str, int]) -> Divergence:
    """Return a finding with its id, which is made of what it says; `seen` counts equal ones."""
    sides = (finding.base, finding.other)
    surface = "\x1f".join([check.id, *(side.text if side else "" for side in sides), finding.message])
    digest = sha256(surface.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    seen[digest] = seen.get(digest, 0) + 1
    twin = f"-{seen[digest]}" if seen[digest] > 1 else ""
    return Divergence(
        id=f"{telling.alignment.version}-{digest}{twin}",
        check=check.id,
        severity=finding.severity or check.severity,
        confidence=finding.confidence,
        version=telling.alignment.version,
        link=None,
        message=finding.message,
        base=finding.base,
        other=finding.other,
    )
