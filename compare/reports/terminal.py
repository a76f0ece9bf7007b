"""The report for a terminal, or for a pipe: what was compared, then each finding with its evidence.

Every colour has a second cue, so nothing is lost without colour. Sentences are numbered from 1.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from compare.model import SEVERITIES, Alignment, Comparison, Divergence, Passage
from compare.reports import marks, plain, summary, verdict
from compare.reports.decided import words
from compare.reports.excerpt import ROOM, excerpt
from compare.reports.options import Options
from compare.reports.translated import translated
from compare.reports.visible import visible
from compare.reports.wrap import Run, cells, wrap

_CODES: Final[dict[str, str]] = {
    "title": "1",
    "dim": "2",
    "critical": "1;38;5;208",
    "major": "38;5;208",
    "minor": "38;5;75",
    "info": "2",
    "base": "1;38;5;208",
    "version": "1;4;38;5;75",
}
"""Style -> the numbers of its SGR command: orange for the base, blue for the version."""


def render(comparison: Comparison, options: Options) -> str:
    """Return the report, its lines broken at `options.width`."""
    if options.plain:
        return plain.render(comparison, options)
    lines = [_paint(line, color=options.color) for line in _report(comparison, options)]
    return "\n".join(lines) + "\n"


def _paint(line: list[Run], *, color: bool) -> str:
    if not color:
        return "".join(text for text, _ in line).rstrip()
    return "".join(f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style else text for text, style in line)


def _report(comparison: Comparison, options: Options) -> Iterator[list[Run]]:
    yield from _head(comparison, options)
    for alignment in comparison.alignments:
        yield []
        yield from _version(comparison, alignment, options)
    yield from _shared(comparison, options)
    yield from _unchecked(comparison, options)
    yield []
    yield from wrap([(verdict.closing(comparison), "title")], options.width)


def _head(comparison: Comparison, options: Options) -> Iterator[list[Run]]:
    """Yield who tells the story, and how much of the base each version tells."""
    shares = {
        a.version: f"{summary.covered(comparison, a):.0%} of the base told" for a in comparison.alignments
    }
    compared = {a.version for a in comparison.alignments if a.links}
    for identifier, document in zip(comparison.ids, comparison.documents, strict=True):
        facts = [
            visible(document.language or "language unknown"),
            summary.count_of(len(document.sentences), "sentence"),
            shares.get(identifier, ""),
        ]
        known = ", ".join(fact for fact in facts if fact)
        lead: list[Run] = [(f"{identifier:6}", "title")]
        yield from _hang(lead, [(visible(document.label), "title"), (f"  {known}", "")], options)
        if document.title:
            yield from _hang([(" " * 6, "")], [(visible(document.title), "dim")], options)
        if identifier in shares:
            counts = summary.by_severity(comparison.of_version(identifier))
            tally = [(f"{marks.SEVERITY[s]} {n} {s}", s) for s, n in counts.items() if n]
            spaced = [run for pair in tally for run in (pair, ("   ", ""))][:-1]
            nothing = "no findings" if identifier in compared else "not compared"
            yield from _hang([(" " * 6, "")], spaced or [(nothing, "dim")], options)


def _version(comparison: Comparison, alignment: Alignment, options: Options) -> Iterator[list[Run]]:
    """Yield one version's heading and its findings, in the order of the base."""
    label = visible(comparison.document(alignment.version).label)
    title = next(iter(wrap([(f"── {alignment.version} {label} ", "title")], options.width - 3)))
    used = sum(cells(text) for text, _ in title)
    yield [*title, (" " + "─" * (options.width - used - 1), "dim")]
    found = comparison.of_version(alignment.version)
    shown = [d for d in found if options.lists(d.severity)]
    for _, group in groupby(shown, key=_place):
        yield []
        yield from _together(comparison, tuple(group), options)
    note = verdict.state(comparison, alignment, options)
    if note:
        yield []
        yield from wrap([(note, "dim")], options.width)


def _place(divergence: Divergence) -> tuple[object, ...]:
    """Return what findings share that are shown above one pair of sentences."""
    sides = (divergence.base, divergence.other)
    sentences = tuple(side.sentence if side else None for side in sides)
    return (divergence.link, *sentences) if divergence.link is not None else (divergence.id,)


def _together(comparison: Comparison, group: Sequence[Divergence], options: Options) -> Iterator[list[Run]]:
    """Yield the findings of one pair of sentences, the most severe first, then the pair itself."""
    for divergence in sorted(group, key=lambda d: SEVERITIES.index(d.severity)):
        mark = f"{marks.SEVERITY[divergence.severity]:3}"
        says: list[Run] = [(divergence.check, divergence.severity), ("  " + visible(divergence.message), "")]
        decided = words(divergence)
        says += [(f"  [{visible(decided)}]", "dim")] if decided else []
        yield from _hang([(mark, divergence.severity)], says, options)
    for identifier, passages in (
        ("base", [d.base for d in group if d.base]),
        (group[0].version, [d.other for d in group if d.other]),
    ):
        if passages:
            yield from _sentence(comparison, identifier, passages, options)
            yield from _translated(comparison, identifier, passages, options)


def _translated(
    comparison: Comparison, identifier: str, passages: Sequence[Passage], options: Options
) -> Iterator[list[Run]]:
    told = translated(comparison, identifier, min(p.start for p in passages), max(p.end for p in passages))
    if told:
        yield from _hang([(" " * 14, "")], [(told, "dim")], options)


def _sentence(
    comparison: Comparison, identifier: str, passages: Sequence[Passage], options: Options
) -> Iterator[list[Run]]:
    """Yield a sentence with all passages between marks; each by itself where it is long."""
    document = comparison.document(identifier)
    sentence = document.sentences[passages[0].sentence]
    inside = [p for p in passages if sentence.start <= p.start and p.end <= sentence.end]
    parts = _apart([p for p in inside if (p.start, p.end) != (sentence.start, sentence.end)])
    if len(parts) < 2 or len(inside) < len(passages) or sentence.end - sentence.start > 4 * ROOM:
        for passage in dict.fromkeys(parts or passages[:1]) if inside else passages:
            yield from _passage(comparison, identifier, passage, options)
        return
    body: list[Run] = []
    side = "base" if identifier == "base" else "version"
    opening, ending = MARKED[side]
    at = sentence.start
    for part in parts:
        body.append((visible(document.text[at : part.start]), ""))
        body.append((f"{opening}{visible(part.text)}{ending}", side))
        at = part.end
    body.append((visible(document.text[at : sentence.end]), ""))
    yield from _hang(_lead(identifier, sentence.index + 1), body, options)


def _apart(passages: Sequence[Passage]) -> list[Passage]:
    """Return passages in order, less the empty ones and those inside others."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
        if passage.end > passage.start and (not kept or passage.start >= kept[-1].end):
            kept.append(passage)
    return kept


def _lead(identifier: str, number: int) -> list[Run]:
    side = "base" if identifier == "base" else "version"
    sign = marks.BASE if side == "base" else marks.VERSION
    return [(f"   {identifier:4} {number:>3} ", "dim"), (f"{sign} ", side)]


def _passage(
    comparison: Comparison, identifier: str, passage: Passage, options: Options
) -> Iterator[list[Run]]:
    """Yield a sentence with the passage between marks; a passage that is the sentence needs none."""
    seen = excerpt(comparison.document(identifier), passage)
    side = "base" if identifier == "base" else "version"
    opening, ending = ("", "") if seen.whole or not seen.passage else MARKED[side]
    style = "" if seen.whole else side
    body = [(seen.before, ""), (f"{opening}{seen.passage}{ending}", style), (seen.after, "")]
    yield from _hang(_lead(identifier, seen.number), body, options)


MARKED: Final = {"base": ("[-", "-]"), "version": ("{+", "+}")}
"""The marks of a word diff, as git writes them."""


def _shared(comparison: Comparison, options: Options) -> Iterator[list[Run]]:
    if comparison.shared_additions:
        yield []
        yield from wrap([("Told by several versions, not by the base", "title")], options.width)
    for shared in comparison.shared_additions:
        yield []
        for identifier, indices in shared.sentences:
            document = comparison.document(identifier)
            for index in indices:
                sentence = document.sentences[index]
                whole = Passage(index, sentence.start, sentence.end, sentence.text)
                yield from _passage(comparison, identifier, whole, options)


def _unchecked(comparison: Comparison, options: Options) -> Iterator[list[Run]]:
    if comparison.not_checked:
        yield []
        yield [("Not checked", "title")]
    for entry in comparison.not_checked:
        yield from _hang(
            [("  ", "")], [(visible(entry.what), ""), (f": {visible(entry.why)}", "dim")], options
        )


def _hang(lead: list[Run], body: list[Run], options: Options) -> Iterator[list[Run]]:
    """Yield the body wrapped, its first line after `lead` and the others as far to the right."""
    indent = sum(cells(text) for text, _ in lead)
    for number, line in enumerate(wrap(body, options.width - indent)):
        yield [*lead, *line] if number == 0 else [(" " * indent, ""), *line]
