"""The translation check for a terminal or a pipe: issues with their evidence, points per sentence, the score.

Sentences are numbered from 1. With `plain` there is no drawing and nothing is wrapped.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from compare.model import SEVERITIES, Divergence, Passage
from compare.mqm import WEIGHTS, category, message
from compare.reports import marks, summary
from compare.reports.options import Options
from compare.reports.translated import translated
from compare.reports.visible import visible
from compare.reports.wrap import Run, cells, wrap
from compare.translation import Checked, Row
from sources.model import Document

MARKED: Final = {"base": ("[-", "-]"), "v1": ("{+", "+}")}
SIDES: Final = {"base": "source", "v1": "translation"}
_CODES: Final = {"critical": "1;38;5;208", "major": "38;5;208", "minor": "38;5;75", "info": "2", "dim": "2"}


def render(checked: Checked, options: Options) -> str:
    """Return the report, its lines broken at `options.width`."""
    parts = (_head, _issues, _quotes, _sentences, _categories, _score, _unchecked)
    blocks = (list(part(checked, options)) for part in parts)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(checked: Checked, options: Options) -> Iterator[str]:
    for identifier, document in zip(("base", "v1"), checked.comparison.documents, strict=True):
        size = summary.count_of(len(document.sentences), "sentence")
        language = visible(document.language or "language unknown")
        yield from _hang(f"{SIDES[identifier]:13}", f"{visible(document.label)}  {language}, {size}", options)


def _shown(row: Row, options: Options) -> list[Divergence]:
    found = [d for d in row.found if options.lists(d.severity)]
    return sorted(found, key=lambda d: SEVERITIES.index(d.severity))


def _issues(checked: Checked, options: Options) -> Iterator[str]:
    first = True
    for row in checked.rows:
        some = _shown(row, options)
        if some and not first:
            yield ""
        first = first and not some
        for divergence in some:
            yield from _issue(divergence, options)
        for identifier in SIDES:
            yield from _passages(checked, some, identifier, options)
    if first:
        hidden = sum(d.severity == "info" for d in checked.found)
        yield "No issues found." + (f" ({hidden} info, shown with --show info)" if hidden else "")


def _issue(divergence: Divergence, options: Options) -> Iterator[str]:
    severity = divergence.severity
    lead = f"{'' if options.plain else marks.SEVERITY[severity]:3}"
    told = f"{severity}  {category(divergence)}  {divergence.check}: {visible(message(divergence))}"
    for number, line in enumerate(_hang(lead if not options.plain else "", told, options)):
        yield _painted(line, severity, options) if number == 0 else line


def _passages(checked: Checked, some: list[Divergence], identifier: str, options: Options) -> Iterator[str]:
    """Yield each sentence once, with all words that findings are about between marks."""
    document = checked.comparison.document(identifier)
    sides = [p for p in (d.base if identifier == "base" else d.other for d in some) if p]
    for index in sorted({passage.sentence for passage in sides}):
        mine = [passage for passage in sides if passage.sentence == index]
        lead = f"   {SIDES[identifier]} {index + 1}: "
        yield from _hang(lead, _marked(document, mine, MARKED[identifier]), options)
        told = translated(checked.comparison, identifier, mine[0].start, mine[0].end)
        if told:
            yield from _hang("      ", told, options)


def _marked(document: Document, passages: list[Passage], marked: tuple[str, str]) -> str:
    """Return a sentence with passages between marks; one that is all of it needs none."""
    sentence = document.sentences[passages[0].sentence]
    at, end = sentence.start, max([sentence.end, *(passage.end for passage in passages)])
    out = []
    for passage in sorted(passages, key=lambda p: (p.start, p.end)):
        whole = passage.start <= sentence.start and passage.end >= sentence.end
        if not whole and at <= passage.start < passage.end:
            out += [document.text[at : passage.start], marked[0], passage.text, marked[1]]
            at = passage.end
    return visible("".join([*out, document.text[at:end]]))


def _quotes(checked: Checked, options: Options) -> Iterator[str]:
    if not checked.quotes_only:
        return
    yield summary.count_of(len(checked.quotes), "quotation")
    for row in checked.quotes:
        fate = row.versions[0]
        yield from _hang(f"  {fate.status:9} ", f"“{visible(row.text)}”", options)
        if fate.text:
            yield from _hang(" " * 12, f"“{visible(fate.text)}”", options)


def _sentences(checked: Checked, options: Options) -> Iterator[str]:
    """Yield the table of all sentences, with what each costs."""
    head = f"{'source':>7} {'transl.':>7} {'points':>6}  " + "  ".join(f"{s[:4]:>4}" for s in SEVERITIES)
    yield head
    room = 0 if options.plain else max(0, options.width - len(head) - 2)
    for row in checked.rows:
        counts = Counter(d.severity for d in row.found)
        points = sum(WEIGHTS[d.severity] for d in row.found)
        ours, theirs = (_numbers(side) for side in (row.source, row.translation))
        tally = "  ".join(f"{counts[s] or '·':>4}" for s in SEVERITIES)
        text = f"  {_beginning(checked, row, room)}" if room > 12 else ""
        yield f"{ours:>7} {theirs:>7} {points:>6}  {tally}{text}".rstrip()


def _numbers(side: tuple[int, ...]) -> str:
    if not side:
        return "–"
    return str(side[0] + 1) if len(side) == 1 else f"{side[0] + 1}-{side[-1] + 1}"


def _beginning(checked: Checked, row: Row, room: int) -> str:
    identifier, indices = ("base", row.source) if row.source else ("v1", row.translation)
    text = visible(checked.comparison.document(identifier).sentences[indices[0]].text)
    while cells(text) > room:
        text = f"{text[: max(1, len(text) * room // (cells(text) + 1) - 1)].rstrip(' …')}…"
    return text


def _categories(checked: Checked, options: Options) -> Iterator[str]:
    found = Counter((category(d), d.severity) for d in checked.found)
    names = sorted({name for name, _ in found})
    width = max((len(name) for name in names), default=0)
    if names:
        yield f"{'category':{width}}  " + "  ".join(f"{s:>8}" for s in SEVERITIES)
    for name in names:
        yield f"{name:{width}}  " + "  ".join(f"{found[name, s] or '·':>8}" for s in SEVERITIES)


def _score(checked: Checked, options: Options) -> Iterator[str]:
    total = checked.score
    weights = ", ".join(f"{severity} {weight}" for severity, weight in WEIGHTS.items())
    where = "words of quotations" if checked.quotes_only else "words of the source"
    if total.per_thousand is None:
        yield "Score: nothing to count"
        return
    told = f"Score: {total.points} points in {total.words} {where}: {total.per_thousand:g} per 1,000; "
    yield from _hang("", told + f"quality {total.quality:g} of 100. Weights: {weights}.", options)


def _unchecked(checked: Checked, options: Options) -> Iterator[str]:
    if checked.comparison.not_checked:
        yield "Not checked"
    for entry in checked.comparison.not_checked:
        yield from _hang("  ", f"{visible(entry.what)}: {visible(entry.why)}", options)


def _hang(lead: str, text: str, options: Options) -> Iterator[str]:
    """Yield the text wrapped, its first line after `lead` and the others as far to the right."""
    if options.plain:
        yield f"{lead.strip()} {text}".strip()
        return
    runs: list[Run] = [(text, "")]
    for number, line in enumerate(wrap(runs, max(20, options.width - len(lead)))):
        yield (lead if number == 0 else " " * len(lead)) + "".join(part for part, _ in line).rstrip()


def _painted(line: str, style: str, options: Options) -> str:
    return f"\x1b[{_CODES[style]}m{line}\x1b[0m" if options.color else line
