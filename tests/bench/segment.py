"""How well and how fast sentences are found, beside bare sentencex: `python -m tests.bench.segment`."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import sentencex

from sources.segment import split

CASES = Path(__file__).parents[1] / "cases" / "segment"
LANGUAGES = ("en", "ru", "de", "fr", "es", "zh", "ar")
Splitter = Callable[[str, str], list[int]]
"""From a paragraph and its language to the offsets at which its sentences begin, but the first."""


def paragraphs(language: str, half: str) -> Iterator[tuple[str, list[int]]]:
    """Yield each paragraph of the gold file, joined, with the offsets at which sentences begin."""
    glue = "" if language == "zh" else " "
    for block in (CASES / f"{language}.{half}.txt").read_text("utf-8").strip().split("\n\n"):
        sentences = block.split("\n")
        starts, offset = [], 0
        for sentence in sentences[:-1]:
            offset += len(sentence) + len(glue)
            starts.append(offset)
        yield glue.join(sentences), starts


def ours(text: str, language: str) -> list[int]:
    return [span.start for span in split(text, language)][1:]


def bare(text: str, language: str) -> list[int]:
    starts, offset = [], 0
    for piece in sentencex.segment(language, text):
        starts.append(offset + len(piece) - len(piece.lstrip()))
        offset += len(piece)
    return starts[1:]


def f1(splitter: Splitter, language: str, half: str) -> float:
    """Return the boundary F1 of a splitter, in [0, 1]."""
    hits = found = gold = 0
    for text, starts in paragraphs(language, half):
        answer = splitter(text, language)
        hits += len(set(answer) & set(starts))
        found += len(answer)
        gold += len(starts)
    return 2 * hits / (found + gold)


def rate(splitter: Splitter, language: str) -> float:
    """Return sentences a second on the development half, repeated."""
    text = " ".join(text for text, _ in paragraphs(language, "dev"))
    started = time.process_time()
    count = sum(len(splitter(text, language)) + 1 for _ in range(100))
    return count / max(1e-9, time.process_time() - started)


def misses(language: str, half: str = "dev") -> Iterator[str]:
    """Yield what is wrong on a half; for writing rules, so for the development half."""
    for text, starts in paragraphs(language, half):
        answer = ours(text, language)
        for place in sorted(set(answer) ^ set(starts)):
            mark = "missed" if place in starts else "false"
            yield f"{language} {mark}: {text[max(0, place - 40) : place]}|{text[place : place + 30]}"


def main() -> None:
    print(f"{'':4}{'boundary F1, dev':>20}{'boundary F1, test':>20}{'sentences a second':>24}")
    print(f"{'':4}{'ours':>10}{'sentencex':>10}{'ours':>10}{'sentencex':>10}{'ours':>12}{'sentencex':>12}")
    for language in LANGUAGES:
        scores = (f1(s, language, half) for half in ("dev", "test") for s in (ours, bare))
        rates = (rate(s, language) for s in (ours, bare))
        print(f"{language:4}" + "".join(f"{x:10.1%}" for x in scores) + "".join(f"{x:12,.0f}" for x in rates))


if __name__ == "__main__":
    main()

__all__ = ["bare", "f1", "misses", "ours", "paragraphs", "rate"]
