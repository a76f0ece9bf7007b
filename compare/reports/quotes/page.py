"""The quote ledger as one HTML page: no script, no network, readable in print and without colour."""

from collections.abc import Iterator
from html import escape

from compare.model import Comparison, Fate, Saying
from compare.reports.options import Options
from compare.reports.quotes.cells import columns, legend, notes, outcome, speaker
from compare.reports.visible import visible

STYLE = """
body{
font:16px/1.5 system-ui,sans-serif;
margin:2rem auto;
max-width:90rem;
padding:0 1rem;
color:#1a1a1a;
background:#fff;
}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #c8c8c8;padding:.5rem .6rem;vertical-align:top;text-align:start}
thead th{background:#f2f2f2;position:sticky;top:0}
td q,td p{margin:0 0 .3rem}
small{color:#555}
tbody th{font-weight:500}
ul{margin:.2rem 0;padding-inline-start:1.1rem}
.altered,.spliced{border-inline-start:.4rem solid #c2410c}
.trimmed,.missing{border-inline-start:.4rem double #c2410c}
.reported{border-inline-start:.4rem dashed #2563eb}
.verbatim,.faithful{border-inline-start:.4rem solid #2563eb}
@media (prefers-color-scheme:dark){body{background:#16181c;color:#e6e6e6}
thead th{background:#24272d}
th,td{border-color:#4a4d55}
small{color:#b0b0b0}
@media print{thead{display:table-header-group}
tr{break-inside:avoid}
thead th{position:static}
"""


def render(comparison: Comparison, options: Options) -> str:
    """Return the page."""
    del options
    return "\n".join(_page(comparison)) + "\n"


def _page(comparison: Comparison) -> Iterator[str]:
    title = escape(visible(comparison.base.title or comparison.base.label))
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>Quotations: {title}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>Quotations</h1><p>{title}</p><table><thead><tr><th scope=col>Quotation</th>"
    for column in columns(comparison):
        label = escape(visible(comparison.document(column).label))
        yield f"<th scope=col>{column}: {label}</th>"
    yield "</tr></thead><tbody>"
    for row in comparison.quotes:
        yield from _row(comparison, row)
    told = "".join(f"<li>{line}</li>" for line in legend(comparison))
    yield f"</tbody></table>{f'<ul>{told}</ul>' if told else ''}</body></html>"


def _row(comparison: Comparison, row: Saying) -> Iterator[str]:
    yield f'<tr id="{row.id}"><th scope=row>{_words(comparison, row.document, row.text)}'
    yield f"<small>{row.id}, {escape(speaker(row))}, {row.kind}</small></th>"
    fates = {fate.version: fate for fate in row.versions}
    for column in columns(comparison):
        fate = fates.get(column)
        if fate:
            yield _cell(comparison, fate)
        else:
            yield f"<td>{'only here' if row.document == column else ''}</td>"
    yield "</tr>"


def _cell(comparison: Comparison, fate: Fate) -> str:
    words = _words(comparison, fate.version, fate.text) if fate.text else ""
    listed = "".join(f"<li>{escape(note)}</li>" for note in notes(comparison, fate))
    told = f"<strong>{escape(outcome(fate))}</strong>"
    return f'<td class="{fate.status}">{told}{words}{f"<ul>{listed}</ul>" if listed else ""}</td>'


def _words(comparison: Comparison, document: str, text: str) -> str:
    language = escape(comparison.document(document).language or "und")
    return f'<p lang="{language}" dir="auto">{escape(visible(text))}</p>'
