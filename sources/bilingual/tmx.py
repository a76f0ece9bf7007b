"""TMX 1.1 to 1.4: translation memories."""

from typing import Any, Final

from sources.bilingual import Bitext, Unit
from sources.bilingual.markup import XML_LANG, children, local, parse, plain
from sources.errors import UserError

TEXT: Final = frozenset({"hi", "sub"})
"""Inline elements that hold words; the others hold codes of the format translated."""


def read(data: bytes, name: str, target: str | None) -> Bitext:
    """Return the units in both languages: the header's source, and the one asked for or the first other."""
    root = parse(data, name)
    if local(root) != "tmx":
        raise UserError(f"{name}: is no TMX", "Its first element should be <tmx>.")
    units = [_languages(unit) for unit in root.iter() if local(unit) == "tu"]
    header = next(iter(children(root, "header")), None)
    told = header.get("srclang") if header is not None else None
    source = told if told and told != "*all*" else next((tag for unit in units for tag in unit), None)
    others = [tag for unit in units for tag in unit if not _same(tag, source)]
    wanted = next((tag for tag in others if target is None or _same(tag, target)), None)
    if source is None or wanted is None:
        raise UserError(f"{name}: holds no two languages", "Name the translation's with --version-language.")
    pairs = [(_of(unit, source), _of(unit, wanted)) for unit in units]
    whole = tuple(Unit(ours, theirs) for ours, theirs in pairs if ours is not None and theirs is not None)
    missing = len(pairs) - len(whole)
    notes = (f"{missing} units have no {source} or no {wanted}",) if missing else ()
    return Bitext(whole, source, wanted, notes)


def _languages(unit: Any) -> dict[str, str]:
    """Return the text of each language of a unit."""
    found: dict[str, str] = {}
    for variant in children(unit, "tuv"):
        tag = variant.get(XML_LANG) or variant.get("lang")
        segments = children(variant, "seg")
        if tag and segments:
            found.setdefault(tag, plain(segments[0], TEXT))
    return found


def _same(tag: str, other: str | None) -> bool:
    """Tell whether two tags name one language; `en` is also `en-GB`."""
    one, two = tag.lower(), (other or "").lower()
    return one == two or one.startswith(f"{two}-") or two.startswith(f"{one}-")


def _of(unit: dict[str, str], tag: str) -> str | None:
    return unit.get(tag, next((text for other, text in unit.items() if _same(other, tag)), None))
