"""Speed of the program and of its parts, beside difflib in the same run: `python -m tests.bench.speed`."""

import difflib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from compare import monotone
from compare.align import beads
from compare.similarity import Reading
from tests.bench.stories import Story, stories

RASHOMON = [sys.executable, "-c", "from compare.cli import main; main()"]
ROUNDS = 3


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest of several runs, in seconds: the one least disturbed."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def command(*arguments: str) -> tuple[float, float]:
    """Return the seconds and the megabytes that a cold start of the command takes."""
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"XDG_CACHE_HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}

        def once() -> None:
            subprocess.run([*RASHOMON, *arguments], env=env, capture_output=True, check=False)

        seconds = best(once)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return seconds, memory


def two_stories(story: Story, folder: Path, size: int = 25) -> list[str]:
    """Write a story as two files of `size` sentences; short stories are told again."""
    paths = []
    for name, sentences in (("base.txt", story.base), ("version.txt", story.version)):
        told = (sentences * size)[:size]
        (folder / name).write_text("\n\n".join(told), "utf-8")
        paths.append(str(folder / name))
    return paths


def cold_starts() -> None:
    """Print what a cold start costs."""
    print(
        "Cold start, best of",
        ROUNDS,
        "(asked: report 1.0 s in one language, 2.5 s across; help 0.25 s; 300 MB)",
    )
    long = [max(stories(f"ntrex.en-{tag}"), key=lambda s: len(s.base)) for tag in ("eng-US", "rus")]
    with tempfile.TemporaryDirectory() as folder:
        for what, story in zip(("one language", "two languages"), long, strict=True):
            paths = two_stories(story, Path(folder))
            seconds, memory = command("report", *paths, "-f", "json", "--no-cache")
            print(f"  report, {what:<14}{seconds:6.2f} s{memory:6.0f} MB")
    for option in ("--version", "--help"):
        print(f"  {option:<22}{command(option)[0]:6.2f} s")


def vectors(count: int, seed: int = 0, size: int = 512) -> tuple[Reading, Reading]:
    """Return readings of two tellings as random vectors, where each sentence has one near partner."""
    source = np.random.default_rng(seed)
    base = source.standard_normal((count, size)).astype(np.float32)
    version = base + 0.8 * source.standard_normal((count, size)).astype(np.float32)
    seam = np.zeros(size, dtype=np.float32)

    def unit(sums: np.ndarray) -> np.ndarray:
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)

    return Reading(base, seam, unit), Reading(version, seam, unit)


def alignment() -> None:
    """Print how long the search takes when the vectors are given, and how the cost grows."""
    print("\nAlignment, vectors given")
    text = "The harbour of Lhun was closed on Tuesday after the pilots walked out."
    left, right = vectors(30)
    free = best(lambda: beads([text] * 30, [text] * 30, left, right), 20)
    print(f"  free order, 30 x 30         {free * 1000:8.1f} ms")
    trusted: dict[int, float] = {}
    for count in (1_000, 10_000, 20_000):
        left, right = vectors(count)
        texts = [text] * count
        trusted[count] = best(lambda: monotone.path(texts, texts, left, right), 2)  # noqa: B023 - called at once
        print(f"  trusted, {count:>6,} x {count:<6,}    {trusted[count] * 1000:8.0f} ms")
    slope = np.log(trusted[20_000] / trusted[1_000]) / np.log(20)
    print(f"  growth from 1,000 to 20,000: exponent {slope:.2f} (1 is linear)")
    left, right = vectors(1_000)
    free = best(lambda: beads([text] * 1_000, [text] * 1_000, left, right, order="free"), 1)
    difflib_all = difflib_seconds(60) * (1_000 / 60) ** 2
    print(
        f"  free, 1,000 x 1,000         {free * 1000:8.0f} ms; difflib's ratio of all pairs ~{difflib_all:,.0f} s"
    )
    print(f"  difflib / ours: {difflib_all / free:,.0f}")


def difflib_seconds(count: int) -> float:
    """Return what difflib's ratio of `count` x `count` news sentences takes."""
    sentences = [s for story in stories("wmt21ruen.refA-refB") for s in story.base][:count]

    def work() -> None:
        for a in sentences:
            for b in sentences:
                difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()

    return best(work, 1)


def main() -> None:
    """Print all."""
    cold_starts()
    alignment()


if __name__ == "__main__":
    main()
