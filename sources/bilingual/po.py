"""PO files of gettext, read by polib (MIT)."""

from collections.abc import Iterator
from typing import Any

from sources.bilingual import Bitext, Unit
from sources.decode import decode
from sources.errors import UserError


def read(data: bytes, name: str, target: str | None) -> Bitext:
    """Return the entries in use; the original is taken for English unless the header names another."""
    import polib

    decoded = decode(data)
    if decoded is None:
        raise UserError(f"{name}: is binary data, not text", "Name a .po file, not a compiled one.")
    try:
        # without a line break a text would be taken for the name of a file
        file: Any = polib.pofile(decoded.text + "\n")
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        raise UserError(f"{name}: is no sound PO file: {error}", "Check it with msgfmt -c.") from None
    fuzzy = sum(1 for entry in file if entry.fuzzy and not entry.obsolete)
    notes = (f"{fuzzy} entries are marked fuzzy",) if fuzzy else ()
    told = {key.lower(): value.replace("_", "-") for key, value in file.metadata.items()}
    return Bitext(
        tuple(unit for entry in file if not entry.obsolete for unit in _units(entry)),
        told.get("x-source-language") or "en",
        told.get("language") or target,
        (*decoded.warnings, *notes),
    )


def _units(entry: Any) -> Iterator[Unit]:
    if not entry.msgid_plural:
        yield Unit(entry.msgid, entry.msgstr)
        return
    for number, text in sorted(entry.msgstr_plural.items()):
        yield Unit(entry.msgid if int(number) == 0 else entry.msgid_plural, text)
