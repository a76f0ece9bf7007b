"""What people do on the review screen: deciding, looking, leaving, aligning by hand; every action once."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import _comparisons as hand
import pytest
from test_tui import at_work, lines, text
from textual.events import Key, MouseScrollDown
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from compare import pipeline
from compare.model import Comparison
from compare.review.desk import Desk as ReviewDesk
from compare.review.store import Store
from compare.tui.app import Review
from compare.tui.job import Job
from compare.tui.keytable import ACTIONS, TABLE
from compare.tui.screens import SCREENS
from compare.tui.screens import screen as screen_called
from compare.tui.screens.align import AlignScreen
from compare.tui.screens.review import ReviewScreen
from compare.tui.view import Filter, state
from compare.tui.widgets.finding_list import FindingList
from compare.tui.widgets.passages import Passages

SIZE = (120, 40)
NAMES = {
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "{": "left_curly_bracket",
    "}": "right_curly_bracket",
    "!": "exclamation_mark",
    "/": "slash",
    '"': "quotation_mark",
    ",": "comma",
    "?": "question_mark",
    "+": "plus",
    "-": "minus",
}


class Desk:
    """A screen with a hand on its keys."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> Any:
        return self.pilot.app

    @property
    def screen(self) -> Any:
        return self.pilot.app.screen

    async def press(self, keys: str) -> None:
        await self.pilot.press(*(NAMES.get(key, key) for key in keys.split()))
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        await self.pilot.press(*("space" if c == " " else NAMES.get(c, c) for c in words))
        await self.pilot.press("enter")
        await self.pilot.pause()

    async def settled(self) -> None:
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def states(self) -> list[str]:
        return [state(d) for d in self.screen.comparison.divergences]

    @property
    def said(self) -> str:
        return "\n".join(note.message for note in self.app._notifications)


@asynccontextmanager
async def desk(
    made: Comparison | Job | None = None,
    *,
    size: tuple[int, int] = SIZE,
    store: Store | None = None,
    **options: Any,
) -> AsyncIterator[Desk]:
    job = made if isinstance(made, Job) else Job.of(made or hand.story(), store)
    app = Review(job, **options)
    async with app.run_test(size=size) as pilot:
        await at_work(app, pilot)
        assert isinstance(app.screen, ReviewScreen)
        yield Desk(pilot)


def test_every_screen_of_the_table_loads() -> None:
    for name in SCREENS:
        assert screen_called(name).__name__.lower().startswith(name)


def test_actions_have_one_name_each_and_exist() -> None:
    assert len(set(ACTIONS)) == len(ACTIONS)
    for key in TABLE:
        name = key.action.partition("(")[0]
        home: type = Review if name.startswith("app.") else ReviewScreen
        assert hasattr(home, f"action_{name.removeprefix('app.')}"), key


def test_no_key_does_two_things() -> None:
    keys = [key for entry in TABLE for key in entry.keys.split(",")]
    assert len(set(keys)) == len(keys)


# Deciding


async def test_confirming_goes_on_to_the_next_open_finding() -> None:
    async with desk() as at:
        await at.press("space")
        assert at.states[:3] == ["confirmed", "open", "open"]
        assert at.screen.finding == 1
        await at.press("space space [ [ [ r")
        assert at.states[:3] == ["open", "confirmed", "confirmed"]
        assert at.screen.finding == 0


@pytest.mark.parametrize(
    ("keys", "reason"),
    [("2", "right after conversion or rounding"), ("j j enter", "both are right: the facts changed")],
)
async def test_dismissing_with_a_reason(keys: str, reason: str) -> None:
    async with desk() as at:
        await at.press("d " + keys)
        review = at.screen.comparison.divergences[0].review
        assert (review.status, review.reason) == ("dismissed", reason)
        await at.press("[")
        assert f"dismissed: {reason}" in text(at.screen)
        assert "✗" in text(at.screen)


async def test_dismissing_with_a_reason_of_ones_own() -> None:
    async with desk() as at:
        await at.press("d 7")
        await at.type("told [b] so")
        assert at.screen.comparison.divergences[0].review.reason == "told [b] so"
        await at.press("d escape")
        assert at.states.count("dismissed") == 1


async def test_flagging_noting_and_going_round() -> None:
    async with desk() as at:
        await at.press("! m")
        await at.type("ask Ilja")
        review = at.screen.comparison.divergences[0].review
        assert (review.status, review.note) == ("flagged", "ask Ilja")
        assert "note: ask Ilja" in text(at.screen)
        assert at.screen.finding == 0
        await at.press("G }")
        assert at.screen.finding == 1
        await at.press("{")
        assert at.screen.finding == 4
        assert "1 flagged" in text(at.screen)


async def test_a_note_alone_is_no_decision() -> None:
    async with desk() as at:
        await at.press("m")
        await at.type("page 3")
        assert at.states[0] == "open"
        await at.press("m")
        at.screen.query_one(Input).value = ""
        await at.press("enter")
        assert at.screen.comparison.divergences[0].review.note == ""


async def test_undo_and_redo_on_the_screen_and_across_sessions(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    async with desk(store=Store(path)) as at:
        await at.press("space space")
    async with desk(store=Store(path)) as at:
        assert at.states[:2] == ["confirmed", "confirmed"]
        await at.press("u")
        assert at.states[:2] == ["confirmed", "open"]
        assert at.screen.finding == 1
        await at.press("u u")
        assert at.states[:2] == ["open", "open"]
        assert "nothing to undo" in at.said
        await at.press("U U U")
        assert at.states[:2] == ["confirmed", "confirmed"]


async def test_where_nothing_is_found_nothing_is_decided() -> None:
    async with desk(hand.same()) as at:
        await at.press("space d m !")
        assert "no finding here" in at.said
        assert at.screen.finding is None


async def test_signing_off_and_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    story = hand.story()
    older = replace(story, divergences=tuple(d for d in story.divergences if d.check != "number"))
    async with desk(older, store=Store(path)) as at:
        await at.press("S")
        assert "signed off" in at.said
        assert "✓" in lines(at.screen)[0]
    async with desk(story, store=Store(path)) as at:
        assert at.screen.chosen.check == "number"
        assert "new since the last sign-off" in text(at.screen)
        assert "★" in text(at.screen)
        await at.press("S S")
        assert not at.screen.chosen.review.new


async def test_a_decision_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    async with desk(store=Store(tmp_path / "r.sqlite3")) as at:
        await at.press("space")
        at.screen.desk.store.close()
        await at.press("space")
        assert at.states.count("confirmed") == 1
        assert "r.sqlite3" in at.said


# Looking


async def test_search_and_its_hits() -> None:
    async with desk() as at:
        await at.press("/")
        await at.type("FERRIES")
        assert at.screen.row == 7
        assert "1 hit for “FERRIES”" in text(at.screen)
        await at.press("/")
        at.screen.query_one(Input).value = ""
        await at.type("мост")
        assert [hit.side for hit in at.screen.view.hits] == [0, 0, 0]
        rows = []
        for _ in range(4):
            rows.append(at.screen.row)
            await at.press("n")
        assert rows == [0, 2, 6, 0]
        await at.press("N escape")
        assert at.screen.view.search == ""
        await at.press("n")
        assert at.screen.finding is not None
        await at.press("/")
        await at.type("zebra")
        assert "stands in none of the texts" in at.said


async def test_filtering_by_severity_check_state_and_words() -> None:
    async with desk() as at:
        await at.press("f o enter")
        assert {d.severity for d in at.screen.view.findings} == {"critical"}
        assert "hidden by critical" in text(at.screen)
        await at.press("F")
        assert {d.severity for d in at.screen.view.findings} > {"critical"}
        await at.press("space f j j j j space enter")
        assert {state(d) for d in at.screen.view.findings} == {"open"}
        await at.press("F f /")
        await at.type("billion")
        assert [d.check for d in at.screen.view.findings] == ["number"]
        await at.press("f /")
        at.screen.query_one(Input).value = "no such words"
        await at.press("enter")
        assert at.screen.view.findings == ()
        assert "Nothing in this filter" in text(at.screen)
        await at.press("f a enter")
        assert len(at.screen.view.findings) == 5


async def test_the_filter_can_be_left_and_clicked() -> None:
    async with desk() as at:
        await at.press("f o escape")
        assert at.screen.view.filter == Filter()
        await at.press("f")
        await at.pilot.click(OptionList, offset=(4, 1))
        await at.press("enter")
        assert "major" not in at.screen.view.filter.severities


async def test_a_settled_finding_leaves_the_filter_of_open_ones() -> None:
    async with desk() as at:
        await at.press("f j j j j space enter")
        first = at.screen.chosen.id
        await at.press("space")
        assert first not in {d.id for d in at.screen.view.findings}
        assert at.screen.finding == 0


@pytest.mark.parametrize(
    ("number", "key"),
    [("2", lambda d: ["critical", "major", "minor", "info"].index(d.severity)), ("3", lambda d: d.check)],
)
async def test_sorting(number: str, key: Any) -> None:
    async with desk() as at:
        kept = at.screen.chosen.id
        await at.press("o " + number)
        told = [key(d) for d in at.screen.view.findings]
        assert told == sorted(told)
        assert at.screen.chosen.id == kept
        await at.press("space o 4")
        assert state(at.screen.view.findings[0]) == "open"
        await at.press("o 1")
        assert at.screen.view.order == "place"


async def test_folding_rows_without_findings() -> None:
    async with desk(hand.long(60)) as at:
        await at.press("f /")
        await at.type("30 became")
        assert len(at.screen.view.findings) <= 1
        await at.press("z")
        assert "rows without findings" in text(at.screen)
        await at.press("g j j")
        assert at.screen.view.unfolded[at.screen.row] or at.screen.row in {0, 59}
        await at.press("z")
        assert "rows without findings" not in text(at.screen)


# Several versions


async def test_columns_come_and_go() -> None:
    async with desk(size=(200, 50)) as at:
        assert at.screen.view.shown == (0, 1)
        await at.press("-")
        assert at.screen.view.shown == (at.screen.view.current,)
        await at.press("+")
        assert at.screen.view.shown == (0, 1)
        await at.press("0 0")
        assert at.screen.view.shown == (0, 1)
        checks = {d.version for d in at.screen.view.findings}
        assert checks == {"v1", "v2"}
        before = at.screen.view.current
        await at.press("tab")
        assert at.screen.view.current == 1 - before
        assert at.screen.view.shown == (0, 1)
        assert not at.screen.query_one(Passages).stacked


async def test_a_finding_makes_its_version_current() -> None:
    async with desk(size=(200, 50)) as at:
        seen = set()
        for _ in range(len(at.screen.view.findings)):
            seen.add(at.screen.view.current)
            assert at.screen.view.side(at.screen.chosen) == at.screen.view.current
            await at.press("]")
        assert seen == {0, 1}


async def test_a_click_on_a_column_makes_it_current() -> None:
    async with desk(size=(200, 50)) as at:
        width = at.screen.query_one(Passages).size.width
        await at.pilot.click(Passages, offset=(width - 10, 3))
        await at.pilot.pause()
        assert at.screen.view.current == 1


async def test_a_version_scrolls_on_its_own_until_the_texts_are_locked_again() -> None:
    async with desk(size=(200, 50)) as at:
        passages = at.screen.query_one(Passages)
        (_, here), (left, right), (start, stop) = passages.columns.spans

        def column(first: int, last: int) -> list[str]:
            return ["".join(s.text for s in passages.render_line(y))[first:last] for y in range(40)]

        before = [column(0, here), column(left, right), column(start, stop)]
        row, current = at.screen.row, at.screen.view.current
        mine, other = (1, 2) if current == 0 else (2, 1)
        spans = [(0, here), (left, right), (start, stop)]
        await at.press("L j")
        told = [
            number for number in range(len(at.screen.view.rows)) if at.screen.view.sentences(number, current)
        ]
        below = told[[*told, row].index(row) + 1]
        step = passages._tops[below] - passages._tops[row]
        assert column(*spans[mine])[: 40 - step] == before[mine][step:]
        assert (column(*spans[0]), column(*spans[other])) == (before[0], before[other])
        assert at.screen.row == row
        assert "⇅ V" in text(at.screen)
        await at.press("G g")
        assert passages._row_at(passages._tops[row] + passages._away[current]) == told[0]
        await at.press("L")
        assert [column(*span) for span in spans] == before
        assert "⇅" not in text(at.screen)


async def test_the_wheel_scrolls_the_column_under_it_alone() -> None:
    async with desk(size=(200, 50)) as at:
        passages = at.screen.query_one(Passages)
        place = (passages.columns.spans[2][0] + 10, 5)
        await at.press("L")
        await at.pilot._post_mouse_events([MouseScrollDown], Passages, offset=place)
        await at.pilot.pause()
        assert passages.apart == {1}
        await at.press("]")
        assert not passages.apart
        assert not passages.loose
        await at.press("L")
        await at.pilot._post_mouse_events([MouseScrollDown], Passages, offset=place)
        await at.pilot.click(Passages, offset=place)
        await at.pilot.pause()
        assert at.screen.view.current == 1
        await at.press("L escape")
        assert not passages.loose


async def test_stacked_texts_do_not_scroll_apart() -> None:
    async with desk(size=(80, 24)) as at:
        await at.press("L")
        assert not at.screen.query_one(Passages).loose
        assert "side by side" in " ".join(n.message for n in at.app._notifications)


async def test_too_many_columns_are_stacked() -> None:
    async with desk(size=(100, 40)) as at:
        await at.press("0")
        assert at.screen.query_one(Passages).stacked
        await at.press("0")
        assert not at.screen.query_one(Passages).stacked


async def test_a_moved_passage_says_where_it_is_told() -> None:
    async with desk() as at:
        await at.press("2 G")
        assert "told behind 1" in text(at.screen) or "told first" in text(at.screen)


# Other screens


@pytest.mark.parametrize("size", [SIZE, (80, 24)])
async def test_other_screens_open_and_close(size: tuple[int, int]) -> None:
    screens = {
        "v": "northern-wire.txt",
        '"': "No quotations were found",
        "t": "Корринский мост открылся",
        ",": "Not checked",
        "?": "next finding",
        "a": "Align by hand",
    }
    async with desk(size=size) as at:
        for key, says in screens.items():
            await at.press(key)
            await at.pilot.pause()
            assert says in text(at.screen), key
            await at.press("escape")
            assert isinstance(at.screen, ReviewScreen), key


async def test_the_overview_leads_to_a_version() -> None:
    async with desk() as at:
        await at.press("v")
        told = text(at.screen)
        assert "83% told" in told or "told" in told
        await at.press("j enter")
        assert at.screen.view.current == 1


async def test_a_telling_alone_turns_and_leads_back() -> None:
    async with desk() as at:
        await at.press("t tab")
        assert "V2" in text(at.screen)
        await at.press("tab")
        assert "BASE" in text(at.screen)
        await at.press("G enter")
        assert isinstance(at.screen, ReviewScreen)
        assert 7 in at.screen.view.rows[at.screen.row].base


QUOTED = (
    '"We will not charge a toll this year," Mayor Ansa Doreval told reporters on Tuesday. '
    '"The bridge belongs to everyone," she added. Ferries stop in April.',
    '"We will charge a toll this year," Mayor Ansa Doreval told reporters on Tuesday. '
    '"The bridge belongs to everyone," she added. Ferries stop in April.',
)


async def test_the_ledger_leads_to_the_quotation() -> None:
    import compare

    async with desk(compare.compare_texts(*QUOTED)) as at:
        await at.press('"')
        told = text(at.screen)
        assert "We will not charge" in told
        assert "≠ altered" in told
        assert "= verbatim" in told
        assert "Ansa Doreval" in told
        await at.press("enter")
        assert at.screen.row == 0


async def test_the_palette_offers_every_action() -> None:
    async with desk() as at:
        titles = {command.title.lower() for command in at.app.get_system_commands(at.screen)}
        assert {key.what for key in TABLE} <= titles


# Leaving


async def test_copying_passages_with_their_sources() -> None:
    async with desk() as at:
        await at.press("y")
        told = at.app.clipboard
        assert "2.4 million became 2.4 billion" in told
        assert (
            "“Repairs cost 2.4 million crowns, all of it from the city budget.” (dispatch.txt, sentence 4)"
            in told
        )
        assert "“Ремонт обошёлся в 2,4 млрд крон.” (tass.ru.txt, sentence 3)" in told


async def test_exporting_what_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk() as at:
        await at.press("space x enter")
        assert "2.4 million" in (tmp_path / "report.md").read_text("utf-8")
        at.screen.refilter(at.screen.view.but(filter=Filter(checks=frozenset({"date"}))))
        await at.press("x")
        at.screen.query_one(Input).value = "dates.json"
        await at.press("enter")
        told = json.loads((tmp_path / "dates.json").read_text("utf-8"))
        assert {finding["check"] for finding in told["divergences"]} == {"date"}
        assert "filter “date”" in told["not_checked"][-1]["what"]
        assert "is left out" in at.said
        await at.press("x")
        at.screen.query_one(Input).value = "nowhere/report.md"
        await at.press("enter")
        assert "nowhere" in at.said
        await at.press("x")
        at.screen.query_one(Input).value = "report.xyz"
        await at.press("enter")
        assert "no report for this suffix" in at.said


async def test_without_an_editor_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor-at-all")
    async with desk() as at:
        await at.press("e")
        assert "$EDITOR" in at.said


async def test_themes_turn_and_are_asked_for() -> None:
    async with desk(theme="high-contrast") as at:
        assert at.app.theme == "rashomon-high-contrast"
        await at.press("T")
        assert at.app.theme == "rashomon"
        assert "2.4 million" in text(at.screen)


async def test_keys_can_be_given_to_others() -> None:
    async with desk(keys={"next-finding": "J", "confirm-and-go-on": "c"}) as at:
        await at.press("J")
        assert at.screen.finding == 1
        await at.press("]")
        assert at.screen.finding == 1
        await at.press("c")
        assert at.states[1] == "confirmed"


# Work


def real(*texts: str, store: Store | None = None) -> Job:
    import sources

    documents = [sources.from_text(told, label=f"{n}.txt", language="en") for n, told in enumerate(texts)]
    kept = store or Store(None)
    return Job(
        lambda _progress, _trouble: documents,
        lambda docs, pins, progress, ready: pipeline.run(docs, pins=pins, progress=progress, ready=ready),
        lambda: kept,
    )


BASE = "The ferry left at noon. Forty people were aboard. The captain waved. The harbour was empty."


async def test_linking_by_hand_is_kept_and_compared_again(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    told = BASE.replace("Forty", "Fifty")
    async with desk(real(BASE, told, store=Store(path))) as at:
        assert {d.check for d in at.screen.comparison.divergences} == {"number"}
        await at.press("g j a x escape")
        await at.settled()
        checks = {d.check for d in at.screen.comparison.divergences}
        assert checks == {"omission", "addition"}
    async with desk(real(BASE, told, store=Store(path))) as at:
        assert {d.check for d in at.screen.comparison.divergences} == {"omission", "addition"}
        await at.press("u")
        await at.settled()
        assert {d.check for d in at.screen.comparison.divergences} == {"number"}


async def test_every_key_of_the_alignment() -> None:
    async with desk(real(BASE, BASE.replace("Forty", "Fifty"))) as at:
        await at.press("g a")
        screen = at.screen
        assert isinstance(screen, AlignScreen)
        assert len(screen.table) == 4
        await at.press("m")
        assert screen.table[0].base == (0, 1)
        await at.press("s")
        assert [bead.base for bead in screen.table] == [(0,), (1,), (2,), (3,)]
        await at.press("g j J")
        assert screen.table[1].base == ()
        await at.press("u")
        assert screen.table[1].base == (1,)
        await at.press("h K")
        assert screen.table[0].version == (0, 1)
        await at.press("u g space j j L")
        assert screen.table[0].base == (0, 2)
        await at.press("u G p")
        assert screen.table[-1].pinned
        await at.press("u u u u u u u u")
        assert "Nothing was changed here" in at.said
        await at.press("L")
        assert "Mark another row first" in at.said
        await at.press("p r")
        await at.settled()
        assert isinstance(at.screen, AlignScreen)
        assert "●" in text(at.screen)
        await at.press("? escape escape")
        assert isinstance(at.screen, ReviewScreen)


async def test_findings_follow_the_texts() -> None:
    seen: list[tuple[int, str]] = []
    whole = hand.story()

    def compare(_documents: Any, _pins: Any, progress: Any, ready: Any) -> Comparison:
        progress("checking tass.ru.txt", 0.5)
        ready(replace(whole, divergences=(), not_checked=()))
        return whole

    async with desk(replace(Job.of(whole), compare=compare)) as at:
        seen.append((len(at.screen.comparison.divergences), at.screen.doing))
        assert at.screen.finding == 0
    assert seen == [(len(whole.divergences), "")]


async def test_what_is_not_checked_yet_is_not_called_clean() -> None:
    whole, go = hand.story(), Event()

    def compare(_documents: Any, _pins: Any, progress: Any, ready: Any) -> Comparison:
        progress("checking northern-wire.txt", 0.75)
        ready(replace(whole, divergences=whole.of_version("v1"), not_checked=()))
        go.wait(20)
        return whole

    app = Review(replace(Job.of(whole), compare=compare))
    async with app.run_test(size=SIZE) as pilot:
        at = Desk(pilot)
        while not isinstance(app.screen, ReviewScreen):
            await pilot.pause()
        await at.press("2")
        told = text(at.screen)
        assert "Findings follow" in told
        assert "No divergences found" not in told
        assert "checking northern-wire.txt 75%" in told
        await at.press("S a")
        assert "Wait until all findings are there" in at.said
        await at.press("v")
        assert "findings follow" in text(at.screen)
        await at.press("escape escape")
        go.set()
        await at.settled()
        assert "stopped" in text(at.screen)
        assert not at.screen.view.found


async def test_the_texts_are_read_again() -> None:
    import sources

    told = ["The ferry left at noon.", "The ferry left at nine."]
    count = iter(range(9))

    def load(_progress: Any, _trouble: Any) -> Any:
        at = next(count)
        return [sources.from_text(BASE), sources.from_text(BASE + (" " + told[at] if at < 2 else ""))]

    async with desk(replace(real(BASE, BASE), load=load)) as at:
        await at.press("R")
        await at.settled()
        assert told[1] in at.screen.comparison.documents[1].text


@pytest.mark.parametrize("size", [SIZE, (30, 10)])
async def test_hostile_text_on_every_screen(size: tuple[int, int]) -> None:
    async with desk(hand.hostile(), size=size) as at:
        for keys in ("v", '"', "t", ",", "a", "f", "o", "d", "m"):
            await at.press(keys)
            assert not {c for c in text(at.screen) if c < " "} - {"\n"}, keys
            assert "\u202e" not in text(at.screen)
            await at.press("escape")
        await at.press("/")
        await at.type("evil")
        await at.press("y space 0 z z")
        assert "\x1b" not in at.app.clipboard


async def test_right_to_left_and_wide_text_keep_their_columns() -> None:
    arabic = hand.document("ar.txt", (("body", "أغلق مكتب الميناء جسر كورين عام 2008."),), "ar")
    chinese = hand.document("zh.txt", (("body", "港务局于二〇〇八年关闭了科林大桥，渡船照常运行。"),), "zh")
    from compare.model import Alignment, Link

    story = Comparison(
        (arabic, chinese), ("base", "v1"), (Alignment("v1", (Link((0,), (0,), 0.9),), (), ()),), ()
    )
    async with desk(story) as at:
        from rich.cells import cell_len

        assert {cell_len(line) for line in lines(at.screen)} == {120}
        assert "港务局" in text(at.screen)


async def test_the_list_says_which_kind_of_empty() -> None:
    async with desk(hand.same()) as at:
        row = at.screen.query_one(FindingList).region
        assert "No divergences found" in lines(at.screen)[row.y + 1] + lines(at.screen)[row.y]


async def test_what_another_screen_decides_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "r.sqlite3"
    async with desk(store=Store(file)) as mine:
        review = mine.screen
        story = review.comparison
        theirs = ReviewDesk(Store(file), story.documents)
        theirs.decide(story, [story.divergences[1]], "dismissed", reason="settled elsewhere")
        review.look_again()
        assert mine.states[1] == "dismissed"
        assert review.finding == 0
        await mine.press("d")
        theirs.decide(story, [story.divergences[0]], "flagged")
        review.look_again()
        assert state(review.comparison.divergences[0]) == "open", "not while a question is open"
        await mine.press("escape")
        review.look_again()
        assert mine.states[0] == "flagged"


async def test_keys_typed_ahead_go_to_the_screens_they_open() -> None:
    async with desk() as at:
        typed = {
            ("o", "2"): lambda: at.screen.view.order == "severity",
            ("d", "2"): lambda: at.states.count("dismissed") == 1,
            ("slash", "m", "o", "enter"): lambda: at.screen.view.search == "mo",
            ("escape", "f", "o", "enter"): lambda: len({d.severity for d in at.screen.view.findings}) == 1,
        }
        for keys, holds in typed.items():
            for key in keys:
                at.app._driver.send_message(Key(key, key if len(key) == 1 else None))
            for _ in range(50):
                await at.pilot.pause(0.02)
                if isinstance(at.screen, ReviewScreen) and holds():
                    break
            assert isinstance(at.screen, ReviewScreen), keys
            assert holds(), keys
