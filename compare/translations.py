"""Machine translations of the versions into the base's language: for people, and a hint for the aligner.

A translation is never evidence: no loud finding rests on one, and without an engine all goes on as before.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Final

from compare.languages import language, primary
from compare.model import Alignment, NotChecked
from compare.settings import Settings
from compare.tellings import Aligner
from sources.engines import Translation, engine, refuse_unknown
from sources.engines.translator import LIMIT, Translator, place
from sources.errors import UserError
from sources.kept import Kept
from sources.model import Document

Row = tuple[Translation | None, ...]
"""One for each sentence of a document; `None` where nothing was to be translated."""

ENOUGH: Final = 0.5
"""Share of sentences whose translation must stand, for the aligner to read them in place of the original."""

SHOWN: Final = 8
"""Sentences named of those that failed; the others are counted."""


@dataclass(frozen=True, slots=True)
class Translated:
    """What an engine made of the documents, and what it could not do."""

    rows: tuple[Row, ...]
    """One per document; empty where no translation was asked for."""
    language: str | None
    notes: tuple[NotChecked, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def engine(self) -> str | None:
        """Engines and models that translated, for the recipe."""
        used = dict.fromkeys(made.engine for row in self.rows for made in row if made)
        return "; ".join(used) or None

    def texts(self, number: int) -> tuple[str | None, ...]:
        """Return the translations of one document that did not fail; empty where there are none."""
        row = self.rows[number] if self.rows else ()
        return tuple(made.text or None if made else None for made in row)

    def read_as(self, version: Document, aligner: Aligner) -> Document:
        """Return what the aligner is to read of a version: its translation where it knows not its language.

        Sentences keep their offsets, which are those of the original.
        """
        row = self._row(version)
        stands = sum(bool(made and made.text) for made in row)
        lost = aligner.kind(self.language, version.language) in {"foreign", "lexical"}
        if not lost or not row or stands < ENOUGH * len(row):
            return version
        told = tuple(
            replace(sentence, text=made.text) if made and made.text else sentence
            for sentence, made in zip(version.sentences, row, strict=True)
        )
        return replace(version, sentences=told, language=self.language)

    def _row(self, version: Document) -> Row:
        at = next((n for n, document in enumerate(self.documents) if document is version), None)
        return self.rows[at] if self.rows and at is not None else ()

    @staticmethod
    def alignment_notes(read: Document, version: Document, aligner: Aligner) -> Iterator[NotChecked]:
        """Say what the aligner could not do for a version, or that it read the translation."""
        if read is version:
            yield from aligner.not_checked(version)
        else:
            what = f"meaning of {version.label} ({language(version.language).name})"
            yield NotChecked(
                what, "the sentence encoder does not know it; aligned on its machine translation"
            )


def translations(
    documents: Sequence[Document], settings: Settings, report: Callable[[str, float], None]
) -> Translated:
    """Translate every version that is in another language than the base, with the engine of the settings.

    What goes wrong is noted, and the comparison goes on without.

    Raises:
        UserError: there is no engine of that name.
    """
    refuse_unknown(settings.translate)
    base, *versions = documents
    if settings.translate == "none":
        return Translated((), base.language)
    rows: list[Row] = [(None,) * len(base.sentences)]
    notes: list[NotChecked] = []
    work = _Work(base.language, settings)
    with closing(work):
        for done, version in enumerate(versions):

            def told(share: float, done: int = done, label: str = version.label) -> None:
                report(f"translating {label}", (done + share) / len(versions) / 4)

            try:
                row = work.translated(version, told)
            except UserError as error:
                row = (None,) * len(version.sentences)
                why = f"{error.message}. {error.hint}".strip()
                notes.append(NotChecked(f"machine translation of {version.label}", why))
            rows.append(row)
            notes += _failures(version, row)
    return Translated(tuple(rows), base.language, tuple(notes), tuple(documents))


class _Work:
    """The engine, opened when the first version needs it."""

    def __init__(self, target: str | None, settings: Settings) -> None:
        self._target = target
        self._settings = settings
        self._translator: Translator | None = None

    def translated(self, version: Document, report: Callable[[float], None]) -> Row:
        if version.language is None or self._target is None:
            raise UserError(
                "the language of one side is not known", "Name it: --language, --version-language."
            )
        if primary(version.language) == primary(self._target):
            return (None,) * len(version.sentences)
        if self._translator is None:
            kept = Kept(place(), LIMIT) if self._settings.cache else None
            self._translator = Translator(engine(self._settings.translate), kept)
        return self._translator.translate(
            [sentence.text for sentence in version.sentences], version.language, self._target, report
        )

    def close(self) -> None:
        if self._translator:
            self._translator.close()


def _failures(version: Document, row: Row) -> Iterator[NotChecked]:
    """Say which sentences have a translation that is none, and why."""
    for reason in sorted({made.failed for made in row if made and made.failed}):
        at = [str(number) for number, made in enumerate(row, 1) if made and made.failed == reason]
        some = ", ".join(at[:SHOWN]) + f" and {len(at) - SHOWN} more" * (len(at) > SHOWN)
        what = f"machine translation of {version.label}, sentence{'s' * (len(at) > 1)} {some}"
        yield NotChecked(what, f"translation failed: {reason}")


def without_edits(alignment: Alignment) -> Alignment:
    """Return an alignment made on a translation: words are not compared across languages."""
    return replace(alignment, links=tuple(replace(link, edits=()) for link in alignment.links))
