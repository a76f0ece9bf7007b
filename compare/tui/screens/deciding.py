"""Deciding: confirm, dismiss, flag, note, sign off, undo. Every decision is kept before the next key."""

from collections.abc import Callable
from typing import Final

from compare.model import REVIEW_STATUSES, ReviewStatus
from compare.review.desk import DECISION, PINS, SIGN_OFF, Undone
from compare.tui.screens.choice import ChoiceScreen
from compare.tui.screens.cursor import kept
from compare.tui.screens.place import Place
from compare.tui.screens.prompt import PromptScreen
from sources.errors import UserError

REASONS: Final = (
    "same meaning, other words",
    "right after conversion or rounding",
    "both are right: the facts changed",
    "the program misread it",
    "the sentences do not belong together",
    "known, and settled with the desk",
)
"""Offered when a finding is dismissed; any other may be typed."""


class Deciding(Place):
    """What keys for decisions do."""

    def action_decide(self, status: str) -> None:
        """Keep a decision about the finding chosen; an empty one reopens it."""
        self.decide(next((known for known in REVIEW_STATUSES if known == status), None))

    def decide(self, status: ReviewStatus | None, reason: str = "", note: str | None = None) -> None:
        """Keep a decision, and go on to the next open finding when this one is settled."""
        chosen = self.chosen
        if chosen is None:
            self.app.clear_notifications()  # the same words once are enough
            self.notify("There is no finding here to decide about: ] goes to the next one.")
            return
        following = self.next_open(1) if status in {"confirmed", "dismissed"} else None
        after = self.view.findings[following].id if following is not None else chosen.id
        if kept(self, lambda: self.desk.decide(self.comparison, [chosen], status, reason=reason, note=note)):
            self.set_comparison(self.desk.reviewed(self.comparison))
            if not self.find(after):
                self.go(self.row)

    def action_settle(self) -> None:
        """Ask why, then dismiss the finding chosen."""
        chosen = self.chosen
        if chosen is None:
            self.decide("dismissed")
            return

        def settle(reason: str | None) -> None:
            if reason is not None:
                self.decide("dismissed", reason)

        self.app.push_screen(ChoiceScreen("Dismiss: why?", REASONS, other="another reason"), settle)

    def action_note(self) -> None:
        """Ask for a note on the finding chosen; an empty one takes it away."""
        chosen = self.chosen
        if chosen is None:
            self.notify("There is no finding here to note something about.")
            return
        review = chosen.review

        def settle(note: str | None) -> None:
            if note is not None:
                self.decide_again(review.status, review.reason, note)

        self.app.push_screen(PromptScreen("Note", review.note, "what the next reader should know"), settle)

    def decide_again(self, status: ReviewStatus | None, reason: str, note: str) -> None:
        """Keep a note beside the decision there was, and stay."""
        chosen = self.chosen
        if chosen and kept(
            self, lambda: self.desk.decide(self.comparison, [chosen], status, reason=reason, note=note)
        ):
            self.set_comparison(self.desk.reviewed(self.comparison))

    def action_sign_off(self) -> None:
        """Sign off the current version, or take that back."""
        number = self.view.current
        version, label = self.view.alignment.version, self.view.document(number).label
        signed = not (self.comparison.signed_off and self.comparison.signed_off[number])
        if self.doing:
            self.notify("Wait until all findings are there.", severity="warning")
        elif kept(self, lambda: self.desk.sign_off(self.comparison, version, signed=signed)):
            self.set_comparison(self.desk.reviewed(self.comparison))
            said = (
                "signed off. A later revision shows first what is new." if signed else "no longer signed off."
            )
            self.notify(f"{label}: {said}", markup=False)

    def action_undo(self) -> None:
        """Take back the last change, also one of an earlier session."""
        self._turn("Undone", self.desk.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self._turn("Done again", self.desk.redo)

    def _turn(self, said: str, turn: Callable[[], Undone | None]) -> None:
        try:
            undone = turn()
        except UserError as error:
            self.notify(f"{error.message}. {error.hint}", severity="error", markup=False)
            return
        if undone is None:
            self.notify("There is nothing to undo." if said == "Undone" else "There is nothing to do again.")
            return
        if undone.kind == PINS:
            self.app.call_next(self.realigned)
        self.set_comparison(self.desk.reviewed(self.comparison))
        place = self.desk.finding_of(self.comparison, undone)
        if place:
            self.find(place)
        self.notify(
            f"{said}: {_KINDS.get(undone.kind, undone.kind)}"
            f"{f' ({undone.decision})' if undone.decision else ''}."
        )

    def realigned(self) -> None:
        """Compare again with what was aligned by hand."""
        raise NotImplementedError


_KINDS: Final = {DECISION: "a decision", PINS: "alignment by hand", SIGN_OFF: "a sign-off"}
