"""The main states of the screen as pictures, in three sizes: look at the difference before updating them.

The story is the bundled one, compared once; the pictures are made by one version of the screen library, which
the project's `test` extra pins.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from test_tui import at_work
from textual.pilot import Pilot

from compare import pipeline
from compare.model import Comparison
from compare.review.store import Store
from compare.tui.app import Review
from compare.tui.job import Job
from sources.load import load
from sources.samples import story

SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
STATES = {
    "review": (),
    "decided": ("space", "d", "2", "exclamation_mark", "left_square_bracket"),
    "overview": ("v",),
    "ledger": ("quotation_mark",),
    "alone": ("3", "t"),
    "align": ("a", "j", "j", "p"),
}


@cache
def compared() -> Comparison:
    return pipeline.run([load(path, label=path.name) for path in story()])


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_picture(state: str, size: str, snap_compare: Callable[..., Any]) -> None:
    app = Review(Job.of(compared(), Store(None, clock=lambda: "2031-03-18T12:00:00Z")))

    async def work(pilot: Pilot[None]) -> None:
        await at_work(app, pilot)
        await pilot.press(*STATES[state])
        await pilot.pause(0.2)

    assert snap_compare(app, terminal_size=SIZES[size], run_before=work)
