"""Translation engines for real: what they say, that they stay offline, and what they say when they cannot."""

import http.server
import json
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import _tiny
import pytest

from compare.cli import main
from sources.engines import ENGINES, Translation, Unavailable, engine, libretranslate, packages
from sources.engines.distrust import why_not
from sources.engines.routes import reachable, route
from sources.engines.translator import Translator
from sources.errors import UserError
from sources.kept import Kept

REAL = Path(__file__).resolve().parents[2] / "shared" / "models" / "translate-de_en-0_1.argosmodel"
NEURAL = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(find_spec(module) is None, reason=f"{module} is not installed"),
        id=name,
    )
    for name, module in (("argos", "argostranslate"), ("ctranslate2", "ctranslate2"))
]
EXACT = {
    "Die Polizei hat drei Männer verhaftet.": "The police arrested three men.",
    "Der Minister sagte, dass er nicht zurücktreten wird.": "The minister said he won't resign.",
    "Die Wahl findet am Sonntag statt.": "The election will take place on Sunday.",
    "Der Präsident hat den Vorschlag nicht abgelehnt.": "The president didn't reject the proposal.",
    "Guten Morgen!": "Look tomorrow.",
}
PLAIN = {
    "Die Polizei warnt niemand": "The police warns nobody",
    "Der Minister schweigt heute wieder": "The minister is-silent today again",
    "Der Hafen bleibt geschlossen.": "The harbour stays closed.",
}
CUT_OFF = shutil.which("unshare") and not subprocess.run(["unshare", "-rn", "true"], check=False).returncode


@pytest.fixture
def models() -> Path:
    folder = packages.place()
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _tiny.argos(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def tiny(_built: Path, models: Path) -> Path:
    return Path(shutil.copytree(_built, models / _built.name))


def texts(made: Sequence[Translation]) -> list[str]:
    return [translation.text for translation in made]


# what they say


@pytest.mark.parametrize("name", NEURAL)
def test_the_models_we_build_are_read(tiny: Path, name: str) -> None:
    made = engine(name)
    assert made.pairs() == {("de", "en")}
    assert texts(made.translate([*PLAIN], "de", "en")) == [*PLAIN.values()]
    made.close()


@pytest.mark.skipif(not REAL.exists(), reason="../shared/models is not on this machine")
@pytest.mark.parametrize("name", NEURAL)
def test_a_real_package_says_what_it_is_known_to_say(models: Path, name: str) -> None:
    assert main(["engines", "install", str(REAL)]) == 0
    made = engine(name).translate([*EXACT], "de", "en")
    assert texts(made) == [*EXACT.values()]
    assert all(translation.score and 0 < translation.score < 1 for translation in made)
    assert {translation.engine for translation in made} == {f"{name}: translate-de_en-0_1 0.1"}


@pytest.mark.parametrize("name", NEURAL)
def test_odd_texts_have_one_output_each(tiny: Path, name: str) -> None:
    odd = ["", " ", "\n", "😀", "Die\nPolizei", "\0", "א" * 300, "Die " * 40]
    made = engine(name).translate(odd, "de", "en")
    assert len(made) == len(odd)
    assert made[0].text == made[1].text == ""
    assert made[4].text == "The police"


@pytest.mark.parametrize("name", NEURAL)
def test_a_third_language_in_between_is_told(models: Path, name: str) -> None:
    _tiny.argos(models, {"Hafen": "harbour", "Nacht": "night"}, "de", "en")
    _tiny.argos(models, {"harbour": "puerto", "night": "noche"}, "en", "es")
    (made,) = engine(name).translate(["Hafen Nacht Hafen"], "de", "es")
    assert (made.text, made.pivots) == ("puerto noche puerto", ("en",))
    assert "de_en" in made.engine
    assert "en_es" in made.engine


@pytest.mark.skipif(find_spec("ctranslate2") is None, reason="ctranslate2 is not installed")
def test_a_folder_of_opus_mt_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "opus-mt-de-en"
    _tiny.model(folder, {"Hafen": "harbour", "Nacht": "night"}, add_source_eos=False)
    (folder / "sentencepiece.model").rename(folder / "source.spm")
    shutil.copy(folder / "source.spm", folder / "target.spm")
    (made,) = engine(f"ctranslate2:{folder}").translate(["Nacht Hafen"], "de", "en")
    assert made.text == "night harbour"


@pytest.mark.skipif(find_spec("ctranslate2") is None, reason="ctranslate2 is not installed")
def test_the_languages_of_nllb_are_found_in_its_vocabulary(tmp_path: Path) -> None:
    folder = tmp_path / "nllb"
    folder.mkdir()
    for name in ("model.bin", "sentencepiece.bpe.model"):
        (folder / name).write_bytes(b"")
    (folder / "shared_vocabulary.json").write_text(json.dumps(["<s>", "eng_Latn", "ukr_Cyrl", "▁the"]))
    read = packages.read(folder)
    assert read.kind == "nllb"
    assert read.languages == (("en", "uk"), ("uk", "en"))
    assert dict(read.codes) == {"en": "eng_Latn", "uk": "ukr_Cyrl"}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({("de", "en")}, (("de", "en"),)),
        ({("de", "fr"), ("fr", "en")}, (("de", "fr"), ("fr", "en"))),
        ({("de", "es"), ("es", "fr"), ("de", "en"), ("en", "fr")}, None),
        ({("de", "a"), ("a", "b"), ("b", "en")}, ()),
        (set(), ()),
    ],
    ids=["direct", "through one", "english first", "never through two", "nothing"],
)
def test_routes(pairs: set[tuple[str, str]], expected: tuple[tuple[str, str], ...] | None) -> None:
    if expected is None:
        assert route(pairs, "de", "fr") == (("de", "en"), ("en", "fr"))
        return
    assert route(pairs, "de", "en") == expected
    assert (("de", "en") in reachable(pairs)) == bool(expected)


# offline, quiet

APART = """
import logging, sys
logging.basicConfig(level=0, stream=sys.stderr)
from sources.engines import engine
for text in engine(sys.argv[1]).translate(["Die Polizei warnt niemand"], "de", "en"):
    print(text.text)
assert "torch" not in sys.modules and "stanza" not in sys.modules
"""


@pytest.mark.skipif(not CUT_OFF, reason="no network namespaces here")
@pytest.mark.parametrize("name", NEURAL)
def test_it_works_cut_off_from_the_network(tiny: Path, name: str) -> None:
    ran = subprocess.run(
        ["unshare", "-rn", sys.executable, "-c", APART, name], capture_output=True, text=True, check=False
    )
    assert ran.stdout == "The police warns nobody\n", ran.stderr
    assert ran.returncode == 0


@pytest.mark.parametrize("name", NEURAL)
def test_the_text_is_not_logged(tiny: Path, name: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", APART, name],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "ARGOS_DEBUG": "1", "ARGOS_CHUNK_TYPE": "NONE"},
    )
    assert ran.stdout == "The police warns nobody\n", ran.stderr
    assert "Polizei" not in ran.stderr


@pytest.mark.skipif(
    os.name == "nt" or find_spec("argostranslate") is None, reason="argostranslate or /dev/null"
)
def test_a_home_that_cannot_be_written_is_said_plainly(tiny: Path, tmp_path: Path) -> None:
    for name, text in (
        ("base.txt", "The police warn nobody."),
        ("de.txt", "Die Polizei warnt niemand heute."),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "compare.cli",
            "report",
            "base.txt",
            "de.txt",
            "--translate",
            "argos",
            "--exit-zero",
            "--language",
            "en",
            "--version-language",
            "de",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "XDG_CONFIG_HOME": "/dev/null/none",
            "COLUMNS": "200",
        },
    )
    assert "argos cannot make its folders: /dev/null/none" in ran.stdout, ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 0


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    code = """
import sys
import compare, sources.engines, compare.cli
heavy = {"ctranslate2", "argostranslate", "onnxruntime", "urllib.request"} & set(sys.modules)
assert not heavy, heavy
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Apertium

APERTIUM = shutil.which("apertium") is not None


def apertium_has(*codes: str) -> bool:
    return APERTIUM and {tuple(code.split("-")) for code in codes} <= engine("apertium").pairs()


@pytest.mark.skipif(not apertium_has("en-es", "es-en"), reason="apertium-eng-spa is not installed")
def test_apertium_between_english_and_spanish() -> None:
    made = engine("apertium")
    there = made.translate(["The police arrested three men.", "Russia will not attack", ""], "en", "es")
    assert texts(there) == ["La policía arrestó tres hombres.", "Rusia no atacará", ""]
    back = made.translate(["El presidente no rechazó la propuesta.", "La casa es grande."], "es", "en")
    assert texts(back) == ["The president did not refuse the proposal.", "The house is big."]
    assert back[0].engine == "apertium: spa-eng"
    made.close()


@pytest.mark.skipif(not apertium_has("uk-ru"), reason="apertium-rus-ukr is not installed")
def test_apertium_from_ukrainian_into_russian_survives_its_crashes() -> None:
    made = engine("apertium")
    said = [
        "Україна не погодилася.",
        "Міністр сказав, що мир можливий.",
        "Президент сказав.",
        "Третє речення.",
    ]
    told = made.translate(said, "uk", "ru")
    assert (told[0].text, told[2].text, told[3].text) == (
        "Украина не погодилася.",
        "Президент сказал.",
        "Третье предложение.",
    )
    assert told[1].text or told[1].failed == "its rules crashed"
    made.close()


@pytest.mark.skipif(not apertium_has("en-es"), reason="apertium-eng-spa is not installed")
def test_apertium_takes_no_text_for_its_own_marks() -> None:
    made = engine("apertium")
    odd = ["Call [me] at 5/6 {x} ^y$ <b> @home \\ now", "the frobnicated *star* #1", "a\n\nb", "x\0y"]
    told = made.translate(odd, "en", "es")
    assert len(told) == len(odd)
    assert all(mark in told[0].text for mark in "[]/{}^$<>@\\")
    assert "*frobnicated" not in told[1].text
    assert not any("\n" in translation.text for translation in told)
    made.close()


@pytest.mark.skipif(not apertium_has("en-es"), reason="apertium-eng-spa is not installed")
def test_apertium_starts_again_when_it_was_killed() -> None:
    made = engine("apertium")
    made.translate(["The house."], "en", "es")
    (pipeline,) = made._running.values()  # type: ignore[attr-defined]
    os.killpg(pipeline._process.pid, 9)
    pipeline._process.wait()
    told = made.translate(["The house.", "The house is big."], "en", "es")
    assert told[1].text == "La casa es grande."
    made.close()


@pytest.fixture
def fake_apertium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Stand in for the programs, to do what the real ones do only now and then."""
    (tmp_path / "modes").mkdir()
    (tmp_path / "modes" / "eng-spa.mode").write_text("cat")
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path))

    def install(pipeline: str) -> None:
        for name in ("apertium", "apertium-wblank-mode"):
            path = tmp_path / "bin" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"#!/bin/sh\necho '{pipeline}'\n")
            path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")

    return install


@pytest.mark.skipif(os.name == "nt", reason="no shell")
def test_an_apertium_that_hangs_is_given_up(
    fake_apertium: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_apertium("sleep 60")
    monkeypatch.setattr("sources.engines.apertium.PATIENCE", 0.2)
    with pytest.raises(UserError, match="did not answer"):
        engine("apertium").translate(["One."], "en", "es")


@pytest.mark.skipif(os.name == "nt", reason="no shell")
def test_an_apertium_that_always_crashes_is_given_up(fake_apertium: Callable[[str], None]) -> None:
    fake_apertium("exit 1")
    assert engine("apertium").translate(["One."], "en", "es")[0].failed
    with pytest.raises(UserError, match="crashes all the time"):
        engine("apertium").translate(["One."] * 40, "en", "es")


@pytest.mark.skipif(os.name == "nt", reason="no shell")
def test_what_apertium_is_sent_comes_back_as_it_was(fake_apertium: Callable[[str], None]) -> None:
    fake_apertium("cat")
    odd = ["a [b] {c} ^d$ \\ / @ <e> f.", "no stop", "…", ""]
    made = engine("apertium")
    assert texts(made.translate(odd, "en", "es")) == odd
    made.close()


# LibreTranslate, by a server that speaks its API

Answer = Callable[["Speaks"], None]


class Speaks(http.server.BaseHTTPRequestHandler):
    answers: dict[str, Answer]
    asked: list[dict[str, object]]

    def do_GET(self) -> None:
        self.answers.get(self.path, Speaks.languages)(self)

    def do_POST(self) -> None:
        self.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.answers.get(self.path, Speaks.translated)(self)

    def languages(self) -> None:
        self.tell([{"code": "de", "name": "German", "targets": ["de", "en"]}, {"code": "zz"}, 5])

    def translated(self) -> None:
        said = self.asked[-1]["q"]
        assert isinstance(said, list)
        self.tell({"translatedText": [PLAIN.get(text, text) for text in said]})

    def tell(self, what: object, status: int = 200, kind: str = "application/json") -> None:
        body = what.encode() if isinstance(what, str) else json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "http://example.org/")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, type[Speaks]]]:
    monkeypatch.setattr(libretranslate, "PAUSE", 0.0)
    speaks = type("One", (Speaks,), {"answers": {}, "asked": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), speaks) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", speaks
        running.shutdown()
        thread.join()


def test_a_server_translates_a_list_in_one_request(server: tuple[str, type[Speaks]]) -> None:
    url, speaks = server
    made = engine(f"libretranslate:{url}/")
    assert made.pairs() == {("de", "en")}
    told = made.translate([*PLAIN, "a\nb"], "de", "en")
    assert texts(told) == [*PLAIN.values(), "a b"]
    assert told[0].engine == f"libretranslate: {url}"
    assert speaks.asked == [{"q": [*PLAIN, "a b"], "source": "de", "target": "en", "format": "text"}]


def test_no_proxy_hears_of_a_server_on_this_machine(
    server: tuple[str, type[Speaks]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert engine(f"libretranslate:{server[0]}").pairs()


def _flaky(speaks: Speaks) -> None:
    speaks.answers["/translate"] = Speaks.translated
    speaks.tell({"error": "busy"}, 503)


def test_a_busy_server_is_asked_again(server: tuple[str, type[Speaks]]) -> None:
    url, speaks = server
    speaks.answers["/translate"] = _flaky
    assert texts(engine(f"libretranslate:{url}").translate([*PLAIN], "de", "en")) == [*PLAIN.values()]
    assert len(speaks.asked) == 2


BAD: dict[str, tuple[Answer, str]] = {
    "a web page": (lambda s: s.tell("<html>Sign in</html>", kind="text/html"), "answered with a web page"),
    "no JSON": (lambda s: s.tell("oops"), "no JSON"),
    "an error": (lambda s: s.tell({"error": "Invalid API key"}, 403), "403 \\(Invalid API key\\)"),
    "always busy": (lambda s: s.tell({}, 503), "answered 503"),
    "too few": (lambda s: s.tell({"translatedText": ["one"]}), "one translation for each"),
    "not a list": (lambda s: s.tell({"translatedText": "one"}), "one translation for each"),
    "sent elsewhere": (lambda s: s.tell("", 302), "302"),
    "too large": (lambda s: s.tell('"' + "x" * 2_000 + '"'), "too large"),
    "hung up": (lambda s: s.connection.close(), "cannot be reached"),
    "hanging": (lambda s: time.sleep(0.6), "did not answer within"),
}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("name", BAD)
def test_what_a_bad_server_does_is_said_plainly(
    server: tuple[str, type[Speaks]], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    url, speaks = server
    answer, message = BAD[name]
    speaks.answers["/translate"] = answer
    monkeypatch.setattr(http.server.ThreadingHTTPServer, "handle_error", lambda *_: None)
    monkeypatch.setattr(libretranslate, "LARGEST", 1_000)
    made = engine(f"libretranslate:{url}")
    made.pairs()
    monkeypatch.setattr(libretranslate, "PATIENCE", 0.3)
    with pytest.raises(UserError, match=message) as caught:
        made.translate(["One.", "Two."], "de", "en")
    assert url in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("answer", [[], {}, [5], "<html>"], ids=str)
def test_a_server_without_languages_is_no_libretranslate(
    server: tuple[str, type[Speaks]], answer: object
) -> None:
    url, speaks = server
    speaks.answers["/languages"] = lambda s: s.tell(answer)
    with pytest.raises(UserError, match="no LibreTranslate"):
        engine(f"libretranslate:{url}").pairs()


@pytest.mark.parametrize(
    ("spec", "sent"),
    [
        ("libretranslate", None),
        ("libretranslate:127.0.0.1:5000", None),
        ("libretranslate:http://localhost", None),
        ("libretranslate:http://[::1]:5000", None),
        ("libretranslate:https://a:b@mt.example.org", "mt.example.org"),
        ("libretranslate:http://192.0.2.7:5000", "192.0.2.7"),
        ("libretranslate:http://[::1", None),
        ("argos:x", None),
    ],
)
def test_a_server_elsewhere_is_told_from_one_here(spec: str, sent: str | None) -> None:
    assert libretranslate.elsewhere(spec) == sent


def test_a_server_that_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libretranslate, "PAUSE", 0.0)
    with pytest.raises(Unavailable, match="cannot be reached: connection refused"):
        engine("libretranslate:127.0.0.1:9").pairs()


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1", "file:///etc/passwd", "http://", "http://[::1", "http://a:x"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(UserError, match="no address of a server"):
        engine(f"libretranslate:{url}")


# what is missing or wrong


def test_every_engine_that_is_missing_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for module in ("argos", "direct"):
        monkeypatch.setattr(f"sources.engines.{module}.find_spec", lambda _: None)
    for name, hint in (
        ("argos", "rashomon[argos]"),
        ("ctranslate2", "rashomon[mt]"),
        ("apertium", "apt install"),
    ):
        with pytest.raises(Unavailable, match=name) as caught:
            engine(name)
        assert hint in caught.value.hint
    with pytest.raises(Unavailable, match="no translation engine") as caught:
        engine("none").translate(["x"], "de", "en")
    assert "engines install" in caught.value.hint


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(UserError, match="argus") as caught:
        engine("argus")
    assert "Did you mean argos?" in caught.value.hint
    assert all(name in caught.value.hint for name in ENGINES)


@pytest.mark.parametrize("name", NEURAL)
def test_another_pair_than_there_is(tiny: Path, name: str) -> None:
    for source, target in (("en", "de"), ("fr", "en")):
        with pytest.raises(Unavailable, match="it has de-en"):
            engine(name).translate(["x"], source, target)
    with pytest.raises(UserError, match="no such translation model"):
        engine(f"{name}:nothing-here").pairs()


@pytest.mark.parametrize("name", NEURAL)
@pytest.mark.parametrize("broken", ["model/model.bin", "sentencepiece.model", "model/shared_vocabulary.json"])
@pytest.mark.parametrize("how", ["cut", "empty", "noise"])
def test_a_damaged_model_is_said_plainly(tiny: Path, name: str, broken: str, how: str) -> None:
    path = tiny / broken
    whole = path.read_bytes()
    damaged = {"cut": whole[: len(whole) // 2], "empty": b"", "noise": b"\x07noise" * 400}
    path.write_bytes(damaged[how])
    with pytest.raises(UserError, match="translate-de_en-9_0") as caught:
        engine(name).translate(["Die Polizei"], "de", "en")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("metadata.json", b"{", "no JSON"),
        ("metadata.json", b"[]", "names no languages"),
        ("metadata.json", b'{"from_code": "de"}', "names no languages"),
        ("metadata.json", b"\xff\xfe", "no JSON"),
        ("model/model.bin", None, "model.bin is missing"),
        ("sentencepiece.model", None, "tokenizer is missing"),
        ("metadata.json", None, "neither metadata.json nor model.bin"),
    ],
)
def test_a_broken_package_spoils_only_itself(
    tiny: Path,
    models: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    message: str,
) -> None:
    other = models / "broken"
    shutil.copytree(tiny, other)
    if content is None:
        (other / name).unlink()
    else:
        (other / name).write_bytes(content)
    assert [package.name for package in packages.installed()] == [tiny.name]
    assert main(["engines", "list"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("  broken"))
    assert message in line


@pytest.mark.skipif(find_spec("argostranslate") is None, reason="argostranslate is not installed")
def test_argos_is_refused_where_it_would_ask_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_MODEL_PROVIDER", "OPENAI")
    with pytest.raises(Unavailable, match="another machine"):
        engine("argos")


# installing a package


def test_install_list_remove(_built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _tiny.packed(_built, tmp_path / "a.argosmodel")
    assert main(["engines", "install", str(file)]) == 0
    assert "de into en" in capsys.readouterr().err
    assert main(["engines", "list"]) == 0
    assert "translate-de_en-9_0          de-en, version 9.0" in capsys.readouterr().out
    assert main(["engines", "install", str(file)]) == 2
    assert "installed already" in capsys.readouterr().err
    assert main(["engines", "remove", "translate-de_en-9_0"]) == 0
    assert not any(packages.place().iterdir())
    assert main(["engines", "remove", "translate-de_en-9_0"]) == 2
    assert main(["engines", "remove", "../models"]) == 2


def _zip(file: Path, members: dict[str, bytes], mode: int = 0) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = mode << 16
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return file


HOSTILE: dict[str, tuple[dict[str, bytes], int, str]] = {
    "up and out": ({"a/metadata.json": b"{}", "a/../../evil": b"x"}, 0, "leads out"),
    "absolute": ({"/etc/evil": b"x"}, 0, "leads out"),
    "backslashes": ({"a\\..\\evil": b"x"}, 0, "holds the name"),
    "a drive": ({"c:/evil": b"x"}, 0, "holds the name"),
    "a link": ({"a/link": b"/etc/passwd"}, stat.S_IFLNK | 0o777, "is a link"),
    "a bomb": ({"a/zeros": bytes(200_000_000)}, 0, "would unpack to 200 MB"),
    "many files": ({f"a/{n}": b"" for n in range(2_001)}, 0, "2001 files"),
    "two folders": ({"a/x": b"", "b/x": b""}, 0, "just one folder"),
    "a hidden folder": ({".a/x": b""}, 0, "just one folder"),
    "no package": ({"a/readme": b"x"}, 0, "neither metadata.json"),
    "nothing": ({}, 0, "just one folder"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    members, mode, message = HOSTILE[name]
    file = _zip(tmp_path / "x.argosmodel", members, mode)
    assert main(["engines", "install", str(file)]) == 2
    assert message in capsys.readouterr().err
    assert not packages.place().exists() or not any(packages.place().iterdir())
    assert not any(path.name == "evil" for path in packages.place().parents[2].rglob("*"))


@pytest.mark.parametrize("damage", ["cut", "scribbled", "no zip", "missing", "folder"])
def test_a_damaged_file_is_no_package(
    _built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    file = _tiny.packed(_built, tmp_path / "x.argosmodel")
    whole = file.read_bytes()
    if damage == "missing":
        file.unlink()
    elif damage == "folder":
        file = tmp_path
    else:
        middle = len(whole) // 3
        scribbled = whole[:middle] + bytes(64) + whole[middle + 64 :]
        file.write_bytes({"cut": whole[:middle], "scribbled": scribbled, "no zip": b"x"}[damage])
    assert main(["engines", "install", str(file)]) == 2
    assert str(file) in capsys.readouterr().err
    assert not packages.place().exists() or not any(packages.place().iterdir())


def test_a_full_disk_is_said_before_anything_is_written(
    _built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _tiny.packed(_built, tmp_path / "x.argosmodel")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))  # type: ignore[attr-defined]
    assert main(["engines", "install", str(file)]) == 2
    assert "are free" in capsys.readouterr().err


# what is not believed

JUDGED = [
    ("Das ist ein ganz normaler Satz.", "This is quite a normal sentence.", None),
    ("Er sagte es.", "He said it, he said it.", None),
    ("Nein, nein, nein, nein!", "No, no, no, no!", None),
    ("Das Publikum klatschte.", "(applause) (applause) (applause) (applause) (applause)", "loop"),
    ("Das Publikum klatschte.", "and then it was said and then it was said and then it was said", "loop"),
    ("Er lachte.", "Haaaaaaaaaaaaaaa", "loop"),
    ("Die Polizei hat drei Männer verhaftet.", "Die Polizei hat drei Männer verhaftet.", "left the original"),
    ("Angela Merkel, Berlin", "Angela Merkel, Berlin", None),
    ("Der Minister sagte nichts.", "", "nothing"),
    ("Der Minister sagte nichts.", "...", "nothing"),
    ("", "", None),
    (
        "Der Minister sagte gestern in Berlin nichts dazu.",
        "Министр вчера в Берлине ничего об этом не сказал журналистам.",
        "another language",
    ),
    (
        "Ja.",
        "The minister said that he would not do it before the end of the year, whatever came.",
        "far longer",
    ),
    (
        "Der Minister sagte gestern in Berlin, dass er das nicht vor Ende des Jahres tun werde.",
        "Yes.",
        "far shorter",
    ),
    ("Der Minister sagte nichts.", "⁇ ⁇ ⁇ minister", "did not know"),
]


@pytest.mark.parametrize(
    ("said", "told", "reason"), JUDGED, ids=[told[:30] or "empty" for _, told, _ in JUDGED]
)
def test_what_cannot_be_a_translation(said: str, told: str, reason: str | None) -> None:
    found = why_not(said, told, "de", "en")
    assert (found is None) == (reason is None)
    assert reason is None or reason in str(found)


# what is kept


class Echo:
    """An engine that tells what it was asked, and can be made to break off."""

    name = "echo"

    def __init__(self, version: str | None = "1", breaks_at: int = 10**9) -> None:
        self.asked: list[str] = []
        self.marks, self.breaks_at = version, breaks_at

    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset({("de", "en")})

    def version(self, source: str, target: str) -> str | None:
        return self.marks

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        if len(self.asked) + len(texts) > self.breaks_at:
            raise UserError("broke off", "")
        self.asked += texts
        return [Translation(text.upper(), 0.5, "echo 1", ("fr",)) for text in texts]

    def close(self) -> None:
        pass


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "translations.sqlite3"


def test_a_sentence_is_translated_once(path: Path) -> None:
    said = ["eins", "zwei", "eins", "zwei"]
    first = Translator(Echo(), Kept(path, 10**9)).translate(said, "de-DE", "en")
    assert texts(first) == ["EINS", "ZWEI", "EINS", "ZWEI"]
    later = Echo()
    assert Translator(later, Kept(path, 10**9)).translate([*said, "drei"], "de", "en-US")[:4] == first
    assert later.asked == ["drei"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"


@pytest.mark.parametrize(
    "other", [("2", "de", "en"), ("1", "de", "fr"), ("1", "nl", "en"), (None, "de", "en")]
)
def test_another_version_or_language_is_translated_anew(
    path: Path, other: tuple[str | None, str, str]
) -> None:
    Translator(Echo(), Kept(path, 10**9)).translate(["eins"], "de", "en")
    version, source, target = other
    later = Echo(version)
    Translator(later, Kept(path, 10**9)).translate(["eins"], source, target)
    assert later.asked == ["eins"]


def test_another_model_file_of_the_same_version_is_another_version(tiny: Path) -> None:
    before = engine("ctranslate2").version("de", "en")
    (tiny / "model" / "model.bin").write_bytes(b"x")
    assert engine("ctranslate2").version("de", "en") != before


def test_what_was_done_before_it_broke_is_kept(path: Path) -> None:
    said = [f"satz {number}" for number in range(40)]
    with pytest.raises(UserError, match="broke off"):
        Translator(Echo(breaks_at=35), Kept(path, 10**9)).translate(said, "de", "en")
    later = Echo()
    Translator(later, Kept(path, 10**9)).translate(said, "de", "en")
    assert later.asked == said[32:]


def test_it_can_be_cancelled_between_batches() -> None:
    shares: list[float] = []

    def progress(share: float) -> None:
        shares.append(share)
        if len(shares) == 3:
            raise KeyboardInterrupt

    echo = Echo()
    with pytest.raises(KeyboardInterrupt):
        Translator(echo).translate([str(n) for n in range(100)], "de", "en", progress)
    assert len(echo.asked) == 32
    assert shares == [0.0, 0.16, 0.32]


@pytest.mark.parametrize("value", [b"", b"{", b"[]", b'{"text": 1}', b"x" * 50], ids=repr)
def test_a_value_we_never_wrote_is_translated_anew(path: Path, value: bytes) -> None:
    Translator(Echo(), Kept(path, 10**9)).translate(["eins"], "de", "en")
    kept = Kept(path, 10**9)
    import sqlite3

    database = sqlite3.connect(path)
    (key,) = database.execute("SELECT key FROM states").fetchone()
    database.close()
    kept.write({key: value})
    later = Echo()
    assert texts(Translator(later, kept).translate(["eins"], "de", "en")) == ["EINS"]
    assert later.asked == ["eins"]


KILLED = """
import os, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_engines import Echo
from sources.engines.translator import Translator
from sources.kept import Kept

class Dies(Echo):
    def translate(self, texts, source, target):
        if len(self.asked) >= 32:
            os.kill(os.getpid(), 9)
        return super().translate(texts, source, target)

Translator(Dies(), Kept(Path({file!r}), 10**9)).translate([f"satz {{n}}" for n in range(64)], "de", "en")
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_killed_half_way_it_keeps_what_was_done(path: Path) -> None:
    code = KILLED.format(tests=str(Path(__file__).parent), file=str(path))
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    later = Echo()
    made = Translator(later, Kept(path, 10**9)).translate([f"satz {n}" for n in range(64)], "de", "en")
    assert texts(made) == [f"SATZ {n}" for n in range(64)]
    assert later.asked == [f"satz {n}" for n in range(32, 64)]


FULL = """
import resource, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_engines import Echo
from sources.engines.translator import Translator
from sources.kept import Kept
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
made = Translator(Echo(), Kept(Path({file!r}), 10**9)).translate([f"satz {{n}}" for n in range(640)], "de", "en")
assert [t.text for t in made] == [f"SATZ {{n}}" for n in range(640)]
"""


@pytest.mark.skipif(os.name == "nt", reason="no such limits")
def test_no_room_for_the_cache_is_no_trouble(path: Path) -> None:
    code = FULL.format(tests=str(Path(__file__).parent), file=str(path))
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    later = Echo()
    Translator(later, Kept(path, 10**9)).translate([f"satz {n}" for n in range(640)], "de", "en")
    assert later.asked


def test_a_failed_translation_is_empty_and_says_why(path: Path) -> None:
    class Loops(Echo):
        def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
            return [Translation("(applause) " * 9, 0.99, "loops", ()) for _ in texts]

    for _ in range(2):
        (made,) = Translator(Loops(), Kept(path, 10**9)).translate(["Das Publikum klatschte."], "de", "en")
        assert (made.text, made.failed) == ("", "it fell into a loop")
