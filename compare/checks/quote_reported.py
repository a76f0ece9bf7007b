"""Direct speech told without marks; what it says is checked by the other checks."""

from collections.abc import Iterator

from compare.check import Check, Finding, Quoted


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation."""
    if item.fate and item.fate.status == "reported" and item.saying.kind != "indirect":
        yield Finding(
            item.fate.note or "The quotation is told without marks", item.said, item.told, None, 0.8
        )


CHECK = Check("quote-reported", "direct speech told as indirect, or the reverse", "minor", quoted=find)
