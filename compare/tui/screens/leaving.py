"""What leaves the screen: passages copied, reports written, texts opened elsewhere, and the other screens."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from compare.model import Severity
from compare.reports import REPORTS, SUFFIXES, render
from compare.reports.files import format_of, spare_inputs, write_file
from compare.reports.options import Options
from compare.tui.citation import citation
from compare.tui.filters import shows_info
from compare.tui.messages import PlaceChosen
from compare.tui.screens import screen
from compare.tui.screens.place import Place
from compare.tui.screens.prompt import PromptScreen
from compare.tui.view import BASE
from sources.errors import UserError


class Leaving(Place):
    """What keys for getting things out of the screen do."""

    def action_copy(self) -> None:
        """Copy what both sides say here, with their sources, to the clipboard of the terminal."""
        self.app.copy_to_clipboard(citation(self.view, self.row, self.chosen))
        self.notify("Copied, where the terminal allows it; x writes a file instead.")

    def action_edit(self) -> None:
        """Open the current version's file at this place; the base where the version has nothing here."""
        side = self.view.current if self.view.sentences(self.row, self.view.current) else BASE
        document = self.view.document(side)
        asked = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
        command = shlex.split(asked)
        if not command or not shutil.which(command[0]):
            self.notify("Say which editor in $EDITOR.", title="No editor", severity="warning")
        elif not document.source or not Path(document.source).is_file():
            self.notify(
                f"{document.label} is no file.", title="Nothing to open", severity="warning", markup=False
            )
        else:
            with self.app.suspend():
                subprocess.run([*command, *self._at_line(side), document.source], check=False)  # noqa: S603

    def _at_line(self, side: int) -> list[str]:
        """Return what most editors take for a line; the line of a page's text is not that of its file."""
        document = self.view.document(side)
        sentences = self.view.sentences(self.row, side)
        if not sentences or document.media_type not in {"text/plain", "text/markdown"}:
            return []
        return [f"+{document.text.count(chr(10), 0, document.sentences[sentences[0]].start) + 1}"]

    def action_export(self) -> None:
        """Ask for a file, and write the report that its suffix names."""
        known = " ".join(suffix for suffix, name in SUFFIXES.items() if name in REPORTS)

        def settle(file: str | None) -> None:
            if file:
                self._export(file)

        self.app.push_screen(PromptScreen("Write a report to", "report.md", f"a file: {known}"), settle)

    def _export(self, file: str) -> None:
        try:
            name = format_of(None, file)
            spare_inputs(file, (document.source for document in self.comparison.documents))
            least: Severity = "info" if shows_info(self.view.filter) else "minor"
            written = render(self.view.filtered, name, Options(least=least))
            write_file(Path(file), written)
        except UserError as error:
            self.notify(f"{error.message}. {error.hint}", title="Not written", severity="error", markup=False)
        else:
            hidden = f" What the filter “{self.view.filter}” hides is left out." * bool(str(self.view.filter))
            self.notify(f"{file}: written.{hidden}", markup=False)

    # Other screens

    def action_go(self, name: str) -> None:
        """Show another screen about the same comparison."""
        self.app.push_screen(screen(name)(self.view), self._arrived)

    def _arrived(self, place: PlaceChosen | None) -> None:
        """Go to the sentence that was pointed at on another screen."""
        if place is not None:
            self.show_version(place.number)
            self.go(self.view.row_with(place.sentence, place.side))

    def action_alone(self) -> None:
        """Show the current version alone, in its own order."""
        sentences = self.view.sentences(self.row, self.view.current)
        self.app.push_screen(screen("alone")(self.view, sentences[0] if sentences else 0), self._arrived)

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(screen("help").of(self.active_bindings))
