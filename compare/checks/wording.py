"""The residual, within one language: passages told in other words."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from compare.check import Check, Finding, Pair, Side, quote
from compare.model import Passage, Severity
from compare.rewording import changes
from compare.words import Token, WordEdit, fold, worded
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each edit; what only concerns marks is info. Words dropped or inserted are not folded."""
    if not pair.one_language:
        return
    similar = fuzz.ratio(fold(pair.base.text), fold(pair.version.text)) / 100
    for edit in changes(pair.base.text, pair.version.text, pair.base.language.tag):
        severe: Severity = "minor" if _has_content(edit, pair) else "info"
        yield Finding(
            _message(edit),
            _mark(pair.base, edit.base, edit.base_at),
            _mark(pair.version, edit.version, edit.version_at),
            severe,
            round(1 - similar / 2, 2),
            alone=severe == "minor" and not (edit.base and edit.version),
        )


def _has_content(edit: WordEdit, pair: Pair) -> bool:
    function_words = pair.base.language.function_words
    return any(token.key not in function_words and worded(token.key) for token in (*edit.base, *edit.version))


def _message(edit: WordEdit) -> str:
    old, new = _words(edit.base), _words(edit.version)
    if not old:
        return f"Inserted: “{quote(new)}”"
    if not new:
        return f"Dropped: “{quote(old)}”"
    return f"Reworded: “{quote(old)}” became “{quote(new)}”"


def _words(side: tuple[Token, ...]) -> str:
    out = ""
    for before, token in zip((None, *side), side, strict=False):
        out += " " if before and token.start > before.end else ""
        out += token.text
    return out


def _mark(side: Side, words: tuple[Token, ...], at: int) -> Passage:
    return side.passage(Span(words[0].start, words[-1].end) if words else Span(at, at))


CHECK = Check("wording", "told in other words (same language)", "minor", pair=find, folds=True)
