"""Quotations: marks, odd input, and who speaks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare.quotes.marks
from compare import compare_texts, extract_quotes
from compare.quotes.marks import stretches


def contents(text: str, language: str = "en") -> list[str]:
    return [quote.text for quote in extract_quotes(text, language=language) if quote.kind != "indirect"]


MARKS = {
    "curly": ("“We go now,” he said.", ["We go now,"]),
    "German low and high": ("„Wir gehen jetzt“, sagte er.", ["Wir gehen jetzt"]),
    "German guillemets": ("»Wir gehen jetzt«, sagte er.", ["Wir gehen jetzt"]),
    "guillemets": ("«Мы идём», — сказал он.", ["Мы идём"]),
    "guillemets with spaces": ("« Nous partons », a dit Paul.", ["Nous partons"]),
    "straight": ('"We go now," he said.', ["We go now,"]),
    "straight with spaces, as tokens": ('" We go now , " he said .', ["We go now ,"]),
    "single": ("‘We go now,’ he said.", ["We go now,"]),
    "single straight, with an apostrophe": ("'It's the workers' pay,' he said.", ["It's the workers' pay,"]),
    "grave accents": ("`` We go now , '' he said .", ["We go now ,"]),
    "corner brackets": ("彼は「今行く。」と言った。", ["今行く。"]),
    "white corner brackets in corner brackets": ("「彼は『行く』と言った。」", ["彼は『行く』と言った。"]),
    "nested": ("“He told me ‘never’ twice,” she said.", ["He told me ‘never’ twice,"]),
    "broken off, closed by the other mark": ("“But I--“ he said.", ["But I--"]),
    "a paragraph reopened": ("“We begin.\n\n“We end,” said Ann Lee.", ["We begin.", "We end,"]),
    "cut by its attribution": ("“First,” she said, “second.”", ["First,", "second."]),
    "no quotation": ("Nobody's word was the workers' word in the '90s.", []),
    "a title": ("The film “The Long Day” opened in May.", []),
    "a scare quote": ("The “corridor” was shut on Monday.", []),
    "a ship": ("Судно «Северный ветер» вышло в море.", []),
    "one word told by a verb": ("He said the plan was “dead”.", ["dead"]),
    "a newspaper": ("„Wir gehen jetzt“, sagte er dem „Tagblatt“.", ["Wir gehen jetzt"]),
    "empty": ("", []),
    "empty marks": ("He said “” and left.", []),
    "one mark": ("“", []),
    "a stray closing mark": ("The plan” was shut. “We go now,” he said.", ["We go now,"]),
    "a stray opening mark": ("The “plan was shut. “We go now,” he said.", ["We go now,"]),
    "a stray mark stays in its paragraph": ("He said “go on.\n\nThe road was shut.", ["go on."]),
}


@pytest.mark.parametrize(("text", "expected"), MARKS.values(), ids=MARKS)
def test_marks(text: str, expected: list[str]) -> None:
    tag = (
        "ja"
        if "彼" in text
        else "ru"
        if "Су" in text or "Мы" in text
        else "fr"
        if "Nous" in text
        else "de"
        if "Wir" in text
        else "en"
    )
    assert contents(text, tag) == expected


DASHES = {
    "Russian": (
        "ru",
        "— Мы придём завтра, — ответил Павел Грох. — Ждите нас.",
        ["Мы придём завтра,", "Ждите нас."],
    ),
    "Russian in guillemets": (
        "ru",
        "«Мы уйдём, — сказал Павел Грох. — Это решено».",
        ["Мы уйдём,", "Это решено"],
    ),
    "Spanish": ("es", "—Voy mañana —dijo Ana Ruiz—. Espérame.", ["Voy mañana", "Espérame."]),
    "French": ("fr", "— Je viens, répondit Anne Motte. Attends-moi.", ["Je viens,", "Attends-moi."]),
    "French in guillemets": (
        "fr",
        "« Nous irons, a-t-il dit, jusqu’au bout. »",
        ["Nous irons,", "jusqu’au bout."],
    ),
}


@pytest.mark.parametrize(("tag", "text", "expected"), DASHES.values(), ids=DASHES)
def test_dashes(tag: str, text: str, expected: list[str]) -> None:
    found = extract_quotes(text, language=tag)
    assert [quote.text for quote in found] == expected
    assert len({quote.group for quote in found}) == 1


SPEAKERS = {
    "behind the verb": ("en", "“We go,” said Ann Lee.", "Ann Lee"),
    "before the verb": ("en", "“We go,” Ann Lee said on Monday.", "Ann Lee"),
    "before the words": ("en", "In May, Ann Lee said: “We go.”", "Ann Lee"),
    "behind an apposition": (
        "en",
        "Bob Crane, 57, a farmer from Orley, Ohio, said it was “a dead end”.",
        "Bob Crane",
    ),
    "a role and a name": ("en", "“We go,” said the mayor, Ann Lee.", "Ann Lee"),
    "a role introduced before": (
        "en",
        "The mayor, Ann Lee, met Bob Crane. “We go,” the mayor said.",
        "Ann Lee",
    ),
    "an epithet": ("en", "Envoy Ivo Stanek told us so. “We go,” the Moravian diplomat added.", "Ivo Stanek"),
    "a last name": ("en", "Ann Lee came. “We go,” Lee said.", "Ann Lee"),
    "a pronoun": ("en", "“We go,” said Ann Lee.\n\n“We stay,” she added.", "Ann Lee"),
    "a chain of paragraphs": ("en", "“We go,” said Ann Lee.\n\n“We shall come back.”", "Ann Lee"),
    "according to": ("en", "According to Ann Lee, the plan is “dead in the water”.", "Ann Lee"),
    "a relative clause": ("en", "Jane Roe, who lives there, said it was “a total mess”.", "Jane Roe"),
    "a place named since": ("en", "Ivo Stan came to Port Arl. “We had a frank talk,” he said.", "Ivo Stan"),
    "nobody's name": ("en", "“We go,” a senior official said.", "a senior official"),
    "Russian": ("ru", "«Мы идём», — сообщил в среду министр Павел Грох.", "Павел Грох"),
    "Russian, inflected": ("ru", "Павел Грох приехал. По словам Гроха, проект «совсем мёртв».", "Павел Грох"),
    "German": ("de", "„Wir gehen“, sagte der Bürgermeister Jan Holt am Montag.", "Jan Holt"),
    "French": ("fr", "« Nous partons », a déclaré le maire, Marc Tessot.", "Marc Tessot"),
    "Spanish": ("es", "«Nos vamos», aseguró el alcalde, Luis Bermol.", "Luis Bermol"),
}


@pytest.mark.parametrize(("tag", "text", "expected"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers(tag: str, text: str, expected: str) -> None:
    assert extract_quotes(text, language=tag)[-1].name == expected


INDIRECT = {
    "that": ("en", "Ann Lee said on Monday that the bridge would be shut.", "the bridge would be shut"),
    "that in Russian": ("ru", "Павел Грох заявил, что мост закроют во вторник.", "мост закроют во вторник"),
    "clause behind": (
        "en",
        "The bridge will be shut in May, Ann Lee told the council.",
        "The bridge will be shut in May",
    ),
}


@pytest.mark.parametrize(("tag", "text", "expected"), INDIRECT.values(), ids=INDIRECT)
def test_reported_speech(tag: str, text: str, expected: str) -> None:
    (quote,) = extract_quotes(text, language=tag)
    assert (quote.kind, quote.text) == ("indirect", expected)


ALPHABET = st.text(alphabet="“”„«»‹›「」『』‘’'\"`—, .!?aB\n", max_size=80)


@given(ALPHABET, st.sampled_from(["en", "ru", "de", "fr", "es", "xx"]))
def test_spans_hold(text: str, tag: str) -> None:
    marked = [quote for quote in extract_quotes(text, language=tag) if quote.kind != "indirect"]
    for quote in marked:
        assert 0 <= quote.start <= quote.content.start < quote.content.end <= quote.end <= len(text)
        assert quote.text == text[quote.content.start : quote.content.end]
    assert all(one.end <= other.start for one, other in pairwise(marked))


@pytest.mark.parametrize("glyph", ['"', "“", "”", "'", "«", "「", "“a”", '"a" '])
def test_ten_thousand_marks_take_linear_time(glyph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0
    real = compare.quotes.marks._match

    def counted(*arguments: object) -> int:
        nonlocal tried
        tried += 1
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(compare.quotes.marks, "_match", counted)
    stretches(glyph * 10_000)
    assert tried <= 20_000


def test_one_changed_word_is_one_finding() -> None:
    told = 'The envoy spoke at length. "We should have employed a {} demarche back then," he said on Monday.'
    found = compare_texts(told.format("tougher"), told.format("softer")).divergences
    assert [(d.check, d.severity) for d in found] == [("quote-altered", "critical")]


def test_a_word_bent_beside_a_changed_figure_is_told_too() -> None:
    base = "“We lost forty houses in the flood, and it was a serious blow,” said Ann Lee.\n"
    version = base.replace("forty", "fourteen").replace("serious", "small")
    comparison = compare.compare_texts(base, version, base_language="en", version_language="en")
    loud = [(d.check, d.message) for d in comparison.divergences if d.severity == "critical"]
    assert loud == [
        ("number", "forty became fourteen"),
        ("quote-altered", "“serious” became “small”"),
    ]
