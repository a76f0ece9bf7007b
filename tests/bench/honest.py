"""Loud findings on real news as people translated it: `python -m tests.bench.honest [FILE ...] [errors [CHECK ...]]`.

Two human translations of a story, or a story and its translation (WMT21, NTREX dev, before they were edited), say
the same: of findings graded major or critical most are false. Some are not: translators drop a word, mistype a figure,
choose another spelling of a name. The baseline shouts at figures, names and denials that only one side has, letter by
letter. Printed are findings in a hundred sentences, and by check.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from compare.api import compare_texts
from compare.model import LOUD, Divergence
from tests.bench.newsroom import naive
from tests.bench.stories import TRANSLATED, languages, stories

FILES: Final = (*TRANSLATED, "ntrex.en-rus")


@lru_cache
def loud(name: str) -> tuple[Divergence, ...]:
    """Return the findings of a file graded major or critical."""
    ours, theirs = languages(name)
    found = (
        compare_texts(base, version, base_language=ours, version_language=theirs).divergences
        for base, version in texts(name)
    )
    return tuple(d for some in found for d in some if d.severity in LOUD)


def texts(name: str) -> list[tuple[str, str]]:
    """Return the stories of a file, each told twice, a sentence a paragraph."""
    return [("\n\n".join(story.base), "\n\n".join(story.unedited)) for story in stories(name)]


def rate(name: str) -> float:
    """Return the loud findings in a hundred sentences of the base."""
    return 100 * len(loud(name)) / size(name)


def size(name: str) -> int:
    """Return the sentences of the base."""
    return sum(len(story.base) for story in stories(name))


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line a file, then its findings by check."""
    words = list(arguments or sys.argv[1:])
    chosen = [word for word in words if word in FILES] or FILES
    checks = words[words.index("errors") + 1 :] if "errors" in words else None
    for name in chosen:
        shouted = sum(naive(*pair) for pair in texts(name))
        print(
            f"{name:20} {rate(name):5.1f} in 100 sentences   naive {100 * shouted / size(name):5.1f}   n {size(name)}\n    "
            + ", ".join(f"{check} {n}" for check, n in Counter(d.check for d in loud(name)).most_common())
        )
        for d in loud(name) if checks is not None else ():
            if not checks or d.check in checks:
                both = "".join(f"\n    {passage.text}" for passage in (d.base, d.other) if passage)
                print(f"{d.severity} {d.check}: {d.message}{both}")


if __name__ == "__main__":
    main()
