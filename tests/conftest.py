"""What every test may rely on."""

from compare.cli.process import prepare

prepare()  # as the command does, before anything brings numpy

import os  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep caches and settings of the person who runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("NO_COLOR", "COLUMNS", "PAGER", "RASHOMON_PAGER", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


NOBODY = 65_534


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that anybody may use, and a user to whom permissions mean something, also where root tests."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)
