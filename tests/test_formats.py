"""Formats: how they are told, and what each reader keeps."""

import time
from pathlib import Path

import pytest

from sources import from_text, load
from sources.formats import extract, tell
from sources.formats.html import WARNING, _visible
from sources.paragraphs import ends_finally

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Envoy leaves Brenna | The Aldo Mail</title>
<meta property="og:site_name" content="The Aldo Mail">
<meta property="og:title" content="Envoy leaves Brenna"/>
<meta property="article:published_time" content="2021-03-04T09:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Envoy leaves Brenna</h1>
<p>The envoy of Westmark left the town of Brenna on Tuesday after three days of fruitless talks.</p>
<h2>A long quarrel</h2>
<p>“We shall be back in the spring, and we shall bring the same papers,” he told reporters at the station.</p>
<p>Neither side has named a date, and the harbour remains closed to all ships from the southern islands.</p>
</article><footer>Terms and conditions of the Aldo Mail</footer></body></html>"""

NOTES = """---
title: Envoy leaves
date: 2031-03-04
---

# Envoy *leaves* Brenna

> He left on **Tuesday**. Nobody saw him.

Talks to follow
---------------

- The [harbour](http://example.org/a_b) is closed.
- It stays closed.
"""


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("words", "", "plain"),
        ("words", ".txt", "plain"),
        ("words", ".xyz", "plain"),
        ("# words", ".md", "markdown"),
        ("# words", "", "plain"),
        (PAGE, "", "html"),
        (PAGE, ".txt", "html"),
        ("words", ".html", "html"),
        ("<p> is a tag", ".md", "markdown"),
        ("a < b and c > d", "", "plain"),
        ("<?xml version='1.0'?>\n<!-- x --><html>", "", "html"),
    ],
)
def test_telling(text: str, suffix: str, name: str) -> None:
    assert tell(text, suffix).name == name


def test_a_page_keeps_its_article_only() -> None:
    document = load(PAGE.encode())
    assert document.media_type == "text/html"
    assert (document.title, document.published, document.outlet) == (
        "Envoy leaves Brenna",
        "2021-03-04",
        "The Aldo Mail",
    )
    assert [(s.kind, s.text.split()[0]) for s in document.sentences] == [
        ("headline", "Envoy"),
        ("body", "The"),
        ("subhead", "A"),
        ("body", "“We"),
        ("body", "Neither"),
    ]
    assert "Terms" not in document.text


def test_a_page_without_an_article_gives_its_visible_text() -> None:
    document = load(b"<html><head><script>var a;</script></head><body><b>Hi</b></body></html>")
    assert document.text == "Hi"
    assert document.warnings in {(), (WARNING,)}


def test_visible_text_keeps_lines_and_drops_the_unseen() -> None:
    found = _visible("<html><head><title>A  b</title></head><body>One <b>two</b><br>three<!-- x -->"
        "<script>var a;</script><p>four</p>five</body></html>")  # fmt: skip
    assert (found.text, found.title) == ("One two\nthree\nfour\nfive", "A b")


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", "<script>", "<div>", "[a](", "* ", "> ", "a\n===\n"])
@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
def test_markup_run_wild_takes_linear_time(piece: str, suffix: str) -> None:
    text = "Well. " + piece * 20_000
    started = time.perf_counter()
    found = extract(text, suffix)
    assert time.perf_counter() - started < 5
    assert len(found.plain) == len(found.text)


def test_markdown_is_kept_whole_and_its_marks_are_no_sentences() -> None:
    found = extract(NOTES, ".md")
    assert found.text == NOTES
    assert len(found.plain) == len(NOTES)
    assert (found.title, found.published) == ("Envoy leaves", "2031-03-04")


def test_markdown_sentences(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(NOTES)
    document = load(path)
    assert document.text == NOTES
    assert [(s.kind, s.text) for s in document.sentences] == [
        ("headline", "Envoy *leaves* Brenna"),
        ("body", "He left on **Tuesday**."),
        ("body", "Nobody saw him."),
        ("subhead", "Talks to follow"),
        ("body", "The [harbour](http://example.org/a_b) is closed."),
        ("body", "It stays closed."),
    ]


def test_a_blank_before_a_closing_mark_makes_no_subhead() -> None:
    story = (
        "Le port ferme\n\nLe port d'Orvik a fermé hier, a dit sa directrice, Ansa Doreval, devant les dockers.\n\n"
        "«\u00a0Nous avons fait ce que nous pouvions.\u00a0»\n\nLes dockers sont partis à midi."
    )
    kinds = [s.kind for s in from_text(story, label="a", language="fr").sentences]
    assert kinds == ["headline", "body", "body", "body"]


def test_a_blank_before_a_closing_mark_ends_a_sentence() -> None:
    assert ends_finally("Nous restons.\u00a0»") and not ends_finally("Nous restons\u00a0»")
