"""The report for a screen reader: words instead of marks, no drawing, one fact a line, nothing wrapped."""

from collections.abc import Iterator

from compare.model import Alignment, Comparison, Divergence, Passage
from compare.reports import summary, verdict
from compare.reports.decided import words
from compare.reports.excerpt import excerpt
from compare.reports.options import Options
from compare.reports.translated import translated
from compare.reports.visible import visible


def render(comparison: Comparison, options: Options) -> str:
    """Return the report as lines of plain words."""
    return "\n".join(_report(comparison, options)) + "\n"


def _report(comparison: Comparison, options: Options) -> Iterator[str]:
    for identifier, document in zip(comparison.ids, comparison.documents, strict=True):
        length = summary.count_of(len(document.sentences), "sentence")
        language = visible(document.language or "unknown")
        yield f"{_side(identifier)}: {visible(document.label)}. Language {language}, {length}."
        if document.title:
            yield f"Title: {visible(document.title)}"
    for alignment in comparison.alignments:
        yield ""
        yield from _version(comparison, alignment, options)
    yield from _shared(comparison)
    if comparison.not_checked:
        yield from ("", "Not checked:")
    for entry in comparison.not_checked:
        yield f"{visible(entry.what)}: {visible(entry.why)}"
    yield ""
    yield verdict.closing(comparison)


def _version(comparison: Comparison, alignment: Alignment, options: Options) -> Iterator[str]:
    found = comparison.of_version(alignment.version)
    yield f"Findings in {_side(alignment.version)}, {visible(comparison.document(alignment.version).label)}:"
    yield f"{summary.covered(comparison, alignment):.0%} of the base told."
    yield f"By severity: {summary.phrase(summary.by_severity(found))}."
    for divergence in found:
        if options.lists(divergence.severity):
            yield ""
            yield from _finding(comparison, divergence)
    note = verdict.state(comparison, alignment, options)
    if note:
        yield from ("", note)


def _finding(comparison: Comparison, divergence: Divergence) -> Iterator[str]:
    yield f"{divergence.severity.capitalize()}, {divergence.check}: {visible(divergence.message)}"
    if decided := words(divergence):
        yield f"Decided: {visible(decided)}"
    if divergence.base:
        yield _passage(comparison, "base", divergence.base)
    if divergence.other:
        yield _passage(comparison, divergence.version, divergence.other)
        told = translated(comparison, divergence.version, divergence.other.start, divergence.other.end)
        if told:
            yield f"{told[0].upper()}{told[1:]}"


def _passage(comparison: Comparison, identifier: str, passage: Passage) -> str:
    seen = excerpt(comparison.document(identifier), passage)
    where = f', at "{seen.passage}"' if seen.passage and not seen.whole else ""
    return f"{_side(identifier)}, sentence {seen.number}{where}: {seen.before}{seen.passage}{seen.after}"


def _shared(comparison: Comparison) -> Iterator[str]:
    if comparison.shared_additions:
        yield from ("", "Told by several versions, not by the base:")
    for shared in comparison.shared_additions:
        for identifier, indices in shared.sentences:
            for index in indices:
                sentence = comparison.document(identifier).sentences[index]
                yield f"{_side(identifier)}, sentence {index + 1}: {visible(sentence.text)}"


def _side(identifier: str) -> str:
    return "Base" if identifier == "base" else f"Version {identifier[1:]}"
