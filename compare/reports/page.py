"""The report as one HTML page: no network, readable without its script, printable, keyboard reachable."""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import BaseLoader, Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from compare.model import SEVERITIES, Comparison, Divergence, Passage
from compare.reports import marks, prose, summary, verdict
from compare.reports.decided import words
from compare.reports.excerpt import excerpt, shortened
from compare.reports.findings import shown
from compare.reports.inline import marked, spans
from compare.reports.options import Options
from compare.reports.quotes.cells import LEGEND, notes, outcome, speaker
from compare.reports.rows import Row, rows
from compare.reports.standing import MOVED, SIGNS, Line, lines
from compare.reports.strips import WIDTH, strips
from compare.reports.translated import translated
from compare.reports.visible import visible
from compare.version import __version__

RIGHT_TO_LEFT: Final = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())
PAGE: Final = 8
"""Versions side by side in a table; more of them are on further pages."""


def render(comparison: Comparison, options: Options) -> str:
    """Return the page."""
    return environment().get_template("report.html").render(context(comparison, options)) + "\n"


def environment(loader: BaseLoader | None = None) -> Environment:
    """Return what our own templates are rendered with: everything from a text is escaped."""
    made = Environment(
        loader=loader or FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["visible"] = visible
    made.filters["tongue"] = tongue
    return made


def tongue(language: str) -> Markup:
    """Return the attributes of text in a language: its tag, and its direction where that is not the usual."""
    if language == "und":
        return Markup('lang="und" dir="auto"')
    rtl = language.partition("-")[0] in RIGHT_TO_LEFT
    return Markup('lang="{}"{}').format(language, Markup(' dir="rtl"' if rtl else ""))  # noqa: S704 - our words


@cache
def template(name: str) -> str:
    """Return a file of the templates folder."""
    return files("compare.reports").joinpath("templates", name).read_text("utf-8")


def context(comparison: Comparison, options: Options) -> dict[str, Any]:
    """Return what the template tells: plain values and text that is safe to show."""
    script, style = template("report.js"), template("report.css")
    found = shown(comparison, options)
    told = lines(comparison)
    by_version: dict[str, list[Divergence]] = defaultdict(list)
    for divergence in found:
        by_version[divergence.version].append(divergence)
    versions = [
        _version(comparison, number, by_version[alignment.version], told)
        for number, alignment in enumerate(comparison.alignments)
    ]
    return {
        "title": comparison.base.title or comparison.base.label,
        "base": _document(comparison, "base"),
        "versions": versions,
        "pages": [versions[at : at + PAGE] for at in range(0, len(versions), PAGE)],
        "page_size": PAGE,
        "severities": [{"name": s, "sign": marks.SEVERITY[s]} for s in SEVERITIES],
        "checks": sorted({d.check for d in found}),
        "findings": [_finding(comparison, d) for d in found],
        "hidden": len(comparison.divergences) - len(found),
        "matrix": list(_matrix(comparison, told)),
        "signs": [{"state": s, "sign": sign} for s, sign in SIGNS.items() if sign],
        "moved": MOVED,
        "quotes": list(_quotes(comparison)),
        "legend": LEGEND,
        "closing": verdict.closing(comparison),
        "method": _method(comparison),
        "width": WIDTH,
        "style": Markup(style),  # noqa: S704 - a file of ours
        "script": Markup(script),  # noqa: S704
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    }


def _document(comparison: Comparison, identifier: str) -> dict[str, Any]:
    document = comparison.document(identifier)
    facts = [document.outlet, document.published, summary.count_of(len(document.sentences), "sentence")]
    return {
        "id": identifier,
        "label": document.label,
        "language": document.language or "und",
        "title": document.title or "",
        "facts": [fact for fact in facts if fact],
        "sha256": document.sha256,
        "source": document.source,
    }


def _version(
    comparison: Comparison, number: int, found: list[Divergence], told: Sequence[Line]
) -> dict[str, Any]:
    alignment = comparison.alignments[number]
    own = comparison.of_version(alignment.version)
    counts = summary.by_severity(own)
    signed = comparison.signed_off[number] if comparison.signed_off else None
    return {
        **_document(comparison, alignment.version),
        "told": f"{summary.covered(comparison, alignment):.0%}",
        "counts": [{"severity": s, "sign": marks.SEVERITY[s], "count": n} for s, n in counts.items()],
        "prose": [
            {
                "lead": clause.lead,
                "text": clause.text,
                "finding": clause.findings[0] if clause.findings else "",
            }
            for clause in prose.paragraph(comparison, alignment)
        ],
        "strips": strips(comparison, number, told),
        "rows": list(_rows(comparison, number, found)),
        "signed": signed[:10] if signed else "",
    }


def _rows(comparison: Comparison, number: int, found: list[Divergence]) -> Iterator[dict[str, Any]]:
    """Yield base beside version, sentence by sentence, with what differs marked."""
    alignment = comparison.alignments[number]
    version = comparison.documents[number + 1]
    by_link: dict[int | None, list[Divergence]] = defaultdict(list)
    alone: dict[tuple[str, int], list[Divergence]] = defaultdict(list)
    for d in found:
        if d.link is not None:
            by_link[d.link].append(d)
        elif d.base is not None:
            alone["base", d.base.sentence].append(d)
        elif d.other is not None:
            alone["version", d.other.sentence].append(d)
    kinds = ([s.kind for s in comparison.base.sentences], [s.kind for s in version.sentences])
    for row in rows(alignment, base=kinds[0], version=kinds[1]):
        here = by_link[row.link] if row.link is not None else []
        here = here + [d for i in row.base for d in alone["base", i]]
        here += [d for i in row.version for d in alone["version", i]]
        link = alignment.links[row.link] if row.link is not None else None
        left, right = spans(here, link, base=True), spans(here, link, base=False)
        worst = min((d.severity for d in here), key=SEVERITIES.index, default="")
        ours = [(i, comparison.base.sentences[i]) for i in row.base]
        theirs = [(j, version.sentences[j]) for j in row.version]
        yield {
            "standing": row.standing,
            "sign": _sign(row, bool(worst and worst != "info") or bool(link and link.edits)),
            "worst": worst,
            "mark": marks.SEVERITY[worst] if worst else "",  # type: ignore[index]
            "base": [{"n": i + 1, "kind": s.kind, "html": marked(s, left, base=True)} for i, s in ours],
            "version": [
                {"n": j + 1, "kind": s.kind, "html": marked(s, right, base=False)} for j, s in theirs
            ],
            "first": here[0].id if here else "",
        }


def _sign(row: Row, changed: bool) -> str:
    if row.standing == "linked":
        return marks.MOVED if row.moved else marks.CHANGED if changed else ""
    return {"omitted": marks.BASE, "added": marks.VERSION}.get(row.standing, "")


def _finding(comparison: Comparison, divergence: Divergence) -> dict[str, Any]:
    values = [side.value if side else None for side in (divergence.base, divergence.other)]
    texts = [side.text if side else None for side in (divergence.base, divergence.other)]
    telling = any(value is not None and value != text for value, text in zip(values, texts, strict=True))
    place = divergence.base or divergence.other
    side = "b" if divergence.base else "v"
    return {
        "id": divergence.id,
        "check": divergence.check,
        "severity": divergence.severity,
        "sign": marks.SEVERITY[divergence.severity],
        "confidence": f"{divergence.confidence:.0%}",
        "version": divergence.version,
        "label": comparison.document(divergence.version).label,
        "message": divergence.message,
        "values": [value or "nothing" for value in values] if telling else [],
        "base": _passage(comparison, "base", divergence.base),
        "other": _passage(comparison, divergence.version, divergence.other),
        "review": words(divergence),
        "place": f"t-{divergence.version}-{side}{place.sentence + 1}" if place else "",
    }


def _passage(comparison: Comparison, identifier: str, passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    seen = excerpt(comparison.document(identifier), passage)
    language = comparison.document(identifier).language or "und"
    told = translated(comparison, identifier, passage.start, passage.end) if identifier != "base" else None
    return {"n": seen.number, "language": language, "seen": seen, "id": identifier, "translated": told or ""}


def _matrix(comparison: Comparison, matrix: Sequence[Line]) -> Iterator[dict[str, Any]]:
    """Yield the rows of who tells what; what only versions report has no sentence of the base."""
    for line in matrix:
        told = [cell.state for cell in line.cells]
        if all(state == "aside" for state in told):
            continue
        first = next((n for n, cell in enumerate(line.cells) if cell.state == "only"), 0)
        document = comparison.base if line.base else comparison.documents[first + 1]
        found = line.base or line.cells[first].sentences
        text = " ".join(document.sentences[i].text for i in found)
        yield {
            "base": [i + 1 for i in line.base],
            "text": shortened(visible(text), 160),
            "language": document.language or "und",
            "cells": [
                {
                    "state": cell.state,
                    "sign": SIGNS[cell.state],
                    "moved": cell.moved,
                    "finding": cell.findings[0] if cell.findings else "",
                    "count": len(cell.findings),
                }
                for cell in line.cells
            ],
        }


def _quotes(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for row in comparison.quotes:
        fates = {fate.version: fate for fate in row.versions}
        yield {
            "id": row.id,
            "text": row.text,
            "language": comparison.document(row.document).language or "und",
            "speaker": speaker(row),
            "kind": row.kind,
            "only": row.document,
            "cells": [
                {
                    "status": fates[a.version].status,
                    "told": outcome(fates[a.version]),
                    "text": fates[a.version].text or "",
                    "language": comparison.document(a.version).language or "und",
                    "notes": notes(comparison, fates[a.version]),
                }
                if a.version in fates
                else {
                    "status": "only" if row.document == a.version else "",
                    "told": "",
                    "text": "",
                    "notes": [],
                }
                for a in comparison.alignments
            ],
        }


def _method(comparison: Comparison) -> dict[str, Any]:
    recipe = comparison.recipe
    settings = recipe.get("settings", {})
    given = {k: v for k, v in sorted(settings.items()) if v not in (None, (), [], "")}
    return {
        "version": __version__,
        "encoder": recipe.get("encoder") or "none",
        "engine": recipe.get("engine") or "none",
        "settings": json.dumps(given, ensure_ascii=False, default=str, sort_keys=True),
        "checks": ", ".join(sorted(recipe.get("checks", {}))),
        "not_checked": [{"what": e.what, "why": e.why} for e in comparison.not_checked],
        "suppressed": [{"message": d.message, "reason": reason} for d, reason in comparison.suppressed],
    }
