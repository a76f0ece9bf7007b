"""Quotations of which a part is cut: advice, unless a condition or a denial is gone with it."""

from collections.abc import Iterator

from compare.check import Check, Finding, Quoted
from compare.model import Severity


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation."""
    if item.fate and item.fate.status == "trimmed":
        grade: Severity = "major" if item.fate.grave else "info"
        yield Finding(item.fate.note or "Part of the quotation is cut", item.said, item.told, grade, 0.8)


CHECK = Check("quote-trimmed", "a quotation cut short", "major", quoted=find)
