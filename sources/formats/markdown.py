"""Markdown: the text as it is, with its marks blanked in a copy of the same length.

Not a full parser: headings, bullets, block quotes, rules, fences, emphasis, code spans, links and front
matter, which is what a story in Markdown is made of.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sources.formats.extract import Block, Extract
from sources.model import Span

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^(title|date|outlet|site)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.M | re.I)
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*\r?$", re.M)
_SETEXT = re.compile(r"^ {0,3}(\S[^\r\n]*?)[ \t]*\r?\n {0,3}(=+|-{2,})[ \t]*\r?$", re.M)
_MARKS: Final = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"^[ \t]{0,3}(?:>[ \t]?)+",  # block quote
        r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}\r?$",  # rule
        r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)",  # bullet
        r"^[ \t]*(?:```|~~~).*$",  # fence
        r"<!--[^>]{0,2000}-->|</?[a-zA-Z][^>\n]{0,300}>",  # comment, tag
        r"!?\[(?=[^\]\n]{0,500}\]\()",  # link, opening
        r"\]\([^)\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)",  # link, target
        r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])",  # emphasis
        r"(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])",
        r"`{1,3}",
    )
)


def read(text: str) -> Extract:
    """Return the text with headings named and marks blanked."""
    front = _FRONT.match(text)
    body = front.end() if front else 0
    fields = {m[1].lower(): m[2].strip() for m in _FIELD.finditer(front[1])} if front else {}
    headings = sorted(_headings(text, body))
    blanked = [Span(0, body)]
    for line, words in headings:
        blanked += [Span(line.start, words.start), Span(words.end, line.end)]
    plain = _unmark(_blank(text, blanked))
    blocks = tuple(Block(words, "subhead" if i else "headline") for i, (_, words) in enumerate(headings))
    first = plain[blocks[0].span.start : blocks[0].span.end].strip() if blocks else None
    day = re.match(r"\d{4}-\d{2}-\d{2}", fields.get("date", ""))
    return Extract(
        text,
        plain,
        "text/markdown",
        title=fields.get("title") or first,
        published=day[0] if day else None,
        outlet=fields.get("outlet") or fields.get("site"),
        blocks=blocks,
    )


def _headings(text: str, start: int) -> Iterator[tuple[Span, Span]]:
    """Yield (whole lines, words) of each heading."""
    for match in _ATX.finditer(text, start):
        yield Span(*match.span()), Span(*match.span(2))
    for match in _SETEXT.finditer(text, start):
        before = text[max(start, match.start() - 4) : match.start()].replace("\r", "")
        if not re.match(r"[>#*+-]|\d+[.)] ", match[1]) and before[-2:] in {"", "\n", "\n\n"}:
            yield Span(*match.span()), Span(*match.span(1))


def _blank(text: str, spans: Iterable[Span]) -> str:
    pieces, end = [], 0
    for span in spans:
        pieces += [text[end : span.start], _spaces(text[span.start : span.end])]
        end = span.end
    return "".join([*pieces, text[end:]])


def _spaces(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _unmark(text: str) -> str:
    for mark in _MARKS:
        text = mark.sub(lambda found: _spaces(found[0]), text)
    return text
