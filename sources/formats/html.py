"""Web pages: the article without the page around it.

The words come from trafilatura's reading of the page; nothing is fetched. Where it finds no article, all
visible text is taken, and the document says so.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from sources.formats.extract import Block, Extract
from sources.model import Kind, Span

_UNSEEN: Final = frozenset(
    "script style noscript template svg head nav footer aside form iframe object".split()
)
_LINES: Final = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 section article blockquote header main table ul ol dd dt".split()
)
WARNING: Final = "no article was found in the page: all its visible text was taken"


def read(text: str) -> Extract:
    """Return the article of a page, with its title, date and outlet where the page names them."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        text, favor_precision=True, include_comments=False, include_tables=True, with_metadata=True
    )
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        return _visible(text)
    heads = {_flat(head.itertext()) for head in found.body.iter("head")} if found.body is not None else set()
    title = found.title or None
    if title and not _opens_with(body, title):
        body = f"{title}\n{body}"
    return Extract(
        body,
        body,
        "text/html",
        title=title,
        published=found.date or None,
        outlet=found.sitename or None,
        blocks=_blocks(body, title, heads),
    )


def _flat(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).split())


def _opens_with(body: str, title: str) -> bool:
    head = " ".join(body[: 3 * len(title)].split("\n", 1)[0].split()).casefold()
    return head == " ".join(title.split()).casefold()


def _blocks(body: str, title: str | None, heads: set[str]) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line in body.split("\n"):
        flat = " ".join(line.split())
        kind: Kind | None = "subhead" if flat in heads else None
        if start == 0 and title and flat.casefold() == " ".join(title.split()).casefold():
            kind = "headline"
        if flat and kind:
            blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    return tuple(blocks)


def _visible(page: str) -> Extract:
    from trafilatura import load_html

    tree: Any = load_html(page)
    title = None
    if tree is not None:
        title = next((_flat(node.itertext()) for node in tree.iter("title")), None)
        page = "".join(_shown(tree).itertext())
    lines = (" ".join(line.split()) for line in page.split("\n"))
    text = "\n".join(line for line in lines if line)
    return Extract(text, text, "text/html", title=title or None, warnings=(WARNING,))


def _shown(tree: Any) -> Any:
    """Drop what a browser does not show, and put a line break where it would."""
    for node in list(tree.iter()):
        if not isinstance(node.tag, str) or node.tag in _UNSEEN:
            node.clear(keep_tail=True)
        mark = "\n" if node.tag in _LINES else ""
        node.tail = _spaced(mark, node.tail)
        if isinstance(node.tag, str):
            node.text = _spaced(mark, node.text)
    return tree


def _spaced(mark: str, words: str | None) -> str:
    return mark + re.sub(r"\s+", " ", words or "")
