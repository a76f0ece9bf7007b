"""The translation check: a source and its translation compared, and what of it is about the translation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.divergences import chosen
from compare.model import Comparison, Divergence, Link, Pin, Saying
from compare.mqm import NOT_OF_TRANSLATIONS, Score, score
from compare.pipeline import Progress, run
from compare.settings import Settings
from compare.words import tokens, worded
from sources.model import Document

_Key = tuple[tuple[int, ...], tuple[int, ...]]

Beads = Sequence[_Key]
"""Which sentences of the source answer which of the translation."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of passages, or one that stands alone, and what was found in it."""

    source: tuple[int, ...]
    """Sentences, from 0; empty for what the translation adds."""
    translation: tuple[int, ...]
    found: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything a report on a translation needs."""

    comparison: Comparison
    rows: tuple[Row, ...]
    """In the order of the source; what was added stands at its place in the translation."""
    score: Score
    quotes_only: bool = False

    @property
    def found(self) -> tuple[Divergence, ...]:
        """All findings, row by row."""
        return tuple(divergence for row in self.rows for divergence in row.found)

    @property
    def quotes(self) -> tuple[Saying, ...]:
        """The quotations of the source."""
        return tuple(row for row in self.comparison.quotes if row.versions)


def check(
    source: Document,
    translation: Document,
    settings: Settings,
    *,
    beads: Beads | None = None,
    quotes_only: bool = False,
    progress: Progress | None = None,
) -> Checked:
    """Check a translation against its source; `beads` is the alignment where it is known."""
    used = [check.id for check in chosen(settings) if check.id not in NOT_OF_TRANSLATIONS]
    settings = replace(settings, checks=tuple(used), skip_checks=())
    if beads is None:
        comparison = run((source, translation), settings=settings, progress=progress)
    else:
        pins = {"v1": [Pin(ours, theirs) for ours, theirs in beads if ours or theirs]}
        # nothing is left to align, so no encoder is asked
        comparison = run(
            (source, translation), settings=replace(settings, encoder="none"), progress=progress, pins=pins
        )
    found = [d for d in comparison.divergences if d.quote or not quotes_only]
    comparison = replace(comparison, divergences=tuple(found))
    rows = tuple(_rows(comparison, found, quotes_only=quotes_only))
    return Checked(comparison, rows, score(found, _words(comparison, quotes_only=quotes_only)), quotes_only)


def _rows(comparison: Comparison, found: Sequence[Divergence], *, quotes_only: bool) -> list[Row]:
    (alignment,) = comparison.alignments
    keys = [(link.base, link.version) for link in alignment.links]
    keys += [((index,), ()) for index in alignment.omitted]
    keys += [((), (index,)) for index in alignment.added]
    aligned = frozenset(keys)
    held: dict[_Key, list[Divergence]] = {key: [] for key in (*keys, *map(_alone, found))}
    for divergence in found:
        held[_key(divergence, alignment.links, held)].append(divergence)
    rows = [Row(*key, tuple(some)) for key, some in held.items() if some or key in aligned]
    shown = [row for row in rows if row.found or not quotes_only]
    return sorted(shown, key=lambda row: _place(row, alignment.links))


def _alone(divergence: Divergence) -> _Key:
    """Return the sentences that a finding itself names."""
    base, other = divergence.base, divergence.other
    return ((base.sentence,) if base else (), (other.sentence,) if other else ())


def _key(divergence: Divergence, links: Sequence[Link], keys: Iterable[_Key]) -> _Key:
    """Return the row that a finding belongs to: its link, else the first that holds one of its sentences."""
    if divergence.link is not None:
        return links[divergence.link].base, links[divergence.link].version
    ours, theirs = _alone(divergence)
    holds = (key for key in keys if set(ours) & set(key[0]) or (not ours and set(theirs) & set(key[1])))
    return next(holds, (ours, theirs))


def _place(row: Row, links: Sequence[Link]) -> tuple[int, int]:
    if row.source:
        return row.source[0], 0
    before = [link.base[-1] for link in links if not link.moved and link.version[-1] < row.translation[0]]
    return max(before, default=-1), 1


def _words(comparison: Comparison, *, quotes_only: bool) -> int:
    if quotes_only:
        texts = [saying.text for saying in comparison.quotes if saying.versions]
    else:
        texts = [sentence.text for sentence in comparison.base.sentences]
    return sum(worded(token.text) for text in texts for token in tokens(text))
