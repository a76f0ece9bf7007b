"""What the checks of polarity and claims read in a passage: opposites, tenses, reporting clauses, deeds."""

import pytest

from compare.facts.cohyponyms import SECTION, replaced
from compare.facts.opposites import RULES, opposed, poles
from compare.facts.reporting import reports
from compare.facts.roles import deeds
from compare.facts.scope import alike, flipped
from compare.facts.tenses import tenses
from compare.languages import language

FIVE = ("en", "ru", "de", "fr", "es")


@pytest.mark.parametrize(
    ("base", "version", "tags", "section", "words"),
    [
        ("Prices rose in Lhun.", "Prices fell in Lhun.", "en en", "directions", [("rose", "fell")]),
        ("Prices rose in Lhun.", "Цены в Лхуне упали.", "en ru", "directions", [("rose", "упали")]),
        ("The vote was legal.", "The vote was illegal.", "en en", "opposites", [("legal", "illegal")]),
        ("A legible note.", "An illegible note.", "en en", "opposites", [("legible", "illegible")]),
        ("He accepted it.", "He did not reject it.", "en en", "opposites", []),
        ("He accepted it.", "He accepted it at once.", "en en", "opposites", []),
        ("It was long.", "It was less long.", "en en", "opposites", []),
        ("", "It rose.", "en en", "directions", []),
        ("河水上涨", "河水下降", "zh zh", "directions", []),
    ],
)
def test_words_at_opposite_poles_are_paired(
    base: str, version: str, tags: str, section: str, words: list[tuple[str, str]]
) -> None:
    mine, other = (language(tag) for tag in tags.split())
    found = [(a.word.text, b.word.text) for a, b in opposed(base, version, (mine, other), section)]
    assert found == words


@pytest.mark.parametrize("tag", FIVE)
@pytest.mark.parametrize("section", ["opposites", "directions"])
def test_every_idea_has_two_poles_and_an_english_key(tag: str, section: str) -> None:
    known = language("en").data
    for idea, value in language(tag).data[section].items():
        if idea not in RULES:
            assert [bool(pole.split()) for pole in value.split("|")] == [True, True], idea
            assert idea in known[section], idea  # by any other key no language answers it


def test_a_denied_word_stands_at_the_other_pole() -> None:
    (pole, *_) = poles("They did not accept it.", language("en"), "opposites")
    assert (pole.idea, pole.at, pole.denied.text if pole.denied else None) == ("accept", 1, "not")


@pytest.mark.parametrize(
    ("text", "tag", "verb", "kind", "speaker"),
    [
        ('"It holds," said Marek Ilves.', "en", "said", "neutral", "Marek Ilves"),
        ("Marek Ilves claimed that it holds.", "en", "claimed", "claiming", "Marek Ilves"),
        ("It holds, an official said.", "en", "said", "neutral", "an official"),
        ("It holds, she said.", "en", "said", "neutral", None),
        ("По словам Марека Ильвеса, она выдержит.", "ru", "По словам", "neutral", "Марека Ильвеса"),
        ("Laut Marek Ilves hält der Damm.", "de", "Laut", "neutral", "Marek Ilves"),
        ("Le barrage tiendra, a reconnu Marek Ilves.", "fr", "a reconnu", "conceding", "Marek Ilves"),
        ("La presa aguantará, dijo un portavoz.", "es", "dijo", "neutral", "un portavoz"),
    ],
)
def test_a_reporting_clause_has_verb_class_and_speaker(
    text: str, tag: str, verb: str, kind: str, speaker: str | None
) -> None:
    (report,) = reports(text, language(tag))
    told = text[report.speaker.start : report.speaker.end] if report.speaker else None
    assert (text[report.verb.start : report.verb.end], report.kind, told) == (verb, kind, speaker)
    assert report.content is None or not report.content.overlaps(report.verb)


@pytest.mark.parametrize("text", ["", "x", "Nobody spoke.", "مرحبا", "桥断了。"])
def test_a_passage_without_a_reporting_verb_has_no_clause(text: str) -> None:
    assert reports(text, language("en")) == ()


def test_a_passive_turns_the_roles() -> None:
    for text in ("Orvik sued Lhun.", "Lhun was sued by Orvik."):
        (deed,) = deeds(text, language("en"))
        assert (deed.doer.words, deed.target.words) == (("Orvik",), ("Lhun",))


def test_a_reporting_verb_is_no_tense_of_what_it_tells() -> None:
    read = tenses("The bridge will open, the mayor said.", language("en"))
    assert ([cue.text for cue in read.future], read.past, read.reported) == (["will"], (), True)


def test_the_word_a_negation_denies_is_found_where_it_is_affirmed() -> None:
    found = flipped("It is not open today.", "It is open today.", language("en"))
    assert found and (found[0].text, found[1].text) == ("not", "open")
    assert flipped("It is not open.", "It is never open.", language("en")) is None


@pytest.mark.parametrize(
    ("one", "two", "same"), [("sign", "signed", True), ("sign", "sing", False), ("", "", True)]
)
def test_forms_of_one_word_are_alike(one: str, two: str, same: bool) -> None:
    assert alike(one, two) is same


@pytest.mark.parametrize("tag", FIVE)
def test_sets_of_cohyponyms_have_the_same_classes_in_every_language(tag: str) -> None:
    english, mine = (language(one).data[SECTION] for one in ("en", tag))
    assert mine.keys() == english.keys()
    for kind, value in mine.items():
        classes = [part.split() for part in value.split("|")]
        assert len(classes) == len(english[kind].split("|")), kind
        assert all(classes), kind


@pytest.mark.parametrize(
    ("base", "version", "tags", "words"),
    [
        ("A doctor came.", "A nurse came.", "en en", [("doctor", "nurse")]),
        ("A doctor came.", "Пришла медсестра.", "en ru", [("doctor", "медсестра")]),
        ("A doctor came.", "A nurse and a doctor came.", "en en", []),
        ("A doctor and a judge came.", "A nurse and a miner came.", "en en", []),
        ("The attorney came.", "Пришёл прокурор.", "en ru", []),
    ],
)
def test_another_thing_of_its_kind(base: str, version: str, tags: str, words: list[tuple[str, str]]) -> None:
    ours, theirs = map(language, tags.split())
    found = replaced(base, version, (ours, theirs))
    assert [(old.word.text, new.word.text) for old, new in found] == words
