"""Who speaks in real news: the dev stories of WMT21 (English, Russian) and NTREX (English and its translations).

`python -m tests.bench.real_news [read | unread] [errors]`. The gold, `tests/cases/quotes/real.json`, holds places
alone, no word of the texts: of each stretch in marks, by story, where it stands, where the reporting clause names
its source, and where the story names that one in full; one without these is no speech. It was marked by a reader
who had seen no rule. Stories of even number, and the third, were read for rules later, the others never.

"clause" asks for the place where the source is named, "person" for the name. Beside it the nearest "X said".
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.quotes.extract import extract_quotes
from compare.quotes.model import Quote
from sources.model import Span
from tests.bench.ledger import CASES, bare, plain
from tests.bench.quotes import NEAR
from tests.bench.stories import languages, stories

PARTS: Final = {
    "en": ("ntrex.en-eng-US", "wmt21ruen.refA-refB"),
    "ru": ("wmt21ruen.ru-refB",),
    "de": ("ntrex.en-deu",),
    "fr": ("ntrex.en-fra",),
    "es": ("ntrex.en-spa",),
}


@dataclass(frozen=True)
class Marked:
    """A stretch in marks, as a reader sees it; one that is no speech has no name."""

    text: str
    start: int
    end: int
    mention: Span | None = None
    name: str | None = None
    speech: bool = True


@lru_cache
def marked(part: str) -> dict[int, tuple[Marked, ...]]:
    """Return the stretches of a part's stories, by number."""
    table = json.loads((CASES / "real.json").read_text("utf-8"))[part]
    return {
        int(number): tuple(_marked(text(part, int(number)), *row) for row in rows)
        for number, rows in table.items()
    }


def was_read(number: int) -> bool:
    """Tell whether a story was read for rules."""
    return number % 2 == 0 or number == 3


def text(part: str, number: int) -> str:
    """Return a story, a sentence a paragraph: of translations the unedited side."""
    story = stories(part)[number]
    translated = part.startswith("ntrex") and languages(part)[1] != "en"
    return "\n\n".join(story.unedited if translated else story.base)


def _marked(
    text: str,
    quote: Sequence[int],
    *known: Sequence[int] | None,
) -> Marked:
    start, end = bare(text, quote[0] + 1, quote[1] - 1)
    if not known:
        return Marked(text, start, end, speech=False)
    mention, name = known
    return Marked(
        text,
        start,
        end,
        Span(mention[0], mention[1]) if mention else None,
        text[name[0] : name[1]] if name else None,
    )


@dataclass
class Score:
    """Counts: of stretches that are speech, of their reporting clauses, of their persons."""

    spans: Counter[str]
    clause: Counter[str]
    person: Counter[str]

    def __add__(self, other: "Score") -> "Score":
        return Score(self.spans + other.spans, self.clause + other.clause, self.person + other.person)


def shares(counts: Counter[str]) -> tuple[float, float]:
    """Return precision and recall, in per cent."""
    return 100 * counts["right"] / max(counts["told"], 1), 100 * counts["right"] / max(counts["gold"], 1)


def score(part: str, *, read: bool, language: str, errors: bool = False) -> Score:
    """Score the stories that were read, or those that were not."""
    out = Score(Counter(), Counter(), Counter())
    for number, rows in marked(part).items():
        if read != was_read(number):
            continue
        found = [q for q in extract_quotes(rows[0].text, language=language) if q.kind != "indirect"]
        for row in rows:
            for error in _count(out, row, _at(found, row)):
                if errors:
                    print(f"{part} {number} {error} | {row.text[row.start : row.end][:60]!r}")
    return out


def whole(language: str) -> Score:
    """Score all stories of a language."""
    scores = (score(part, read=read, language=language) for part in PARTS[language] for read in (True, False))
    return sum(scores, Score(Counter(), Counter(), Counter()))


def _at(found: Sequence[Quote], row: Marked) -> Quote | None:
    """Return the quotation that is a stretch, else one that shares words with it."""
    some = [q for q in found if q.content.start < row.end and row.start < q.content.end]
    exact = [q for q in some if bare(row.text, q.content.start, q.content.end) == (row.start, row.end)]
    return next(iter((*exact, *some)), None)


def _count(out: Score, row: Marked, quote: Quote | None) -> Iterator[str]:
    """Count a stretch, and yield what is wrong."""
    if not row.speech:
        out.spans.update(told=quote is not None)
        if quote:
            yield "no speech"
        return
    exact = quote is not None and bare(row.text, quote.content.start, quote.content.end) == (
        row.start,
        row.end,
    )
    out.spans.update(gold=1, told=quote is not None, right=exact)
    if not exact:
        yield "span" if quote else "missed"
    if row.mention:
        said = quote.speaker if quote else None
        right = said is not None and said.start < row.mention.end and row.mention.start < said.end
        out.clause.update(gold=1, told=said is not None, right=right)
        if not right:
            words = row.text[said.start : said.end] if said else None
            yield f"clause: {row.text[row.mention.start : row.mention.end]}, not {words}"
    if row.name:
        name = quote.name if quote else None
        right = name is not None and plain(name) == plain(row.name)
        out.person.update(gold=1, told=name is not None, right=right)
        if not right:
            yield f"person: {row.name}, not {name}"


def simple(part: str, *, read: bool) -> Counter[str]:
    """Count what the nearest "X said" gets right of the clauses."""
    out: Counter[str] = Counter()
    for number, rows in marked(part).items():
        if read != was_read(number):
            continue
        said = [Span(*m.span("a" if m["a"] else "b")) for m in NEAR.finditer(rows[0].text)]
        for row in (row for row in rows if row.mention):
            near = [s for s in said if -200 < s.start - row.end < 60 and s.end > row.start - 200]
            best = min(near, key=lambda s: min(abs(s.start - row.end), abs(row.start - s.end)), default=None)
            hit = (
                best is not None
                and row.mention is not None
                and best.start < row.mention.end
                and row.mention.start < best.end
            )
            out.update(gold=1, told=best is not None, right=hit)
    return out


def main() -> None:
    """Print the figures of each language, of the stories read and of the others."""
    for read in (True, False):
        if ("unread" if read else "read") in sys.argv:
            continue
        for language, parts in PARTS.items():
            found = Score(Counter(), Counter(), Counter())
            for part in parts:
                found += score(part, read=read, language=language, errors=read and "errors" in sys.argv)
            cells = (
                f"{what} {precision:5.1f} / {recall:5.1f} (n {counts['gold']:3})"
                for what, counts in (
                    ("spans", found.spans),
                    ("clause", found.clause),
                    ("person", found.person),
                )
                for precision, recall in (shares(counts),)
            )
            near = shares(sum((simple(part, read=read) for part in parts), Counter()))
            plain_said = f"   nearest X said {near[0]:.1f} / {near[1]:.1f}" if language == "en" else ""
            print(f"{'read' if read else 'unread':6} {language}   {'   '.join(cells)}{plain_said}")


if __name__ == "__main__":
    main()
