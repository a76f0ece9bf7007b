"""Findings as flat records: one shape for the formats that list them."""

from collections.abc import Iterator
from typing import Any, Final

from compare.model import Comparison, Divergence, Passage
from compare.reports.decided import words
from compare.reports.options import Options
from compare.reports.visible import visible

COLUMNS: Final = (
    *("id", "version", "label", "check", "severity", "confidence", "message"),
    *("base_sentence", "base_start", "base_end", "base_text", "base_value"),
    *("version_sentence", "version_start", "version_end", "version_text", "version_value"),
    *("quote", "review", "note"),
)


def shown(comparison: Comparison, options: Options) -> tuple[Divergence, ...]:
    """Return the findings that a report lists."""
    return tuple(d for d in comparison.divergences if options.lists(d.severity))


def records(comparison: Comparison, options: Options) -> Iterator[dict[str, Any]]:
    """Yield a record per finding, its keys in the order of COLUMNS; sentences are numbered from 1."""
    for divergence in shown(comparison, options):
        yield {
            "id": divergence.id,
            "version": divergence.version,
            "label": comparison.document(divergence.version).label,
            "check": divergence.check,
            "severity": divergence.severity,
            "confidence": divergence.confidence,
            "message": divergence.message,
            **_side("base", divergence.base),
            **_side("version", divergence.other),
            "quote": divergence.quote,
            "review": words(divergence) or None,
            "note": divergence.review.note or None,
        }


def _side(name: str, passage: Passage | None) -> dict[str, Any]:
    return {
        f"{name}_sentence": passage.sentence + 1 if passage else None,
        f"{name}_start": passage.start if passage else None,
        f"{name}_end": passage.end if passage else None,
        f"{name}_text": passage.text if passage else None,
        f"{name}_value": passage.value if passage else None,
    }


def cell(value: object) -> str:
    """Return a value for a cell of a table: on one line, and never read as a formula."""
    text = "" if value is None else visible(str(value))
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _number(text) else text


def _number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()
