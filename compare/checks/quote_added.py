"""Quotations that only a version has."""

from collections.abc import Iterator

from compare.check import Check, Finding, Quoted


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation."""
    if item.fate is None and item.saying.kind != "indirect":
        yield Finding("The quotation is not in the base", None, item.said, item.grade, 0.8)


CHECK = Check("quote-added", "a quotation that the base does not have", "major", quoted=find)
