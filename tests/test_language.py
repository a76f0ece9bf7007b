"""Languages: what is told, how surely, and when nothing is."""

import pytest

from sources.language import detect

NEWS = [
    ("en", "The envoy said on Tuesday that the talks would resume in January."),
    ("de", "Der Gesandte sagte am Dienstag, die Gespräche würden im Januar fortgesetzt."),
    ("fr", "L’envoyé a déclaré mardi que les pourparlers reprendraient en janvier."),
    ("es", "El enviado dijo el martes que las conversaciones se reanudarían en enero."),
    ("it", "L’inviato ha detto martedì che i colloqui riprenderanno a gennaio."),
    ("pt", "O enviado disse na terça-feira que as conversações não recomeçam em janeiro."),
    ("pl", "Wysłannik powiedział we wtorek, że rozmowy zostaną wznowione w styczniu."),
    ("tr", "Elçi salı günü görüşmelerin ocak ayında yeniden başlayacağını söyledi."),
    ("ru", "Посланник заявил во вторник, что переговоры возобновятся в январе."),
    ("uk", "Посланець заявив у вівторок, що переговори відновляться в січні."),
    ("be", "Пасланнік заявіў у аўторак, што перамовы адновяцца ў студзені."),
    ("bg", "Пратеникът заяви във вторник, че преговорите ще бъдат възобновени."),
    ("sr", "Изасланик је у уторак рекао да ће се преговори наставити у јануару."),
    ("ar", "قال المبعوث يوم الثلاثاء إن المحادثات ستستأنف في يناير."),
    ("fa", "فرستاده روز سه‌شنبه گفت که گفتگوها در ژانویه از سر گرفته می‌شود."),
    ("ur", "ایلچی نے منگل کو کہا کہ مذاکرات جنوری میں دوبارہ شروع ہوں گے۔"),
    ("zh", "特使星期二说，会谈将于一月恢复。"),
    ("zh", "特使星期二說，會談將於一月恢復。"),
    ("ja", "特使は火曜日、協議は一月に再開されると述べた。"),
    ("ko", "특사는 화요일 회담이 1월에 재개될 것이라고 말했다."),
    ("el", "Ο απεσταλμένος δήλωσε την Τρίτη ότι οι συνομιλίες θα συνεχιστούν."),
    ("he", "השליח אמר ביום שלישי כי השיחות יתחדשו בינואר."),
    ("th", "ทูตกล่าวเมื่อวันอังคารว่าการเจรจาจะเริ่มขึ้นอีกครั้งในเดือนมกราคม"),
]


@pytest.mark.parametrize(("tag", "text"), NEWS, ids=[f"{tag}-{i}" for i, (tag, _) in enumerate(NEWS)])
def test_one_sentence_is_enough(tag: str, text: str) -> None:
    found, confidence = detect(text)
    assert found == tag
    assert 0.5 < confidence <= 1.0


@pytest.mark.parametrize(
    "text", ["", " \n", "12 345,67 %", "— … !", "a", "ab 12", "我", "https://example.org/abc"]
)
def test_nothing_can_be_told(text: str) -> None:
    assert detect(text) == (None, 0.0)


def test_the_answer_is_the_same_every_time() -> None:
    assert len({detect("Hallo, wie geht es") for _ in range(5)}) == 1


def test_capitals_change_nothing() -> None:
    assert detect(NEWS[0][1].upper())[0] == "en"


def test_a_foreign_headline_does_not_decide() -> None:
    text = "Посол уехал\n\n" + "The envoy left the town on Tuesday, and nobody saw him go. " * 100
    assert detect(text)[0] == "en"
