from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Event

import _comparisons as hand
import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from compare.model import Alignment, Comparison
from compare.tui.app import Review
from compare.tui.columns import Columns
from compare.tui.filters import shows_info
from compare.tui.job import Compare, Job
from compare.tui.screens.help import HelpScreen
from compare.tui.screens.review import ReviewScreen
from compare.tui.screens.waiting import WaitingScreen
from compare.tui.view import Filter, View
from compare.tui.widgets.finding_list import FindingList, fit
from compare.tui.widgets.passages import Passages
from compare.tui.widgets.status import Status
from sources.errors import UserError
from sources.model import Document

WIDE, NARROW = (120, 40), (80, 24)


async def at_work(app: Review, pilot: Pilot[None]) -> None:
    """Wait until the work is begun and done, and shown."""
    for _ in range(100):
        await pilot.pause()
        await app.workers.wait_for_complete()
        if isinstance(app.screen, ReviewScreen) and not app.screen.doing:
            break
    await pilot.pause()


@asynccontextmanager
async def shown(
    make: Callable[[], Comparison], size: tuple[int, int] = WIDE, **options: bool
) -> AsyncIterator[tuple[Pilot, ReviewScreen]]:
    app = Review(Job.of(make()), **options)
    async with app.run_test(size=size) as pilot:
        await at_work(app, pilot)
        assert isinstance(app.screen, ReviewScreen)
        yield pilot, app.screen


def job(compare: Compare) -> Job:
    return replace(Job.of(hand.story()), compare=compare)


def lines(screen: ReviewScreen) -> list[str]:
    """Return what the whole screen shows."""
    width, height = screen.app.size
    shot = screen.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip)[:width] for strip in shot[:height]]


def text(screen: ReviewScreen) -> str:
    return "\n".join(lines(screen))


# Keys


MOVES = (
    ("", 3, 0, "1 / 5 · 5 in all · row 4 of 9"),
    ("]", 4, 1, "2 / 5"),
    ("n", 4, 1, "2 / 5"),
    ("] ] [", 4, 1, "2 / 5"),
    ("] N", 3, 0, "1 / 5"),
    ("[", 3, 0, "1 / 5"),
    ("] ] ] ] ]", 8, 4, "5 / 5"),
    ("j", 4, 1, "2 / 5"),
    ("down down down down", 7, None, "– / 5"),
    ("k", 2, None, "– / 5"),
    ("up up ]", 3, 0, "1 / 5"),
    ("k k k k k", 0, None, "row 1 of 9"),
    ("G", 8, 4, "row 9 of 9"),
    ("end", 8, 4, "row 9 of 9"),
    ("G k [", 6, 3, "4 / 5"),
    ("g", 0, None, "– / 5"),
    ("G home", 0, None, "– / 5"),
    ("pagedown", 8, 4, "row 9 of 9"),
    ("pagedown b b", 0, None, "row 1 of 9"),
    ("G pageup pageup", 0, None, "row 1 of 9"),
)
"""Keys, then the row and the finding that they lead to from the first finding, and what the status line says."""


async def test_moving() -> None:
    async with shown(hand.story) as (pilot, screen):
        for keys, row, finding, status in MOVES:
            screen.begin()
            await pilot.press(
                *keys.replace("]", "right_square_bracket").replace("[", "left_square_bracket").split()
            )
            await pilot.pause()
            assert (screen.row, screen.finding) == (row, finding), keys
            assert status in str(screen.query_one(Status).render()), keys
            assert screen.query_one(Passages).row == row, keys
            assert screen.query_one(FindingList).finding == finding, keys


async def test_changing_versions() -> None:
    turns = (("2", 1), ("2 1", 0), ("9", 0), ("tab", 1), ("tab tab", 0), ("shift+tab", 1))
    async with shown(hand.story) as (pilot, screen):
        for keys, number in turns:
            screen.show_version(0)
            await pilot.press(*keys.split())
            await pilot.pause()
            assert screen.view.current == number, keys
            assert ("northern-wire.txt · en" in text(screen)) == (number == 1), keys


async def test_another_version_stays_at_the_sentence() -> None:
    async with shown(hand.story) as (pilot, screen):
        await pilot.press("G", "k", "2")
        assert 7 in screen.view.rows[screen.row].base


async def test_info_findings() -> None:
    async with shown(hand.story) as (pilot, screen):
        await pilot.press("2", "G")
        await pilot.pause()
        assert "7 in all · 2 info hidden" in text(screen)
        assert screen.finding is None
        await pilot.press("i")
        await pilot.pause()
        assert "7 in all" in text(screen)
        assert len(screen.view.findings) == 7
        await pilot.press("G", "i", "i")
        assert screen.row == 8


async def test_info_findings_from_the_start() -> None:
    async with shown(hand.story, least="info") as (_, screen):
        assert shows_info(screen.view.filter)


async def test_layout_follows_the_width_until_asked() -> None:
    async with shown(hand.story) as (pilot, screen):
        passages = screen.query_one(Passages)
        assert not passages.stacked
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert passages.stacked
        assert not screen.query_one(FindingList).display
        await pilot.press("s")
        assert not passages.stacked
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert not passages.stacked
        assert screen.query_one(FindingList).display


async def test_the_list_takes_the_place_of_the_texts_where_it_is_narrow() -> None:
    async with shown(hand.story, NARROW) as (pilot, screen):
        await pilot.press("l")
        await pilot.pause()
        assert not screen.query_one("#texts").display
        await pilot.press("j", "j", "k")
        assert screen.finding == 1
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one("#texts").display
        assert screen.finding == 1


async def test_the_list_can_be_hidden() -> None:
    async with shown(hand.story) as (pilot, screen):
        await pilot.press("l")
        assert not screen.query_one(FindingList).display
        assert screen.query_one("#texts").display


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_is_made_from_the_bindings(key: str, size: tuple[int, int]) -> None:
    async with shown(hand.story, size) as (pilot, screen):
        await pilot.press(key)
        await pilot.pause()
        shows = pilot.app.screen
        assert isinstance(shows, HelpScreen)
        told = "\n".join(str(part.render()) for part in shows.query(Static))
        for keys in ("]", "[", "j ↓", "k ↑", "g Home", "G End", "1…9", "Tab", "q", "ctrl+q", "? F1"):
            assert keys in told
        await pilot.press("j", "k", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_what_was_not_checked() -> None:
    async with shown(hand.story) as (pilot, screen):
        await pilot.press("comma")
        await pilot.pause()
        assert "negation (ru)  no rules for this pair yet" in text(screen)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(key: str) -> None:
    async with shown(hand.story) as (pilot, _):
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_the_mouse_chooses() -> None:
    async with shown(hand.story) as (pilot, screen):
        await pilot.click("#tellings VersionTab:last-of-type")
        await pilot.pause()
        assert screen.view.current == 1
        await pilot.click(FindingList, offset=(5, 4))
        await pilot.pause()
        assert screen.finding == 1
        await pilot.click(Passages, offset=(20, 1))
        await pilot.pause()
        assert screen.row == 0
        await pilot.click("Density", offset=(115, 0))
        await pilot.pause()
        assert screen.row == len(screen.view.rows) - 1


async def test_many_versions_keep_their_keys_in_sight() -> None:
    def make() -> Comparison:
        one = hand.story()
        ids = tuple(f"v{number}" for number in range(1, 10))
        alignments = tuple(replace(one.alignments[0], version=identifier) for identifier in ids)
        return Comparison((one.base, *[one.documents[1]] * 9), ("base", *ids), alignments, ())

    async with shown(make, (100, 30)) as (pilot, screen):
        top = lines(screen)[0]
        assert [str(number) in top for number in range(1, 10)] == [True] * 9
        await pilot.press("9")
        assert screen.view.current == 8


# What is shown


async def test_sides_stand_beside_each_other() -> None:
    async with shown(hand.story) as (_, screen):
        row = next(line for line in lines(screen) if "Ремонт обошёлся" in line)
        words = row[row.index("▌", 1) :].split()
        assert words == [
            "▌",
            "!!",
            "4",
            *"Repairs cost 2.4 million ≠ 3 Ремонт обошёлся в 2,4 млрд".split(),
        ]


async def test_the_detail_says_everything() -> None:
    async with shown(hand.story) as (_, screen):
        told = text(screen)
        for part in (
            "!! critical",
            "confidence 97%",
            "2.4 million became 2.4 billion",
            "2400000 ≠ 2400000000",
        ):
            assert part in told


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (hand.same, "No divergences found"),
        (hand.only_info, "i shows what is hidden"),
        (hand.unrelated, "Could not compare"),
    ],
)
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_which_kind_of_empty(make, says: str, size: tuple[int, int]) -> None:
    async with shown(make, size) as (pilot, screen):
        assert says in text(screen)
        await pilot.press(
            "right_square_bracket", "left_square_bracket", "j", "k", "g", "G", "i", "s", "l", "tab"
        )


def empty() -> Comparison:
    text = hand.document("empty.txt", (), None)
    return Comparison((text, text), ("base", "v1"), (Alignment("v1", (), (), ()),), ())


async def test_no_sentences_at_all() -> None:
    async with shown(empty) as (pilot, screen):
        assert "the base holds no sentences" in text(screen)
        await pilot.press("j", "k", "g", "G", "pagedown", "right_square_bracket", "i", "s", "l", "2", "tab")
        await pilot.click(Passages, offset=(2, 2))
        await pilot.click("Density", offset=(30, 0))


@pytest.mark.parametrize("size", [WIDE, NARROW, (30, 10)])
async def test_hostile_text_is_only_shown(size: tuple[int, int]) -> None:
    async with shown(hand.hostile, size) as (pilot, screen):
        for key in ("g", "s", "i", "G", "right_square_bracket", "l", "l", "0", "z"):
            await pilot.press(key)
            await pilot.pause()
            assert not {character for character in text(screen) if character < " "} - {"\n"}
            assert "\u202e" not in text(screen)
            assert "\ud800" not in text(screen)


async def test_markup_stays_text() -> None:
    async with shown(hand.hostile) as (pilot, screen):
        await pilot.press("k")
        await pilot.pause()
        assert "[bold]x[/] ␛[31mred" in text(screen)


async def test_a_long_story_moves_at_once() -> None:
    async with shown(lambda: hand.long(500)) as (pilot, screen):
        await pilot.press("G")
        await pilot.pause()
        assert screen.row == 499
        assert "Sentence 499" in text(screen)
        await pilot.press(*["k"] * 20)
        await pilot.pause()
        assert "Sentence 479" in text(screen)


async def test_other_themes_have_every_colour() -> None:
    async with shown(hand.story) as (pilot, screen):
        for theme in ("rashomon-light", "textual-light", "nord"):
            pilot.app.theme = theme
            await pilot.pause()
            assert "2.4 million" in text(screen)


# Work


async def test_the_first_picture_waits_for_nothing() -> None:
    go = Event()

    def make(_documents, _pins, progress, _ready) -> Comparison:
        progress("reading the texts", 0.25)
        go.wait(10)
        return hand.story()

    app = Review(job(make))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WaitingScreen)
        go.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


async def test_leaving_early_stops_the_work() -> None:
    begun, go, stopped = Event(), Event(), Event()

    def make(_documents, _pins, progress, _ready) -> Comparison:
        begun.set()
        go.wait(10)
        try:
            progress("comparing", 0.5)
        except BaseException:
            stopped.set()
            raise
        return hand.story()

    app = Review(job(make))
    async with app.run_test(size=NARROW) as pilot:
        while not begun.is_set():
            await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        app.workers.cancel_all()
        go.set()
    assert stopped.wait(10)


async def test_a_failure_is_told_on_the_screen() -> None:
    def make(_documents, _pins, _progress, _ready) -> Comparison:
        raise UserError("no[ne].txt: no such file \x1b[31m", "Check the spelling.")

    app = Review(job(make))
    async with app.run_test(size=NARROW) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        told = str(app.screen.query_one("#doing", Static).render())
        assert "Could not compare" in told
        assert "no[ne].txt: no such file ␛[31m" in told
        assert "Check the spelling." in told
        await pilot.press("q")
    assert app.return_code == 2


async def test_a_version_that_fails_does_not_stop_the_others() -> None:
    def load(_progress, trouble) -> tuple[Document, ...]:
        trouble("bad[/].txt: is empty", "Name another.")
        return hand.story().documents

    app = Review(replace(Job.of(hand.story()), load=load))
    async with app.run_test(size=WIDE) as pilot:
        await at_work(app, pilot)
        while not app._notifications:
            await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert "bad[/].txt: is empty" in "\n".join(note.message for note in app._notifications)
        await pilot.press("q")
    assert app.return_code == 2
    assert [error.message for error in app.troubles] == ["bad[/].txt: is empty"]


# Layout


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("width", [40, 79, 120, 200])
@pytest.mark.parametrize("make", [hand.story, hand.same, hand.unrelated, hand.hostile])
def test_lines_fit_and_hold_every_sentence(make, width: int, stacked: bool) -> None:
    comparison = make()
    for number in range(len(comparison.alignments)):
        view = View(comparison, (number,), number, Filter(frozenset()))
        columns = Columns(width, stacked, 2)
        numbers = []
        for row in range(len(view.rows)):
            for line in columns.lines(view, row):
                assert sum(cell_len(piece) for piece, _ in line) < width + stacked
                numbers += [piece.strip() for piece, style in line if style == "number" and piece.strip()]
        told = len(comparison.base.sentences) + len(comparison.documents[number + 1].sentences)
        assert len(numbers) == told


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [("short", 10, "short"), ("a longer text", 8, "a longe…"), ("桥桥桥桥", 5, "桥桥…"), ("", 3, "")],
)
def test_fit(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted
