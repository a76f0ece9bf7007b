"""Findings as SARIF 2.1.0, for code-scanning pipelines: regions count characters of the text read."""

import json
from typing import Any, Final

from compare.checks import CHECKS
from compare.model import Comparison, Divergence, Passage
from compare.reports.contract import encodable
from compare.reports.findings import shown
from compare.reports.options import Options
from compare.version import __version__
from sources.model import Document

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {"critical": "error", "major": "error", "minor": "warning", "info": "note"}


def render(comparison: Comparison, options: Options) -> str:
    """Return one run: a result per finding in its version, the base's passage beside it."""
    found = shown(comparison, options)
    used = sorted({d.check for d in found})
    about = {check.id: check.summary for check in CHECKS}
    run = {
        "tool": {
            "driver": {
                "name": "rashomon",
                "semanticVersion": __version__,
                "rules": [{"id": c, "shortDescription": {"text": about.get(c, c)}} for c in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": {"uri": _uri(document)}, "hashes": {"sha-256": document.sha256}}
            for document in comparison.documents
        ],
        "results": [_result(comparison, divergence, used) for divergence in found],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return encodable(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def _result(comparison: Comparison, divergence: Divergence, used: list[str]) -> dict[str, Any]:
    version = comparison.document(divergence.version)
    here = [_location(version, divergence.other)] if divergence.other else []
    there = [_location(comparison.base, divergence.base)] if divergence.base else []
    result: dict[str, Any] = {
        "ruleId": divergence.check,
        "ruleIndex": used.index(divergence.check),
        "level": LEVELS[divergence.severity],
        "message": {"text": divergence.message},
        "locations": here or there,
        "partialFingerprints": {"rashomon/1": divergence.id},
        "properties": {"severity": divergence.severity, "confidence": divergence.confidence},
    }
    if here and there:
        result["relatedLocations"] = there
    if divergence.review.status == "dismissed":
        justification = divergence.review.reason or divergence.review.note
        result["suppressions"] = [{"kind": "external", "justification": justification}]
    return result


def _location(document: Document, passage: Passage) -> dict[str, Any]:
    region = {"charOffset": passage.start, "charLength": passage.end - passage.start}
    if document.media_type in {"text/plain", "text/markdown"}:
        before = document.text[: passage.start]
        region |= {
            "startLine": before.count("\n") + 1,
            "startColumn": passage.start - (before.rfind("\n") + 1) + 1,
        }
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(document)},
            "region": {**region, "snippet": {"text": passage.text}},
        }
    }


def _uri(document: Document) -> str:
    from urllib.parse import quote

    return quote(document.source or document.label, safe="/:", errors="replace")
