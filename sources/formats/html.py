"""Web pages: the article without the page around it.

The words come from trafilatura's reading of the page; nothing is fetched. Where it finds no article, all
visible text is taken, and the document says so.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any, Final

from sources.formats.extract import Block, Extract
from sources.model import Kind, Span

_UNSEEN: Final = "script|style|noscript|template|svg|head|nav|footer|aside|form"
_LINES: Final = "p|div|br|li|tr|h[1-6]|section|article|blockquote|header|main|table|ul|ol|dd|dt|figcaption"
WARNING: Final = "no article was found in the page: all its visible text was taken"


def read(text: str) -> Extract:
    """Return the article of a page, with its title, date and outlet where the page names them."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (0.3 s, only for a page)

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
    title = re.search(r"<title[^>]*>(.*?)</title", page, re.I | re.S)
    words = re.sub(r"<!--.*?-->", " ", page, flags=re.S)
    words = re.sub(rf"<({_UNSEEN})\b.*?</\1\s*>", " ", words, flags=re.I | re.S)
    words = re.sub(r"\s+", " ", words)
    words = re.sub(rf"</?(?:{_LINES})\b[^>]*>", "\n", words, flags=re.I)
    words = unescape(re.sub(r"<[^>]*>", "", words))
    lines = (" ".join(line.split()) for line in words.split("\n"))
    text = "\n".join(line for line in lines if line)
    name = " ".join(unescape(title[1]).split()) if title else None
    return Extract(text, text, "text/html", title=name or None, warnings=(WARNING,))
