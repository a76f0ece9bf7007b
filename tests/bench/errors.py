"""What the aligner still gets wrong, by kind, with ten examples: `python -m tests.bench.errors`."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, zip_longest

from compare import align_lines
from tests.bench.align import FILES, ours
from tests.bench.stories import Bead, beads, stories, text_berg

SHOWN = 10


def edited() -> Iterator[tuple[str, str]]:
    """Yield (kind, example) for each wrong or missed link of the edited stories."""
    for name in FILES:
        for story in stories(name):
            links = ours(story)
            found = {(i, j) for link in links for i in link.base for j in link.version}
            for i, j in sorted(story.links - found):
                rivals = [k for k, partner in story.links if partner == j and k != i]
                kind = "half of a merge left out" if rivals else "a whole link missed"
                yield kind, f"{name}: {story.base[i][:100]}\n      ~ {story.version[j][:160]}"
            for i, j in sorted(found - story.links):
                kind = "linked though omitted" if i in story.omitted else "linked to the wrong sentence"
                yield kind, f"{name}: {story.base[i][:100]}\n      ~ {story.version[j][:160]}"


def trusted() -> Iterator[tuple[str, str]]:
    """Yield (kind, example) for each gold bead of Text+Berg that is not found."""
    base, version, gold = text_berg()
    links = align_lines(base, version, base_language="de", version_language="fr", reorder=False)
    found = set(beads(links, len(base), len(version)))
    for bead in gold:
        if bead not in found:
            yield f"Text+Berg, {_shape(bead)} not found", _shown(bead, base, version)


def _shape(bead: Bead) -> str:
    return f"{len(bead[0])}-{len(bead[1])}"


def _shown(bead: Bead, base: list[str], version: list[str]) -> str:
    ours_, theirs = (
        " ".join(text[at] for at in run) for text, run in zip((base, version), bead, strict=True)
    )
    return f"{ours_[:120]}\n      ~ {theirs[:160]}"


def main() -> None:
    """Print how often each kind of error occurs, and examples of the two tasks by turns."""
    found = list(edited()), list(trusted())
    for kind, count in Counter(kind for side in found for kind, _ in side).most_common():
        print(f"{count:5}  {kind}")
    mixed = [error for pair in zip_longest(*found) for error in pair if error]
    for kind, example in islice(mixed, SHOWN):
        print(f"\n  {kind}\n      {example}")


if __name__ == "__main__":
    main()
