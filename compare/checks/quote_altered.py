"""Words inside the marks that are not those said: other words in one language, other content across two."""

from collections.abc import Iterator

from compare.check import Check, Finding, Quoted


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation."""
    if item.fate and item.fate.status == "altered":
        yield Finding(item.fate.note or "The quotation is altered", item.said, item.told, None, 0.85)


CHECK = Check("quote-altered", "words inside the marks changed", "critical", quoted=find)
