"""Dispatches told freely in other languages: `python -m tests.bench.free [FILE ...] [errors] [--from N] [--to N]`.

Each sentence of `tests/cases/free/` has a free translation by an author who had not seen the rules, and the same
with one thing changed. Told are the share of honest translations that any loud finding touches, and the share of
changed ones with a loud finding that the honest one lacks. The baseline shouts where a figure, a capitalised word
or a "not" is on one side alone.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from compare import check_pair
from compare.model import LOUD
from tests.bench.retellings import NAIVE

CASES: Final = Path(__file__).parents[1] / "cases" / "free"

BASE: Final = "en"
CHANGED: Final = "_bad"
"""Ends the key of a translation in which one thing was changed; before it stand two letters for its language."""


@dataclass
class Count:
    """What is counted over some translations into one language."""

    honest: int = 0
    alarmed: int = 0
    changed: int = 0
    found: int = 0
    naive_alarmed: int = 0
    naive_found: int = 0
    checks: Counter[str] = field(default_factory=Counter)
    """Check -> honest translations that it shouts at."""

    @property
    def alarms(self) -> float:
        """Honest translations with a loud finding, in per cent."""
        return 100 * self.alarmed / max(self.honest, 1)

    @property
    def recall(self) -> float:
        """Changes found, in per cent."""
        return 100 * self.found / max(self.changed, 1)


def count(name: str, *, first: int = 0, last: int | None = None, errors: bool = False) -> dict[str, Count]:
    """Count over the sentences of a file, from `first` to before `last`, for each key of a translation."""
    rows = json.loads((CASES / name).read_text("utf-8"))[first:last]
    keys = sorted(key.removesuffix(CHANGED) for key in rows[0] if key.endswith(CHANGED))
    out = {key: Count() for key in keys}
    for number, row in enumerate(rows, first):
        for key in keys:
            for line in _add(out[key], row, key):
                if errors:
                    print(number, line)
    return out


def _add(count: Count, row: dict[str, str], key: str) -> Iterator[str]:
    """Count a translation and its changed one; yield what went wrong."""
    base, honest, changed = row[BASE], row[key], row[key + CHANGED]
    told, shouted = _loud(base, honest, key[:2]), _loud(base, changed, key[:2])
    count.honest += 1
    count.changed += 1
    count.alarmed += bool(told)
    count.found += bool(shouted - told)
    count.checks.update({check for check, _ in told})
    count.naive_alarmed += bool(_naive(base, honest))
    count.naive_found += bool(_naive(base, changed) - _naive(base, honest))
    if told:
        yield f"{key} ALARM {sorted(told)}\n    {base}\n    {honest}"
    if not shouted - told:
        yield f"{key} MISSED {row['what']}\n    {base}\n    {changed}"


def _loud(base: str, version: str, tag: str) -> set[tuple[str, str]]:
    found = check_pair(base, version, base_language=BASE, version_language=tag)
    return {(one.check, one.message) for one in found if one.severity in LOUD}


def _naive(base: str, version: str) -> set[str]:
    return set(NAIVE.findall(base)) ^ set(NAIVE.findall(version))


def main(arguments: Sequence[str] = ()) -> None:
    """Print the shares, a language a line."""
    words = list(arguments)
    first, last = (
        int(words[words.index(flag) + 1]) if flag in words else None for flag in ("--from", "--to")
    )
    names = [word for word in words if word.endswith(".json")] or sorted(p.name for p in CASES.glob("*.json"))
    for name in names:
        for key, one in count(name, first=first or 0, last=last, errors="errors" in words).items():
            naive = 100 * one.naive_alarmed / one.honest, 100 * one.naive_found / one.changed
            print(
                f"{name} {key:3} honest with an alarm {one.alarms:5.1f} %   changes found {one.recall:5.1f} %"
                f"   naive {naive[0]:5.1f} / {naive[1]:5.1f}   n {one.honest}"
            )
            print("   ", ", ".join(f"{check} {n}" for check, n in one.checks.most_common()))


if __name__ == "__main__":
    main(sys.argv[1:])
