"""How the comparison was made, and what it did not look at."""

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.content import Content

from compare.reports.visible import visible
from compare.tui.messages import PlaceChosen
from compare.tui.screens.sheet import Sheet
from compare.version import __version__


class RunScreen(Sheet):
    """Texts with their digests, settings, encoder, checks, and what was not checked."""

    HEADING: ClassVar[str] = "This run"

    def lines(self, width: int) -> list[tuple[Content, PlaceChosen | None]]:
        """Return all of it; nothing leads anywhere."""
        del width
        parts: list[Content | str] = []
        for heading, entries in (
            ("Not checked", list(self._unchecked())),
            ("Texts", list(self._texts())),
            ("Settings", list(self._settings())),
        ):
            parts.append(Content.assemble((heading, "bold $primary"), "\n"))
            parts += [Content.assemble((f"  {name}", "bold"), f"  {value}\n") for name, value in entries]
            parts.append("\n")
        return [(Content.assemble(*parts), None)]

    def _unchecked(self) -> Iterator[tuple[str, str]]:
        entries = self.view.comparison.not_checked
        for entry in entries:
            yield visible(entry.what), visible(entry.why)
        if not entries:
            yield "nothing", "was skipped of what `rashomon checks` lists"

    def _texts(self) -> Iterator[tuple[str, str]]:
        comparison = self.view.comparison
        for identifier, document in zip(comparison.ids, comparison.documents, strict=True):
            sure = f"{document.language or 'unknown'} ({document.language_confidence:.0%} sure)"
            told = [
                document.source or "a string",
                sure,
                document.encoding or "",
                f"sha256 {document.sha256[:16]}",
            ]
            yield (
                f"{identifier} {visible(document.label)}",
                visible(" · ".join(part for part in told if part)),
            )

    def _settings(self) -> Iterator[tuple[str, str]]:
        recipe: dict[str, Any] = self.view.comparison.recipe
        yield "rashomon", __version__
        yield "encoder", str(recipe.get("encoder") or "none")
        engine = recipe.get("engine")
        yield "machine translation", str(engine or "none; `rashomon engines list` says how to get an engine")
        for name, value in sorted(recipe.get("settings", {}).items()):
            if value not in (None, (), [], ""):
                yield name, visible(str(value))
        yield "checks", ", ".join(sorted(recipe.get("checks", {})))
