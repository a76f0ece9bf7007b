"""The main states of the screen as pictures, in three sizes: look at the difference before updating them.

The comparison is made by hand, so that no check changes a picture; the pictures are made by one version of the
screen library, which the project's `test` extra pins.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import _comparisons as hand
import pytest
from test_tui import at_work
from textual.pilot import Pilot

from compare.model import Comparison, Fate, Part, Saying
from compare.review.store import Store
from compare.tui.app import Review
from compare.tui.job import Job

SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
STATES = {
    "review": (),
    "decided": ("space", "d", "2", "exclamation_mark", "left_square_bracket"),
    "overview": ("v",),
    "ledger": ("quotation_mark",),
    "alone": ("2", "t"),
    "align": ("a", "j", "j", "p"),
}


def told() -> Comparison:
    """Return the story made by hand, with its quotations."""
    story = hand.story()
    base, russian, _ = story.documents
    said, other = hand.passage(base, 4, "We will not charge a toll this year,"), russian.sentences[3]
    speaker = hand.passage(base, 4, "Mayor Ansa Doreval")
    row = Saying(
        *("q1", "base", said.start, said.end, said.text, "direct"),
        Part(speaker.text, speaker.start, speaker.end),
        None,
        "Ansa Doreval",
        (
            Fate(
                "v1", "altered", other.start, other.end, other.text, note="“not” is gone", divergences=("d2",)
            ),
            Fate("v2", "missing", note="nothing like it is quoted or reported"),
        ),
    )
    only = russian.sentences[6]
    own = Saying("q2", "v1", only.start, only.end, only.text, "direct")
    return replace(story, quotes=(row, own))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_picture(state: str, size: str, snap_compare: Callable[..., Any]) -> None:
    app = Review(Job.of(told(), Store(None, clock=lambda: "2031-03-18T12:00:00Z")))

    async def work(pilot: Pilot[None]) -> None:
        await at_work(app, pilot)
        await pilot.press(*STATES[state])
        await pilot.pause(0.2)

    assert snap_compare(app, terminal_size=SIZES[size], run_before=work)
