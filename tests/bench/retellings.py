"""False alarms in stories re-told freely: `python -m tests.bench.retellings [part ...] [errors]`.

The stories are those of the quote ledger, told by other desks and in other languages, with changes planted in some
quotations. A loud finding that touches none of these is counted by its check. Whole sentences left out or added
are not, for they are so, and neither are words of saying and who speaks, which the authors chose freely; what
is left should not be there. The baseline counts every figure, capitalised word and "not" that one side of a
linked pair has and the other has not.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import sources
from compare.model import LOUD, Comparison, Divergence, Passage
from compare.pipeline import run
from tests.bench.ledger import Telling, stories

PARTS: Final = ("dev2", "dev3", "dev4", "dev5", "seen")
HONEST: Final = frozenset({"verbatim", "faithful"})
ALTERED: Final = frozenset({"altered", "trimmed", "spliced"})
TRUE: Final = frozenset({"omission", "addition", "attribution", "reporting-verb", "credit"})
"""Checks whose findings are true of a free re-telling."""

NAIVE: Final = re.compile(r"\d[\d.,]*|(?<=\w )[A-ZÀ-ÞА-ЯЁ]\w+|\b(?:not|no|не|нет|nicht|kein|ne|pas|sin)\b")


@dataclass
class Count:
    """What is counted over some stories."""

    pairs: int = 0
    """Linked pairs of passages."""
    false: Counter[str] = field(default_factory=Counter)
    """Check -> loud findings that no planted change explains."""
    planted: int = 0
    """Quotations of which something was altered, trimmed or spliced."""
    found: int = 0
    """Those that any loud finding touches."""
    naive: int = 0

    @property
    def rate(self) -> float:
        """False alarms in a hundred linked pairs."""
        return 100 * self.false.total() / max(self.pairs, 1)

    @property
    def recall(self) -> float:
        """Planted changes that a loud finding touches, in a hundred."""
        return 100 * self.found / max(self.planted, 1)


def count(parts: tuple[str, ...] = PARTS, *, errors: bool = False) -> dict[str, Count]:
    """Count over all tellings of the base's language, and over all others: `same` and `across`."""
    out = {"same": Count(), "across": Count()}
    for part in parts:
        for name, tellings in stories(part):
            for version in tellings[1:]:
                kind = "same" if version.language == tellings[0].language else "across"
                _add(out[kind], tellings[0], version, f"{name} {version.language}" if errors else "")
    return out


def _add(count: Count, base: Telling, version: Telling, name: str) -> None:
    result = run([sources.from_text(t.text, label="story", language=t.language) for t in (base, version)])
    count.pairs += len(result.alignments[0].links)
    count.naive += sum(_naive(*texts) for texts in _pairs(result))
    loud = [found for found in result.divergences if found.severity in LOUD]
    altered = [(q.start, q.end) for q in version.quotes if q.status in ALTERED]
    count.planted += len(altered)
    count.found += sum(any(_touches(found, ([], [place])) for found in loud) for place in altered)
    planted = (_planted(base, version), _changed(version))
    for found in loud:
        if found.check in TRUE or found.check.startswith("quote") or _touches(found, planted):
            continue
        count.false[found.check] += 1
        if name:
            sides = (found.base, found.other)
            print(
                f"{name} {found.check}: {found.message}", *(_sentence(result, p) for p in sides), sep="\n    "
            )


def _pairs(result: Comparison) -> Iterator[tuple[str, str]]:
    for link in result.alignments[0].links:
        sides = zip(result.documents, (link.base, link.version), strict=True)
        ours, theirs = (" ".join(d.sentences[i].text for i in some) for d, some in sides)
        yield ours, theirs


def _naive(ours: str, theirs: str) -> int:
    return len(set(NAIVE.findall(ours)) ^ set(NAIVE.findall(theirs)))


Places = list[tuple[int, int]]


def _changed(version: Telling) -> Places:
    return [(q.start, q.end) for q in version.quotes if q.status and q.status not in HONEST]


def _planted(base: Telling, version: Telling) -> Places:
    """Return the quotations of the base that became another one, or are gone."""
    told = {i: quote.status for quote in version.quotes for i in quote.ids}
    return [(q.start, q.end) for q in base.quotes if told.get(q.ids[0] if q.ids else "") not in HONEST]


def _touches(found: Divergence, places: tuple[Places, Places]) -> bool:
    return any(
        passage and start < passage.end and passage.start < end
        for passage, some in zip((found.base, found.other), places, strict=True)
        for start, end in some
    )


def _sentence(result: Comparison, passage: Passage | None) -> str:
    if passage is None:
        return "-"
    for document in result.documents:
        if document.text[passage.start : passage.end] == passage.text and passage.text:
            return document.sentences[passage.sentence].text
    return passage.text


def main(arguments: Sequence[str] = ()) -> None:
    """Print the rates and the checks."""
    parts = tuple(word for word in arguments if word != "errors") or PARTS
    for kind, found in count(parts, errors="errors" in arguments).items():
        naive = 100 * found.naive / max(found.pairs, 1)
        print(
            f"{kind:7} false alarms in 100 linked pairs {found.rate:5.1f}   naive {naive:6.1f}"
            f"   pairs {found.pairs}   planted changes found {found.recall:5.1f}   n {found.planted}"
        )
        print("       ", ", ".join(f"{check} {n}" for check, n in found.false.most_common()))


if __name__ == "__main__":
    main(sys.argv[1:])
