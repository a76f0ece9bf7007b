"""`rashomon explain`: one check of the catalogue, with an example that fires and one that stays silent."""

import sys
import textwrap

import click


@click.command("explain")
@click.argument("check_id", metavar="ID")
def command(check_id: str) -> int:
    """Explain a check: what it finds, how severe it is, and an example of each kind.

    ID is the name of a check, or the id of a finding in a report, whose check is
    the word before it.

    \b
    Examples:
      rashomon explain negation
      rashomon explain percent-points
    """
    from compare.checks import CHECKS
    from compare.divergences import nearest
    from compare.gold import cases
    from compare.languages import known, language
    from sources.errors import UserError

    check = next((check for check in CHECKS if check.id == check_id), None)
    if check is None:
        raise UserError(f"{check_id}: no such check", nearest(check_id, [c.id for c in CHECKS]))
    click.echo(f"{check.id}: {check.summary}")
    click.echo(f"severity: {check.severity}, unless the finding says otherwise")
    tags = [tag for tag in known() if not check.needs or language(tag).knows(check.needs)]
    click.echo("languages: " + (", ".join(tags) if check.needs else "any"))
    about = sys.modules[(check.pair or check.telling or check.quoted).__module__].__doc__
    click.echo("\n" + textwrap.dedent(about or "").strip())
    examples = cases(check.id)
    for fires, title in ((True, "It fires on"), (False, "It stays silent on")):
        case = next((case for case in examples if case.fires == fires), None)
        if case:
            base, version = case.shown()
            click.echo(f"\n{title}\n  base:    {base}\n  version: {version}")
            if case.message or case.why:
                click.echo(f"  because: {case.message or case.why}")
    return 0
