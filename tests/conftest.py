"""What every test may rely on."""

from compare.cli.process import prepare

prepare()  # as the command does, before anything brings numpy

import pytest  # noqa: E402


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep caches and settings of the person who runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("NO_COLOR", "COLUMNS", "PAGER", "RASHOMON_PAGER", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
