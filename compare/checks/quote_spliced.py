"""Two quotations joined into one."""

from collections.abc import Iterator

from compare.check import Check, Finding, Quoted


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation."""
    if item.fate and item.fate.status == "spliced":
        yield Finding(item.fate.note or "Two quotations became one", item.said, item.told, None, 0.85)


CHECK = Check("quote-spliced", "two quotations joined into one", "critical", quoted=find)
