"""Alignment quality on the dev stories, ours beside the simple methods: `python -m tests.bench.align`."""

from compare import align_lines
from compare.model import Link
from compare.settings import Settings
from tests.bench.simple import METHODS, aligner
from tests.bench.stories import MEASURES, Story, beads, score, stories, strict, text_berg

NTREX = ("rus", "deu", "fra", "spa", "zho-CN", "arb")
FILES = (
    "wmt21ruen.refA-refB",
    "wmt21ruen.ru-refB",
    "ntrex.en-eng-US",
    *(f"ntrex.en-{tag}" for tag in (*NTREX, "ukr")),
)


def ours(story: Story, settings: Settings | None = None) -> tuple[Link, ...]:
    """Align a story as the program does."""
    base, version = story.languages
    return align_lines(
        story.base, story.version, base_language=base, version_language=version, settings=settings
    )


def text_berg_f1(settings: Settings | None = None) -> float:
    """Return the strict F1 on Text+Berg dev with order trusted."""
    base, version, gold = text_berg()
    links = align_lines(
        base, version, base_language="de", version_language="fr", reorder=False, settings=settings
    )
    return strict(beads(links, len(base), len(version)), gold)


def unedited_f1(name: str) -> float:
    """Return the link F1 on the stories of a file before they were edited, in per cent."""
    hits = total = 0
    for story in stories(name):
        base, version = story.languages
        links = align_lines(story.base, story.unedited, base_language=base, version_language=version)
        pairs = {(i, j) for link in links for i in link.base for j in link.version}
        hits += len(pairs & {(i, i) for i in range(len(story.base))})
        total += len(pairs) + len(story.base)
    return 200 * hits / total


def main() -> None:
    """Print a table a file, and Text+Berg."""
    print("Alignment, dev stories: F1 in per cent of", ", ".join(MEASURES))
    for name in FILES:
        print(f"\n{name}")
        methods = (
            METHODS
            if story_language(name)
            else {key: METHODS[key] for key in ("TF-IDF 3-4-grams", "USE cosine")}
        )
        for method in methods:
            _row(method, score(name, aligner(method)))
        _row("rashomon", score(name, ours))
        print(f"  {'rashomon, unedited':<22}{unedited_f1(name):>7.2f}")
    print(f"\nText+Berg dev, order trusted, strict F1: rashomon {text_berg_f1():.3f}")
    print(
        "(published or measured elsewhere on dev: hunalign 0.71-0.75, Vecalign USE 0.79, Bertalign USE 0.86)"
    )


def story_language(name: str) -> bool:
    """Tell whether both sides are in one language."""
    return len(set(stories(name)[0].languages)) == 1


def _row(name: str, scores: dict[str, float]) -> None:
    print(f"  {name:<22}" + "".join(f"{scores[measure]:>7.1f}" for measure in MEASURES))


if __name__ == "__main__":
    main()
