"""Is order trusted where it can be, and not where it cannot: `python -m tests.bench.order`.

Long texts made of the dev stories, one after another: unedited they keep the order, edited their blocks are
moved. The F1 of links with `auto` should be that of the better of the two orders.
"""

from collections.abc import Iterator, Sequence

from compare import align_lines
from compare.settings import Order, Settings
from tests.bench.stories import beads, f1, languages, stories, strict, text_berg

ORDERS: tuple[Order, ...] = ("trusted", "free", "auto")
NAMES = ("wmt21ruen.refA-refB", "wmt21ruen.ru-refB", "ntrex.en-deu", "ntrex.en-arb")
LENGTH = 120
"""Base sentences from which a text is long enough."""

Pairs = set[tuple[int, int]]


def texts(name: str, edited: bool) -> Iterator[tuple[list[str], list[str], Pairs]]:
    """Yield long texts: base, version and the right links."""
    base: list[str] = []
    version: list[str] = []
    gold: Pairs = set()
    for story in stories(name):
        links = story.links if edited else {(i, i) for i in range(len(story.base))}
        gold |= {(i + len(base), j + len(version)) for i, j in links}
        base += story.base
        version += story.version if edited else story.unedited
        if len(base) >= LENGTH:
            yield base, version, gold
            base, version, gold = [], [], set()


def links_f1(name: str, edited: bool, order: Order) -> float:
    """Return the F1 of links over the long texts of a file, in per cent."""
    found: set[tuple[int, int, int]] = set()
    right: set[tuple[int, int, int]] = set()
    tags = dict(zip(("base_language", "version_language"), languages(name), strict=True))
    for number, (base, version, gold) in enumerate(texts(name, edited)):
        links = align_lines(base, version, **tags, settings=Settings(order=order))
        found |= {(number, i, j) for link in links for i in link.base for j in link.version}
        right |= {(number, i, j) for i, j in gold}
    return f1(found, right)


def _row(what: str, figures: Sequence[float]) -> None:
    print(f"  {what:34}" + "".join(f"{figure:10.1f}" for figure in figures))


def main() -> None:
    """Print a line a text."""
    print("Order, F1 in per cent:" + " " * 14 + "".join(f"{order:>10}" for order in ORDERS))
    for name in NAMES:
        for edited in (False, True):
            what = f"{name}, {'blocks moved' if edited else 'in order'}"
            _row(what, [links_f1(name, edited, order) for order in ORDERS])
    base, version, gold = text_berg()
    tags = {"base_language": "de", "version_language": "fr"}
    scores = []
    for order in ORDERS:
        links = align_lines(base, version, **tags, settings=Settings(order=order))
        scores.append(100 * strict(beads(links, len(base), len(version)), gold))
    _row("Text+Berg dev, strict", scores)


if __name__ == "__main__":
    main()
