"""Text from a document, made safe to show: what would act on the screen is seen instead.

Nothing is dropped. White space that only ends or indents a line becomes a space; characters that join
letters (U+200C, U+200D) stay, because Persian and emoji need them.
"""

from typing import Final

_UNSEEN: Final[tuple[tuple[int, int], ...]] = (
    (0x80, 0x9F),  # C1 controls: a terminal may take 0x9B for the start of a command
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),  # line and paragraph separators, bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, bidi isolates
    (0xD800, 0xDFFF),  # lone surrogates cannot be encoded
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xFFFE, 0xFFFF),  # no characters at all: XML refuses them
    (0xE0000, 0xE007F),
)
"""Ranges, both ends included, that are shown by their number."""

_TABLE: Final[dict[int, str]] = {
    **{code: f"⟦U+{code:04X}⟧" for first, last in _UNSEEN for code in range(first, last + 1)},
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **{ord(mark): " " for mark in "\t\n\r"},
    0x7F: "␡",
    0xAD: "¬",
}


def visible(text: str) -> str:
    """Return `text` with control and bidi characters shown, on one line: ESC is `␛`, U+202E is `⟦U+202E⟧`."""
    return text.replace("\r\n", "\n").translate(_TABLE)
