"""Bilingual files: a text and its translation, unit by unit, the alignment given.

Adding a format is adding a file here and a line to `BILINGUAL`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Final

from sources.errors import UserError
from sources.language import detect
from sources.model import Document, Sentence
from sources.read import read, visible

BILINGUAL: Final[dict[str, str]] = {
    ".tmx": "sources.bilingual.tmx",
    ".xlf": "sources.bilingual.xliff",
    ".xliff": "sources.bilingual.xliff",
    ".tsv": "sources.bilingual.tsv",
    ".po": "sources.bilingual.po",
}
"""Suffix -> dotted name of a module with `read(data, name, target) -> Bitext`; loaded when first needed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage and its translation."""

    source: str
    target: str
    """Empty where it is not translated yet."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """What a bilingual file holds."""

    units: tuple[Unit, ...]
    source_language: str | None = None
    """As the file tells; `None` where it does not."""
    target_language: str | None = None
    warnings: tuple[str, ...] = field(default=())


def load(
    path: str, *, language: str | None = None, target_language: str | None = None
) -> tuple[Document, Document, tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]]:
    """Read a bilingual file: source, translation, and which sentence answers which; a unit is a sentence.

    Raises:
        UserError: it cannot be read, or holds no units.
    """
    raw = read(path)
    if raw.suffix not in BILINGUAL:
        known = ", ".join(BILINGUAL)
        raise UserError(
            f"{raw.name}: is no bilingual file", f"Name a source and its translation, or {known}."
        )
    reader: Callable[[bytes, str, str | None], Bitext] = import_module(BILINGUAL[raw.suffix]).read
    bitext = reader(raw.data, raw.name, target_language)
    name = visible(Path(path).name)
    made = documents(
        bitext.units,
        (f"{name} (source)", f"{name} (translation)"),
        (language or bitext.source_language, target_language or bitext.target_language),
        raw.source,
        bitext.warnings,
    )
    if not made[2]:
        raise UserError(f"{raw.name}: holds no units to check", "Check that it holds source and translation.")
    return made


def documents(
    units: tuple[Unit, ...],
    labels: tuple[str, str],
    languages: tuple[str | None, str | None],
    path: str = "",
    warnings: tuple[str, ...] = (),
) -> tuple[Document, Document, tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]]:
    """Return both sides as documents, a sentence a unit, and which answers which."""
    used = [unit for unit in units if unit.source.strip() or unit.target.strip()]
    sides = ([unit.source for unit in used], [unit.target for unit in used])
    made, places = zip(
        *(
            _side(texts, label, tag, path, warnings if number == 0 else ())
            for number, (texts, label, tag) in enumerate(zip(sides, labels, languages, strict=True))
        ),
        strict=True,
    )
    links = tuple((ours, theirs) for ours, theirs in zip(*places, strict=True))
    return made[0], made[1], links


def _side(
    texts: list[str], label: str, tag: str | None, path: str, warnings: tuple[str, ...]
) -> tuple[Document, list[tuple[int, ...]]]:
    """Return a document of the texts that are not empty, and for each text its sentence, if any."""
    text = ""
    sentences: list[Sentence] = []
    places: list[tuple[int, ...]] = []
    for piece in texts:
        if not piece.strip():
            places.append(())
            continue
        index, start = len(sentences), len(text)
        sentences.append(Sentence(index, start, start + len(piece), piece, index))
        places.append((index,))
        text += piece + "\n\n"
    language, confidence = (tag, 1.0) if tag else detect(text)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    made = Document(
        label, path, text, tuple(sentences), digest, language=language,
        language_confidence=confidence, warnings=warnings,
    )  # fmt: skip
    return made, places
