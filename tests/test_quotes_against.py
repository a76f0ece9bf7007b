"""A story's quotations looked up in the speech they were taken from."""

from pathlib import Path

import pytest

import sources
from compare.cli import main
from compare.quotes.against import against
from tests.bench import against as bench
from tests.bench.stories import DATA

SPEECH = """Friends, the harbour of Lhun belongs to everyone who works in it. We will not sell the eastern quay to \
anybody, unless the council votes for it in open session.

I have heard that some people want to close the pilot school. That would be a mistake, and I will say so to the \
minister on Friday. The school trained 40 pilots last year, and none of them left the city.

If the strike goes on, we shall talk; if it ends, we shall talk as well. We are not enemies of the port. \
We want a quay, nobody doubts that, and we want work. It is not a job, but a second home. That is where we stand. \
We are proud of this town, we have no fear, and we will stay. If the bank says no, we sell the crane, and we \
shall keep the ferry; the tug is ours.
"""

ROWS = [
    ("a condition ahead cut", "we shall keep the ferry", "trimmed", True, "If the bank says no"),
    ("no condition of its own clause", "the tug is ours", "verbatim", False, ""),
    ("word for word", "The school trained 40 pilots last year", "verbatim", False, ""),
    ("marks and case", "the school trained 40 pilots last year.", "verbatim", False, ""),
    ("an editor's word", "The school [in Lhun] trained 40 pilots last year", "verbatim", False, ""),
    (
        "a condition cut",
        "We will not sell the eastern quay to anybody",
        "trimmed",
        True,
        "unless the council",
    ),
    ("dots", "If the strike goes on, we shall talk ... as well", "trimmed", True, "if it ends"),
    ("a word cut", "none of them left the city", "verbatim", False, ""),
    ("a denial cut", "We are enemies of the port", "altered", False, "“not” was taken out of the middle"),
    (
        "a denial behind dots",
        "We will ... sell the eastern quay to anybody",
        "altered",
        False,
        "“not” was taken out of the middle",
    ),
    ("a clause that denies", "We want a quay ... and we want work", "trimmed", True, "nobody doubts that"),
    ("not this but that", "It is ... a second home", "trimmed", True, "not a job, but"),
    ("a stop alone", "That is where we stand ... We are proud", "verbatim", False, ""),
    ("another day", "I will say so to the minister on Monday", "altered", False, "“Friday” became “Monday”"),
    ("another figure", "The school trained 50 pilots last year", "altered", False, "“40” became “50”"),
    (
        "a word put in",
        "That would be a terrible mistake",
        "altered",
        False,
        "“terrible” is not in the original",
    ),
    ("another order", "we shall talk as well ... I have heard that", "spliced", False, "another order"),
    ("invented", "The quay is our heart and soul, believe me", "missing", False, "Not found"),
]


@pytest.mark.parametrize(("what", "words", "status", "grave", "note"), ROWS, ids=[row[0] for row in ROWS])
def test_what_became_of_the_words(what: str, words: str, status: str, grave: bool, note: str) -> None:
    original = sources.from_text(SPEECH, label="speech", language="en")
    told = f'Harbour master Tilda Marsh spoke on Tuesday. "{words}," she told the dock workers.'
    story = sources.from_text(told, label="story", language="en")
    (row,) = against(original, story, "v1")
    (fate,) = row.versions
    assert (fate.status, fate.grave) == (status, grave)
    assert note in fate.note
    assert fate.start is None or original.text[fate.start : fate.end] == fate.text


RUSSIAN = """Дорогие соседи, спасибо, что пришли в такой холодный вечер. Я не верю, что министр солгал парламенту. \
Но я верю, что его плохо информировали, и это тоже его вина.

В прошлом году мы закрыли три школы, и больше ни одной школы мы не закроем. Бюджет города вырос на 12 миллионов крон, \
а зарплата учителей не выросла ни на одну. Мы построим мост через Вельту до конца 2027 года, если область даст обещанные \
деньги. Меня часто спрашивают, пойду ли я на второй срок. Я отвечу честно: я устал, но уходить не собираюсь.

Никто из моих заместителей не брал взяток. Пусть прокурор проверит все наши договоры, двери мэрии для него открыты. \
Спасибо вам и доброй ночи.
"""

GERMAN = """Liebe Mitglieder, dieser Sommer hat unserem Hafen viel abverlangt. Der Sturm vom 14. August hat 23 Boote \
zerstört und das alte Lagerhaus unbrauchbar gemacht. Wir werden keine einzige Stelle streichen.

Ich habe der Ministerin geschrieben, und sie hat mir bis heute nicht geantwortet. Die Versicherung zahlt nur, wenn wir \
bis Oktober alle Rechnungen einreichen. Unsere Fischer brauchen keine Almosen, sie brauchen einen fairen Preis. Vor zehn \
Jahren war die Genossenschaft pleite, heute hat sie mehr als 200 Mitglieder. Wer sagt, der Hafen habe keine Zukunft, war \
lange nicht mehr hier.

Ich kandidiere im Frühjahr nicht noch einmal. Mein Nachfolger soll jemand sein, der jünger ist als ich und früher aufsteht.
"""

ABROAD = [
    ("ru", "I do not believe that the minister lied to parliament", "faithful", "Я не верю"),
    (
        "ru",
        "Last year we closed three schools, and we will not close a single one more",
        "faithful",
        "три школы",
    ),
    ("ru", "I will answer honestly: I am tired, but I have no intention of leaving", "faithful", "Я отвечу"),
    ("ru", "None of my deputies took bribes", "faithful", "Никто из моих"),
    (
        "ru",
        "Let the prosecutor check all our contracts, the doors of the town hall are open to him",
        "faithful",
        "Пусть",
    ),
    ("ru", "The region has stolen the money for our hospital and we shall sue it", "missing", ""),
    ("ru", "I believe that the minister lied to parliament", "altered", "Я не верю"),
    ("ru", "The city budget grew by 20 million crowns", "altered", "12 миллионов"),
    ("ru", "We will build the bridge over the Velta by the end of 2027", "trimmed", "2027"),
    (
        "de",
        "The storm of August 14 destroyed 23 boats and made the old warehouse unusable",
        "faithful",
        "23 Boote",
    ),
    ("de", "We will not cut a single job", "faithful", "Wir werden keine"),
    ("de", "I wrote to the minister, and to this day she has not answered me", "faithful", "Ich habe der"),
    ("de", "Our fishermen do not need alms, they need a fair price", "faithful", "Unsere Fischer"),
    (
        "de",
        "Anyone who says the harbour has no future has not been here for a long time",
        "faithful",
        "Wer sagt",
    ),
    ("de", "The government wants to turn our beach into a car park for tourists", "missing", ""),
    ("de", "I wrote to the minister, and to this day she has answered me", "altered", "Ich habe der"),
    ("de", "The storm of August 14 destroyed 32 boats", "altered", "23 Boote"),
]


@pytest.mark.parametrize(("tag", "words", "status", "place"), ABROAD, ids=[row[1][:40] for row in ABROAD])
def test_another_language(tag: str, words: str, status: str, place: str) -> None:
    original = sources.from_text({"ru": RUSSIAN, "de": GERMAN}[tag], label="speech", language=tag)
    told = f'Mayor Ilja Brandt spoke on Tuesday. "{words}," Brandt told the meeting.'
    (row,) = against(original, sources.from_text(told, label="story", language="en"), "v1")
    (fate,) = row.versions
    assert fate.status == status, fate
    assert place in (fate.text or "")
    assert fate.start is None or original.text[fate.start : fate.end] == fate.text
    assert (fate.start is None) == (status == "missing")


SHORT_SPEECHES = {
    "fr": "Nous avons trop attendu. Je n'ai jamais demandé la démission du maire, mais je demande des comptes.",
    "es": "Hemos esperado demasiado. Nunca pedí la dimisión del alcalde, pero pido cuentas. Gracias a todos.",
    "zh": "我们还有很多工作要做。我从来没有要求市长辞职。谢谢大家。",
}


@pytest.mark.parametrize("tag", SHORT_SPEECHES)
def test_more_languages(tag: str) -> None:
    original = sources.from_text(SHORT_SPEECHES[tag], label="speech", language=tag)
    told = '"I never asked for the resignation of the mayor," Brandt said.'
    (row,) = against(original, sources.from_text(told, label="story", language="en"), "v1")
    assert row.versions[0].status == "faithful"


def test_a_language_read_by_its_kinship() -> None:
    text = "У нас багато роботи. Я ніколи не вимагав відставки мера, але я вимагаю звіту. Дякую вам усім."
    told = '"I never asked for the resignation of the mayor," Brandt said.'
    original, story = (
        sources.from_text(text, label="speech", language="uk"),
        sources.from_text(told, label="story", language="en"),
    )
    (row,) = against(original, story, "v1")
    assert row.versions[0].note.endswith("not sure, Ukrainian is read by its kinship with Russian")


def test_words_kept_in_the_language_of_the_original() -> None:
    original = sources.from_text(GERMAN, label="speech", language="de")
    told = "Brandt ended as he began: “Wir werden keine einzige Stelle streichen,” he said in German."
    (row,) = against(original, sources.from_text(told, label="story", language="en"), "v1")
    assert row.versions[0].status == "verbatim"


def test_a_language_that_the_encoder_does_not_know() -> None:
    original = sources.from_text(
        "Jag tror inte att ministern ljög för riksdagen.", label="speech", language="sv"
    )
    told = '"I do not believe that the minister lied to parliament," Brandt said.'
    (row,) = against(original, sources.from_text(told, label="story", language="en"), "v1")
    assert row.versions[0].note == "Not looked up: the sentence encoder does not know Swedish"


def test_marks_alone_are_not_listed_as_left_out() -> None:
    original = sources.from_text("We will stay. There is no road to any port.", label="speech", language="en")
    story = sources.from_text(
        '"We will stay ... There is a road to port," Marsh said.', label="a", language="en"
    )
    (row,) = against(original, story, "v1")
    assert "“.”" not in row.versions[0].note


@pytest.mark.parametrize("name", ["text", "md", "json", "csv", "html"])
def test_every_format(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("speech.txt").write_text(SPEECH, "utf-8")
    Path("story.txt").write_text('"We will sell the quay to anybody," <b>Tilda Marsh</b> said.', "utf-8")
    assert main(["quotes", "--against", "speech.txt", "story.txt", "-f", name]) == 1
    told = capsys.readouterr().out
    assert "altered" in told
    assert name != "text" or "    base ≠ altered [2]" in told
    assert name != "html" or "<b>" not in told


def test_all_that_is_kept_in_another_language_is_no_trouble(tmp_path: Path) -> None:
    speech, story = tmp_path / "speech.txt", tmp_path / "story.txt"
    speech.write_text("Я не верю, что министр солгал парламенту.", "utf-8")
    story.write_text('"I do not believe that the minister lied to parliament," Ovari said.', "utf-8")
    assert main(["quotes", "--against", str(speech), str(story), "-q"]) == 0


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the evaluation data is not at {DATA}")
def test_what_is_quoted_is_found_across_languages_and_what_is_made_up_is_not() -> None:
    real, made_up, _ = bench.counts(24)
    assert 100 * (real["missing"] + real["wrong place"]) / real.total() <= 4
    assert 100 * real["altered"] / real.total() <= 4
    assert 100 * made_up["missing"] / made_up.total() >= 91
