"""A story's quotations looked up in the speech they were taken from."""

from pathlib import Path

import pytest

import sources
from compare.cli import main
from compare.quotes.against import against

SPEECH = """Friends, the harbour of Lhun belongs to everyone who works in it. We will not sell the eastern quay to \
anybody, unless the council votes for it in open session.

I have heard that some people want to close the pilot school. That would be a mistake, and I will say so to the \
minister on Friday. The school trained 40 pilots last year, and none of them left the city.

If the strike goes on, we shall talk; if it ends, we shall talk as well. We are not enemies of the port.
"""

ROWS = [
    ("word for word", "The school trained 40 pilots last year", "verbatim", False, ""),
    ("marks and case", "the school trained 40 pilots last year.", "verbatim", False, ""),
    ("an editor's word", "The school [in Lhun] trained 40 pilots last year", "verbatim", False, ""),
    (
        "a condition cut",
        "We will not sell the eastern quay to anybody",
        "trimmed",
        True,
        "unless the council",
    ),
    ("dots", "If the strike goes on, we shall talk ... as well", "trimmed", True, "if it ends"),
    ("a word cut", "none of them left the city", "verbatim", False, ""),
    ("a denial cut", "We are enemies of the port", "trimmed", True, "not"),
    ("another day", "I will say so to the minister on Monday", "altered", False, "“Friday” became “Monday”"),
    ("another figure", "The school trained 50 pilots last year", "altered", False, "“40” became “50”"),
    (
        "a word put in",
        "That would be a terrible mistake",
        "altered",
        False,
        "“terrible” is not in the original",
    ),
    ("another order", "we shall talk as well ... I have heard that", "spliced", False, "another order"),
    ("invented", "The quay is our heart and soul, believe me", "missing", False, "Not found"),
]


@pytest.mark.parametrize(("what", "words", "status", "grave", "note"), ROWS, ids=[row[0] for row in ROWS])
def test_what_became_of_the_words(what: str, words: str, status: str, grave: bool, note: str) -> None:
    original = sources.from_text(SPEECH, label="speech", language="en")
    told = f'Harbour master Tilda Marsh spoke on Tuesday. "{words}," she told the dock workers.'
    story = sources.from_text(told, label="story", language="en")
    (row,) = against(original, story, "v1")
    (fate,) = row.versions
    assert (fate.status, fate.grave) == (status, grave)
    assert note in fate.note
    assert fate.start is None or original.text[fate.start : fate.end] == fate.text


@pytest.mark.parametrize("name", ["text", "md", "json", "csv", "html"])
def test_every_format(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("speech.txt").write_text(SPEECH, "utf-8")
    Path("story.txt").write_text('"We will sell the quay to anybody," <b>Tilda Marsh</b> said.', "utf-8")
    assert main(["quotes", "--against", "speech.txt", "story.txt", "-f", name]) == 1
    told = capsys.readouterr().out
    assert "trimmed" in told
    assert name != "html" or "<b>" not in told
