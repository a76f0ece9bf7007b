"""Word-level edits: what changed, and not what only changed places."""

import pytest

from compare.rewording import changes
from compare.words import edits, tokens


def said(base: str, version: str) -> list[tuple[str, str]]:
    return [
        (" ".join(t.text for t in edit.base), " ".join(t.text for t in edit.version))
        for edit in changes(base, version, "en")
    ]


@pytest.mark.parametrize(
    ("base", "version", "expected"),
    [
        pytest.param("", "", [], id="nothing in nothing"),
        pytest.param("A word.", "A word.", [], id="equal passages have no edits"),
        pytest.param("He left Lhun.", "He reached Lhun.", [("left", "reached")], id="one word replaced"),
        pytest.param("He left.", "He left Lhun.", [("", "Lhun")], id="one word inserted"),
        pytest.param("The old pilots left.", "The pilots left.", [("old", "")], id="one word dropped"),
        pytest.param(
            "The envoy came to Lhun on Tuesday with two aides.",
            "On Tuesday the envoy came with two aides to Lhun.",
            [],
            id="words that only change places are no edits",
        ),
        pytest.param(
            "Of 95 ships 40 sank.", "Of 99 ships 40 sank.", [("95", "99")], id="a figure is never cut in two"
        ),
        pytest.param(
            "“Yes,” he said.", '"Yes", he said.', [], id="quotation glyphs and their order are none"
        ),
    ],
)
def test_edits_are_what_was_reworded(base: str, version: str, expected: list[tuple[str, str]]) -> None:
    found = [pair for pair in said(base, version) if any(map(str.isalnum, "".join(pair)))]
    assert found == expected


def test_a_stray_article_does_not_cut_an_edit() -> None:
    found = edits("He praised the patient pilots.", "He scolded the greedy owners.", frozenset({"the"}))
    assert len(found) == 1


def test_tokens_keep_their_places() -> None:
    text = "In 1,250 words—“don’t”, he said: 3.5%."
    assert all(text[token.start : token.end] == token.text for token in tokens(text))
