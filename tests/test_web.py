"""The screen in a browser: only on this machine, only for its own page, with nothing from elsewhere."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.cli import main
from compare.cli.web import allowed
from sources.samples import path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update"),
    *("--disable-background-networking", "--disable-sync"),
)


@pytest.mark.parametrize(
    ("asked", "origin", "host", "answer"),
    [
        ("127.0.0.1:8765", None, "127.0.0.1", True),
        ("localhost:8765", "http://localhost:8765", "127.0.0.1", True),
        ("[::1]:8765", "http://[::1]:8765", "::1", True),
        ("127.0.0.1:8765", "https://news.example", "127.0.0.1", False),
        ("127.0.0.1:8765", "http://127.0.0.1:9999", "127.0.0.1", False),
        ("rebound.example:8765", None, "127.0.0.1", False),
        ("rebound.example:8765", "http://rebound.example:8765", "127.0.0.1", False),
        ("desk.example:8765", "http://desk.example:8765", "0.0.0.0", True),  # noqa: S104
        ("", None, "127.0.0.1", False),
    ],
)
def test_who_is_answered(asked: str, origin: str | None, host: str, answer: bool) -> None:
    assert allowed(asked, origin, host) is answer


def test_standard_input_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(path("dispatch.en")), "-", "--web"]) == 2
    assert "cannot read standard input" in capsys.readouterr().err


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    home = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CACHE", "STATE", "CONFIG")}
    command = [
        sys.executable,
        "-m",
        "compare.cli",
        "review",
        str(path("dispatch.en")),
        str(path("rewrite.en")),
    ]
    server = subprocess.Popen(
        [*command, "--web", "--port", str(port)], env=os.environ | home, stderr=subprocess.PIPE, text=True
    )
    url = f"http://127.0.0.1:{port}/"
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    yield url
    server.terminate()
    assert "The review is at" in server.communicate(timeout=20)[1]


def test_pages_from_elsewhere_are_refused(served: str) -> None:
    for headers in ({"Origin": "https://news.example"}, {"Host": "rebound.example"}):
        for where in (served, served + "ws", served + "static/js/textual.js"):
            request = urllib.request.Request(where, headers=headers)  # noqa: S310
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(request, timeout=10)  # noqa: S310


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_screen_in_a_browser(served: str, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    errors: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        page = browser.new_page(viewport={"width": 1300, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(served)
        page.wait_for_selector("body.-first-byte", timeout=60_000)
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        deadline = time.monotonic() + 60
        store = tmp_path / "rashomon" / "reviews.sqlite3"
        page.wait_for_timeout(2000)
        page.click("#terminal")
        while not _kept(store) and time.monotonic() < deadline:
            page.keyboard.press("Space")
            page.wait_for_timeout(500)
        page.screenshot(path=str(tmp_path / "screen.png"))
        browser.close()
    assert _kept(store)
    assert errors == []
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} == {served.split("/")[2]}


def _kept(store: Path) -> bool:
    from compare.review.desk import DECISION
    from compare.review.store import Store

    if not store.is_file():
        return False
    found = Store(store)
    return any(
        found.entries(text.id, DECISION) for base in found.texts(None) for text in found.texts(base.id)
    )
