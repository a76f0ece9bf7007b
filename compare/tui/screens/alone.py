"""One telling alone, in its own order, as its readers had it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from compare.model import Divergence
from compare.reports import marks
from compare.reports.visible import visible
from compare.reports.wrap import wrap
from compare.tui.messages import PlaceChosen
from compare.tui.screens.sheet import Sheet
from compare.tui.spans import Mark, paint
from compare.tui.view import BASE, View
from sources.model import Sentence

_STYLES = {"version-finding": "bold $primary underline", "base-finding": "bold $secondary underline"}


class AloneScreen(Sheet):
    """A text with the numbers of its sentences and, beside each, what it answers in the base."""

    HEADING: ClassVar[str] = "One telling alone"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,t", "turn(1)", "Next text", tooltip="next text"),
        Binding("shift+tab", "turn(-1)", "Previous text", show=False, tooltip="previous text"),
    ]

    def __init__(self, view: View, sentence: int = 0, side: int | None = None) -> None:
        super().__init__(view)
        self.side = view.current if side is None else side
        self.sentence = sentence

    def action_turn(self, step: int) -> None:
        """Show the next text, the base among them."""
        count = len(self.view.comparison.documents)
        self.side = (self.side + 1 + step) % count - 1
        self.sentence = 0
        self.query_one(OptionList).highlighted = None
        self.fill()

    def fill(self) -> None:
        """Write the text, and go to the sentence where the reader was."""
        super().fill()
        document = self.view.document(self.side)
        name = "BASE" if self.side == BASE else f"V{self.side + 1}"
        told = [visible(document.label), visible(document.language or "?"), document.published or ""]
        self.query_one("#legend", Static).update(
            Content.assemble((f" {name} ", "bold $primary"), " · ".join(part for part in told if part))
        )
        options = self.query_one(OptionList)
        at = next((n for n, p in enumerate(self.places) if p and p.sentence == self.sentence), None)
        if at is not None and not options.highlighted:
            options.highlighted = at

    def lines(self, width: int) -> list[tuple[Content, PlaceChosen | None]]:
        """Return a paragraph of cells per sentence."""
        document = self.view.document(self.side)
        digits = len(str(len(document.sentences)))
        found = self._found()
        made: list[tuple[Content, PlaceChosen | None]] = []
        paragraph = 0
        for sentence in document.sentences:
            gap = "\n" if sentence.paragraph != paragraph else ""
            paragraph = sentence.paragraph
            here = found.get(sentence.index, [])
            made.append((self._line(sentence, here, digits, width, gap), self._place(sentence)))
        return made

    def _found(self) -> dict[int, list[Divergence]]:
        """Return the findings shown of each sentence."""
        found: dict[int, list[Divergence]] = {}
        view = self.view.but(
            shown=(self.view.current if self.side == BASE else self.side,), current=max(self.side, 0)
        )
        if self.side == BASE:
            view = self.view
        for divergence in view.findings:
            passage = divergence.base if self.side == BASE else divergence.other
            if passage is not None:
                found.setdefault(passage.sentence, []).append(divergence)
        return found

    def _line(self, sentence: Sentence, here: list[Divergence], digits: int, width: int, gap: str) -> Content:
        spans = []
        prefix = "base" if self.side == BASE else "version"
        for divergence in here:
            passage = divergence.base if self.side == BASE else divergence.other
            if passage and (passage.start, passage.end) != (sentence.start, sentence.end):
                spans.append(Mark(passage.start, passage.end, "finding"))
        room = max(20, min(100, width - digits - 14))
        answers = self._answers(sentence.index)
        parts: list[Content | str | tuple[str, str]] = [gap]
        worst = min((d.severity for d in here), key=list(marks.SEVERITY).index, default=None)
        title = (
            "bold" if sentence.kind in {"headline", "subhead"} else "" if sentence.kind == "body" else "$dim"
        )
        for at, line in enumerate(wrap(paint(sentence, spans, prefix), room)):
            sign = marks.SEVERITY[worst] if worst and at == 0 else ""
            number = str(sentence.index + 1) if at == 0 else ""
            lead = f"{sign:>2} {number:>{digits}} {answers if at == 0 else '':>6}  "
            parts += ["\n" if at else "", (lead, "bold $secondary" if sign else "$dim")]
            parts += [(text, _STYLES.get(style, title)) for text, style in line]
        return Content.assemble(*parts)

    def _answers(self, index: int) -> str:
        """Return `=12`: the sentence of the other text that this one answers; `+` or `−` for none."""
        alignment = self.view.comparison.alignments[
            max(self.side, 0) if self.side != BASE else self.view.current
        ]
        for link in alignment.links:
            if self.side == BASE and index in link.base:
                return f"{marks.MOVED if link.moved else marks.SAME}{link.version[0] + 1}"
            if self.side != BASE and index in link.version:
                return f"{marks.MOVED if link.moved else marks.SAME}{link.base[0] + 1}"
        if index in (alignment.omitted if self.side == BASE else alignment.added):
            return marks.BASE if self.side == BASE else marks.VERSION
        return ""

    def _place(self, sentence: Sentence) -> PlaceChosen:
        return PlaceChosen(self.view.current if self.side == BASE else self.side, self.side, sentence.index)
