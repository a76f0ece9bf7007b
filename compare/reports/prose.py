"""The comparison in words: a short, factual paragraph per telling, every clause with the findings it counts.

Made by rules from counts; nothing is judged, and which telling is right is not said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compare.model import Alignment, Comparison, Divergence
from compare.reports import summary
from sources.model import PROSE


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, and the findings that it speaks of."""

    text: str
    findings: tuple[str, ...] = ()
    """Their ids; empty for what is counted otherwise."""
    lead: str = ""
    """What stands between it and the clause before."""


CHANGES: Final[dict[str, tuple[str, str]]] = {
    "number": ("figure", "figures"),
    "money": ("amount of money", "amounts of money"),
    "percent-points": ("percentage", "percentages"),
    "date": ("date", "dates"),
    "time": ("time", "times"),
    "unit": ("measure", "measures"),
    "name": ("name", "names"),
    "role": ("role", "roles"),
    "negation": ("negation", "negations"),
    "quantifier": ("“all” or “some”", "quantifiers"),
    "direction": ("direction or order", "directions or orders"),
    "kind": ("thing of a kind", "things of a kind"),
    "agents": ("who-did-what", "who-did-whats"),
    "modality": ("certainty", "certainties"),
    "tense": ("tense", "tenses"),
    "attribution": ("attribution", "attributions"),
    "reporting-verb": ("reporting verb", "reporting verbs"),
    "credit": ("credit", "credits"),
    "question": ("question", "questions"),
}
"""Check -> what it counts, one and many, in the order of telling."""

SAYINGS: Final[dict[str, str]] = {
    "quote-altered": "alters",
    "quote-spliced": "splices",
    "quote-trimmed": "trims",
    "quote-boundary": "moves the marks of",
    "quote-missing": "leaves out",
    "quote-reported": "tells without marks",
}
"""Check -> what a telling does to quotations."""


def paragraph(comparison: Comparison, alignment: Alignment) -> tuple[Clause, ...]:
    """Return what one telling does, as clauses: together they read as one paragraph."""
    label = comparison.document(alignment.version).label
    if summary.outcome(comparison, alignment) == "could not compare":
        return (Clause(f"{label} could not be compared: {summary.incomparable(comparison, alignment)}."),)
    found = [d for d in comparison.of_version(alignment.version) if d.severity != "info"]
    clauses = list(_clauses(comparison, alignment, found))
    if not clauses:
        return (Clause(f"{label} tells what the base tells: no divergences were found."),)
    return tuple(_joined(label, clauses))


def _clauses(comparison: Comparison, alignment: Alignment, found: list[Divergence]) -> Iterator[Clause]:
    by_check: dict[str, list[str]] = {}
    for divergence in found:
        by_check.setdefault(divergence.check, []).append(divergence.id)
    prose = sum(sentence.kind in PROSE for sentence in comparison.base.sentences)
    for check, verb, count, of in (
        ("omission", "leaves out", len(alignment.omitted), f" of {summary.count_of(prose, 'sentence')}"),
        ("addition", "adds", len(alignment.added), ""),
    ):
        gone = tuple(by_check.get(check, ()))
        if count:
            told = f"{count}{of}" if of else summary.count_of(count, "sentence")
            yield Clause(f"{verb} {told}", gone)
        elif gone:
            yield Clause(f"{verb} {summary.count_of(len(gone), 'clause')}", gone)
    changed = [(names, by_check[check]) for check, names in CHANGES.items() if check in by_check]
    for at, (names, ids) in enumerate(changed):
        told = f"{_count(len(ids))} {names[len(ids) != 1]}"
        yield Clause(f"changes or drops {told}" if at == 0 else told, tuple(ids))
    yield from _quotations(comparison, alignment, found)
    rest = tuple(d.id for d in found if d.check not in _KNOWN)
    if rest:
        yield Clause(f"has {summary.count_of(len(rest), 'slip')} of form or wording lists", rest)
    reworded = tuple(by_check.get("wording", ()))
    if reworded:
        yield Clause(f"rewords {summary.count_of(len(reworded), 'passage')}", reworded)


_KNOWN: Final = frozenset({"omission", "addition", "wording", *CHANGES, *SAYINGS})


def _quotations(comparison: Comparison, alignment: Alignment, found: list[Divergence]) -> Iterator[Clause]:
    """Yield what became of quotations, by the ledger: a changed figure may be all that findings have."""
    rows = [row for row in comparison.quotes if row.versions]
    of = f" of {summary.count_of(len(rows), 'quotation')}" if rows else ""
    told = {row.id: fate.status for row in rows for fate in row.versions if fate.version == alignment.version}
    for check, verb in SAYINGS.items():
        ids = [d.id for d in found if d.check == check]
        status = check.removeprefix("quote-")
        mine = {
            row for row, known in told.items() if known == status and check in comparison.recipe["checks"]
        }
        ids += [d.id for d in found if d.quote in mine and d.check != check]
        count = len(mine) or len(ids)
        if count:
            yield Clause(f"{verb} {count}{of}", tuple(ids))


def _count(number: int) -> str:
    return str(number) if number > 1 else "one"


def _joined(label: str, clauses: list[Clause]) -> Iterator[Clause]:
    """Yield the clauses with what stands between them."""
    yield Clause(f"{label} ")
    for at, clause in enumerate(clauses):
        last, only = at == len(clauses) - 1, len(clauses) == 1
        lead = "" if at == 0 else " and " if last and not only else ", "
        yield Clause(clause.text, clause.findings, lead)
    yield Clause(".")


def text(comparison: Comparison, alignment: Alignment) -> str:
    """Return the paragraph as plain text."""
    return "".join(clause.lead + clause.text for clause in paragraph(comparison, alignment))
