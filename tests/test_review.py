"""Decisions: kept at once, found again, expired when the passage changed, undone across sessions."""

import json
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import _comparisons as hand
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
import sources
from compare.model import Comparison, Divergence, Pin
from compare.review.desk import DECISION, PINS, Desk
from compare.review.exchange import exported, imported
from compare.review.fingerprints import digest, sentences, subjects
from compare.review.store import Entry, Store
from sources.errors import UserError
from sources.model import Document

BASE = (
    "The harbour office closed the Korrin bridge in 2008. About 300 people crossed it each day. "
    "Mayor Ansa Doreval did not promise a new one. Ferries kept running until the spring."
)
TOLD = (
    "The harbour office closed the Korrin bridge in 2009. About 300 people crossed it each day. "
    "Mayor Ansa Doreval promised a new one. Ferries kept running until the spring."
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "reviews.sqlite3")


def compared(*texts: str, labels: tuple[str, ...] = ()) -> Comparison:
    names = labels or tuple(f"{number}.txt" for number in range(len(texts)))
    documents = [sources.from_text(t, label=n, language="en") for t, n in zip(texts, names, strict=True)]
    return compare.run(documents)


def desk_for(store: Store, comparison: Comparison) -> tuple[Desk, Comparison]:
    desk = Desk(store, comparison.documents)
    return desk, desk.reviewed(comparison)


def one(comparison: Comparison, check: str) -> Divergence:
    return next(d for d in comparison.divergences if d.check == check)


def test_nothing_is_reviewed_at_first_and_nothing_is_written(store: Store) -> None:
    _, reviewed = desk_for(store, hand.story())
    assert {d.review.status for d in reviewed.divergences} == {None}
    assert reviewed.signed_off == (None, None)
    assert store.texts(None) == []


def test_a_decision_is_there_for_the_next_session(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    comparison = hand.story()
    desk, reviewed = desk_for(Store(path), comparison)
    desk.decide(reviewed, [reviewed.divergences[0]], "dismissed", reason="both right", note="ask Ilja")
    _, again = desk_for(Store(path), hand.story())
    first = again.divergences[0].review
    assert (first.status, first.reason, first.note) == ("dismissed", "both right", "ask Ilja")
    assert first.at.endswith("Z")
    assert {d.review.status for d in again.divergences[1:]} == {None}


def test_a_decision_survives_a_new_file_name_and_new_sentences_around_it(store: Store) -> None:
    first = compared(BASE, TOLD)
    desk, reviewed = desk_for(store, first)
    desk.decide(reviewed, [one(reviewed, "date")], "confirmed")
    later = compared(BASE, "It rained on Monday. " + TOLD, labels=("0.txt", "later/update.txt"))
    _, again = desk_for(store, later)
    assert one(again, "date").review.status == "confirmed"


def test_a_decision_expires_when_the_passage_changes(store: Store) -> None:
    first = compared(BASE, TOLD)
    desk, reviewed = desk_for(store, first)
    desk.decide(reviewed, [one(reviewed, "date")], "dismissed", reason="slip")
    _, again = desk_for(store, compared(BASE, TOLD.replace("2009", "2010")))
    review = one(again, "date").review
    assert (review.status, review.earlier, review.reason) == (None, "dismissed", "slip")


def test_another_story_with_the_same_sentence_is_another_matter(store: Store) -> None:
    first = compared(BASE, TOLD)
    desk, reviewed = desk_for(store, first)
    desk.decide(reviewed, [one(reviewed, "date")], "dismissed")
    shared = "The harbour office closed the Korrin bridge in {}."
    rest = " Trams replaced it. Nobody complained at first. The council met twice. Two members resigned."
    other = compared(shared.format(2008) + rest, shared.format(2009) + rest, labels=("a.txt", "b.txt"))
    _, again = desk_for(store, other)
    assert one(again, "date").review.status is None


def test_two_tellings_with_the_same_error_are_decided_apart(store: Store) -> None:
    both = compared(BASE, TOLD, TOLD + " It snowed.")
    desk, reviewed = desk_for(store, both)
    dates = [d for d in reviewed.divergences if d.check == "date"]
    assert len(dates) == 2
    desk.decide(reviewed, dates[:1], "dismissed")
    _, again = desk_for(store, both)
    assert [d.review.status for d in again.divergences if d.check == "date"] == ["dismissed", None]


def test_taking_a_decision_away(store: Store) -> None:
    desk, reviewed = desk_for(store, hand.story())
    finding = reviewed.divergences[0]
    desk.decide(reviewed, [finding], "flagged")
    desk.decide(reviewed, [finding], None)
    assert desk.reviewed(reviewed).divergences[0].review.status is None
    assert store.entries(store.texts(store.texts(None)[0].id)[0].id, DECISION) == {}


def test_a_note_stays_when_the_decision_changes(store: Store) -> None:
    desk, reviewed = desk_for(store, hand.story())
    desk.decide(reviewed, [reviewed.divergences[0]], None, note="look at page 3")
    reviewed = desk.reviewed(reviewed)
    desk.decide(reviewed, [reviewed.divergences[0]], "confirmed")
    review = desk.reviewed(reviewed).divergences[0].review
    assert (review.status, review.note) == ("confirmed", "look at page 3")


# Undo


def test_undo_and_redo_across_sessions(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    desk, reviewed = desk_for(Store(path), hand.story())
    for status in ("confirmed", "flagged"):
        desk.decide(reviewed, [reviewed.divergences[0]], status)
    later, _ = desk_for(Store(path), hand.story())

    def now() -> str | None:
        return later.reviewed(hand.story()).divergences[0].review.status

    assert (later.undo(), now())[1] == "confirmed"
    assert (later.undo(), now())[1] is None
    assert later.undo() is None
    assert (later.redo(), now())[1] == "confirmed"
    assert (later.redo(), now())[1] == "flagged"
    assert later.redo() is None


def test_a_new_decision_ends_redo(store: Store) -> None:
    desk, reviewed = desk_for(store, hand.story())
    desk.decide(reviewed, [reviewed.divergences[0]], "confirmed")
    desk.undo()
    desk.decide(reviewed, [reviewed.divergences[1]], "flagged")
    assert desk.redo() is None


def test_undo_is_about_one_story(store: Store) -> None:
    desk, reviewed = desk_for(store, hand.story())
    desk.decide(reviewed, [reviewed.divergences[0]], "confirmed")
    other, told = desk_for(store, compared(BASE, TOLD))
    other.decide(told, [told.divergences[0]], "flagged")
    assert desk.undo() is not None
    assert other.reviewed(told).divergences[0].review.status == "flagged"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 4), st.sampled_from(["confirmed", "dismissed", "flagged", None, "undo", "redo"])
        )
    )
)
def test_undo_takes_back_what_was_done(steps: list[tuple[int, str | None]]) -> None:
    """The store against an obvious model: a list of states and a place in it."""
    store = Store(None)
    desk, comparison = desk_for(store, hand.story())
    states: list[dict[int, str]] = [{}]
    at = 0
    for which, step in steps:
        if step == "undo":
            assert (desk.undo() is not None) == (at > 0)
            at = max(0, at - 1)
        elif step == "redo":
            assert (desk.redo() is not None) == (at + 1 < len(states))
            at = min(at + 1, len(states) - 1)
        else:
            desk.decide(comparison, [comparison.divergences[which]], step)
            state = {**states[at], which: step}
            states = [*states[: at + 1], {k: v for k, v in state.items() if v}]
            at += 1
        found = desk.reviewed(comparison).divergences
        assert {n: d.review.status for n, d in enumerate(found) if d.review.status} == states[at]


# Two screens on one file


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    comparison = hand.long(200)
    errors: list[Exception] = []

    def work(mine: int) -> None:
        try:
            desk, reviewed = desk_for(Store(path), comparison)
            for divergence in reviewed.divergences[mine::4]:
                desk.decide(reviewed, [divergence], "confirmed")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    _, again = desk_for(Store(path), comparison)
    assert {d.review.status for d in again.divergences} == {"confirmed"}
    assert len(Store(path).texts(None)) == 1


def test_many_screens_open_a_new_file_at_once(tmp_path: Path) -> None:
    errors: list[Exception] = []

    def work(path: Path, together: threading.Barrier) -> None:
        together.wait()
        try:
            Store(path).close()
        except Exception as error:
            errors.append(error)

    for number in range(60):
        together = threading.Barrier(6)
        threads = [
            threading.Thread(target=work, args=(tmp_path / f"{number}.sqlite3", together)) for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert errors == []


def test_a_killed_writer_loses_nothing_it_said_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    code = (
        "import os, sys; sys.path.insert(0, 'tests'); import _comparisons as hand\n"
        "from compare.review.desk import Desk; from compare.review.store import Store\n"
        f"c = hand.long(300); desk = Desk(Store(__import__('pathlib').Path({str(path)!r})), c.documents)\n"
        "for n, d in enumerate(c.divergences):\n"
        "    desk.decide(c, [d], 'confirmed'); print(n, flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    for line in child.stdout:
        if line.strip() == "20":
            break
    child.kill()
    said = 21 + len(child.stdout.read().split())
    child.wait()
    child.stdout.close()
    _, again = desk_for(Store(path), hand.long(300))
    kept = sum(d.review.status == "confirmed" for d in again.divergences)
    assert said <= kept <= said + 1


def test_the_generation_tells_of_other_writers(tmp_path: Path) -> None:
    mine, theirs = Store(tmp_path / "r.sqlite3"), Store(tmp_path / "r.sqlite3")
    before = mine.generation
    desk, reviewed = desk_for(theirs, hand.story())
    desk.decide(reviewed, [reviewed.divergences[0]], "confirmed")
    assert mine.generation != before


# Sign-off


def test_what_is_new_since_the_sign_off(store: Store) -> None:
    first = compared(BASE, TOLD)
    desk, reviewed = desk_for(store, first)
    desk.sign_off(reviewed, "v1")
    reviewed = desk.reviewed(reviewed)
    assert reviewed.signed_off[0]
    assert not any(d.review.new for d in reviewed.divergences)
    revised = compared(BASE, TOLD.replace("300", "900"), labels=("0.txt", "second-take.txt"))
    _, again = desk_for(store, revised)
    assert {d.check for d in again.divergences if d.review.new} == {"number"}
    desk.sign_off(reviewed, "v1", signed=False)
    assert desk.reviewed(reviewed).signed_off == (None,)


# Alignment by hand


def test_pins_come_back_and_are_used(store: Store) -> None:
    first = compared(BASE, TOLD)
    desk, _ = desk_for(store, first)
    pins = (Pin((1,), ()), Pin((), (1,)), Pin((0,), (0,)))
    desk.pin("v1", pins)
    later, _ = desk_for(store, first)
    assert later.pins() == {"v1": pins}
    again = compare.run(first.documents, pins=later.pins())
    assert 1 in again.alignments[0].omitted
    assert 1 in again.alignments[0].added
    assert next(link for link in again.alignments[0].links if link.base == (0,)).score == 1.0
    assert "omission" in {d.check for d in again.divergences}


def test_pins_expire_with_their_sentences(store: Store) -> None:
    first = compared(BASE, TOLD)
    desk, _ = desk_for(store, first)
    desk.pin("v1", (Pin((0,), (0,)), Pin((1,), (1,))))
    later = Desk(store, compared(BASE, TOLD.replace("300", "400")).documents)
    assert later.pins() == {"v1": (Pin((0,), (0,)),)}
    assert later.expired_pins() == 1


# Fingerprints


@given(st.lists(st.text(max_size=8), max_size=8))
def test_digests_of_sentences_are_told_apart(texts: list[str]) -> None:
    document = hand.document("a.txt", tuple(("body", text) for text in texts), "en")
    found = sentences(document)
    assert len(set(found)) == len(texts)
    assert all(name.startswith(digest(text)) for name, text in zip(found, texts, strict=True))


def test_composition_and_spaces_do_not_matter() -> None:
    assert digest("Ne\u0301ra said\n so") == digest("N\u00e9ra  said so")
    assert digest("a", "b") != digest("ab", "")


def test_subjects_do_not_depend_on_names_or_places() -> None:
    story = hand.story()
    renamed = replace(story, documents=tuple(replace(d, label="x", source="y") for d in story.documents))
    assert subjects(story) == subjects(renamed)
    assert len({s.key for s in subjects(story).values()}) == len(story.divergences)


# The file


def test_a_file_that_is_none_of_ours_is_said(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, and they are long enough to be no header" * 20)
    with pytest.raises(UserError, match=r"notes\.txt"):
        Store(path)
    assert path.read_text().startswith("these are my notes")


def test_a_newer_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite3"
    Store(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version=99")
    with pytest.raises(UserError, match="newer"):
        Store(path)


def test_a_folder_that_cannot_be_written_is_said(unprivileged: Path) -> None:
    closed = unprivileged / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(UserError, match="permission"):
        Store(closed / "sub" / "r.sqlite3")


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="file"):
        Store(tmp_path / "file" / "r.sqlite3")


# Export and import


def test_export_and_import(tmp_path: Path) -> None:
    desk, reviewed = desk_for(Store(tmp_path / "a.sqlite3"), hand.story())
    desk.decide(reviewed, [reviewed.divergences[0]], "dismissed", reason="“both”", note="ö")
    desk.pin("v1", (Pin((5,), (5,)),))
    desk.sign_off(reviewed, "v2")
    written = exported(desk.store)
    assert json.loads(written)["schema"] == "rashomon.decisions/1"
    assert exported(desk.store) == written
    other = Store(tmp_path / "b.sqlite3")
    assert imported(other, written, "x.json") == (3, 0)
    assert imported(other, written, "x.json") == (0, 3)
    assert exported(other) == written
    there, again = desk_for(other, hand.story())
    assert again.divergences[0].review.status == "dismissed"
    assert there.pins() == {"v1": (Pin((5,), (5,)),)}


def test_the_later_of_two_desks_stays() -> None:
    clock = iter(f"2026-01-0{day}T00:00:00Z" for day in range(1, 9))
    mine, theirs = Store(None, clock=lambda: next(clock)), Store(None, clock=lambda: next(clock))
    for store, status in ((mine, "confirmed"), (theirs, "dismissed")):
        desk, reviewed = desk_for(store, hand.story())
        desk.decide(reviewed, [reviewed.divergences[0]], status)
    assert imported(mine, exported(theirs), "x") == (1, 0)
    assert imported(theirs, exported(mine), "x") == (0, 1)
    _, reviewed = desk_for(mine, hand.story())
    assert reviewed.divergences[0].review.status == "dismissed"


@pytest.mark.parametrize(
    "written",
    ["", "[]", "{}", "null", '{"schema": "other/1"}', '{"schema": "rashomon.decisions/1", "stories": [1]}'],
)
def test_what_is_no_export_is_refused(written: str) -> None:
    with pytest.raises(UserError, match=r"x\.json"):
        imported(Store(None), written, "x.json")


def test_entries_of_several_kinds_live_side_by_side() -> None:
    store = Store(None)
    desk, reviewed = desk_for(store, hand.story())
    desk.decide(reviewed, [reviewed.divergences[0]], "confirmed")
    text = store.texts(store.texts(None)[0].id)[0]
    store.change(text.story or 0, Entry(text.id, PINS, "", {"beads": []}))
    assert set(store.entries(text.id, PINS)) == {""}
    assert len(store.entries(text.id, DECISION)) == 1


def empty() -> Document:
    return hand.document("empty.txt", (), None)


def test_texts_without_sentences(store: Store) -> None:
    comparison = Comparison((empty(), empty()), ("base", "v1"), (hand.story().alignments[0],), ())
    desk, reviewed = desk_for(
        store,
        replace(comparison, alignments=(replace(comparison.alignments[0], links=(), omitted=(), added=()),)),
    )
    desk.sign_off(reviewed, "v1")
    assert desk.reviewed(reviewed).signed_off[0]
