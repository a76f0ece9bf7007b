"""The tasks of `bench/tasks.md`, worked through with the keys that are counted there."""

import re
from functools import cache
from pathlib import Path

import pytest
from test_screen import QUOTED, desk, real

import compare
from compare import pipeline
from compare.model import Comparison
from compare.tui.screens.review import ReviewScreen
from sources.load import load
from sources.samples import story


@cache
def compared() -> Comparison:
    """Return the bundled story, compared."""
    return pipeline.run([load(path, label=path.name) for path in story()])


TASKS = Path(__file__).with_name("bench") / "tasks.md"


def presses(task: int) -> str:
    """Return the keys of a task, as they are written down."""
    row = next(line for line in TASKS.read_text("utf-8").splitlines() if line.startswith(f"| {task} |"))
    keys = re.findall(r"`([^`]+)`", row.split("|")[3])
    assert len(keys) == int(row.split("|")[4])
    return " ".join({"Enter": "enter", "Esc": "escape"}.get(key, key) for key in keys)


async def test_dismissing_the_only_changed_number() -> None:
    base = "The ferry left the harbour at noon on Friday. Forty people were aboard. The captain waved."
    told = "A ferry left the harbour at noon on Friday. Fifty people were aboard. The captain waved."
    async with desk(real(base, told)) as at:
        screen = at.screen
        assert [d.check for d in screen.comparison.divergences if d.severity == "critical"] == ["number"]
        keys = presses(1)
        if screen.chosen.check == "number":
            keys = keys.removeprefix("] ")
        await at.press(keys)
        review = next(d.review for d in screen.comparison.divergences if d.check == "number")
        assert (review.status, review.reason) == ("dismissed", "right after conversion or rounding")
        assert at.app.return_code == 0


async def test_another_telling_of_the_passage() -> None:
    async with desk(compared()) as at:
        base = at.screen.view.rows[at.screen.row].base
        await at.press(presses(2))
        assert at.screen.view.current == 2
        assert set(base) & set(at.screen.view.rows[at.screen.row].base)


async def test_critical_findings_alone() -> None:
    async with desk(compared()) as at:
        await at.press(presses(3))
        assert {d.severity for d in at.screen.view.findings} == {"critical"}


async def test_where_a_quotation_was_altered() -> None:
    async with desk(compare.compare_texts(*QUOTED)) as at:
        await at.press(presses(4))
        assert isinstance(at.screen, ReviewScreen)
        assert at.screen.row == 0


async def test_unlinking_what_does_not_belong_together() -> None:
    base = "The ferry left the harbour at noon on Friday. Forty people were aboard. The captain waved."
    async with desk(real(base, base.replace("Forty", "Fifty"))) as at:
        await at.press(presses(5))
        await at.settled()
        assert {d.check for d in at.screen.comparison.divergences} == {"omission", "addition"}


async def test_signing_off_and_writing_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk(compared()) as at:
        await at.press(presses(6))
        assert at.app.return_code == 0
        assert (tmp_path / "report.md").is_file()
