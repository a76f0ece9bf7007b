"""Where one sentence ends and the next begins, within a paragraph."""

from collections.abc import Iterator

import sentencex


def boundaries(text: str, language: str | None = None) -> Iterator[int]:
    """Yield the offsets at which a sentence ends, in order; the end of the text is not among them."""
    offset = 0
    for piece in sentencex.segment(language or "en", text):
        offset += len(piece)
        if offset < len(text):
            yield offset
