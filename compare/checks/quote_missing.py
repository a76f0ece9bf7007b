"""Quotations that a version does not have."""

from collections.abc import Iterator

from compare.check import Check, Finding, Quoted


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation."""
    if item.fate and item.fate.status == "missing" and item.saying.kind != "indirect":
        yield Finding("The quotation is left out", item.said, None, item.grade, 0.8)


CHECK = Check("quote-missing", "a quotation left out", "major", quoted=find)
