"""The review screen: how soon it paints, how soon it answers a key, what it holds in memory.

Five tellings of 500 sentences with 2,000 findings, driven headless; and the real command in a pseudo-terminal,
beside the time that importing the screen library alone takes.
"""

import asyncio
import os
import pty
import re
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from textual._compositor import CompositorUpdate
from textual.events import Key
from textual.screen import Screen

from compare.cli.process import prepare, settle
from compare.model import Alignment, Comparison, Divergence, Link, Passage
from compare.review.store import Store
from compare.tui.app import Review
from compare.tui.job import Job
from sources.samples import path
from tests._comparisons import document

TURNS = 16
"""Turns of the event loop, of 5 ms, without a paint after which a key has had its effect."""

SENTENCES, VERSIONS, FINDINGS = 500, 5, 2000
KEYS = (
    *(["right_square_bracket"] * 12),
    *(["j"] * 8),
    *(["pagedown"] * 4),
    *("space", "d", "1", "u", "u", "z", "z", "i", "i", "G", "g", "tab", "plus", "minus", "l", "l", "s", "s"),
    *(["right_curly_bracket"] * 6),
    *("v", "escape", "quotation_mark", "escape", "f", "escape", "0", "j", "j", "0"),
)


def story(sentences: int = SENTENCES, versions: int = VERSIONS, findings: int = FINDINGS) -> Comparison:
    """Return an invented long story; sentences have the length of news."""
    dice = Random(7)  # noqa: S311 - the same story each time
    words = "harbour council vote ferry bridge repair crowns minister court strike port winter tram".split()

    def sentence(number: int) -> str:
        told = " ".join(dice.choice(words) for _ in range(dice.randint(12, 30)))
        return f"On day {number} the {told}."

    base = document("base.txt", tuple(("body", sentence(n)) for n in range(sentences)), "en")
    others = [
        document(f"v{v}.txt", tuple(("body", s.text.replace("day", "date")) for s in base.sentences), "en")
        for v in range(1, versions + 1)
    ]
    links = tuple(Link((n,), (n,), 0.9) for n in range(sentences))
    ids = tuple(f"v{v}" for v in range(1, versions + 1))
    found = []
    for number in range(findings):
        version, at = number % versions, number // versions % sentences
        ours, theirs = base.sentences[at], others[version].sentences[at]
        found.append(
            Divergence(
                f"{ids[version]}-{number}",
                ("number", "wording", "name", "tense")[number % 4],
                ("critical", "minor", "major", "info")[number % 4],
                0.9,
                ids[version],
                at,
                "“day” became “date”",
                Passage(at, ours.start + 3, ours.start + 6, "day", "day"),
                Passage(at, theirs.start + 3, theirs.start + 7, "date", "date"),
            )
        )
    found.sort(key=lambda d: (d.version, d.base.start if d.base else 0))
    return Comparison(
        (base, *others), ("base", *ids), tuple(Alignment(i, links, (), ()) for i in ids), tuple(found)
    )


class Timed(Review):
    """Notes when something was painted."""

    painted = 0.0

    def _display(self, screen: Screen[object], renderable: object) -> None:
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)  # what a terminal would be sent
        self.painted = time.perf_counter()


async def keys(size: tuple[int, int], folder: str) -> list[tuple[float, str]]:
    """Return the seconds from each key to the last bytes that it brings to the terminal."""
    app = Timed(Job.of(story(), Store(Path(folder) / "r.sqlite3")), settle=settle)
    took = []
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        for key in KEYS:
            began = app.painted = time.perf_counter()
            app._driver.send_message(Key(key, key if len(key) == 1 else None))
            await _at_rest(app)
            took.append((app.painted - began, key))
    return took


async def _at_rest(app: Timed) -> None:
    """Wait until nothing was painted, and nothing kept the loop busy, for some turns of it."""
    quiet, seen = 0, app.painted
    while quiet < TURNS:
        before = time.perf_counter()
        await asyncio.sleep(0.005)
        busy = time.perf_counter() - before > 0.015 or app.painted != seen
        quiet, seen = 0 if busy else quiet + 1, app.painted


def painted(arguments: list[str], wanted: str) -> float:
    """Return the seconds from the start of the command to the first bytes that hold some words."""
    began = time.perf_counter()
    child, master = pty.fork()
    if child == 0:
        os.environ.update(COLUMNS="120", LINES="40", TERM="xterm-256color", RASHOMON_ALIGNMENT__CACHE="false")
        os.execv(sys.executable, [sys.executable, "-m", "compare.cli", *arguments])  # noqa: S606
    seen = b""
    try:
        while time.perf_counter() - began < 20:
            if select.select([master], [], [], 0.05)[0]:
                seen += os.read(master, 1 << 16)
                shown = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen)
                if wanted.encode() in shown:
                    return time.perf_counter() - began
    except OSError:
        pass
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(master)
    return float("nan")


def imported(what: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {what}"], check=True)
    return time.perf_counter() - began


def main() -> None:
    prepare()  # as the command does
    textual = min(imported("textual.app, textual.widgets") for _ in range(3))
    print(f"importing textual alone: {textual:.2f} s")
    base = str(path("dispatch.en"))
    for name, version in (("one language", "rewrite.en"), ("across languages", "original.ru")):
        with tempfile.TemporaryDirectory() as folder:
            given = ["review", base, str(path(version)), "--review-file", f"{folder}/r.sqlite3"]
            first = statistics.median(painted(given, "side by side") for _ in range(5))
            whole = statistics.median(painted(given, "row") for _ in range(5))
        print(
            f"first paint, {name}: {first:.2f} s ({first / textual:.1f} × textual alone); texts {whole:.2f} s"
        )
    for size in ((80, 24), (120, 40), (200, 60)):
        with tempfile.TemporaryDirectory() as folder:
            took = asyncio.run(keys(size, folder))
        times = sorted(seconds * 1000 for seconds, _ in took)
        slow = ", ".join(f"{key} {seconds * 1000:.0f}" for seconds, key in sorted(took, reverse=True)[:5])
        print(
            f"key to paint, {VERSIONS} × {SENTENCES}, {FINDINGS} findings, {size[0]} × {size[1]}: "
            f"median {times[len(times) // 2]:.0f} ms, 95th {times[int(len(times) * 0.95)]:.0f} ms; slowest: {slow}"
        )
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
