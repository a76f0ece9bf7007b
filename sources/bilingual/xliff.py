"""XLIFF 1.2 and 2.x."""

from collections.abc import Iterator
from typing import Any, Final

from sources.bilingual import Bitext, Unit
from sources.bilingual.markup import children, local, parse, plain
from sources.errors import UserError

TEXT: Final = frozenset({"g", "mrk", "pc", "sub"})
"""Inline elements that hold words; the others hold codes of the format translated."""


def read(data: bytes, name: str, target: str | None) -> Bitext:
    """Return the units in order; one that is not to be translated is left out."""
    root = parse(data, name)
    if local(root) != "xliff":
        raise UserError(f"{name}: is no XLIFF", "Its first element should be <xliff>.")
    files = [element for element in root if local(element) == "file"]
    if str(root.get("version", "")).startswith("1."):
        units = [unit for file in files for unit in _first(file)]
        head, keys = (files[0] if files else root), ("source-language", "target-language")
    else:
        units = [unit for file in files for unit in _second(file)]
        head, keys = root, ("srcLang", "trgLang")
    return Bitext(tuple(units), head.get(keys[0]), head.get(keys[1]) or target)


def _first(file: Any) -> Iterator[Unit]:
    """Yield the units of a file of version 1.2."""
    for unit in file.iter():
        if local(unit) == "trans-unit" and unit.get("translate") != "no":
            yield _pair(unit)


def _second(file: Any) -> Iterator[Unit]:
    """Yield the segments of a file of version 2."""
    for unit in file.iter():
        if local(unit) == "unit" and unit.get("translate") != "no":
            yield from (_pair(segment) for segment in children(unit, "segment"))


def _pair(element: Any) -> Unit:
    source, target = (
        next((plain(child, TEXT) for child in children(element, name)), "") for name in ("source", "target")
    )
    return Unit(source, target)
