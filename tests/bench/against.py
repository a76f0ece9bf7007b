"""Quotations looked up in an original of another language: `python -m tests.bench.against [stride]`.

News sentences translated by people (NTREX and WMT21 dev, both directions): a sentence stands for a quotation,
the story in the other language for the speech it is from. A `made up` one is a real sentence whose own translation
is taken out of the story: what is left is on the same subject, the hardest thing to tell from the original, and
sometimes says the same. The naive method takes the sentence that the encoder finds likest. Every third NTREX
sentence, from the first, was seen when the bars were set; the bench begins with the second.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Final

import sources
from compare.quotes import abroad
from compare.quotes.fidelity import verdict
from compare.sense.likeness import cosines
from sources.model import Document
from tests.bench.stories import stories

FILES: Final = ("ntrex.en-rus", "ntrex.en-deu", "ntrex.en-fra", "ntrex.en-spa", "wmt21ruen.ru-refB")

STRIDE: Final = 6

SHORTEST: Final = 4
"""Sentences of a story, at least."""


def cases(stride: int) -> Iterator[tuple[str, str, list[str], str, int]]:
    """Yield a sentence, its language, the story in the other, its language, and the sentence that says it."""
    for name in FILES:
        for story in stories(name):
            links = [
                (i, j)
                for i, j in sorted(story.links)
                if _alone(i, 0, story.links) and _alone(j, 1, story.links)
            ]
            sides = (story.base, story.version)
            for mine in (0, 1):
                if len(sides[1 - mine]) >= SHORTEST:
                    for link in links[1::stride]:
                        tags = story.languages[mine], story.languages[1 - mine]
                        yield sides[mine][link[mine]], tags[0], sides[1 - mine], tags[1], link[1 - mine]


def _alone(at: int, side: int, links: frozenset[tuple[int, int]]) -> bool:
    return sum(link[side] == at for link in links) == 1


def _document(sentences: list[str], tag: str) -> Document:
    return sources.from_text("\n\n".join(sentences), label="original", language=tag)


def counts(stride: int) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count what becomes of the real, of the made up, and where the naive method looks."""
    real, made_up, naive = Counter[str](), Counter[str](), Counter[str]()
    for words, tag, story, other, at in cases(stride):
        real[_fate(words, tag, _document(story, other), story[at])] += 1
        rest = [sentence for place, sentence in enumerate(story) if place != at]
        made_up["missing" if _fate(words, tag, _document(rest, other), "") == "missing" else "found"] += 1
        likest = cosines([words], tag, story, other)[0].argmax()
        naive["right place" if likest == at else "wrong place"] += 1
    return real, made_up, naive


def main() -> None:
    """Print the shares."""
    found = counts(int(sys.argv[1]) if len(sys.argv) > 1 else STRIDE)
    for name, some in zip(("real", "made up", "real, naive"), found, strict=True):
        told = "   ".join(f"{what} {100 * n / some.total():.1f} %" for what, n in some.most_common())
        print(f"{name:12} n {some.total()}   {told}")
    print("made up, naive: all found")


def _fate(words: str, tag: str, original: Document, said: str) -> str:
    place = abroad.place(words, original, tag)
    if place is None or not place.sure:
        return "missing"
    there = original.text[place.span.start : place.span.end]
    if said and not (there in said or said in there):
        return "wrong place"
    return verdict(there, words, original.language or "", tag).status


if __name__ == "__main__":
    main()
