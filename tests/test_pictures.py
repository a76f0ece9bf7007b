"""The main states of the screen as pictures, in three sizes: look at the difference before updating them.

The comparison is made by hand, so that no check changes a picture; the pictures are made by one version of the
screen library, which the project's `test` extra pins.
"""

from collections.abc import Callable
from typing import Any

import _comparisons as hand
import pytest
from test_tui import at_work
from textual.pilot import Pilot

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
    "dismiss": ("d",),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_picture(state: str, size: str, snap_compare: Callable[..., Any]) -> None:
    app = Review(Job.of(hand.quoted(), Store(None, clock=lambda: "2031-03-18T12:00:00Z")))

    async def work(pilot: Pilot[None]) -> None:
        await at_work(app, pilot)
        await pilot.press(*STATES[state])
        await pilot.pause(0.2)

    assert snap_compare(app, terminal_size=SIZES[size], run_before=work)
