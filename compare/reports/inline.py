"""A document's sentence as HTML, with what differs marked and linked to its finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from compare.model import SEVERITIES, Divergence, Link
from compare.reports.visible import visible
from sources.model import Sentence


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that stand out: an edit, or the passage of a finding."""

    start: int
    end: int
    finding: str = ""
    severity: str = ""


def spans(found: Iterable[Divergence], link: Link | None, *, base: bool) -> list[Span]:
    """Return what stands out on one side of a row."""
    made = [
        Span(e.base_start, e.base_end) if base else Span(e.version_start, e.version_end)
        for e in (link.edits if link else ())
    ]
    for divergence in found:
        passage = divergence.base if base else divergence.other
        if passage is not None:
            made.append(Span(passage.start, passage.end, divergence.id, divergence.severity))
    return made


def marked(sentence: Sentence, found: Iterable[Span], *, base: bool) -> Markup:
    """Return the sentence; the gravest finding speaks for words that several are about."""
    here = [s for s in found if s.start < sentence.end and s.end > sentence.start and s.end > s.start]
    here = [s for s in here if not (s.finding and s.start <= sentence.start and s.end >= sentence.end)]
    if not here:
        return escape(visible(sentence.text))
    cuts = {sentence.start, sentence.end}
    for span in here:
        cuts |= {max(span.start, sentence.start), min(span.end, sentence.end)}
    tag = "del" if base else "ins"
    parts = []
    for left, right in pairwise(sorted(cuts)):
        text = escape(visible(sentence.text[left - sentence.start : right - sentence.start]))
        over = [s for s in here if s.start <= left and s.end >= right]
        if not over:
            parts.append(text)
            continue
        grave = min(over, key=_rank)
        words = Markup("<{0}>{1}</{0}>").format(Markup(tag), text)  # noqa: S704 - our own tag, escaped text
        if grave.finding:
            link = Markup('<a class="{}" href="#f-{}">{}</a>')
            words = link.format(grave.severity, grave.finding, words)
        parts.append(words)
    return Markup("").join(parts)


def _rank(span: Span) -> int:
    return [*SEVERITIES, ""].index(span.severity)
