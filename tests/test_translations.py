"""Translations inside a comparison: under the sentences, in the JSON, for the aligner, and when there are none."""

import io
import json
import shutil
from importlib.resources import files
from pathlib import Path

import _tiny
import docx
import jsonschema
import pytest

from compare import pipeline
from compare.cli import main
from compare.model import Comparison
from compare.reports import render
from compare.reports.contract import as_data
from compare.reports.options import Options
from compare.settings import Settings
from sources import from_text
from sources.engines import ENGINES, packages
from sources.errors import UserError

SCHEMA = json.loads((files("compare.reports") / "comparison.schema.json").read_text("utf-8"))
BASE = """The police warned nobody on Tuesday, the harbour office said.

The harbour stays closed until Friday. The minister said nothing about it.
"""
GERMAN = """Die Polizei warnte am Dienstag niemanden, teilte das Hafenamt mit.

Der Hafen bleibt bis Freitag geschlossen. Der Minister schwieg dazu am 5. Mai.
"""
FINNISH = """Ministeri ei sanonut asiasta mitään.

Satama pysyy suljettuna perjantaihin asti. Poliisi ei varoittanut ketään tiistaina.
"""
KNOWN = {
    "Die Polizei warnte am Dienstag niemanden, teilte das Hafenamt mit.": "The police warned nobody on Tuesday.",
    "Der Hafen bleibt bis Freitag geschlossen.": "The harbour stays closed until Friday.",
    "Der Minister schwieg dazu am 5. Mai.": "The weather was fine and the crowds cheered all afternoon long.",
    "Der Hafen bleibt bis Montag geschlossen.": "The harbour stays closed until Monday.",
    "Ministeri ei sanonut asiasta mitään.": "The minister said nothing about the matter.",
    "Satama pysyy suljettuna perjantaihin asti.": "The harbour will stay closed until Friday.",
    "Poliisi ei varoittanut ketään tiistaina.": "The police warned nobody on Tuesday.",
}
ENGINE = '''
from sources.engines import Translation, Unavailable
from sources.errors import UserError
from test_translations import KNOWN

class Listed:
    """Tells what it was given to tell."""

    name = "listed"
    closed = 0

    def __init__(self, model):
        self.model = model

    def pairs(self):
        return frozenset({("de", "en"), ("fi", "en")})

    def version(self, source, target):
        if self.model == "missing":
            raise Unavailable("the engine listed is not installed", "Install it.")
        return "listed 1"

    def translate(self, texts, source, target):
        if self.model == "breaks":
            raise UserError("the engine broke off", "Try again.")
        if self.model == "loops":
            return [Translation("(applause) " * 9, 0.9, "listed: loops") for _ in texts]
        return [Translation(KNOWN[text], 0.5, "listed: list 1", ("sv",)) for text in texts]

    def close(self):
        Listed.closed += 1
'''


@pytest.fixture(autouse=True)
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine of the test's own, entered as any other is: by a line in the table."""
    (tmp_path / "listed_engine.py").write_text(ENGINE, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(ENGINES, "listed", "listed_engine:Listed")


def compared(version: str, language: str, **settings: object) -> Comparison:
    documents = [
        from_text(BASE, label="base", language="en"),
        from_text(version, label="other", language=language),
    ]
    return pipeline.run(documents, settings=Settings(translate="listed", **settings))  # type: ignore[arg-type]


def test_the_json_has_the_translation_of_each_sentence() -> None:
    data = as_data(compared(GERMAN, "de"))
    jsonschema.validate(data, SCHEMA)
    base, version = data["documents"]
    assert [s["translation"] for s in base["sentences"]] == [None] * 3
    assert [s["translation"]["text"] for s in version["sentences"]] == [
        KNOWN[document["text"][s["start"] : s["end"]]]
        for document in (version,)
        for s in document["sentences"]
    ]
    first = version["sentences"][0]["translation"]
    assert {k: first[k] for k in ("engine", "language", "score", "pivots")} == {
        "engine": "listed: list 1",
        "language": "en",
        "score": 0.5,
        "pivots": ["sv"],
    }
    assert data["recipe"]["engine"] == "listed: list 1"
    assert data["recipe"]["settings"]["translate"] == "listed"


@pytest.mark.parametrize("form", ["text", "md", "html", "docx"])
@pytest.mark.parametrize("plain", [False, True])
def test_a_report_shows_it_under_the_sentence_and_names_it(form: str, plain: bool) -> None:
    told = render(compared(GERMAN, "de"), form, Options(plain=plain, least="info", width=400))
    if isinstance(told, bytes):
        told = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(told)).paragraphs)
    flat = told.replace("&#35;", "#")
    assert "achine translation (listed, through sv): The weather was fine" in flat


def test_what_disagrees_is_info_and_never_more() -> None:
    comparison = compared(GERMAN, "de")
    found = [d for d in comparison.divergences if d.check == "back-translation"]
    assert [(d.severity, d.other.sentence if d.other else None) for d in found] == [("info", 2)]
    assert "The weather was fine" in found[0].message
    without = pipeline.run(comparison.documents)
    assert [d for d in comparison.divergences if d.check != "back-translation"] == [*without.divergences]


@pytest.mark.parametrize("encoder", ["use", "none"])
def test_a_language_the_encoder_does_not_know_is_aligned_on_its_translation(encoder: str) -> None:
    comparison = compared(FINNISH, "fi", encoder=encoder)
    (alignment,) = comparison.alignments
    assert {(link.base, link.version) for link in alignment.links} == {
        ((0,), (2,)),
        ((1,), (1,)),
        ((2,), (0,)),
    }
    assert all(not link.edits for link in alignment.links)
    assert comparison.documents[1].sentences[0].text == "Ministeri ei sanonut asiasta mitään."
    assert any("aligned on its machine translation" in note.why for note in comparison.not_checked)


def test_without_an_engine_nothing_is_translated() -> None:
    documents = [from_text(BASE, language="en"), from_text(GERMAN, language="de")]
    comparison = pipeline.run(documents)
    assert comparison.translations == ()
    assert comparison.recipe["engine"] is None
    assert not any("translation" in note.what for note in comparison.not_checked)


def test_one_language_is_not_translated() -> None:
    comparison = compared(BASE.replace("Friday", "Sunday"), "en-GB")
    assert comparison.translations == ((None,) * 3, (None,) * 3)
    assert comparison.recipe["engine"] is None


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("missing", "the engine listed is not installed. Install it."),
        ("breaks", "the engine broke off. Try again."),
        ("loops", "translation failed: it fell into a loop"),
    ],
)
def test_a_failure_is_said_and_the_comparison_goes_on(model: str, why: str) -> None:
    documents = [from_text(t, label=t[:4], language=tag) for t, tag in ((BASE, "en"), (GERMAN, "de"))]
    comparison = pipeline.run(documents, settings=Settings(translate=f"listed:{model}"))
    notes = [note for note in comparison.not_checked if note.what.startswith("machine translation of Die ")]
    assert [note.why for note in notes] == [why]
    assert len(comparison.alignments[0].links) == 3
    assert [d.id for d in comparison.divergences] == [d.id for d in pipeline.run(documents).divergences]
    data = as_data(comparison)
    jsonschema.validate(data, SCHEMA)
    told = data["documents"][1]["sentences"]
    assert all(sentence["translation"] is None for sentence in told)
    assert ("translation_failed" in told[0]) == (model == "loops")


def test_a_failed_translation_is_shown_as_failed() -> None:
    changed = GERMAN.replace("Freitag geschlossen", "Freitag nicht geschlossen")
    documents = [from_text(BASE, language="en"), from_text(changed, language="de")]
    comparison = pipeline.run(documents, settings=Settings(translate="listed:loops"))
    assert "machine translation failed: it fell into a loop" in render(comparison, "text", Options(width=200))
    assert "applause" not in render(comparison, "text", Options(width=200, least="info"))


def test_an_engine_nobody_knows_is_refused() -> None:
    documents = [from_text(BASE), from_text(GERMAN)]
    with pytest.raises(UserError, match="no such translation engine"):
        pipeline.run(documents, settings=Settings(translate="lisped"))


def test_it_can_be_cancelled_and_the_engine_is_closed() -> None:
    from sources.engines import engine

    kind = type(engine("listed"))
    before = kind.closed  # type: ignore[attr-defined]

    def stop(what: str, share: float) -> None:
        assert 0 <= share <= 1
        if what.startswith("translating"):
            raise KeyboardInterrupt

    documents = [from_text(BASE, language="en"), from_text(GERMAN, language="de")]
    with pytest.raises(KeyboardInterrupt):
        pipeline.run(documents, settings=Settings(translate="listed", cache=False), progress=stop)
    assert kind.closed == before + 1  # type: ignore[attr-defined]


async def test_the_screen_shows_it_under_the_finding() -> None:
    from test_tui import at_work

    from compare.tui.app import Review
    from compare.tui.job import Job

    app = Review(Job.of(compared(GERMAN.replace("bis Freitag", "bis Montag"), "de")), least="info")
    async with app.run_test(size=(160, 50)) as pilot:
        await at_work(app, pilot)
        told = [str(widget.content) for widget in app.screen.query("Detail")]
    assert any("machine translation (listed, through sv): " in text for text in told)


# the commands


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.txt").write_text(BASE, "utf-8")
    (tmp_path / "de.txt").write_text(GERMAN, "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["report", "quotes", "review"])
def test_the_commands_take_an_engine(texts: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    arguments = [command, "base.txt", "de.txt", "--language", "en", "--version-language", "de"]
    assert main([*arguments, "--translate", "listed"]) in {0, 1}
    assert main([*arguments, "--translate", "listed:missing"]) in {0, 1}
    assert main([*arguments, "--translate", "lisped"]) == 2
    assert "Did you mean listed?" in capsys.readouterr().err


def test_the_configuration_names_an_engine(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "rashomon.toml").write_text('[translation]\nengine = "listed"\n', "utf-8")
    main(["report", "base.txt", "de.txt", "-f", "json"])
    assert json.loads(capsys.readouterr().out)["recipe"]["engine"] == "listed: list 1"
    (texts / "rashomon.toml").write_text('[translation]\nengine = "lisped"\n', "utf-8")
    assert main(["config", "validate"]) == 2
    assert "translation.engine: lisped: no such translation engine" in capsys.readouterr().err


def test_a_quotation_has_its_translation_under_it(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "base.txt").write_text(
        'The mayor spoke.\n\n"The harbour stays closed," the mayor said.\n', "utf-8"
    )
    (texts / "de.txt").write_text(
        "Der Bürgermeister sprach.\n\n„Der Hafen bleibt geschlossen“, sagte er.\n", "utf-8"
    )
    folder = _tiny.argos(
        packages.place(), {"„Der": "“The", "Hafen": "harbour", "bleibt": "stays", "geschlossen“,": "closed,”"}
    )
    try:
        main(["quotes", "base.txt", "de.txt", "--translate", "ctranslate2"])
    finally:
        shutil.rmtree(folder)
    assert "machine translation (ctranslate2): “The harbour stays closed,”" in capsys.readouterr().out
