import csv
import io
import json
import re
from importlib.resources import files
from pathlib import Path

import _comparisons as hand
import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from compare import compare_texts
from compare.model import LOUD, Alignment, Comparison
from compare.reports import REPORTS, render
from compare.reports.excerpt import excerpt, shortened
from compare.reports.markdown import text as markdown_text
from compare.reports.options import Options
from compare.reports.quotes import LEDGERS
from compare.reports.quotes import render as render_ledger
from compare.reports.rows import rows
from compare.reports.visible import visible
from compare.reports.wrap import wrap
from compare.version import __version__

GOLDEN = Path(__file__).parent / "golden"
EVERY = [hand.story, hand.same, hand.unrelated, hand.only_info, hand.hostile]


@pytest.mark.parametrize(
    ("file", "name", "options"),
    [
        ("story.txt", "text", Options()),
        ("story.narrow.txt", "text", Options(width=50, least="info")),
        ("story.color.txt", "text", Options(color=True)),
        ("story.plain.txt", "text", Options(plain=True, least="info", color=True)),
        ("story.json", "json", Options()),
        ("story.md", "md", Options()),
    ],
)
def test_golden_files(file: str, name: str, options: Options) -> None:
    """To change what a report says: write the output here, and read the diff."""
    told = render(hand.story(), name, options).replace(f'"{__version__}"', '"0"')
    assert told == (GOLDEN / file).read_text("utf-8")


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_json_keeps_its_schema(make) -> None:
    schema = json.loads((files("compare.reports") / "comparison.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(render(make(), "json")))


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", REPORTS)
def test_any_report_can_be_encoded_and_repeats(name: str, make) -> None:
    first, second = (render(make(), name) for _ in range(2))
    assert first == second
    assert isinstance(first, bytes) or first.encode().decode() == first


def test_json_offsets_name_the_passages() -> None:
    data = json.loads(render(hand.story(), "json"))
    texts = {document["id"]: document["text"] for document in data["documents"]}
    for divergence in data["divergences"]:
        for side, identifier in (("base", "base"), ("other", divergence["version"])):
            if passage := divergence[side]:
                assert texts[identifier][passage["start"] : passage["end"]] == passage["text"]


def test_json_orders_the_recipe() -> None:
    first, second = hand.story(), hand.story()
    second.recipe.clear()
    second.recipe.update(dict(reversed(first.recipe.items())))
    assert render(first, "json") == render(second, "json")


def test_json_keeps_a_lone_surrogate() -> None:
    assert json.loads(render(hand.hostile(), "json"))["documents"][0]["label"] == hand.HOSTILE


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (hand.same, "No divergences found."),
        (hand.only_info, "No divergences found above info. 1 info finding hidden; --show info"),
        (hand.unrelated, "Could not compare"),
        (hand.story, "2 info findings hidden; --show info"),
    ],
    ids=["nothing", "only info", "no common sentence", "some hidden"],
)
@pytest.mark.parametrize(("name", "plain"), [("text", False), ("text", True), ("md", False)])
def test_which_kind_of_empty(make, says: str, name: str, plain: bool) -> None:
    assert says in render(make(), name, Options(plain=plain))


@pytest.mark.parametrize("name", ["text", "md", "csv"])
def test_only_what_is_grave_enough_is_listed(name: str) -> None:
    story = hand.story()
    mild = [d for d in story.divergences if d.severity in {"minor", "info"}]
    assert mild
    told = render(story, name, Options(least="major", width=1000))
    assert not any(d.message in told for d in mild)
    assert all(d.message in told for d in story.divergences if d.severity in LOUD)


def test_what_is_hidden_is_counted() -> None:
    told = render(hand.story(), "text", Options(least="critical"))
    assert "hidden; --show info" in " ".join(told.split())


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for make in EVERY:
        for line in render(make(), "text", Options(width=width, least="info")).splitlines():
            assert cell_len(line) <= width, line


def test_colour_only_adds_commands() -> None:
    colour = render(hand.story(), "text", Options(color=True))
    bare = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", colour).split("\n"))
    assert bare == render(hand.story(), "text")


def test_plain_draws_nothing() -> None:
    assert not re.search(r"[─-╿\x1b]", render(hand.story(), "text", Options(plain=True, color=True)))


@pytest.mark.parametrize("name", ["text", "md"])
@pytest.mark.parametrize("plain", [False, True])
def test_documents_cannot_act_on_the_screen(name: str, plain: bool) -> None:
    told = render(hand.hostile(), name, Options(plain=plain))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", told)


def test_markdown_holds_hostile_text() -> None:
    told = render(hand.hostile(), "md")
    assert "<script" not in told
    assert "](http" not in told
    rows = [line for line in told.splitlines() if line.startswith("|") and "wording" in line]
    assert [row.count("|") for row in rows] == [6, 6]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a&#124;b"),
        ("<b>", "&#60;b&#62;"),
        ("https://x.y", "https&#58;//x.y"),
        ("www.x.y", "www&#46;x.y"),
        ("at 12: noon", "at 12: noon"),
        (":smile:", "&#58;smile:"),
        ("a\nb", "a b"),
        ("&amp;", "&#38;amp;"),
    ],
)
def test_markdown_text(text: str, shown: str) -> None:
    assert markdown_text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain, «ёлки», 桥, عربي", "plain, «ёлки», 桥, عربي"),
        ("\x1b[31m", "␛[31m"),
        ("\x9b2J", "⟦U+009B⟧2J"),
        ("\u202eabc", "⟦U+202E⟧abc"),
        ("a\tb\r\nc\rd", "a b c d"),
        ("👨\u200d👩", "👨\u200d👩"),
        ("zero\u200bwidth", "zero⟦U+200B⟧width"),
        ("\ud83d", "⟦U+D83D⟧"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("  led by space", 8, ["led by", "space"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("桥梁重新开放。", 6, ["桥梁重", "新开", "放。"]),
        ("a 桥b", 3, ["a", "桥b"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
    ids=["empty", "words", "spaces", "too long", "no mark begins a line", "mixed", "combining"],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert ["".join(piece for piece, _ in line) for line in wrap([(text, "")], width)] == lines


def test_wrap_keeps_styles() -> None:
    assert wrap([("one ", ""), ("two three", "x"), ("!", "")], 8) == [
        [("one ", ""), ("two", "x")],
        [("three", "x"), ("!", "")],
    ]


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        render(Comparison((), (), (), ()), "nothing")


@pytest.mark.parametrize(
    ("version", "seen"),
    [
        ("v1", "0:0 1: 2:1 3:2 4:3 5: 6:4 7:5 :6"),
        ("v2", "0:0 1: 2:2 :3 3: 4: 5:4 6: 7:1"),
    ],
    ids=["added at the end", "added and moved"],
)
def test_rows(version: str, seen: str) -> None:
    story = hand.story()
    alignment = next(alignment for alignment in story.alignments if alignment.version == version)
    kinds = [[s.kind for s in document.sentences] for document in (story.base, story.document(version))]
    found = rows(alignment, base=kinds[0], version=kinds[1])
    assert " ".join(f"{','.join(map(str, r.base))}:{','.join(map(str, r.version))}" for r in found) == seen


def test_rows_without_links_keep_both_orders() -> None:
    found = rows(hand.unrelated().alignments[0])
    assert [(row.base, row.version) for row in found] == [((0,), ()), ((1,), ()), ((), (0,)), ((), (1,))]


def test_rows_pair_what_was_not_compared_by_its_kind() -> None:
    found = rows(
        Alignment("v1", (), (), ()), base=["datestamp", "byline"], version=["byline", "datestamp", "signoff"]
    )
    assert [(row.base, row.version, row.standing) for row in found] == [
        ((0,), (1,), "aside"),
        ((), (2,), "aside"),
        ((1,), (0,), "aside"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("short ", " words"), ("a long way before the ", " and a long way after it")],
)
def test_a_long_sentence_is_cut_between_words(before: str, after: str) -> None:
    text = hand.document("x", (("body", f"{before}bridge{after}"),), "en")
    seen = excerpt(text, hand.passage(text, 0, "bridge"), room=9)
    assert seen.passage == "bridge"
    assert seen.before in {before, "[…] the "}
    assert seen.after in {after, " and a […]"}


def test_a_pair_of_sentences_is_shown_once_under_all_its_findings() -> None:
    base = "Of 20 ships 5 sank near Lhun on Tuesday, and nobody was to blame."
    result = compare_texts(base, base.replace("20", "30").replace("nobody", "somebody"))
    told = render(result, "text", Options(width=200))
    assert len(result.divergences) == 2
    assert told.count("ships 5 sank near") == 2
    assert "Of [-20-] ships 5 sank near Lhun on Tuesday, and [-nobody-] was to blame." in told


@pytest.mark.parametrize("name", LEDGERS)
def test_the_ledger_of_quotations_in_every_format(name: str) -> None:
    base = 'Tilda Marsh spoke on Tuesday. "We will never sell the eastern quay," Marsh said. "It is | ours," she added.'
    version = (
        'Tilda Marsh spoke on Tuesday. "We will sell the eastern quay," <i>Marsh</i> said. "=1+1," she added.'
    )
    result = compare_texts(base, version)
    told = render_ledger(result, name)
    assert told == render_ledger(compare_texts(base, version), name)
    assert "altered" in told
    assert "missing" in told
    assert "<i>" not in told or name in {"json", "csv"}


def test_the_ledger_is_safe_in_a_spreadsheet() -> None:
    quotes = ('"=1+1," Marsh said on Tuesday in Lhun.', '"We will stay," Marsh said on Tuesday in Lhun.')
    rows = list(csv.reader(io.StringIO(render_ledger(compare_texts(*quotes), "csv"))))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell[:1] in {"=", "+", "-", "@"} for row in rows for cell in row)


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("", 10, ""),
        ("as it is", 8, "as it is"),
        ("one two three four five", 12, "one […] five"),
        ("x" * 20, 8, "xxxx […] xxxx"),
    ],
)
def test_shortened(text: str, room: int, short: str) -> None:
    assert shortened(text, room) == short
