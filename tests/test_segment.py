"""Sentences: where they end, where they stand, and how often we are right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import from_text
from sources.paragraphs import paragraphs
from sources.segment import split
from tests.bench.segment import LANGUAGES, bare, f1, ours

FLOORS = {"en": 0.98, "ru": 0.98, "de": 0.98, "fr": 0.98, "es": 0.98, "zh": 0.98, "ar": 0.98}
"""Least boundary F1 on either half; measured 98.1 to 100 %."""


@pytest.mark.parametrize("half", ["dev", "test"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_floors(language: str, half: str) -> None:
    score = f1(ours, language, half)
    assert score >= FLOORS[language]
    assert score >= f1(bare, language, half)


CASES = [  # `|` marks where a sentence begins
    ("en", "a title does not end a sentence", "Dr. Ost met Gen. Holt at St. Anne's."),
    ("en", "initials do not end a sentence", "It was J. R. Holt who spoke. |Then A. B. Roe did."),
    ("en", "U.S. may end a sentence", "He left the U.S. Army. |She left the U.S. |The rest stayed."),
    ("en", "No. 5 is a number", "It was No. 5 on the list. |He said no. |Nobody else did."),
    ("en", "a figure and an address hold together", "It cost $3.50 at a.example.org/b.html today. |He paid."),
    ("en", "an attribution goes with its quote", '"It is over!" she said. |"Is it?" Holt asked.'),
    ("en", "a quote of several sentences breaks inside", '"We lost. |We go home," he said.'),
    ("en", "a closing mark belongs to what it closes", "“We lost.” |He left. |‘So be it.’ |She stayed."),
    ("en", "a bracket is no end", "He left (in Dec. 2020) for good. |(Nobody saw it.) |She stayed."),
    ("en", "an ellipsis before a small letter goes on", "We waited ... and waited. |Then... |Nothing."),
    ("en", "two marks end one sentence", "What?! |No..."),
    ("en", "a list number is no sentence", "1. The harbour is closed."),
    ("ru", "инициалы", "Это А. В. Петров. |Он ушёл."),
    ("ru", "г. before a name and after a year", "В г. Бренна в 2021 г. |Посол уехал."),
    ("ru", "т. е. and млрд", "Это 3 млрд. |То есть много, т. е. всё."),
    ("ru", "an attribution after a dash", "«Всё!» — сказал он. |«Нет», — ответила она."),
    ("de", "ordinals", "Am 28. Dezember kam der 3. Bote. |Er ging am 5. |Dann kam keiner."),
    ("de", "z. B.", "Es gibt z. B. Fisch, d. h. Hering. |Mehr nicht."),
    ("de", "an attribution after a comma", "„Nein!“, rief er. |„Doch.“ |Er ging."),
    ("fr", "guillemets with spaces", "« Non ! » a-t-il dit. |« Si. » |Il est parti."),
    ("fr", "M. and p. ex.", "M. Le Gall, p. ex. hier, a parlé. |Puis rien."),
    ("es", "EE. UU. and Sr.", "El Sr. Paz dejó EE. UU. |El resto se quedó."),
    ("es", "opening marks", "¿Quién? |¡Nadie! |Eso dijo."),
    ("zh", "no spaces needed", "他走了。|“为什么？”她问。|没有人回答！"),
    ("zh", "a name after a closed quotation", "“是的。”|李某声称，事情结束了。|“不。”他说，“没有。”"),
    ("zh", "a western stop", "他走了.|没有人回答。"),
    ("ar", "vowel marks", "بقي هناك عامًا. |ثم رحل."),
    ("en", "an accent written apart", "He left the cafe\u0301. |She stayed."),
    ("ar", "arabic marks", "هل رحل؟ |نعم. |«لماذا؟» سأل أحدهم."),
    ("xx", "a language without a table", "Abc def. |Ghi jkl! |Mno pqr."),
    (None, "no language", "He left. |She stayed."),
]


@pytest.mark.parametrize(("language", "claim", "marked"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_boundaries(language: str | None, claim: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[span.start : span.end] for span in split(text, language)]
    assert found == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “It is over. We go home.” She left.", [False, True, False]),
        ('He said: "It is over. We go home." She left.', [False, True, False]),
        ("„Es ist aus. Wir gehen.“ Er ging.", [False, True, False]),
        ("«Всё. Мы уходим», — сказал он. Он ушёл.", [False, True, False]),
        ("« C’est fini. On rentre. » Il part.", [False, True, False]),
        ("»Es ist aus. Wir gehen.« Er ging.", [False, True, False]),
        ("“We lost.\n\n“We go home.” She left.", [False, True, False]),
        ("“We lost.\n\nNobody spoke.", [False, False]),
        ("It’s Holt’s boat. It’s gone.", [False, False]),
    ],
)
def test_in_quote(text: str, quoted: list[bool]) -> None:
    assert [s.in_quote for s in from_text(text).sentences] == quoted


WRAPPED = """The envoy of Westmark left the town of Brenna on Tuesday after three
days of talks. He said that neither side had moved, and that nobody at
the table had read the paper.
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(WRAPPED, 1, id="hard-wrapped lines are one paragraph"),
        pytest.param(WRAPPED.replace("\n", "\r\n"), 1, id="with other line ends too"),
        pytest.param(WRAPPED + "\n" + WRAPPED, 2, id="a blank line parts"),
        pytest.param("One is here.\nTwo is here.\nThree is here.", 3, id="short lines are paragraphs"),
        pytest.param("One is here, and it is by far the longest.\nTwo is here.", 2, id="full stops part"),
        pytest.param("word " * 60 + "end.\n" + "word " * 60 + "end.", 2, id="long lines are paragraphs"),
        pytest.param("", 0, id="nothing"),
        pytest.param(" \n\t\n", 0, id="white space"),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    assert len(list(paragraphs(text))) == count


MARKS = "aБ中د9\"'“”„«»‘’()—-.!?…。؟ \n\t\u00a0\u0301\u200b"
RUNS = [
    "\r\n",
    "\n\n",
    "Mr.",
    "U.S.",
    "г.",
    "z. B.",
    " he said",
    "BRENNA (Wire) — ",
    "date 2031-03-04 ",
    "-0-",
]
PIECES = st.sampled_from([*MARKS, *RUNS, "By Ana Roe"])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=60).map("".join), st.sampled_from(["en", "ru", "de", "fr", "zh", "ar", "xx"])
)
def test_every_character_has_its_sentence(text: str, language: str) -> None:
    document = from_text(text, language=language)
    assert document.text == text
    end, covered = 0, set[int]()
    for index, sentence in enumerate(document.sentences):
        assert sentence.index == index
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        covered.update(range(sentence.start, sentence.end))
        end = sentence.end
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
    assert [s.paragraph for s in document.sentences] == sorted(s.paragraph for s in document.sentences)


@pytest.mark.parametrize(
    ("text", "own", "rest"),
    [
        ("UPDATE 2-Mayor jailed over bridge collapse", "UPDATE 2-", "Mayor jailed over bridge collapse"),
        ("CORRECTED-UPDATE 1-Mayor jailed", "CORRECTED-UPDATE 1-", "Mayor jailed"),
        ("WRAPUP 4 - Dam talks fail", "WRAPUP 4 -", "Dam talks fail"),
        ("Update 2: Dam talks fail", "Update 2:", "Dam talks fail"),
        ("LEAD 3-Échec des pourparlers", "LEAD 3-", "Échec des pourparlers"),
        ("ACTUALIZA 1-Fracasan las conversaciones", "ACTUALIZA 1-", "Fracasan las conversaciones"),
        ("ZUSAMMENFASSUNG 2-Gespräche gescheitert", "ZUSAMMENFASSUNG 2-", "Gespräche gescheitert"),
        ("ОБНОВЛЕНИЕ 3: Переговоры сорваны", "ОБНОВЛЕНИЕ 3:", "Переговоры сорваны"),
        ("(Adds quote, paragraph 4) The talks failed.", "(Adds quote, paragraph 4)", "The talks failed."),
        ("(Добавлены подробности) Переговоры сорваны.", "(Добавлены подробности)", "Переговоры сорваны."),
    ],
)
def test_what_an_agency_says_of_its_own_story_is_no_part_of_it(text: str, own: str, rest: str) -> None:
    first, second = from_text(text).sentences
    assert (first.text, first.kind) == (own, "signoff")
    assert (second.text, second.kind) == (rest, "body")


@pytest.mark.parametrize(
    "text",
    [
        "Update on the dam: 2 gates failed",
        "LEAD: a metal in the water of Velm",
        "The ministry released update 2 of the plan.",
        "(Nobody adds details.) The talks failed.",
        "Corrected figures: 2 gates failed",
        "The dam failed.\n\nNobody was hurt.\n\nUpdate 2: the gates hold.",
    ],
)
def test_words_like_those_of_an_agency_are_the_story_s(text: str) -> None:
    assert {sentence.kind for sentence in from_text(text).sentences} <= {"body", "headline"}
