"""Quotations: RiQuA dev (Papay and Padó 2020, as prepared by CofeNet), passages of 19th-century novels.

`python -m tests.bench.quotes [misses | alarms]`. A span is right where it is exactly that of the gold, marks at
both ends set aside. Beside it: what stands between an opening and a closing mark, or behind "said that", with the
capitalised word or pronoun nearest to "said".
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare import extract_quotes
from tests.bench.stories import DATA

PARTS: Final = ("content", "source", "cue")
MARKS: Final = ("``", "''", '"')
Spans = dict[str, frozenset[tuple[int, int]]]


@dataclass(frozen=True)
class Passage:
    """A passage with its gold spans, in characters."""

    text: str
    gold: Spans


@lru_cache
def passages() -> tuple[Passage, ...]:
    """Return all passages of the dev part, tokens joined by spaces."""
    lines = (DATA / "quotes" / "riqua.jsonl").read_text("utf-8").splitlines()
    return tuple(_passage(**{k: v for k, v in json.loads(line).items() if k != "id"}) for line in lines)


def _passage(tokens: list[str], labels: list[str]) -> Passage:
    places, at = [], 0
    for token in tokens:
        places.append((at, at + len(token)))
        at += len(token) + 1
    gold = {
        part: frozenset(
            (places[start][0], places[end - 1][1])
            for start, end in (_bare(tokens, s, e) for s, e in _runs(labels, part))
            if end > start
        )
        for part in PARTS
    }
    return Passage(" ".join(tokens), gold)


def _runs(labels: list[str], part: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for at, label in enumerate([*labels, "O"]):
        if start is not None and label != f"I-{part}":
            yield start, at
            start = None
        if label == f"B-{part}":
            start = at


def _bare(tokens: list[str], start: int, end: int) -> tuple[int, int]:
    while start < end and tokens[start] in MARKS:
        start += 1
    while end > start and tokens[end - 1] in MARKS:
        end -= 1
    return start, end


def ours(text: str) -> Spans:
    """Return the spans that `extract_quotes` finds."""
    found = extract_quotes(text, language="en")
    return {
        "content": frozenset((q.content.start, q.content.end) for q in found),
        "source": frozenset((q.speaker.start, q.speaker.end) for q in found if q.speaker),
        "cue": frozenset((q.cue.start, q.cue.end) for q in found if q.cue),
    }


NEAR: Final = re.compile(r"(?P<a>(?:[A-Z]\w+\.?|he|she|they)(?: [A-Z]\w+)*) (?P<v>said)|(?P<w>said) (?P<b>(?:[A-Z]\w+\.?|he|she|they)(?: [A-Z]\w+)*)")  # fmt: skip


def simple(text: str) -> Spans:
    """Return what stands in marks or behind "said that", and the nearest "X said"."""
    content = {m.span(1) for m in re.finditer(r"``\s*(.+?)\s*''", text)}
    content |= {m.span(1) for m in re.finditer(r"said that (.+?) [.;]", text)}
    near = list(NEAR.finditer(text))
    return {
        "content": frozenset(content),
        "source": frozenset(m.span("a") if m["a"] else m.span("b") for m in near),
        "cue": frozenset(m.span("v") if m["v"] else m.span("w") for m in near),
    }


def scores(read: Callable[[str], Spans]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each part, in per cent."""
    pairs = [(read(p.text), p.gold) for p in passages()]
    out = {}
    for part in PARTS:
        right = sum(len(found[part] & gold[part]) for found, gold in pairs)
        told = sum(len(found[part]) for found, _ in pairs)
        wanted = sum(len(gold[part]) for _, gold in pairs)
        out[part] = (
            100 * right / max(told, 1),
            100 * right / max(wanted, 1),
            200 * right / max(told + wanted, 1),
        )
    return out


def main() -> None:
    """Print the figures, or the misses or alarms."""
    if sys.argv[1:] and sys.argv[1] in {"misses", "alarms"}:
        _differences(misses=sys.argv[1] == "misses", parts=tuple(sys.argv[2:]) or PARTS)
        return
    for name, read in (("ours", ours), ("simple", simple)):
        for part, (precision, recall, f1) in scores(read).items():
            print(f"{name:7} {part:8} precision {precision:5.1f}   recall {recall:5.1f}   F1 {f1:5.1f}")


def _differences(*, misses: bool, parts: tuple[str, ...]) -> None:
    for passage in passages():
        found = ours(passage.text)
        for part in parts:
            some = passage.gold[part] - found[part] if misses else found[part] - passage.gold[part]
            for start, end in sorted(some):
                text = passage.text
                print(
                    part,
                    "|",
                    text[max(0, start - 60) : start],
                    "[",
                    text[start:end][:70],
                    "]",
                    text[end : end + 60],
                )


if __name__ == "__main__":
    main()
