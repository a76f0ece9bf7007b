"""Evidence of third versions: links to an edited version, heard alone and beside an unedited one.

`python -m tests.bench.versions` aligns each NTREX story with its edited telling in one language, then again with
the telling in another language beside it, and prints the F1 of links and of omissions.
"""

from collections.abc import Sequence

from compare.model import Alignment
from compare.settings import Settings
from compare.tellings import Aligner
from compare.versions import reconciled
from sources.model import Document, Sentence
from tests.bench.stories import f1, languages, stories

PAIRS = (("rus", "deu"), ("arb", "spa"), ("zho-CN", "fra"), ("ukr", "rus"), ("fra", "spa"), ("deu", "fra"))
"""The language edited and the one beside it."""


def document(sentences: Sequence[str], language: str) -> Document:
    """Return sentences as a document."""
    out, at = [], 0
    for index, text in enumerate(sentences):
        out.append(Sentence(index, at, at + len(text), text, index))
        at += len(text) + 1
    return Document("x", "", "\n".join(sentences), tuple(out), "", language=language)


def scores(edited: str, beside: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (links, omitted) F1 without and with the third version, in per cent."""
    aligner = Aligner(Settings())
    found: list[list[set[tuple[int, ...]]]] = [[set(), set()] for _ in range(3)]
    names = [f"ntrex.en-{tag}" for tag in (edited, beside)]
    for number, (story, other) in enumerate(zip(*(stories(name) for name in names), strict=True)):
        assert story.base == other.base
        base = document(story.base, "en")
        versions = [
            document(story.version, languages(names[0])[1]),
            document(other.unedited, languages(names[1])[1]),
        ]
        alone = [aligner.align(base, version, "v") for version in versions]
        together = reconciled(aligner, base, versions, alone)
        for place, alignment in enumerate((alone[0], together[0])):
            _count(found[place], alignment, number)
        found[2][0] |= {(number, i, j) for i, j in story.links}
        found[2][1] |= {(number, i) for i in story.omitted}
    return tuple((f1(side[0], found[2][0]), f1(side[1], found[2][1])) for side in found[:2])  # type: ignore[return-value]


def _count(into: list[set[tuple[int, ...]]], alignment: Alignment, number: int) -> None:
    into[0] |= {(number, i, j) for link in alignment.links for i in link.base for j in link.version}
    into[1] |= {(number, i) for i in alignment.omitted}


def main() -> None:
    """Print a line a pair of languages."""
    print("English against an edited version: links / omitted F1, alone -> beside a third version")
    for edited, beside in PAIRS:
        alone, together = scores(edited, beside)
        print(
            f"  {edited:7} beside {beside:7}{alone[0]:6.1f} /{alone[1]:5.1f} ->{together[0]:6.1f} /{together[1]:5.1f}"
        )


if __name__ == "__main__":
    main()
