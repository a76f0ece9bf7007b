"""Sentences in a language that neither side is in."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from compare.check import Check, Finding, Pair
from compare.languages import language, primary
from sources.language import KIN, detect

LETTERS: Final = 40
"""Letters below which no language is told: names and quotations mislead."""

SURE: Final = 0.9
"""Confidence from which the detector is believed against the document."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a version passage in a language that is neither the version's nor the base's."""
    expected = {pair.base.language.tag, pair.version.language.tag}
    told = _language(pair.version.text)
    if told is None or told in expected or any(told in kin and kin & expected for kin in KIN):
        return
    yield Finding(
        f"This is in {language(told).name}, not in {pair.version.language.name}",
        pair.base.passage(),
        pair.version.passage(None, told),
        None,
        0.8,
    )


@lru_cache(maxsize=4096)
def _language(text: str) -> str | None:
    if sum(map(str.isalpha, text)) < LETTERS:
        return None
    tag, confidence = detect(text, confirm=False)
    return primary(tag) if tag and confidence >= SURE else None


CHECK = Check("wrong-language", "a passage in neither language", "major", pair=find, beside=True)
