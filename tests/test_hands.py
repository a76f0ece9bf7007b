import pytest
from _comparisons import document
from hypothesis import given
from hypothesis import strategies as st

from compare import hands
from compare.hands import Bead, stretches
from compare.model import Pin
from sources.model import Sentence


def told(count: int) -> list[Sentence]:
    return list(document("a", tuple(("body", f"Sentence {n}.") for n in range(count)), "en").sentences)


TABLE = (Bead((0,), (0,)), Bead((1, 2), (1,)), Bead((), (2,)), Bead((3,), ()))


@pytest.mark.parametrize(
    ("work", "rows", "pinned"),
    [
        (lambda t: hands.turned(t, 0), [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), ())], [0]),
        (lambda t: hands.linked(t, 2, 3), [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))], [2]),
        (lambda t: hands.linked(t, 3, 0), [((0, 3), (0,)), ((1, 2), (1,)), ((), (2,))], [0]),
        (
            lambda t: hands.unlinked(t, 0),
            [((0,), ()), ((), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), ())],
            [0, 1],
        ),
        (lambda t: hands.unlinked(t, 2), [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), ())], []),
        (
            lambda t: hands.split(t, 1),
            [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((), (2,)), ((3,), ())],
            [1, 2],
        ),
        (lambda t: hands.split(t, 0), [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), ())], []),
        (
            lambda t: hands.moved(t, 1, version=False, step=-1),
            [((0, 1), (0,)), ((2,), (1,)), ((), (2,)), ((3,), ())],
            [0, 1],
        ),
        (
            lambda t: hands.moved(t, 1, version=True, step=1),
            [((0,), (0,)), ((1, 2), ()), ((), (1, 2)), ((3,), ())],
            [1, 2],
        ),
        (
            lambda t: hands.moved(t, 3, version=False, step=-1),
            [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))],
            [2],
        ),
        (
            lambda t: hands.moved(t, 3, version=False, step=1),
            [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), ())],
            [],
        ),
    ],
)
def test_hand_work(work, rows, pinned) -> None:
    made = work(TABLE)
    assert [(bead.base, bead.version) for bead in made] == rows
    assert [at for at, bead in enumerate(made) if bead.pinned] == pinned
    assert len(hands.pins(made)) == len(pinned)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["turned", "linked", "unlinked", "split", "up", "down"]),
            st.integers(0, 9),
            st.booleans(),
        ),
        max_size=20,
    )
)
def test_no_sentence_is_lost_by_hand(steps) -> None:
    table = TABLE
    for what, place, version in steps:
        at = place % len(table)
        work = {
            "turned": lambda t, at=at: hands.turned(t, at),
            "linked": lambda t, at=at: hands.linked(t, at, (at + 1) % len(t)) if len(t) > 1 else t,
            "unlinked": lambda t, at=at: hands.unlinked(t, at),
            "split": lambda t, at=at: hands.split(t, at),
            "up": lambda t, at=at, version=version: hands.moved(t, at, version=version, step=-1),
            "down": lambda t, at=at, version=version: hands.moved(t, at, version=version, step=1),
        }[what]
        table = work(table)
        assert sorted(i for bead in table for i in bead.base) == [0, 1, 2, 3]
        assert sorted(j for bead in table for j in bead.version) == [0, 1, 2]
        assert all(bead.base or bead.version for bead in table)


def test_pins_leave_one_stretch_where_order_is_free() -> None:
    found = stretches(told(4), told(4), [Pin((1,), (2,))], ordered=False)
    assert [([s.index for s in f.base], [s.index for s in f.version]) for f in found] == [
        ([0, 2, 3], [0, 1, 3])
    ]


def test_pins_cut_where_order_is_trusted() -> None:
    pins = [Pin((1,), (1,)), Pin((3,), (2,)), Pin((0,), ()), Pin((5,), (0,))]
    found = stretches(told(6), told(5), pins, ordered=True)
    assert [([s.index for s in f.base], [s.index for s in f.version]) for f in found] == [
        ([], []),
        ([2], []),
        ([4], [3, 4]),
    ]
