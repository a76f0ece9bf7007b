"""Word links: the table of claims, the promises, and the floor on the dev sentences."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.word_alignment import linkable, probabilities
from compare.word_alignment import table as word_table
from compare.word_evidence import side
from tests.bench.word_links import DATA, PAIRS, across_f1, dev, f1

LINKED = [
    pytest.param("the mayor resigned on monday", "on monday the mayor resigned", "mayor mayor", id="moved"),
    pytest.param("the mayor resigned on monday", "on monday the mayor resigned", "on on", id="moved with its noun"),
    pytest.param("Police arrested two men.", "Police arrest two men.", "arrested arrest", id="inflected"),
    pytest.param("The talks, he said, failed.", "He said the talks failed", "failed. failed", id="marks glued to a word"),
    pytest.param("“Enough,” she said.", "'Enough', she said.", "“Enough,” 'Enough',", id="other quotes"),
    pytest.param("It cost 1,200 euros.", "It cost 1200 euros.", "1,200 1200", id="grouped number"),
    pytest.param("Seven people died.", "There died 7 people.", "Seven 7", id="number in words"),
    pytest.param("The café closed.", "The cafe\u0301 closed.", "café cafe\u0301", id="composed and not"),
]  # fmt: skip

SYNONYMS = [
    pytest.param("The firm bought the mill in May.", "The company bought the mill in May.", "firm company", id="noun"),
    pytest.param("The army began its attack at dawn.", "The army started its attack at dawn.", "began started", id="verb"),
    pytest.param("He refused to answer.", "He declined to answer.", "refused declined", id="after a pronoun"),
]  # fmt: skip

EDGES = [
    pytest.param("", "", (), id="both empty"),
    pytest.param("", "word", (), id="base empty"),
    pytest.param("word", " \n", (), id="version blank"),
    pytest.param("a", "a", ((0, 0),), id="one character"),
    pytest.param("—", "—", ((0, 0),), id="one mark"),
    pytest.param("سلام دنیا", "سلام دنیا", ((0, 0), (1, 1)), id="right to left"),
    pytest.param("首相 辞任", "辞任 首相", ((0, 1), (1, 0)), id="CJK with spaces"),
]


def _words(links: Iterable[tuple[int, int]], base: str, version: str) -> set[str]:
    return {f"{base.split()[i]} {version.split()[j]}" for i, j in links}


@pytest.mark.parametrize("encoder", ["none", "use"])
@pytest.mark.parametrize(("base", "version", "pair"), LINKED)
def test_words_that_say_the_same_are_linked(base: str, version: str, pair: str, encoder: str) -> None:
    assert pair in _words(compare.word_links(base, version, encoder=encoder), base, version)


@pytest.mark.parametrize(("base", "version", "pair"), SYNONYMS)
def test_synonyms_in_like_places_are_linked(base: str, version: str, pair: str) -> None:
    assert pair in _words(compare.word_links(base, version), base, version)


@pytest.mark.parametrize("encoder", ["none", "use"])
@pytest.mark.parametrize(("base", "version", "links"), EDGES)
def test_edges(base: str, version: str, links: Iterable[tuple[int, int]], encoder: str) -> None:
    assert compare.word_links(base, version, encoder=encoder) == links


def test_an_inserted_word_has_no_link() -> None:
    links = compare.word_links("The old bridge fell.", "The old bridge fell yesterday, witnesses say.")
    assert {i for i, _ in links} == {0, 1, 2, 3}
    assert not {j for _, j in links} & {4, 5, 6}


def test_a_name_is_found_across_scripts_without_an_encoder() -> None:
    links = compare.word_links(
        "Aides of Chizhov left.", "Помощники Чижова уехали.", version_language="ru", encoder="none"
    )
    assert (2, 1) in links


def test_a_language_without_knowledge_is_linked_by_spelling() -> None:
    assert compare.word_links(
        "rondo kala 15", "15 rondo kala", base_language="tlh", version_language="tlh"
    ) == (
        (0, 1),
        (1, 2),
        (2, 0),
    )


WORDS = st.sampled_from(
    "the of and , minister talks Minsk 14 1,000 two fire burned burning Чижов город 首相 e\u0301 — . it".split()
)
PASSAGE = st.lists(WORDS | st.text(min_size=1, max_size=5), max_size=12).map(" ".join)
ENCODER = st.sampled_from(["none", "use"])
LANGUAGE = st.sampled_from(["en", "ru", "uk", "de", "en-GB", "xx"])


@given(PASSAGE, PASSAGE, LANGUAGE, LANGUAGE, ENCODER)
@settings(deadline=None)
def test_links_are_in_range_sorted_and_unique(
    base: str, version: str, mine: str, theirs: str, encoder: str
) -> None:
    links = compare.word_links(base, version, base_language=mine, version_language=theirs, encoder=encoder)
    assert list(links) == sorted(set(links))
    assert all(0 <= i < len(base.split()) and 0 <= j < len(version.split()) for i, j in links)


@given(PASSAGE, ENCODER)
@settings(deadline=None)
def test_equal_passages_link_every_word_to_itself(text: str, encoder: str) -> None:
    assert compare.word_links(text, text, encoder=encoder) == tuple(
        (at, at) for at in range(len(text.split()))
    )


@given(
    st.lists(
        st.sampled_from(
            "the of , minister talks Minsk 14 fire burned burning Чижов город 首相 — it 3.5".split()
        ),
        unique=True,
    ).flatmap(lambda words: st.tuples(st.just(words), st.permutations(words))),
    ENCODER,
)
@settings(deadline=None)
def test_reordered_words_are_all_linked(both: tuple[list[str], list[str]], encoder: str) -> None:
    base, version = both
    links = set(compare.word_links(" ".join(base), " ".join(version), encoder=encoder))
    assert {(at, version.index(word)) for at, word in enumerate(base)} <= links


@given(PASSAGE.filter(str.split), PASSAGE.filter(str.split), PASSAGE.filter(str.split), ENCODER)
@settings(deadline=None)
def test_probabilities_are_bounded_and_those_of_the_pair_alone(
    base: str, version: str, third: str, encoder: str
) -> None:
    one, other, more = (side(text, "en") for text in (base, version, third))
    table = probabilities([(one, other)], encoder)[0]
    assert table.shape == (len(base.split()), len(version.split()))
    assert ((table >= 0) & (table <= 1)).all()
    among = probabilities([(more, one), (one, other), (other, more)], encoder)[1]
    assert np.allclose(table, among, rtol=0, atol=1e-12)


def test_a_table_tells_the_same_in_both_directions() -> None:
    texts = "The minister met the crews on Tuesday.", "Am Dienstag traf die Ministerin die Mannschaften."
    there = word_table(*texts, "en", "de")
    assert np.array_equal(there.T, word_table(*texts[::-1], "de", "en"))


@pytest.mark.skipif(not DATA.is_file(), reason=f"the dev sentences are not at {DATA}")
@pytest.mark.parametrize(("encoder", "floor"), [("none", 80.5), ("use", 84)])
def test_sure_links_keep_their_floor(encoder: str, floor: float) -> None:
    found = ((set(compare.word_links(a, b, encoder=encoder)), gold) for a, b, gold in dev())
    assert f1(found)[0] >= floor


@pytest.mark.parametrize("language", PAIRS)
def test_links_across_languages_keep_their_floor(language: str) -> None:
    assert across_f1(language)[0] >= 84


def test_a_page_without_a_full_stop_is_compared_without_links() -> None:
    words = "the crew of the harbour boat waits at the pier for bread and water " * 200
    base, version = f"It took 45 men. {words}", f"It took 54 men. {words} and more"
    assert compare.word_links(base, version) == ()
    assert not linkable(base, version)
    assert "45 became 54" in [found.message for found in compare.check_pair(base, version)]
