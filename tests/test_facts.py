"""What sentences state: figures, dates and names, as values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.facts.dates import dates
from compare.facts.names import names
from compare.facts.numbers import numbers
from compare.facts.places import bodies, called
from compare.facts.quantities import quantities
from compare.facts.spelling import by_ear, same_name
from compare.facts.times import times
from compare.languages import known, language


def figures(text: str, tag: str) -> list[str]:
    taken = [date.span for date in dates(text, language(tag), None)]
    return [number.value for number in numbers(text, language(tag), taken)]


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        pytest.param(
            "en", "1,250 people and $3.5 billion", ["1250", "3500000000"], id="en: separators and scales"
        ),
        pytest.param("en", "two dozen, half a million", ["24", "500000"], id="en: dozens and halves"),
        pytest.param("en", "twenty-five per cent, 5%", ["25%", "5%"], id="en: per cent in words"),
        pytest.param("en", "two thousand and twelve", ["2012"], id="en: and inside a number"),
        pytest.param("en", "10–60 minutes, 3-4 weeks", ["10", "60", "3", "4"], id="en: both ends of a range"),
        pytest.param("en", "thousands of people, one man", [], id="en: vague plurals and one are no counts"),
        pytest.param("en", "the G7 met under U-235 rules", [], id="en: labels are no counts"),
        pytest.param("en", "at 14:30 and 6:00 p.m.", [], id="en: clock times are no counts"),
        pytest.param("ru", "1 250 человек, 3,5 млрд", ["1250", "3500000000"], id="ru: spaces and commas"),
        pytest.param("ru", "полтора миллиона, сто пять", ["1500000", "105"], id="ru: one and a half"),
        pytest.param("ru", "три тысячи двести", ["3200"], id="ru: thousands and hundreds"),
        pytest.param("ru", "двадцать пять процентов", ["25%"], id="ru: per cent"),
        pytest.param("de", "1.250 und 3,5 Mrd.", ["1250", "3500000000"], id="de: dots group"),
        pytest.param("de", "zweihundertfünfzigtausend", ["250000"], id="de: compounds"),
        pytest.param("de", "fünfundzwanzig, anderthalb Millionen", ["25", "1500000"], id="de: units first"),
        pytest.param("fr", "quatre-vingt-dix-sept, soixante et onze", ["97", "71"], id="fr: vigesimal"),
        pytest.param("fr", "deux cent cinquante mille", ["250000"], id="fr: hundreds of thousands"),
        pytest.param(
            "es",
            "mil millones, doscientos cincuenta mil",
            ["1000000000", "250000"],
            id="es: thousand million",
        ),
        pytest.param("es", "un millón y medio", ["1500000"], id="es: and a half of the scale"),
        pytest.param(
            "zh",
            "二十五名渔民，350万美元，1.2亿人",
            ["25", "3500000", "120000000"],
            id="zh: numerals and scales",
        ),
        pytest.param(
            "zh",
            "百分之十二，三千零五十人，二〇二一",
            ["12%", "3050", "2021"],
            id="zh: shares, gaps, digit by digit",
        ),
        pytest.param("zh", "十分重要，万一，一些人", [], id="zh: numerals inside words are no counts"),
        pytest.param(
            "ar", "خمسة وعشرين صيادا، ١٢ في المئة", ["25", "12%"], id="ar: joined words, Arabic digits"
        ),
        pytest.param(
            "it", "venticinque, duecento, tre milioni", ["25", "200", "3000000"], id="it: compounds"
        ),
        pytest.param("pt", "vinte e cinco, mil milhões", ["25", "1000000000"], id="pt: e joins"),
        pytest.param("pl", "dwudziestu pięciu, półtora miliona", ["25", "1500000"], id="pl: declined"),
        pytest.param("uk", "двадцять п'ять, 3,5 млн", ["25", "3500000"], id="uk: apostrophes"),
        pytest.param("tr", "yüzde 12, yirmi beş, %5", ["12%", "25", "5%"], id="tr: per cent in front"),
        pytest.param(
            "en", "the third week, half a percentage point", ["3", "0.5 pp"], id="en: ordinals, points"
        ),
        pytest.param("en", "", [], id="nothing in nothing"),
    ],
)
def test_figures_are_read_as_values(tag: str, text: str, values: list[str]) -> None:
    assert figures(text, tag) == values


def test_an_open_mark_has_both_readings() -> None:
    (number,) = numbers("1.000 men", language("en"))
    assert set(number.readings) == {Decimal(1), Decimal(1000)}


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        pytest.param(
            "en", "On December 17, 2021, and in May 2020", ["2021-12-17", "2020-05"], id="en: month first"
        ),
        pytest.param("en", "Dec. 5, 2019; the 1990s", ["2019-12-05", "1990s"], id="en: abbreviated; decades"),
        pytest.param("en", "on Tuesday and yesterday", ["--12-28", "2021-12-27"], id="en: by the dateline"),
        pytest.param("en", "he may march on", [], id="en: may and march are verbs too"),
        pytest.param("en", "a meeting in May, by March", ["--05", "--03"], id="en: behind a word for time"),
        pytest.param(
            "ru", "17 декабря 2021 года, в мае", ["2021-12-17", "--05"], id="ru: genitive and prepositional"
        ),
        pytest.param(
            "de", "am 17. Dezember 2021 und 17.12.2021", ["2021-12-17", "2021-12-17"], id="de: both formats"
        ),
        pytest.param("fr", "le 1er mai, sept ministres", ["--05-01"], id="fr: sept is seven"),
        pytest.param("es", "el 17 de diciembre de 2021", ["2021-12-17"], id="es: de"),
    ],
)
def test_dates_are_read_as_far_as_given(tag: str, text: str, values: list[str]) -> None:
    assert [date.value for date in dates(text, language(tag), "2021-12-28")] == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chelnokov", "Челноковым"), ("Chelnokov", "Tschelnokow"), ("Lund", "Лунда"), ("Zelensky", "Selenskyj"),
        ("Yeltsov", "Ельцов"), ("Khrushchovsky", "Chruschtschowski"), ("Varnian", "варнийский"), ("Holt", "Холт"),
        ("Quill", "Квилл"), ("Alexander", "Александр"), ("Georgia", "Georgien"), ("Sergei", "Sergey"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lund", "Lang"), ("Marek", "Martin"), ("Holt", "Holm"), ("Varnia", "Verona"), ("Petrov", "Pavlov"),
        ("Berlin", "Bern"), ("Austria", "Australia"), ("Iran", "Iraq"), ("Slovakia", "Slovenia"), ("Kostov", "Kosarev"),
    ],
)  # fmt: skip
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_places_meet_under_the_names_of_either_language() -> None:
    assert called("Vienna", language("en"), language("ru"), "Он прилетел в Вену.")
    assert called("Germany", language("en"), language("de"), "Deutschland stimmte zu.")
    assert not called("Germany", language("en"), language("de"), "Österreich stimmte zu.")


def test_bodies_have_one_key_in_every_language() -> None:
    said = {
        "en": "the United Nations",
        "ru": "в ООН",
        "de": "der Vereinten Nationen",
        "fr": "l'ONU",
        "es": "la ONU",
    }
    assert {body.key for tag, text in said.items() for body in bodies(text, language(tag))} == {"UN"}


def test_titles_are_no_names() -> None:
    found = names("Permanent Representative Tomas Reyle met the Foreign Minister.", language("en"))
    assert [name.words for name in found] == [("Tomas", "Reyle")]


@pytest.mark.parametrize("tag", known())
def test_every_language_file_is_whole(tag: str) -> None:
    tongue = language(tag)
    assert tongue.name
    for section, keys in tongue.data.items():
        for key in keys if isinstance(keys, dict) else ():
            if isinstance(keys[key], str):
                tongue.pattern(section, key)
    for key in ("units", "scales", "halves", "fractions"):
        tongue.values("numbers", key)
    assert not tongue.knows("dates") or set(tongue.months.values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Steubl", "Штойбль"), ("Stein", "Штейн"), ("Spengler", "Шпенглер"), ("Feichtbauer", "Файхтбауэр"),
        ("Achterberg", "Ахтерберг"), ("Joubert", "Жубер"), ("Wright", "Райт"), ("Cholera", "Холера"),
    ],
)  # fmt: skip
def test_names_as_they_are_heard_in_the_other_script(one: str, other: str) -> None:
    assert by_ear(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Smith", "Шмидт"), ("Sutter", "Шутов"), ("Holm", "Кольм"), ("Lee", "Ли")]
)
def test_names_that_do_not_sound_alike(one: str, other: str) -> None:
    assert not by_ear(one, other)


@given(st.text(max_size=200), st.sampled_from([*known(), "xx"]))
def test_spans_lie_inside_any_text(text: str, tag: str) -> None:
    tongue = language(tag)
    spans = [n.span for n in numbers(text, tongue)] + [d.span for d in dates(text, tongue, "2021-12-28")]
    spans += [name.span for name in names(text, tongue)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        pytest.param(
            "en", "at 6:30 p.m., at 18:30", ["18:30", "18:30"], id="en: twelve and twenty-four hours"
        ),
        pytest.param(
            "en", "at noon, shortly after 9 a.m. GMT", ["12:00", "09:00+00:00"], id="en: names and zones"
        ),
        pytest.param("ru", "в 18.30, в девять утра, к 22:00 мск", ["18:30", "09:00", "22:00+03:00"], id="ru"),
        pytest.param("de", "um 18.30 Uhr, um neun Uhr abends", ["18:30", "21:00"], id="de: Uhr"),
        pytest.param("fr", "à 18h30, vers 9 heures", ["18:30", "09:00"], id="fr: h"),
        pytest.param("es", "a las 4 de la madrugada", ["04:00"], id="es: parts of the day"),
        pytest.param("zh", "15时50分", ["15:50"], id="zh"),
        pytest.param("en", "ratio 3:1, version 2.15, 25:61", [], id="en: scores and versions are no times"),
    ],
)
def test_times_are_minutes_of_the_day(tag: str, text: str, values: list[str]) -> None:
    assert [clock.value for clock in times(text, language(tag))] == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "$3.2 billion"), ("de", "3,2 Milliarden Dollar")),
        (("en", "75 miles"), ("ru", "120 километров")),
        (("en", "8-tonne bell"), ("en", "8,000 kg bell")),
        (("en", "-20 degrees Celsius"), ("en", "-4 degrees Fahrenheit")),
        (("en", "12 square kilometres"), ("fr", "1 200 hectares")),
    ],
)
def test_quantities_meet_across_units(one: tuple[str, str], other: tuple[str, str]) -> None:
    (first,), (second,) = (quantities(text, language(tag)) for tag, text in (one, other))
    assert first.agrees(second)


@pytest.mark.parametrize(
    ("one", "other"), [("$5", "€5"), ("120 km", "120 miles"), ("300 hectares", "300 acres"), ("5 m", "5 kg")]
)
def test_quantities_of_other_units_stay_apart(one: str, other: str) -> None:
    (first,), (second,) = (quantities(text, language("en")) for text in (one, other))
    assert not first.agrees(second)
