"""Bytes to text: which encoding, and what could not be read.

In order: byte order mark, UTF-16 and UTF-32 told by their zero bytes, strict UTF-8, the charset that
an HTML page declares, then a guess among single-byte encodings that is scored by how sane it reads.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_BOMS: Final = (  # UTF-32 LE begins with the mark of UTF-16 LE, so it comes first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_SINGLE_BYTE: Final = ("windows-1251", "koi8-r", "windows-1252")
"""In order of preference among equals: what Cyrillic and Western newsrooms left behind."""
_SANE: Final = 0.9
"""Least score at which a reading is believed; set on short sentences in ru, uk, fr, de, es, pl and zh."""
_SAMPLE: Final = 65536
_MISREAD: Final = 0.02
"""Share of broken bytes up to which a text is still taken for damaged UTF-8."""
_TYPOGRAPHY: Final = frozenset("«»„“”‘’‚‹›–—…№°§©®£€·•\u00a0\u00ad¿¡")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was come by."""

    text: str
    """Without a byte order mark, otherwise as it stands in the file."""
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Return the text, or `None` where the bytes are no text in any encoding we know."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" in data:
        wide = _wide(data)
        return _decoded(data, wide) if wide else None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _declared(data) or _guess(data))


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = len(re.findall("\ufffd+", text))
    if lost <= 0:
        return Decoded(text, encoding)
    passages = "passage" if lost == 1 else "passages"
    return Decoded(
        text, encoding, (f"{lost} {passages} could not be decoded as {encoding} and read as \ufffd",)
    )


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark by where their zero bytes stand."""
    sample = data[: _SAMPLE // 4 * 4]
    zeros = [sample[i::4].count(0) / max(1, len(sample[i::4])) for i in range(4)]
    names = {
        "utf-32-le": zeros[3] > 0.95 and zeros[2] > 0.95,
        "utf-32-be": zeros[0] > 0.95 and zeros[1] > 0.95,
        "utf-16-le": zeros[0] + zeros[2] == 0 and zeros[1] + zeros[3] > 0,
        "utf-16-be": zeros[1] + zeros[3] == 0 and zeros[0] + zeros[2] > 0,
    }
    for name, fits in names.items():
        if fits and _reads(sample[: len(sample) // 4 * 4], name):
            return name
    return None


def _reads(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, "replace")
    odd = sum(unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} and c not in "\t\r\n\f" for c in text)
    return "\ufffd" not in text and odd <= len(text) * 0.01


def _declared(data: bytes) -> str | None:
    found = _META.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return "windows-1252" if name in {"iso8859-1", "ascii"} else name  # as every browser reads them


def _guess(data: bytes) -> str:
    broken = data.decode("utf-8", "replace").count("\ufffd")
    wide = sum(byte >= 0x80 for byte in data[:_SAMPLE])
    if wide and broken <= max(1, wide * _MISREAD) and wide > 8 * broken:
        return "utf-8"
    scored = [(sanity(data, name), -rank, name) for rank, name in enumerate(_SINGLE_BYTE)]
    score, _, name = max(scored)
    if score >= _SANE:
        return name
    return _second_opinion(data) or name


def _second_opinion(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return codecs.lookup(best.encoding).name if best is not None else None


def sanity(data: bytes, encoding: str) -> float:
    """Return how much the bytes read like prose in this encoding, in [0, 1]; 1 where all are ASCII."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    foreign = [i for i, c in enumerate(text) if ord(c) > 0x7F]
    if not foreign:
        return 1.0
    return 1.0 - sum(_odd(text, i) for i in foreign) / len(foreign)


def _odd(text: str, i: int) -> bool:
    """Tell whether the character is one that a wrong encoding would put there."""
    char, before = text[i], text[i - 1] if i else " "
    if not char.isalpha():
        return char not in _TYPOGRAPHY
    if char in "ªº":
        return before.isalpha()
    if not before.isalpha():
        return False
    if before.islower() and char.isupper():
        return True
    if "\u0400" <= char <= "\u04ff" or "\u0400" <= before <= "\u04ff":
        return not ("\u0400" <= char <= "\u04ff" and "\u0400" <= before <= "\u04ff")
    return ord(before) > 0x7F and i > 1 and ord(text[i - 2]) > 0x7F and text[i - 2].isalpha()
