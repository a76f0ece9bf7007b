"""Configuration: where it comes from, what goes before what, and plain errors."""

from pathlib import Path

import pytest

from compare import check_pair, config
from compare.config import Source, looks, settings
from compare.settings import LoadedTerm, Looks, Off, Rule, Settings, Suppression, Term
from compare.tui.keytable import ACTIONS
from sources.errors import UserError


def made(text: str, **environment: str) -> Settings:
    Path("rashomon.toml").write_text(text, "utf-8")
    return config.settings(config.sources(environment))


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))


def test_nothing_configured_is_the_default() -> None:
    assert config.settings(config.sources({})) == Settings()


def test_the_file_to_start_from_changes_nothing() -> None:
    assert made(config.START) == Settings()


def test_all_that_can_be_set() -> None:
    found = made(
        """
        [checks]
        only = ["number", "date"]
        skip = ["date"]
        severity = {number = "major"}
        [alignment]
        order = "free"
        encoder = "none"
        cache = false
        [[off]]
        checks = ["number"]
        language = "ru"
        document = "tass*"
        [[suppress]]
        finding = "v1-0123"
        reason = "checked"
        [[glossary]]
        source = "envoy"
        renderings = "посланник"
        [[loaded_terms]]
        words = ["regime"]
        [[rules]]
        id = "sign"
        base = 'KV-\\d+'
        version = 'KV-\\d+'
        """
    )
    assert found == Settings(
        checks=("number", "date"),
        skip_checks=("date",),
        severities=(("number", "major"),),
        off=(Off(("number",), "ru", "tass*"),),
        suppressed=(Suppression("v1-0123", "checked"),),
        glossary=(Term("envoy", ("посланник",)),),
        loaded_terms=(LoadedTerm(("regime",)),),
        rules=(Rule("sign", r"KV-\d+", r"KV-\d+"),),
        order="free",
        encoder="none",
        cache=False,
    )


def test_the_project_goes_before_the_user_and_the_environment_before_both() -> None:
    user = Path("user/rashomon/config.toml")
    user.parent.mkdir(parents=True)
    user.write_text('[alignment]\norder = "free"\nencoder = "none"\ncache = false\n', "utf-8")
    found = made('[alignment]\norder = "trusted"\nencoder = "e5"\n', RASHOMON_ALIGNMENT__ENCODER="use")
    assert (found.order, found.encoder, found.cache) == ("trusted", "use", False)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[checks\n", "rashomon.toml: ", "config init"),
        ("[check]\nskip=[]", "rashomon.toml: check: no such setting", "Did you mean checks?"),
        ("[checks]\nskpi=[]", "checks.skpi: no such setting", "Did you mean checks.skip?"),
        ("[checks]\nskip=3", "checks.skip: a list of check ids", "config init"),
        ('[checks.severity]\nnumber="bad"', "'bad' is none of critical", "config init"),
        ('[alignment]\norder="any"', "'any' is none of auto", "config init"),
        ("[[rules]]\nid='x'\nbase='('\nversion='y'", "rules: ", "config init"),
        ("[[rules]]\nid='x'", "rules: ", "config init"),
        ("[[suppress]]\nfinding='x'\nwhy='y'", "suppress.why: no such setting", "suppress.reason"),
        ("[rules]\nid='x'", "write [[rules]]", "config init"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, message: str, hint: str) -> None:
    with pytest.raises(UserError) as caught:
        made(text)
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")


PAIR = ("Of 20 ships 5 sank near Lhun.", "Of 30 ships 5 sank near Lhun.")


def test_a_check_can_be_graded_anew() -> None:
    (found,) = check_pair(*PAIR, settings=Settings(severities=(("number", "minor"),)))
    assert found.severity == "minor"


@pytest.mark.parametrize(
    ("off", "count"),
    [
        (Off(("number",)), 0),
        (Off(("number",), language="en"), 0),
        (Off(("number",), language="ru"), 1),
        (Off(("number",), document="te*"), 0),
        (Off(("number",), document="tass*"), 1),
    ],
)
def test_a_check_can_be_left_out_for_some_texts(off: Off, count: int) -> None:
    found = check_pair(*PAIR, settings=Settings(off=(off,)))
    assert len([d for d in found if d.check == "number"]) == count


def test_the_screen_is_configured() -> None:
    made = looks(
        [
            Source("near.toml", {"keys": {"next-finding": ["J", "ctrl+n"]}}),
            Source("far.toml", {"screen": {"theme": "light"}, "keys": {"next-finding": "x", "quit": "Q"}}),
        ],
        ACTIONS,
    )
    assert made == Looks("light", (("next-finding", "J,ctrl+n"), ("quit", "Q")))
    assert settings([Source("far.toml", {"screen": {"theme": "light"}})]) == Settings()


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"screen": {"theme": "pink"}}, "'pink' is none of dark, light, high-contrast"),
        ({"screen": {"them": "dark"}}, "screen.them: no such setting"),
        ({"keys": {"next-findin": "x"}}, "keys.next-findin: no such action"),
        ({"keys": {"quit": 5}}, "keys.quit: a key, or a list of keys"),
        ({"keys": {"quit": []}}, "keys.quit: a key, or a list of keys"),
        ({"screen": "dark"}, "write [screen] and [keys]"),
    ],
)
def test_what_is_wrong_about_the_screen_is_said(table: dict[str, object], says: str) -> None:
    with pytest.raises(UserError) as caught:
        looks([Source("x.toml", table)], ACTIONS)
    assert says in str(caught.value.message)
    assert caught.value.hint
