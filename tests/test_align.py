"""Alignment: beads, order, and what is never forced."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import align_lines, bands, monotone
from compare.align import crossing
from compare.model import Link
from compare.packing import pack
from compare.settings import Settings
from compare.similarity import lexical

STORY = [
    "The harbour of Lhun was closed on Tuesday after the pilots walked out.",
    "Marek Ilves, who speaks for the pilots, called the new rota inhuman.",
    "The port authority offered a rise of four per cent.",
    "Some forty ships were waiting in the outer bay by nightfall.",
    "A court will hear the case on Friday.",
    "Fishermen brought bread and water to the crews.",
]
LEXICAL = Settings(encoder="none")


def pairs(links: tuple[Link, ...]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.base, link.version) for link in links}


def test_equal_stories_are_linked_one_to_one() -> None:
    links = align_lines(STORY, STORY)
    assert pairs(links) == {((i,), (i,)) for i in range(len(STORY))}
    assert all(link.score > 0.9 and not link.moved for link in links)


def test_a_dropped_sentence_is_left_alone() -> None:
    links = align_lines(STORY, STORY[:2] + STORY[3:])
    assert {i for link in links for i in link.base} == {0, 1, 3, 4, 5}


def test_merged_and_split_sentences_are_one_bead() -> None:
    version = [f"{STORY[0][:-1]}, and {STORY[1]}", *STORY[2:]]
    assert ((0, 1), (0,)) in pairs(align_lines(STORY, version))
    assert ((0,), (0, 1)) in pairs(align_lines(version, STORY))


def test_a_moved_sentence_is_linked_and_marked() -> None:
    version = [STORY[5], *STORY[:5]]
    links = align_lines(STORY, version)
    assert [link.base for link in links if link.moved] == [(5,)]


def test_a_split_with_a_stranger_between_its_halves_is_one_bead() -> None:
    halves = ["The harbour of Lhun was closed on Tuesday.", "The pilots had walked out."]
    version = [halves[0], "A concert was held in the town hall of Orvik.", halves[1], *STORY[1:]]
    assert ((0,), (0, 2)) in pairs(align_lines(STORY, version))


def test_strangers_are_never_forced_together() -> None:
    version = [
        "Bake the dough for twenty minutes.",
        "The orchestra plays Sibelius tonight.",
        "Owls sleep by day.",
    ]
    assert align_lines(STORY, version) == ()


def test_translations_are_linked_across_languages() -> None:
    version = [
        "Порт Лхун закрылся во вторник после забастовки лоцманов.",
        "Сорок судов ждали на внешнем рейде к ночи.",
        "Управление порта предложило прибавку в четыре процента.",
    ]
    links = align_lines(STORY, version, base_language="en", version_language="ru")
    assert pairs(links) == {((0,), (0,)), ((2,), (2,)), ((3,), (1,))}


@pytest.mark.parametrize(
    ("base", "version"),
    [([], []), (STORY, []), ([], STORY), (["", " "], STORY)],
    ids=["both", "right", "left", "blank"],
)
def test_nothing_aligns_with_nothing(base: list[str], version: list[str]) -> None:
    assert align_lines(base, version) == ()


def test_empty_lines_keep_their_places() -> None:
    spaced = [line for sentence in STORY for line in (sentence, "")]
    assert pairs(align_lines(STORY, spaced)) == {((i,), (2 * i,)) for i in range(len(STORY))}


def test_one_sentence_against_itself() -> None:
    assert pairs(align_lines(["Yes."], ["Yes."])) == {((0,), (0,))}


def test_trusted_order_never_crosses() -> None:
    links = align_lines(STORY, STORY[3:] + STORY[:3], reorder=False, settings=Settings(order="trusted"))
    assert not any(link.moved for link in links)


sentences = st.lists(st.sampled_from(STORY) | st.text(min_size=1, max_size=60), max_size=12)


@settings(deadline=None, max_examples=60)
@given(sentences, sentences, st.booleans())
def test_every_sentence_is_linked_at_most_once(base: list[str], version: list[str], free: bool) -> None:
    order = Settings(encoder="none", order="auto" if free else "trusted")
    links = align_lines(base, version, settings=order)
    ours = [i for link in links for i in link.base]
    theirs = [j for link in links for j in link.version]
    assert len(ours) == len(set(ours))
    assert len(theirs) == len(set(theirs))
    assert all(0 <= link.score <= 1 for link in links)
    assert set(ours) <= set(range(len(base)))
    assert set(theirs) <= set(range(len(version)))


beads = st.lists(
    st.tuples(st.floats(-1, 1), st.sampled_from([(0,), (1,), (2,), (0, 1), (1, 2)]), st.sampled_from([(0,), (1,), (2,), (1, 2)])),
    max_size=9,
)  # fmt: skip


@given(beads)
def test_packing_finds_the_best_set(candidates: list[tuple[float, tuple[int, ...], tuple[int, ...]]]) -> None:
    gains = [gain for gain, _, _ in candidates]

    def fits(chosen: tuple[int, ...]) -> bool:
        cells = [(side, i) for at in chosen for side in (1, 2) for i in candidates[at][side]]
        return len(cells) == len(set(cells))

    every = (c for n in range(len(gains) + 1) for c in combinations(range(len(gains)), n) if fits(c))
    best = max(sum(gains[i] for i in chosen) for chosen in every)
    found = pack(gains, [c[1] for c in candidates], [c[2] for c in candidates])
    assert fits(found)
    assert sum(gains[i] for i in found) == pytest.approx(best)


@given(st.permutations(range(7)))
def test_crossing_leaves_a_longest_run_in_order(order: list[int]) -> None:
    found = [((i,), (j,), 1.0) for i, j in enumerate(order)]
    kept = [j for (_, (j,), _), out in zip(found, crossing(found), strict=True) if not out]
    assert kept == sorted(kept)
    longest = max(n for n in range(8) for c in combinations(order, n) if list(c) == sorted(c))
    assert len(kept) == longest


def test_the_band_does_not_change_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    base = [f"{sentence} Number {n}." for n in range(20) for sentence in STORY]
    version = [text for at, text in enumerate(base) if at % 17]
    readings = lexical(base, version)
    whole = monotone.path(base, version, *readings)
    monkeypatch.setattr(bands, "WHOLE", 0)
    assert [bead[:2] for bead in monotone.path(base, version, *readings)] == [bead[:2] for bead in whole]


def test_gains_do_not_depend_on_the_order_of_the_sides() -> None:
    version = [STORY[4], *STORY[:3], "The mayor kept silent."]
    there = pairs(align_lines(STORY, version))
    back = pairs(align_lines(version, STORY))
    assert {(theirs, ours) for ours, theirs in back} == there


def test_lexical_readings_are_unit_vectors() -> None:
    left, _ = lexical(STORY, STORY)
    assert np.allclose(np.linalg.norm(left.vectors([(0,), (0, 1), (1, 2, 3)]), axis=1), 1)
