"""Lists of terms as files: glossaries in TOML or TSV, and words that are not to be translated."""

from pathlib import Path

from compare.config import Source, read, settings
from compare.settings import Term
from sources.errors import UserError

SEVERAL = "|"
"""Between the renderings of one term in a TSV."""


def glossary(path: Path) -> tuple[Term, ...]:
    """Return the terms of a file: TOML as in rashomon.toml, or lines of term, renderings, forbidden.

    Raises:
        UserError: naming file and line.
    """
    if path.suffix.lower() == ".toml":
        table = read(path)
        other = [key for key in table if key != "glossary"]
        if other:
            raise UserError(f"{path}: {other[0]}: no part of a glossary", "Write [[glossary]] for each term.")
        return settings([Source(str(path), table)]).glossary
    return tuple(_term(path, number, line) for number, line in enumerate(_lines(path), 1) if _is_entry(line))


def kept(entries: tuple[str, ...]) -> tuple[Term, ...]:
    """Return terms that are to stay as they are; `@FILE` names a file with one a line."""
    words = [
        word
        for entry in entries
        for word in (_lines(Path(entry[1:])) if entry.startswith("@") else [entry])
        if _is_entry(word)
    ]
    return tuple(Term(word.strip(), keep=True) for word in words)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        cause = (getattr(error, "strerror", None) or "is not in UTF-8").lower()
        raise UserError(f"{path}: {cause}", "A list is a text file in UTF-8.") from None


def _is_entry(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _term(path: Path, number: int, line: str) -> Term:
    cells = [cell.strip() for cell in line.split("\t")]
    renderings, forbidden = (
        tuple(part.strip() for part in cell.split(SEVERAL) if part.strip())
        for cell in (*cells[1:3], "", "")[:2]
    )
    if not cells[0] or not (renderings or forbidden):
        raise UserError(
            f"{path}: line {number}: no term with renderings",
            f"A line is: term, tab, renderings with {SEVERAL} between them, tab, forbidden ones.",
        )
    return Term(cells[0], renderings, forbidden)
