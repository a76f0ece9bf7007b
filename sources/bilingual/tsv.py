"""Lines of source, tab, translation; nothing is quoted, for news begins with quotation marks."""

import re
from typing import Final

from sources.bilingual import Bitext, Unit
from sources.decode import decode
from sources.errors import UserError

TAG: Final = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
HEADS: Final = frozenset("source target src tgt trg original translation base version text".split())


def read(data: bytes, name: str, target: str | None) -> Bitext:
    """Return the rows; a first row that names columns or languages is no unit."""
    del target
    decoded = decode(data)
    if decoded is None:
        raise UserError(f"{name}: is binary data, not text", "Export it as text with tabs.")
    rows = [line.rstrip("\r").split("\t") for line in decoded.text.split("\n") if line.strip()]
    short = next((number for number, row in enumerate(rows, 1) if len(row) < 2), None)
    if short is not None:
        raise UserError(f"{name}: line {short} has no tab", "A line is: source, tab, translation.")
    tags: tuple[str | None, str | None] = (None, None)
    if rows and all(TAG.match(cell.strip()) or cell.strip().lower() in HEADS for cell in rows[0][:2]):
        first = [cell.strip() for cell in rows.pop(0)[:2]]
        named = [cell.replace("_", "-") if cell.lower() not in HEADS else None for cell in first]
        tags = (named[0], named[1])
    return Bitext(tuple(Unit(row[0], row[1]) for row in rows), *tags, decoded.warnings)
