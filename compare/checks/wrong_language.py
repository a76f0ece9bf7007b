"""Sentences in a language that neither side is in."""

from collections.abc import Iterator
from typing import Final

from compare.check import Check, Finding, Pair, Side
from compare.languages import language, primary
from sources.language import detect

LETTERS: Final = 40
"""Letters below which no language is told: names and quotations mislead."""

SURE: Final = 0.9
"""Confidence from which the detector is believed against the document."""

KIN: Final = (
    frozenset("ru uk be bg sr mk".split()),
    frozenset("hr sr bs sl sh".split()),
    frozenset("da no nb nn sv".split()),
    frozenset("es pt gl ca oc".split()),
    frozenset("cs sk pl".split()),
    frozenset("id ms".split()),
    frozenset("de nl lb nds".split()),
)
"""Languages that detectors take for one another."""


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a version passage in a language that is neither the version's nor the base's."""
    expected = {pair.base.language.tag, pair.version.language.tag}
    told = _language(pair.version)
    if told is None or told in expected or any(told in kin and kin & expected for kin in KIN):
        return
    yield Finding(
        f"This is in {language(told).name}, not in {pair.version.language.name}",
        pair.base.passage(),
        pair.version.passage(None, told),
        None,
        0.8,
    )


def _language(side: Side) -> str | None:
    if sum(map(str.isalpha, side.text)) < LETTERS:
        return None
    tag, confidence = detect(side.text, confirm=False)
    return primary(tag) if tag and confidence >= SURE else None


CHECK = Check("wrong-language", "a passage in neither language", "major", pair=find, beside=True)
