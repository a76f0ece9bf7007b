"""Whole stories as a newsroom has them: `python -m tests.bench.newsroom [FILE ...] [errors] [en|ru|de|fr|es|revision]`.

Each story of `tests/cases/newsroom/` has honest tellings by other desks and in other languages, and a list of
changes a newsroom would not forgive, planted in each all at once; the base itself is revised so, too. Its authors
had not seen the rules; `seen.json` has been read since, `blind.json` never. Told are the loud findings on an
honest telling (each is false, but for a few that can be argued), and the share of changes that a loud finding
stands at which the honest telling does not have. The baseline shouts at sentences where a figure, a name or a
"not" is on one side alone.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from compare import compare_texts
from compare.model import LOUD, Divergence
from tests.bench.retellings import NAIVE

CASES: Final = Path(__file__).parents[1] / "cases" / "newsroom"
BASE: Final = "en"
REVISION: Final = "revision"
END: Final = ".!?\n"

Story = dict[str, Any]


@dataclass
class Count:
    """What is counted over the tellings of one kind."""

    tellings: int = 0
    false: int = 0
    """Loud findings on the honest telling."""
    planted: int = 0
    found: int = 0
    naive_false: int = 0
    naive_found: int = 0
    checks: Counter[str] = field(default_factory=Counter)
    """Check -> its loud findings on honest tellings."""

    @property
    def recall(self) -> float:
        """Changes found, in per cent."""
        return 100 * self.found / max(self.planted, 1)


@lru_cache
def stories(name: str) -> tuple[Story, ...]:
    """Return the stories of a file."""
    return tuple(json.loads((CASES / name).read_text("utf-8")))


def count(name: str, kinds: Sequence[str] = (), *, errors: bool = False) -> dict[str, Count]:
    """Count over the stories of a file: kind (a language, or the revision of the base) -> count."""
    out: dict[str, Count] = defaultdict(Count)
    for story in stories(name):
        revised = {"language": REVISION, "text": story["base"], "changes": story["revision"]}
        for telling in (*story["tellings"], *([revised] if story["revision"] else ())):
            if not kinds or telling["language"] in kinds:
                for line in _add(out[telling["language"]], story["base"], telling):
                    if errors:
                        print(story["name"], line)
    return out


def _add(one: Count, base: str, telling: Story) -> Iterator[str]:
    """Count a telling and its spoilt copy; yield what went wrong."""
    honest, tag = telling["text"], telling["language"].replace(REVISION, BASE)
    spoilt = _spoilt(honest, telling["changes"])
    told, shouted = _loud(base, honest, tag), _loud(base, spoilt, tag)
    known = {(d.check, d.message) for d in told}
    fresh = [d for d in shouted if (d.check, d.message) not in known]
    one.tellings += 1
    one.false += len(told)
    one.checks.update(d.check for d in told)
    one.naive_false += naive(base, honest)
    for d in told:
        yield f"{tag} FALSE {d.severity} {d.check}: {d.message}\n    {_words(d.base)}\n    {_words(d.other)}"
    for change in telling["changes"]:
        one.planted += 1
        place = spoilt.index(change["now"]) if change["now"] else -1
        met = any(_meets(d, base, spoilt, change, place) for d in fresh)
        one.found += met
        one.naive_found += bool(NAIVE.findall(change["was"]) != NAIVE.findall(change["now"]))
        if not met:
            yield f"{telling['language']} MISSED {change['what']}: {change['was']!r} -> {change['now']!r}"


def _spoilt(text: str, changes: Sequence[dict[str, str]]) -> str:
    for change in changes:
        text = text.replace(change["was"], change["now"], 1)
    return text


@lru_cache(maxsize=64)
def _loud(base: str, version: str, tag: str) -> tuple[Divergence, ...]:
    result = compare_texts(base, version, base_language=BASE, version_language=tag)
    return tuple(d for d in result.divergences if d.severity in LOUD)


def _meets(found: Divergence, base: str, spoilt: str, change: dict[str, str], place: int) -> bool:
    """Tell whether a finding stands where something was changed: in its sentence of the version, or in that of
    the base, where the base has the words; what was taken out, anything new may tell."""
    passage = found.other
    if place >= 0 and passage:
        first, last = _sentence(spoilt, place, place + len(change["now"]))
        if passage.start < last and first < passage.end:
            return True
    at = base.find(change["was"])
    if at >= 0 and found.base:
        first, last = _sentence(base, at, at + len(change["was"]))
        return found.base.start < last and first < found.base.end
    return place < 0 and found.other is None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences around some words begin and end."""
    while start and not (text[start - 1] in END and text[start].isspace()):
        start -= 1
    while end < len(text) and not (text[end - 1] in END and text[end].isspace()):
        end += 1
    return start, end


def _words(passage: Any) -> str:
    return passage.text if passage else "–"


def naive(base: str, version: str) -> int:
    """Count the figures, names and denials that only one side has, letter by letter."""
    ours, theirs = (Counter(NAIVE.findall(text)) for text in (base, version))
    return ((ours - theirs) + (theirs - ours)).total()


def main(arguments: Sequence[str] = ()) -> None:
    """Print the counts, a kind of telling a line."""
    words = list(arguments)
    kinds = [word for word in words if word != "errors" and not word.endswith(".json")]
    names = [word for word in words if word.endswith(".json")] or sorted(p.name for p in CASES.glob("*.json"))
    for name in names:
        for kind, one in count(name, kinds, errors="errors" in words).items():
            print(
                f"{name} {kind:8} loud on an honest telling {one.false / one.tellings:5.1f}"
                f"   changes found {one.recall:5.1f} %"
                f"   naive {one.naive_false / one.tellings:5.1f} / {100 * one.naive_found / one.planted:5.1f} %"
                f"   n {one.tellings} / {one.planted}"
            )
            print("   ", ", ".join(f"{check} {n}" for check, n in one.checks.most_common()))


if __name__ == "__main__":
    main(sys.argv[1:])
