"""Apertium, by the program and the language pairs that the distribution installs; rules, not statistics.

One pipeline of its programs is kept alive for each pair, and asked one sentence at a time: some rules crash
their program, and then only the sentence in hand is lost. Fit to align and to skim, not to trust: it can lose
a "not".
"""

import contextlib
import os
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from sources.engines import Pair, Translation, Unavailable, primary
from sources.engines.routes import reachable, route
from sources.errors import UserError

PATIENCE: Final = 20.0
"""Seconds for one sentence; the first, which loads the rules, takes half of one."""

MOST_CRASHES: Final = 20
"""Sentences in a row that may crash the pipeline before it is given up."""

SPECIAL: Final = re.compile(r"([\\\[\]{}^$@/<>])")
ESCAPED: Final = re.compile(r"\\(.)", re.S)
END: Final = b"[][\n]\0"
STOP: Final = b"." + END
"""What Apertium's own filters end a text with, so that the last sentence is known to be whole."""
MODE: Final = re.compile(r"([a-z]{2,3})(?:_[A-Za-z]+)?-([a-z]{2,3})\Z")

HINT: Final = "apt install apertium and a pair, for example apertium-eng-spa or apertium-rus-ukr."


class Apertium:
    """Translates with the pairs that are installed; starts a pipeline at first use."""

    name = "apertium"

    def __init__(self, model: str = "") -> None:
        self._program = shutil.which("apertium")
        if self._program is None or os.name == "nt":
            raise Unavailable("the engine apertium is not installed", HINT)
        self._named = model
        self._running: dict[Pair, _Pipeline] = {}

    @cached_property
    def _modes(self) -> Mapping[Pair, Path]:
        """The mode file of each pair; a variant (spa-eng_US) only where it is named."""
        folder = Path(os.environ.get("APERTIUM_DATADIR") or "/usr/share/apertium") / "modes"
        found: dict[Pair, Path] = {}
        for path in sorted(folder.glob(f"{self._named or '*'}.mode")):
            codes = MODE.match(path.stem)
            if codes:
                found.setdefault((_tag(codes[1]), _tag(codes[2])), path)
        return found

    def pairs(self) -> frozenset[Pair]:
        """Return what is installed, and what two pairs in a row make."""
        return reachable(self._modes)

    def version(self, source: str, target: str) -> str | None:
        """Return the pair with a mark of its rules' files: the program's own version says little."""
        marks = []
        for pair in self._way(source, target):
            files = (Path(name) for name in re.findall(r"'([^']+)'", self._modes[pair].read_text("utf-8")))
            seen = [path.stat() for path in files if path.is_file()]
            marks.append(f"{self._modes[pair].stem} {max((s.st_mtime_ns for s in seen), default=0):x}")
        return f"{self.name}: {' + '.join(marks)}"

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Translate sentences; one that crashes the rules has failed, the others have not."""
        way = self._way(source, target)
        told = f"{self.name}: {' + '.join(self._modes[pair].stem for pair in way)}"
        pivots = tuple(there for _, there in way[:-1])
        said: list[str | None] = list(texts)
        for pair in way:
            pipeline = self._pipeline(pair)
            said = [pipeline.ask(text) if text is not None else None for text in said]
        return [
            Translation(text or "", None, told, pivots, None if text is not None else "its rules crashed")
            for text in said
        ]

    def _way(self, source: str, target: str) -> tuple[Pair, ...]:
        way = route(self._modes, source, target)
        if not way:
            has = ", ".join(path.stem for path in self._modes.values()) or "nothing"
            raise Unavailable(f"apertium cannot translate {source} into {target}; it has {has}", HINT)
        return way

    def _pipeline(self, pair: Pair) -> "_Pipeline":
        if pair not in self._running:
            self._running[pair] = _Pipeline(self._modes[pair])
        return self._running[pair]

    def close(self) -> None:
        """End the pipelines."""
        for pipeline in self._running.values():
            pipeline.close()
        self._running.clear()


def _tag(code: str) -> str:
    from babel.core import get_global

    return primary(get_global("language_aliases").get(code, code))


class _Pipeline:
    """The programs of one mode, each told to answer at once when it reads a null."""

    def __init__(self, mode: Path) -> None:
        self._mode = mode
        self._process: subprocess.Popen[bytes] | None = None
        self._crashes = 0

    def ask(self, text: str) -> str | None:
        """Return the translation of one sentence; `None` where the programs crashed over it."""
        flat = " ".join(text.replace("\0", " ").split())
        if not flat:
            return ""
        answer = self._exchange(SPECIAL.sub(r"\\\1", flat).encode("utf-8", "replace") + STOP)
        if answer is None:
            self.close()
            self._crashes += 1
            if self._crashes > MOST_CRASHES:
                raise UserError(f"apertium {self._mode.stem} crashes all the time", "Install the pair again.")
            return None
        self._crashes = 0
        return ESCAPED.sub(r"\1", answer.decode("utf-8", "replace").removesuffix(".")).strip()

    def _exchange(self, question: bytes) -> bytes | None:
        process = self._started()
        assert process.stdin  # noqa: S101 - a pipe was asked for
        try:
            process.stdin.write(question)
            process.stdin.flush()
        except OSError:
            return None
        answer = b"".join(self._chunks(process))
        # when one program crashes the others still send a null, but not the end of what was asked
        return answer.removesuffix(END) if answer.endswith(END) else None

    def _chunks(self, process: "subprocess.Popen[bytes]") -> Iterator[bytes]:
        """Yield what the pipeline says until its null, or until it is gone. Raises UserError: it hangs."""
        assert process.stdout  # noqa: S101 - a pipe was asked for
        handle, ends = process.stdout.fileno(), time.monotonic() + PATIENCE
        while True:
            ready, _, _ = select.select([handle], [], [], max(0.0, ends - time.monotonic()))
            if not ready:
                self.close()
                raise UserError(
                    f"apertium {self._mode.stem} did not answer within {PATIENCE:.0f} seconds",
                    "Install the pair again, or use another engine.",
                )
            chunk = os.read(handle, 65_536)
            yield chunk
            if not chunk or chunk.endswith(b"\0"):
                return

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - the distribution's own pipeline
                ["bash", "-c", self._script(), "apertium", "-n", ""],  # noqa: S607 - -n: no marks at unknown words
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # its noise is no failure
                start_new_session=True,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        return self._process

    def _script(self) -> str:
        """Return the mode's pipeline in its form for null-flushing."""
        program = shutil.which("apertium-wblank-mode")
        if program is None:
            raise Unavailable("apertium is too old: it has no apertium-wblank-mode", "Install 3.8 or newer.")
        made = subprocess.run(  # noqa: S603 - a program of the distribution, on its own file
            [program, "-z", str(self._mode)], capture_output=True, check=False, timeout=PATIENCE
        )
        if made.returncode or not made.stdout.strip():
            raise UserError(f"{self._mode}: cannot be read by apertium", "Install the pair again.")
        return made.stdout.decode("utf-8", "replace")

    def close(self) -> None:
        """End the programs."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        process.wait()
