"""The translation check as JSON, `rashomon.check/1`: the same texts give the same bytes.

`check.schema.json` beside this module describes it. `start` and `end` count
characters into the side's `text`, half-open. Rows name sentences from 0.
"""

import json
from dataclasses import asdict
from typing import Any, Final

from compare.model import Divergence, Passage
from compare.mqm import WEIGHTS, category, message
from compare.reports.contract import encodable, ordered
from compare.reports.options import Options
from compare.translation import Checked
from compare.version import __version__
from sources.model import Document

SCHEMA: Final = "rashomon.check/1"


def render(checked: Checked, options: Options) -> str:
    """Return the check; options change how things look, so none of them applies."""
    del options
    return encodable(json.dumps(as_data(checked), ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def as_data(checked: Checked) -> dict[str, Any]:
    """Return the check as plain dictionaries and lists."""
    comparison = checked.comparison
    source, translation = comparison.documents
    total = checked.score
    return {
        "schema": SCHEMA,
        "generator": {"name": "rashomon", "version": __version__},
        "recipe": ordered(comparison.recipe),
        "quotes_only": checked.quotes_only,
        "source": _side(source),
        "translation": _side(translation),
        "score": {
            "words": total.words,
            "weights": dict(WEIGHTS),
            "points": total.points,
            "per_thousand": total.per_thousand,
            "quality": total.quality,
        },
        "rows": [
            {
                "source": list(row.source),
                "translation": list(row.translation),
                "points": sum(WEIGHTS[d.severity] for d in row.found),
                "issues": [d.id for d in row.found],
            }
            for row in checked.rows
        ],
        "issues": [_issue(divergence) for divergence in checked.found],
        "quotes": [
            {"id": row.id, "text": row.text, "start": row.start, "end": row.end, **_fate(row.versions[0])}
            for row in checked.quotes
        ],
        "not_checked": [asdict(entry) for entry in comparison.not_checked],
    }


def _side(document: Document) -> dict[str, Any]:
    return {
        "label": document.label,
        "source": document.source,
        "sha256": document.sha256,
        "language": document.language,
        "language_confidence": document.language_confidence,
        "warnings": list(document.warnings),
        "text": document.text,
        "sentences": [{"index": s.index, "start": s.start, "end": s.end} for s in document.sentences],
    }


def _issue(divergence: Divergence) -> dict[str, Any]:
    return {
        "id": divergence.id,
        "check": divergence.check,
        "category": category(divergence),
        "severity": divergence.severity,
        "points": WEIGHTS[divergence.severity],
        "confidence": divergence.confidence,
        "message": message(divergence),
        "source": _passage(divergence.base),
        "translation": _passage(divergence.other),
        "quote": divergence.quote,
    }


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    return asdict(passage) if passage else None


def _fate(fate: Any) -> dict[str, Any]:
    return {
        "status": fate.status,
        "translation": {"text": fate.text, "start": fate.start, "end": fate.end} if fate.text else None,
        "note": fate.note,
    }
