"""The real command in a real terminal: worked with, killed, started again."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.samples import path

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

PATIENCE = 60.0


class Terminal:
    """A terminal that a person could sit at."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.socket = str(folder / "tmux0")
        self.size = ("-x", str(width), "-y", str(height))
        self.folder = folder

    def tmux(self, *arguments: str) -> str:
        return subprocess.run(
            ["tmux", "-S", self.socket, *arguments], capture_output=True, text=True, check=True
        ).stdout

    def start(self, *arguments: str) -> None:
        command = shlex.join([sys.executable, "-m", "compare.cli", *arguments])
        home = {f"XDG_{kind}_HOME": str(self.folder) for kind in ("CACHE", "STATE", "CONFIG")}
        env = " ".join(f"{k}={v}" for k, v in home.items())
        # readline, which pytest imports, puts a size of its own into the environment
        own = f"env -u COLUMNS -u LINES {env} {command}; sleep 100"
        self.tmux("-f", "/dev/null", "new-session", "-d", *self.size, own)

    def type(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def shows(self) -> str:
        return self.tmux("capture-pane", "-p")

    def wait(self, *wanted: str) -> str:
        """Return the screen as soon as it holds all that is wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self.shows()
            if all(words in seen for words in wanted):
                return seen
            time.sleep(0.05)
        raise AssertionError(f"{wanted} did not appear:\n{self.shows()}")

    def kill(self) -> None:
        """End the program as a crash would, and the terminal with it."""
        shell = self.tmux("list-panes", "-F", "#{pane_pid}").split()[0]
        for child in subprocess.run(
            ["pgrep", "-P", shell], capture_output=True, text=True, check=False
        ).stdout.split():
            os.kill(int(child), 9)
        self.tmux("kill-server")
        self.socket = self.socket[:-1] + str(int(self.socket[-1]) + 1)  # the old server may still be leaving


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path, 120, 40)
    yield made
    subprocess.run(["tmux", "-S", made.socket, "kill-server"], capture_output=True, check=False)


def test_a_review_survives_a_kill(terminal: Terminal, tmp_path: Path) -> None:
    given = [str(path("dispatch.en")), str(path("original.ru"))]
    review = ["review", *given, "--review-file", str(tmp_path / "desk.sqlite3")]
    terminal.start(*review)
    terminal.wait("1 / ", "critical", "told")
    terminal.type("Space")
    once = reviewed(terminal.wait("2 / ", "reviewed"))
    terminal.type("d")
    terminal.wait("Dismiss: why?")
    terminal.type("4")
    twice = reviewed(terminal.wait("3 / ", "1 dismissed"))
    terminal.type("m")
    terminal.wait("what the next reader should know")
    terminal.type("-l", "ask the desk")
    terminal.type("Enter")
    terminal.wait("note: ask the desk")
    terminal.kill()

    terminal.start(*review)
    seen = terminal.wait("reviewed", "1 dismissed", "✓ !!", "✗ !!")  # painted piece by piece
    assert reviewed(seen) == twice
    terminal.type("]", "]")
    terminal.wait("3 / ", "note: ask the desk")
    terminal.type("u", "u")
    terminal.wait(once)
    terminal.type("q")


def reviewed(seen: str) -> str:
    """Return what the status line says of the share reviewed."""
    found = re.search(r"\d+% reviewed", seen)
    assert found
    return found[0]


def test_the_last_word_after_the_screen_is_the_terminal(terminal: Terminal) -> None:
    terminal.start("review", str(path("dispatch.en")), "no-such-file.txt", str(path("rewrite.en")))
    terminal.wait("row", "no-such-file.txt")
    terminal.type("q")
    seen = terminal.wait("error: no-such-file.txt")
    assert "Traceback" not in seen
