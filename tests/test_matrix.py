import _comparisons as hand
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Alignment, Comparison, Link, SharedAddition
from compare.reports.matrix import matrix
from compare.reports.rows import rows

VERSIONS = [(0,), (1,), (0, 1), (1, 0)]


@pytest.mark.parametrize("versions", VERSIONS)
@pytest.mark.parametrize("make", [hand.story, hand.same, hand.unrelated, hand.hostile])
def test_every_sentence_stands_in_one_row(make, versions) -> None:
    comparison = make()
    versions = tuple(v for v in versions if v < len(comparison.alignments)) or (0,)
    found = matrix(comparison, versions)
    assert sorted(i for row in found for i in row.base) == list(range(len(comparison.base.sentences)))
    for column, number in enumerate(versions):
        told = sorted(j for row in found for j in row.cells[column].sentences)
        assert told == list(range(len(comparison.documents[number + 1].sentences)))


@pytest.mark.parametrize("number", [0, 1])
def test_one_version_has_the_rows_of_its_alignment(number: int) -> None:
    comparison = hand.story()
    alignment = comparison.alignments[number]
    kinds = [[s.kind for s in comparison.documents[at].sentences] for at in (0, number + 1)]
    single = rows(alignment, base=kinds[0], version=kinds[1])
    found = matrix(comparison, (number,))
    assert [(row.base, row.cells[0].sentences, row.cells[0].standing) for row in found] == [
        (row.base, row.version, row.standing) for row in single
    ]


def story(*alignments: Alignment, shared: tuple[SharedAddition, ...] = ()) -> Comparison:
    text = hand.document("t", tuple(("body", f"Sentence {n}.") for n in range(4)), "en")
    ids = ("base", *(alignment.version for alignment in alignments))
    return Comparison((text,) * len(ids), ids, alignments, (), shared)


def test_groups_that_versions_make_differently_become_one() -> None:
    found = matrix(
        story(
            Alignment("v1", (Link((0, 1), (0,), 1), Link((2,), (1,), 1)), (3,), (2, 3)),
            Alignment("v2", (Link((0,), (0,), 1), Link((1, 2), (1, 2), 1), Link((3,), (3,), 1)), (), ()),
        ),
        (0, 1),
    )
    assert [row.base for row in found] == [(0, 1, 2), (), (), (3,)]
    assert found[0].cells[0].sentences == (0, 1)
    assert found[0].cells[1].links == (0, 1)
    assert found[-1].cells[0].standing == "omitted"


def test_what_several_versions_add_is_one_row() -> None:
    links = tuple(Link((n,), (n,), 1) for n in range(3))
    shared = SharedAddition((("v1", (3,)), ("v2", (0,))), 0.9)
    later = tuple(Link((n,), (n + 1,), 1) for n in range(3))
    found = matrix(
        story(Alignment("v1", links, (3,), (3,)), Alignment("v2", later, (3,), (0,)), shared=(shared,)),
        (0, 1),
    )
    added = [row for row in found if not row.base]
    assert [[cell.sentences for cell in row.cells] for row in added] == [[(3,), (0,)]]


@st.composite
def alignments(draw, version: str) -> Alignment:
    order = draw(st.permutations(range(4)))
    count = draw(st.integers(0, 4))
    links = tuple(
        sorted(
            (Link((i,), (j,), 1.0) for i, j in zip(range(count), order, strict=False)), key=lambda x: x.base
        )
    )
    left = [j for j in range(4) if all(j not in link.version for link in links)]
    return Alignment(version, links, tuple(range(count, 4)), tuple(left))


@settings(max_examples=60, deadline=None)
@given(alignments("v1"), alignments("v2"))
def test_any_two_alignments(one: Alignment, other: Alignment) -> None:
    found = matrix(story(one, other), (0, 1))
    assert [i for row in found for i in row.base] == [0, 1, 2, 3]
    for column in (0, 1):
        assert sorted(j for row in found for j in row.cells[column].sentences) == [0, 1, 2, 3]
