"""`rashomon checks`: the catalogue, and how good each check is."""

from dataclasses import replace
from typing import Final

import click

from compare.cli import options


@click.command("checks")
@click.argument("which", nargs=-1, metavar="[ID|SEVERITY]...")
@click.option("--language", metavar="TAG", callback=options.tag, help="Only checks that can be run in it.")
@click.option(
    "--test", nargs=2, metavar="BASE VERSION", help="Try your own rules and lists on two sentences."
)
@click.option("--quality", is_flag=True, help="Measure precision and recall on the gold: some seconds.")
def command(which: tuple[str, ...], language: str | None, test: tuple[str, str] | None, quality: bool) -> int:
    """List the checks: what each finds, and how severe that is.

    With --quality each is run on its gold, invented pairs in several languages on
    which it must fire or must stay silent.

    \b
    Examples:
      rashomon checks
      rashomon checks critical
      rashomon checks number date --quality
      rashomon checks --language uk
      rashomon checks --test "The envoy left." "Посол уехал."
    """
    if test:
        return _try_own(*test)
    from compare.checks import CHECKS
    from compare.languages import language as knowledge
    from compare.model import SEVERITIES
    from sources.errors import UserError

    known = {check.id for check in CHECKS} | set(SEVERITIES)
    for name in which:
        if name not in known:
            raise UserError(f"{name}: no such check or severity", "`rashomon checks` lists them all.")
    chosen = [
        check
        for check in CHECKS
        if (not which or check.id in which or check.severity in which)
        and (language is None or not check.needs or knowledge(language).knows(check.needs))
    ]
    width = max((len(check.id) for check in chosen), default=0)
    if quality:
        _print_quality([check.id for check in chosen], language, width)
        return 0
    for check in chosen:
        click.echo(f"{check.id:{width}}  {check.severity:8}  {check.summary}")
    return 0


def _print_quality(ids: list[str], language: str | None, width: int) -> None:
    from compare.gold import cases, quality
    from compare.languages import primary

    click.echo(f"{'check':{width}}  language  fire  silent  precision  recall")
    for check in ids:
        some = [case for case in cases(check) if language is None or case.language == primary(language)]
        for row in quality(some):
            click.echo(
                f"{row.check:{width}}  {row.language:8}  {row.fire:4}  {row.silent:6}"
                f"  {row.precision:9.2f}  {row.recall:6.2f}"
            )


OWN: Final = ("rule", "glossary", "loaded-term")
"""Checks that find what the user has configured."""


def _try_own(base: str, version: str) -> int:
    """Print what the user's rules and lists find in two sentences, whose languages are detected."""
    from compare.api import check_pair
    from compare.config import settings, sources
    from sources.language import detect

    made = replace(settings(sources()), checks=OWN)
    tags = [detect(text)[0] or "en" for text in (base, version)]
    found = check_pair(base, version, base_language=tags[0], version_language=tags[1], settings=made)
    for divergence in found:
        click.echo(f"{divergence.check}  {divergence.severity}  {divergence.message}")
    rules = len(made.rules) + len(made.glossary) + len(made.loaded_terms)
    if not found:
        click.echo(f"nothing found ({rules} rule{'s' * (rules != 1)} and terms, {tags[0]} against {tags[1]})")
    return 1 if found else 0
