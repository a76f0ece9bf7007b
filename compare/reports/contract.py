"""The JSON contract, `rashomon.comparison/1`: the same comparison gives the same bytes.

`comparison.schema.json` beside this module describes it. Values that fit a line stand on one line.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from compare.model import Comparison, Divergence, Link, Saying
from compare.reports import summary
from compare.reports.options import Options
from compare.version import __version__
from sources.engines import Translation
from sources.model import PROSE, Document

SCHEMA: Final = "rashomon.comparison/1"
_WIDTH: Final = 110
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def render(comparison: Comparison, options: Options) -> str:
    """Return the whole comparison; options change how things look, so none of them applies."""
    del options
    return encodable(_layout(as_data(comparison), "")) + "\n"


def encodable(text: str) -> str:
    """Return JSON that UTF-8 can hold: a lone surrogate is escaped, which means the same in a string."""
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Return the contract as plain dictionaries and lists."""
    return {
        "schema": SCHEMA,
        "generator": {"name": "rashomon", "version": __version__},
        "recipe": ordered(comparison.recipe),
        "documents": [
            _document(comparison, identifier, document)
            for identifier, document in zip(comparison.ids, comparison.documents, strict=True)
        ],
        "alignments": [_alignment(comparison, number) for number in range(len(comparison.alignments))],
        "shared_additions": [
            {
                "sentences": {version: list(where) for version, where in shared.sentences},
                "score": shared.score,
            }
            for shared in comparison.shared_additions
        ],
        "divergences": [
            _divergence(divergence, reviewed=bool(comparison.signed_off))
            for divergence in comparison.divergences
        ],
        "suppressed": [
            {"reason": reason, **_divergence(divergence)} for divergence, reason in comparison.suppressed
        ],
        "quotes": [_saying(saying) for saying in comparison.quotes],
        "not_checked": [asdict(entry) for entry in comparison.not_checked],
        "summary": _summary(comparison),
    }


def _document(comparison: Comparison, identifier: str, document: Document) -> dict[str, Any]:
    return {
        "id": identifier,
        "role": "base" if identifier == "base" else "version",
        "label": document.label,
        "source": document.source,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "language": document.language,
        "language_confidence": document.language_confidence,
        "title": document.title,
        "published": document.published,
        "outlet": document.outlet,
        "warnings": list(document.warnings),
        "text": document.text,
        "sentences": [
            {
                "index": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "paragraph": sentence.paragraph,
                "kind": sentence.kind,
                "in_quote": sentence.in_quote,
                **_translation(comparison, comparison.translation(identifier, sentence.index)),
            }
            for sentence in document.sentences
        ],
    }


def _translation(comparison: Comparison, made: Translation | None) -> dict[str, Any]:
    """Return a machine translation; one that failed is none, and says why."""
    if made is None or made.failed:
        return {"translation": None, **({"translation_failed": made.failed} if made else {})}
    told = {"text": made.text, "engine": made.engine, "language": comparison.base.language}
    return {"translation": {**told, "score": made.score, "pivots": list(made.pivots)}}


def _alignment(comparison: Comparison, number: int) -> dict[str, Any]:
    alignment = comparison.alignments[number]
    pins = comparison.pins[number] if comparison.pins else ()
    by_hand = {"pins": [{"base": list(p.base), "version": list(p.version)} for p in pins]} if pins else {}
    signed = {"signed_off": comparison.signed_off[number]} if comparison.signed_off else {}
    return {
        "version": alignment.version,
        "links": [_link(link) for link in alignment.links],
        "omitted": list(alignment.omitted),
        "added": list(alignment.added),
        "uncovered": {
            side: [[span.start, span.end] for span in spans]
            for side, spans in zip(("base", "version"), alignment.uncovered, strict=True)
        },
        **by_hand,
        **signed,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "base": list(link.base),
        "version": list(link.version),
        "score": link.score,
        "moved": link.moved,
        "edits": [asdict(edit) for edit in link.edits],
    }


def _divergence(divergence: Divergence, *, reviewed: bool = False) -> dict[str, Any]:
    """Return a finding; with what reviewers said of it where that was asked for."""
    out = asdict(divergence)
    review = out.pop("review")
    return {**out, "review": review} if reviewed else out


def _saying(saying: Saying) -> dict[str, Any]:
    out = asdict(saying)
    for fate in out["versions"]:
        fate["divergences"] = list(fate["divergences"])
    out["versions"] = list(out["versions"])
    return out


def _summary(comparison: Comparison) -> dict[str, Any]:
    base = sum(sentence.kind in PROSE for sentence in comparison.base.sentences)
    return {
        "base_sentences": base,
        "versions": [
            {
                "version": alignment.version,
                "outcome": summary.outcome(comparison, alignment),
                "base_covered": summary.covered(comparison, alignment),
                "links": len(alignment.links),
                "omitted": len(alignment.omitted),
                "added": len(alignment.added),
                **_counts(comparison.of_version(alignment.version)),
            }
            for alignment in comparison.alignments
        ],
        "total": _counts(comparison.divergences),
    }


def _counts(divergences: Iterable[Divergence]) -> dict[str, Any]:
    found = tuple(divergences)
    return {
        "findings": len(found),
        "by_severity": summary.by_severity(found),
        "by_check": summary.by_check(found),
    }


def ordered(value: Any) -> Any:
    """Return the value with every mapping and set in one order."""
    if isinstance(value, Mapping):
        return {str(key): ordered(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return [ordered(item) for item in value] if isinstance(value, list | tuple) else value


def _layout(value: Any, indent: str) -> str:
    """Write a value on one line where it fits, else one member a line."""
    flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not value or not isinstance(value, dict | list) or (indent and len(indent) + len(flat) <= _WIDTH):
        return flat
    deeper = indent + " "
    if isinstance(value, list):
        members = [_layout(item, deeper) for item in value]
        opening, closing = "[]"
    else:
        members = [
            f"{json.dumps(key, ensure_ascii=False)}: {_layout(item, deeper)}" for key, item in value.items()
        ]
        opening, closing = "{}"
    return f"{opening}\n{deeper}" + f",\n{deeper}".join(members) + f"\n{indent}{closing}"
