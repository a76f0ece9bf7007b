"""One sentence told as several, or several as one."""

from collections.abc import Iterator

from compare.check import Check, Finding, Pair


def find(pair: Pair) -> Iterator[Finding]:
    """Yield a link whose sides differ in the number of sentences."""
    ours, theirs = len(pair.link.base), len(pair.link.version)
    if ours != theirs:
        verb = "Merged" if ours > theirs else "Split"
        message = f"{verb}: {ours} sentence{'s' * (ours > 1)} told as {theirs}"
        yield Finding(message, pair.base.passage(), pair.version.passage())


CHECK = Check(
    "split-merge",
    "one sentence told as several, or several as one",
    "info",
    pair=find,
    beside=True,
    equal=True,
)
