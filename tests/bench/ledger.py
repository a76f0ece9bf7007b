"""The quote ledger on our own stories: `python -m tests.bench.ledger [PART] [errors]`.

Spans are right where the words are the gold's, marks and white space at both ends set aside. Speakers are right
where the resolved name is the gold's, or holds the description under which the gold knows someone unnamed.
Status is counted for each quotation of the base in each version.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import sources
from compare.model import Alignment, Fate
from compare.quotes.extract import extract_quotes
from compare.quotes.ledger import ledger
from compare.quotes.model import Quote
from compare.settings import Settings
from compare.tellings import Aligner
from compare.versions import reconciled
from sources.model import Document

PARTS: Final = (
    "dev",
    "test",
    "dev2",
    "dev3",
    "dev4",
    "seen",
    "blind",
    "blind2",
    "blind3",
    "blind4",
    "blind5",
    "blind6",
    "blind7",
    "dev5",
    "dev6",
    "dev7",
    "news",
    "news2",
    "news3",
    "news4",
    "blind8",
    "news5",
    "news6",
)
"""`blind5`, `blind7`, `blind8` and `news6` are never read, and of `blind3` no words were; `blind`, `blind2`, `blind4`, `blind6`,
`news3`, `news4` and `news5` were read later than they were made. Those of `news` have one telling a story: who speaks is all they ask."""

STATUSES: Final = ("verbatim", "faithful", "altered", "trimmed", "spliced", "reported", "missing")

CASES: Final = Path(__file__).parents[1] / "cases" / "quotes"
OPEN: Final = re.compile(r"\[\[(?P<ids>[\d+]*)(?:=(?P<status>\w+))?\|(?P<speaker>[^|]*)\||\]\]|<|>")
ARTICLE: Final = re.compile(r"^(?:an?|the|one|das|der|die|ein|eine|la|le|el|les|los|las|une?|una) ")
EDGE: Final = " \n\u00a0,.!?…;:"


@dataclass(frozen=True)
class Gold:
    """A quotation as marked."""

    ids: tuple[str, ...]
    status: str | None
    speaker: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Telling:
    text: str
    language: str
    quotes: tuple[Gold, ...]
    cues: frozenset[tuple[int, int]]


@lru_cache
def stories(part: str) -> tuple[tuple[str, tuple[Telling, ...]], ...]:
    """Return the stories of a part, by name."""
    table = tomllib.loads((CASES / f"{part}.toml").read_text("utf-8"))
    return tuple(
        (
            story["name"],
            tuple(_telling(t, tag) for t, tag in zip(story["tellings"], story["languages"], strict=True)),
        )
        for story in table["story"]
    )


def _telling(marked: str, language: str) -> Telling:
    out: list[str] = []
    quotes, cues = [], set()
    size, at, cue = 0, 0, 0
    pending: tuple[re.Match[str], int] | None = None
    for match in OPEN.finditer(marked):
        out.append(marked[at : match.start()])
        size += match.start() - at
        at = match.end()
        if match[0] == "<":
            cue = size
        elif match[0] == ">":
            cues.add((cue, size))
        elif match[0] == "]]" and pending:
            head, start = pending
            ids = tuple(i for i in head["ids"].split("+") if i)
            quotes.append(Gold(ids, head["status"], head["speaker"], start, size, "".join(out)[start:]))
        else:
            pending = (match, size)
    text = "".join([*out, marked[at:]])
    return Telling(text, language, tuple(quotes), frozenset(cues))


@dataclass
class Score:
    """What is counted over some stories."""

    spans: Counter[str]
    speakers: Counter[str]
    cues: Counter[str]
    status: Counter[tuple[str, str, str]]
    """(same or across, gold, found) -> count."""

    def f1(self, what: Counter[str]) -> tuple[float, float, float]:
        right, told, gold = what["right"], max(what["told"], 1), max(what["gold"], 1)
        return 100 * right / told, 100 * right / gold, 200 * right / (told + gold)

    def confusion(self, kind: str) -> Iterator[str]:
        """Yield the table of what was said (columns) of each gold status (rows), line by line."""
        yield "".join(f"{word:>9}" for word in ("gold", *(status[:8] for status in STATUSES)))
        for gold in STATUSES:
            row = [self.status[kind, gold, said] for said in STATUSES]
            if any(row):
                yield "".join(f"{cell:>9}" for cell in (gold[:8], *(n or "." for n in row)))

    def share(self, kind: str, wanted: tuple[str, ...] = ()) -> float:
        some = {k: n for k, n in self.status.items() if k[0] == kind and (not wanted or k[1] in wanted)}
        return 100 * sum(n for k, n in some.items() if k[1] == k[2]) / max(sum(some.values()), 1)

    def found(self, kind: str) -> float:
        """Altered, trimmed or spliced that are called one of these."""
        loud = ("altered", "trimmed", "spliced")
        some = {k: n for k, n in self.status.items() if k[0] == kind and k[1] in loud}
        return 100 * sum(n for k, n in some.items() if k[2] in loud) / max(sum(some.values()), 1)

    def slandered(self, kind: str) -> float:
        """Faithful or verbatim that are called altered."""
        some = {k: n for k, n in self.status.items() if k[0] == kind and k[1] in {"faithful", "verbatim"}}
        return 100 * sum(n for k, n in some.items() if k[2] == "altered") / max(sum(some.values()), 1)


def score(part: str, *, errors: bool = False) -> Score:
    """Score the stories of one part."""
    out = Score(Counter(), Counter(), Counter(), Counter())
    for name, tellings in stories(part):
        for telling in tellings:
            _extraction(telling, out, name if errors else "")
        for kind, gold, fate, words in _fates(tellings):
            out.status[kind, gold, fate.status] += 1
            if errors and gold != fate.status:
                print(f"{name} {kind}: {gold}, not {fate.status}: {words!r} ~ {fate.text!r} ({fate.note})")
    return out


def _extraction(telling: Telling, out: Score, name: str) -> None:
    found = [q for q in extract_quotes(telling.text, language=telling.language) if q.kind != "indirect"]
    gold = [g for g in telling.quotes if g.status != "reported"]
    ours = {bare(telling.text, q.content.start, q.content.end): q for q in found}
    theirs = {bare(telling.text, g.start, g.end): g for g in gold}
    right = ours.keys() & theirs.keys()
    named = [span for span in right if _same(ours[span], theirs[span])]
    out.spans.update(right=len(right), told=len(ours), gold=len(theirs))
    told = [span for span in ours if ours[span].name]
    out.speakers.update(right=len(named), told=len(told), gold=len(theirs))
    cues = {(q.cue.start, q.cue.end) for q in found if q.cue}
    covered = {(s, e) for s, e in telling.cues if any(a < e and s < b for a, b in cues)}
    out.cues.update(right=len(covered), told=max(len(cues), len(covered)), gold=len(telling.cues))
    if name:
        for span in theirs.keys() - ours.keys():
            print(f"{name} span missed: {theirs[span].text!r}")
        for span in ours.keys() - theirs.keys():
            print(f"{name} span too many: {ours[span].text!r}")
        for span in right - set(named):
            print(
                f"{name} speaker: {theirs[span].speaker}, not {ours[span].name}: {theirs[span].text[:40]!r}"
            )


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def _same(quote: Quote, gold: Gold) -> bool:
    if quote.name is None:
        return False
    ours, theirs = plain(quote.name), plain(gold.speaker)
    described = (
        gold.speaker[:1].islower() and f" {theirs} " in f" {ours} "
    )  # "ministry", "the health ministry"
    return ours == theirs or described


def plain(name: str) -> str:
    return ARTICLE.sub("", name.casefold()).rstrip(".")


def _aligned(documents: Sequence[Document]) -> list[Alignment]:
    """Align the versions as the program does."""
    base, *versions = documents
    aligner = Aligner(Settings())
    told = [aligner.align(base, version, f"v{n + 1}") for n, version in enumerate(versions)]
    return list(reconciled(aligner, base, versions, told))


def _fates(tellings: tuple[Telling, ...]) -> Iterator[tuple[str, str, Fate, str]]:
    """Yield for each quotation of the base in each version: same or across, the gold status, what was found."""
    base, *versions = tellings
    documents = [sources.from_text(t.text, label=str(i), language=t.language) for i, t in enumerate(tellings)]
    entries = ledger(documents, _aligned(documents))
    by_span = {bare(base.text, e.quote.content.start, e.quote.content.end): e for e in entries}
    for number, version in enumerate(versions):
        kind = "same" if version.language == base.language else "across"
        status = {i: g.status or "missing" for g in version.quotes for i in g.ids}
        for gold in base.quotes:
            entry = by_span.get(bare(base.text, gold.start, gold.end))
            missed = Fate(f"v{number + 1}", "missing", note="not extracted")
            yield (
                kind,
                status.get(gold.ids[0], "missing"),
                entry.fates[number] if entry else missed,
                gold.text,
            )


def main() -> None:
    """Print the figures of one part, or both."""
    parts = [a for a in sys.argv[1:] if a in PARTS] or PARTS
    for part in parts:
        found = score(part, errors="errors" in sys.argv)
        for what, counts in (("spans", found.spans), ("speakers", found.speakers), ("cues", found.cues)):
            precision, recall, f1 = found.f1(counts)
            print(
                f"{part} {what:9} precision {precision:5.1f}   recall {recall:5.1f}   F1 {f1:5.1f}   n {counts['gold']}"
            )
        for kind in ("same", "across"):
            n = sum(count for key, count in found.status.items() if key[0] == kind)
            print(
                f"{part} {kind:7} status right {found.share(kind):5.1f} %   altered, trimmed, spliced found"
                f" {found.found(kind):5.1f} %   faithful called altered {found.slandered(kind):4.1f} %   n {n}"
            )
            for line in found.confusion(kind) if n else ():
                print(f"    {line}")


if __name__ == "__main__":
    main()
