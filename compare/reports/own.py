"""A report by the user's own Jinja2 template, in a sandbox: it sees the JSON contract, and reads no file."""

from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from compare.model import Comparison
from compare.reports import prose
from compare.reports.contract import as_data
from compare.reports.visible import visible
from sources.errors import UserError

MARKUP: Final = frozenset({".html", ".htm", ".xml", ".xhtml", ".svg"})
"""Suffixes of templates (before `.j2` or `.jinja`) in which values are escaped."""


def render(comparison: Comparison, template: Path) -> str:
    """Return what the template makes of the comparison: the keys of the JSON contract, and `paragraphs`.

    Raises:
        UserError: the template cannot be read, is wrong, or reaches for what is not its own.
    """
    try:
        source = template.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        cause = (getattr(error, "strerror", None) or "is not UTF-8 text").lower()
        raise UserError(f"{template}: {cause}", "Name a Jinja2 template.") from error
    suffixes = [s for s in template.suffixes if s not in {".j2", ".jinja"}]
    environment = ImmutableSandboxedEnvironment(
        autoescape=bool(suffixes and suffixes[-1] in MARKUP), undefined=StrictUndefined
    )
    environment.filters["visible"] = visible
    paragraphs = {a.version: prose.text(comparison, a) for a in comparison.alignments}
    try:
        return environment.from_string(source).render(**as_data(comparison), paragraphs=paragraphs)
    except SecurityError as error:
        raise UserError(
            f"{template}: {error}", "A template sees the comparison, and nothing else."
        ) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f" line {line}:" if line else ""
        raise UserError(f"{template}:{where} {error}", "See the README for what a template sees.") from error
