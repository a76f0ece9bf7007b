"""Direct speech told without marks: advice, unless a condition or a doubt is gone with them."""

import re
from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Quoted
from compare.languages import language
from compare.model import Severity

MARKS: Final = re.compile(r"[\"“”„«»‹›「」『』]")


def find(item: Quoted) -> Iterator[Finding]:
    """Yield what became of one quotation; marks around a part of its words are moved, not gone."""
    if not (item.fate and item.fate.status == "reported" and item.saying.kind != "indirect"):
        return
    one_language = language(item.base.language) is language(item.version.language)
    if one_language and not item.fate.grave and MARKS.search(item.fate.text or ""):
        return
    grade: Severity | None = "major" if item.fate.grave else None
    yield Finding(item.fate.note or "The quotation is told without marks", item.said, item.told, grade, 0.8)


CHECK = Check("quote-reported", "direct speech told as indirect, or the reverse", "minor", quoted=find)
