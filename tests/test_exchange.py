"""Reports that leave the desk: golden files, read back by readers of others, hostile text, a real browser."""

import csv
import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import _comparisons as hand
import pytest
from lxml import etree

from compare.cli import main
from compare.model import Comparison, Review
from compare.reports import REPORTS, changes, own, plots, prose, render
from compare.reports.options import Options
from compare.version import __version__
from sources.errors import UserError

GOLDEN = Path(__file__).parent / "golden"
EVERY = [hand.story, hand.quoted, hand.same, hand.unrelated, hand.only_info, hand.hostile]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def text(comparison: Comparison, name: str, options: Options | None = None) -> str:
    made = render(comparison, name, options)
    assert isinstance(made, str)
    return made


@pytest.mark.parametrize("name", ["jsonl", "csv", "tsv", "html", "tmx", "xliff", "sarif", "junit", "tei"])
def test_golden_files(name: str) -> None:
    """To change what a report says: write the output here, and read the diff."""
    suffix = {"xliff": "xlf", "junit": "junit.xml", "tei": "tei.xml"}.get(name, name)
    told = text(hand.quoted(), name).replace(__version__, "0")
    assert told == (GOLDEN / f"story.{suffix}").read_bytes().decode()


@pytest.mark.parametrize("name", list(plots.PLOTS))
def test_golden_plots(name: str) -> None:
    assert plots.PLOTS[name](hand.story()) == (GOLDEN / f"story.{name}.svg").read_text("utf-8")


# Tables


def test_csv_defuses_formulas_and_keeps_everything() -> None:
    rows = list(csv.DictReader(io.StringIO(text(hand.story(), "csv"), newline="")))
    shown = [d for d in hand.story().divergences if d.severity != "info"]
    assert [row["id"] for row in rows] == [d.id for d in shown]
    assert rows[0]["base_text"] == "2.4 million"
    assert rows[0]["base_sentence"] == "4"
    story = hand.story()
    risky = hand.found(1, "wording", "minor", "v1", "=HYPERLINK(1)", base=hand.passage(story.base, 2))
    told = text(replace(story, divergences=(risky,)), "csv")
    assert "'=HYPERLINK(1)" in told


def test_tsv_and_jsonl_are_one_finding_a_line() -> None:
    for name in ("tsv", "jsonl"):
        lines = text(hand.hostile(), name, Options(least="info")).splitlines()
        assert len(lines) == len(hand.hostile().divergences) + (name == "tsv")
    for line in text(hand.hostile(), "jsonl").splitlines():
        assert json.loads(line)["check"] == "wording"
    assert {line.count("\t") for line in text(hand.hostile(), "tsv").splitlines()} == {19}


# XML


def parsed(name: str, comparison: Comparison) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    return etree.fromstring(text(comparison, name).encode(), parser)


@pytest.mark.parametrize("name", ["tmx", "xliff", "junit", "tei"])
@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_xml_is_well_formed_whatever_the_texts(name: str, make) -> None:
    parsed(name, make())


def test_tmx_holds_every_link_and_what_a_reader_needs() -> None:
    root = parsed("tmx", hand.story())
    header = root.find("header")
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert needed <= set(header.attrib)
    units = root.findall("body/tu")
    assert len(units) == sum(len(a.links) for a in hand.story().alignments)
    for unit in units:
        lang = "{http://www.w3.org/XML/1998/namespace}lang"
        assert [v.get(lang) for v in unit.findall("tuv")] in (["en", "ru"], ["en", "en"])
        assert all(seg.text for seg in unit.iter("seg"))
    assert len({unit.get("tuid") for unit in units}) == len(units)
    assert sum(p.text == "moved" for p in root.iter("prop")) == 1


def test_xliff_holds_sources_targets_and_findings() -> None:
    space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    root = parsed("xliff", hand.story())
    assert [f.get("target-language") for f in root.findall("x:file", space)] == ["ru", "en"]
    units = root.findall("x:file/x:body/x:trans-unit", space)
    assert all(u.find("x:source", space).text and u.find("x:target", space).text for u in units)
    assert any("2.4 million became 2.4 billion" in note.text for note in root.iterfind(".//x:note", space))


def test_junit_is_read_by_another_reader(tmp_path: Path) -> None:
    from junitparser import Failure, JUnitXml, Skipped

    (tmp_path / "j.xml").write_text(text(hand.story(), "junit"), "utf-8")
    found = JUnitXml.fromfile(str(tmp_path / "j.xml"))
    suites = list(found)
    loud = [d for d in hand.story().divergences if d.severity in {"critical", "major"}]
    assert sum(suite.failures for suite in suites) == len(loud)
    assert any(isinstance(r, Failure) for suite in suites for case in suite for r in case.result)
    story = hand.story()
    dismissed = tuple(replace(d, review=Review("dismissed", "known")) for d in story.divergences)
    (tmp_path / "j.xml").write_text(text(replace(story, divergences=dismissed), "junit"), "utf-8")
    results = [r for s in JUnitXml.fromfile(str(tmp_path / "j.xml")) for case in s for r in case.result]
    assert results
    assert all(isinstance(r, Skipped) for r in results)


def test_tei_is_a_parallel_apparatus() -> None:
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    root = parsed("tei", hand.story())
    ids = {w.get("{http://www.w3.org/XML/1998/namespace}id") for w in root.iterfind(".//t:witness", space)}
    assert ids == {"base", "v1", "v2"}
    for entry in root.iterfind(".//t:app", space):
        wits = [
            entry.find("t:lem", space).get("wit"),
            *(r.get("wit") for r in entry.iterfind("t:rdg", space)),
        ]
        assert wits == ["#base", "#v1", "#v2"]


def test_sarif_regions_name_the_passages() -> None:
    story = hand.story()
    data = json.loads(text(story, "sarif"))
    assert (data["version"], len(data["runs"])) == ("2.1.0", 1)
    run = data["runs"][0]
    texts = {d.source: d.text for d in story.documents}
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for location in result["locations"]:
            place = location["physicalLocation"]
            region = place["region"]
            told = texts[place["artifactLocation"]["uri"]]
            start = region["charOffset"]
            assert told[start : start + region["charLength"]] == region["snippet"]["text"]
            line = told.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"].split("\n")[0])


# Word


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_word_repeats_and_opens(make) -> None:
    from docx import Document

    made = render(make(), "docx")
    assert isinstance(made, bytes)
    assert made == render(make(), "docx")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time[0] for entry in archive.infolist()} == {2000}
    assert Document(io.BytesIO(made)).paragraphs


def test_word_tells_the_findings() -> None:
    from docx import Document

    document = Document(io.BytesIO(bytes(render(hand.quoted(), "docx"))))  # type: ignore[arg-type]
    told = "\n".join(p.text for p in document.paragraphs)
    assert "2.4 million became 2.4 billion" in told
    assert "tass.ru.txt leaves out 1 of" in told
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(cell.startswith("≠ altered") for cell in cells)
    struck = [run.text for p in document.paragraphs for run in p.runs if run.font.strike]
    assert "2.4 million" in struck


# HTML


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_no_text_becomes_markup(make) -> None:
    page = text(make(), "html", Options(least="info"))
    assert page.count("<script") == 1
    assert "<script>alert" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
    page.encode()


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = text(hand.quoted(), "html", Options(least="info"))
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert len(ids) == len(re.findall(r'\bid="([^"]+)"', page))
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in ids, target


def test_the_page_names_no_other_host() -> None:
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text(hand.quoted(), "html"))


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_page_in_a_browser(tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    (tmp_path / "page.html").write_text(text(hand.quoted(), "html"), "utf-8")
    errors: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            page.on("console", lambda m: errors.append(m.text))
            page.on("pageerror", lambda e: errors.append(str(e)))
            page.goto(f"file://{tmp_path}/page.html")
            assert Axe().run(page).response["violations"] == [], scheme
        count = page.locator(".finding:visible").count()
        page.uncheck("[value=critical]")
        assert page.locator(".finding.critical:visible").count() == 0
        assert page.locator(".finding:visible").count() < count
        page.fill("[name=words]", "no such words at all")
        assert page.locator(".finding:visible").count() == 0
        assert "0 of" in page.locator("output").inner_text()
        page.goto(f"file://{tmp_path}/page.html#{page.locator('.finding').first.get_attribute('id')}")
        page.reload()
        assert page.locator(".finding").first.is_visible()
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.className").startswith("finding")
        printed = page.pdf(path=str(tmp_path / "page.pdf"), format="A4")
        context = browser.new_context(java_script_enabled=False)
        plain = context.new_page()
        plain.goto(f"file://{tmp_path}/page.html")
        assert plain.locator(".finding:visible").count() == count
        assert not plain.locator(".filters").is_visible()
        browser.close()
    assert printed[:5] == b"%PDF-"
    assert errors == []


# In words


def test_the_summary_in_words_counts_what_is_there() -> None:
    story = hand.quoted()
    assert prose.text(story, story.alignments[0]) == (
        "tass.ru.txt leaves out 1 of 6 sentences, adds 1 sentence, changes or drops one figure, one date and "
        "one negation."
    )
    ids = {d.id for d in story.divergences}
    for alignment in story.alignments:
        for clause in prose.paragraph(story, alignment):
            assert set(clause.findings) <= ids
    same, lost = hand.same(), hand.unrelated()
    assert "no divergences were found" in prose.text(same, same.alignments[0])
    assert "could not be compared" in prose.text(lost, lost.alignments[0])


# Templates of one's own, and what changed since


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "t.html.j2").write_text(
        "{% for d in divergences %}<li>{{ d.message }}{% endfor %}{{ paragraphs.v1 }}"
    )
    told = own.render(hand.hostile(), tmp_path / "t.html.j2")
    assert "&lt;script&gt;" in told
    (tmp_path / "t.txt").write_text("{{ divergences | length }} <b>")
    assert own.render(hand.story(), tmp_path / "t.txt") == "12 <b>"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{ nothing }}", "nothing"),
        ("{% for %}", "line 1"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division"),
        ("{% include 'x' %}", ""),
    ],
)
def test_a_wrong_template_is_said(tmp_path: Path, source: str, says: str) -> None:
    (tmp_path / "t.txt").write_text(source)
    with pytest.raises(UserError) as caught:
        own.render(hand.story(), tmp_path / "t.txt")
    assert says in str(caught.value.message)
    with pytest.raises(UserError):
        own.render(hand.story(), tmp_path / "none.txt")


def test_what_changed_since_an_earlier_comparison(tmp_path: Path) -> None:
    story = hand.story()
    old = tmp_path / "old.json"
    old.write_text(text(replace(story, divergences=story.divergences[1:]), "json"), "utf-8")
    found = changes.since(replace(story, divergences=story.divergences[:-1]), old)
    assert [d.id for d in found.new] == ["d1"]
    assert [entry[1] for entry in found.gone] == ["addition"]
    assert str(found) == "1 new, 1 gone, 10 as before"
    for wrong in ("", "[]", '{"schema": "x"}'):
        old.write_text(wrong)
        with pytest.raises(UserError, match=r"old\.json"):
            changes.since(story, old)


# The command


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    told = "The ferry left at noon. {} people were aboard. The captain waved."
    for name, number in (("base.txt", "Forty"), ("told.txt", "Fifty")):
        (tmp_path / name).write_text(told.format(number), "utf-8")
    return [str(tmp_path / "base.txt"), str(tmp_path / "told.txt")]


def test_several_formats_in_one_run(tmp_path: Path, given: list[str]) -> None:
    files = [str(tmp_path / f"r.{suffix}") for suffix in ("html", "docx", "json", "csv", "tmx", "sarif")]
    arguments = [part for file in files for part in ("-o", file)]
    assert main(["report", *given, *arguments]) == 1
    assert all(Path(file).stat().st_size for file in files)
    assert main(["report", *given, *arguments, "-f", "md"]) == 2


def test_folders_are_made_only_when_asked(tmp_path: Path, given: list[str]) -> None:
    file = str(tmp_path / "new" / "r.md")
    assert main(["report", *given, "-o", file]) == 2
    assert main(["report", *given, "-o", file, "--parents"]) == 1
    assert Path(file).is_file()


def test_the_command_tells_what_is_new(
    tmp_path: Path, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    old = str(tmp_path / "old.json")
    main(["report", *given, "-o", old])
    assert main(["report", *given, "--compare-to", old]) == 0
    assert "0 new, 0 gone, 1 as before" in capsys.readouterr().err


def test_plots_are_written(tmp_path: Path, given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plot", *given]) == 0
    etree.fromstring(capsys.readouterr().out.encode())
    for kind in plots.PLOTS:
        assert main(["plot", *given, "--kind", kind, "-o", str(tmp_path / f"{kind}.svg")]) == 0
    assert main(["plot", *given, "-o", str(tmp_path / "x.gif")]) == 2
    capsys.readouterr()
    assert main(["plot", *given, "--text"]) == 0
    assert "base  ▂█▂" in capsys.readouterr().out
    pytest.importorskip("resvg_py", reason="the extra `png` is not installed")
    assert main(["plot", *given, "-o", str(tmp_path / "x.png")]) == 0
    assert (tmp_path / "x.png").read_bytes()[:4] == b"\x89PNG"


def test_word_does_not_go_to_a_terminal(given: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.cli.output.is_terminal", lambda: True)
    assert main(["report", *given, "-f", "docx", "--no-pager"]) == 2


def test_every_format_has_a_name_and_a_module() -> None:
    wanted = "text md json jsonl csv tsv html docx tmx xliff sarif junit tei"
    assert set(REPORTS) == set(wanted.split())
