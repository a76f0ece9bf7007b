"""The report as GitHub Markdown: tables that hold, and document text that stays text.

Everything from a document is written with character references, which can never be markup.
"""

import re
from collections.abc import Iterator
from typing import Final

from compare.model import Alignment, Comparison, Divergence, Passage
from compare.reports import marks, summary, verdict
from compare.reports.decided import words
from compare.reports.excerpt import excerpt
from compare.reports.options import Options
from compare.reports.translated import translated
from compare.reports.visible import visible

_REFERENCES: Final = {ord(mark): f"&#{ord(mark)};" for mark in "\\`|<>&[]*_~#$@"}
_LINKING: Final = re.compile(r":(?=\S)|(?<=www)\.", re.IGNORECASE)
"""What turns bare text into a link (`https:`, `www.`) or into a picture (`:name:`)."""
_TAGS: Final = {"base": "del", "version": "ins"}


def render(comparison: Comparison, options: Options) -> str:
    """Return the report."""
    return "\n".join(_report(comparison, options)) + "\n"


def text(value: str) -> str:
    """Return document text so that it shows as itself, on one line, in any place of a page."""
    return _LINKING.sub(lambda match: f"&#{ord(match[0])};", visible(value).translate(_REFERENCES))


def _report(comparison: Comparison, options: Options) -> Iterator[str]:
    yield f"# {summary.count_of(len(comparison.documents), 'telling')} of one story"
    yield ""
    yield from _head(comparison)
    for alignment in comparison.alignments:
        yield from _version(comparison, alignment, options)
    yield from _shared(comparison)
    if comparison.not_checked:
        yield from ("", "## Not checked", "")
    for entry in comparison.not_checked:
        yield f"- {text(entry.what)}: {text(entry.why)}"
    yield from ("", f"**{verdict.closing(comparison)}**")


def _head(comparison: Comparison) -> Iterator[str]:
    severities = list(marks.SEVERITY)
    yield _row(["", "telling", "language", "title", "sentences", "base told", *severities])
    yield _row(["---", "---", "---", "---", "---:", "---:", *["---:"] * len(severities)])
    alignments = {alignment.version: alignment for alignment in comparison.alignments}
    for identifier, document in zip(comparison.ids, comparison.documents, strict=True):
        facts = [text(document.label), text(document.language or "unknown"), text(document.title or "")]
        alignment = alignments.get(identifier)
        found = summary.by_severity(comparison.of_version(identifier)).values()
        told = f"{summary.covered(comparison, alignment):.0%}" if alignment else ""
        tally = [str(count) if alignment else "" for count in found]
        yield _row([identifier, *facts, str(len(document.sentences)), told, *tally])


def _version(comparison: Comparison, alignment: Alignment, options: Options) -> Iterator[str]:
    label = text(comparison.document(alignment.version).label)
    yield from ("", f"## {alignment.version}: {label}", "")
    found = comparison.of_version(alignment.version)
    shown = [d for d in found if options.lists(d.severity)]
    if shown:
        yield _row(["severity", "check", "finding", "base", "version"])
        yield _row(["---"] * 5)
    for divergence in shown:
        yield _row(_finding(comparison, divergence))
    note = verdict.state(comparison, alignment, options)
    if note:
        yield from ([""] if shown else [])
        yield f"*{note}*"


def _finding(comparison: Comparison, divergence: Divergence) -> list[str]:
    return [
        f"{marks.SEVERITY[divergence.severity].replace('~', '&#126;')} {divergence.severity}",
        text(divergence.check),
        text(divergence.message) + _decided(divergence),
        _passage(comparison, "base", divergence.base),
        _passage(comparison, divergence.version, divergence.other),
    ]


def _decided(divergence: Divergence) -> str:
    decided = words(divergence)
    return f"<br>*{text(decided)}*" if decided else ""


def _passage(comparison: Comparison, identifier: str, passage: Passage | None) -> str:
    """Return the sentence with the passage struck through (base) or underlined (version)."""
    if passage is None:
        return ""
    seen = excerpt(comparison.document(identifier), passage)
    tag = _TAGS["base" if identifier == "base" else "version"]
    marked = text(seen.passage)
    if marked and not seen.whole:
        marked = f"<{tag}>{marked}</{tag}>"
    told = translated(comparison, identifier, passage.start, passage.end)
    note = f"<br>*{text(told)}*" if told else ""
    return f"**{seen.number}** {text(seen.before)}{marked}{text(seen.after)}{note}"


def _shared(comparison: Comparison) -> Iterator[str]:
    if not comparison.shared_additions:
        return
    yield from ("", "## Told by several versions, not by the base", "")
    yield _row(["version", "sentence", "text"])
    yield _row(["---", "---:", "---"])
    for shared in comparison.shared_additions:
        for identifier, indices in shared.sentences:
            for index in indices:
                sentence = comparison.document(identifier).sentences[index]
                yield _row([identifier, str(index + 1), text(sentence.text)])


def _row(columns: list[str]) -> str:
    return f"| {' | '.join(columns)} |"
