"""The report for a terminal, or for a pipe: what was compared, then each finding with its evidence.

Every colour has a second cue, so nothing is lost without colour. Sentences are numbered from 1.
"""

from collections.abc import Iterator
from typing import Final

from compare.model import Alignment, Comparison, Divergence, Passage
from compare.reports import marks, plain, summary, verdict
from compare.reports.excerpt import excerpt
from compare.reports.options import Options
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
            yield from _hang([(" " * 6, "")], spaced or [("no findings", "dim")], options)


def _version(comparison: Comparison, alignment: Alignment, options: Options) -> Iterator[list[Run]]:
    """Yield one version's heading and its findings, in the order of the base."""
    label = visible(comparison.document(alignment.version).label)
    title = next(iter(wrap([(f"── {alignment.version} {label} ", "title")], options.width - 3)))
    used = sum(cells(text) for text, _ in title)
    yield [*title, (" " + "─" * (options.width - used - 1), "dim")]
    found = comparison.of_version(alignment.version)
    for divergence in found:
        if options.show_info or divergence.severity != "info":
            yield []
            yield from _finding(comparison, divergence, options)
    note = verdict.state(comparison, alignment, options)
    if note:
        yield []
        yield from wrap([(note, "dim")], options.width)


def _finding(comparison: Comparison, divergence: Divergence, options: Options) -> Iterator[list[Run]]:
    mark = f"{marks.SEVERITY[divergence.severity]:3}"
    says: list[Run] = [(divergence.check, divergence.severity), ("  " + visible(divergence.message), "")]
    yield from _hang([(mark, divergence.severity)], says, options)
    if divergence.base:
        yield from _passage(comparison, "base", divergence.base, options)
    if divergence.other:
        yield from _passage(comparison, divergence.version, divergence.other, options)


def _passage(
    comparison: Comparison, identifier: str, passage: Passage, options: Options
) -> Iterator[list[Run]]:
    """Yield a sentence with the passage between marks; a passage that is the sentence needs none."""
    seen = excerpt(comparison.document(identifier), passage)
    side = "base" if identifier == "base" else "version"
    sign = marks.BASE if side == "base" else marks.VERSION
    opening, ending = ("", "") if seen.whole or not seen.passage else MARKED[side]
    lead: list[Run] = [(f"   {identifier:4} {seen.number:>3} ", "dim"), (f"{sign} ", side)]
    style = "" if seen.whole else side
    body = [(seen.before, ""), (f"{opening}{seen.passage}{ending}", style), (seen.after, "")]
    yield from _hang(lead, body, options)


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
