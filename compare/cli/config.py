"""`rashomon config`: what is configured, where it comes from, and a file to start with."""

import json
from dataclasses import asdict
from pathlib import Path

import click


@click.group("config")
def command() -> None:
    """Show, check or begin the configuration.

    ./rashomon.toml goes before the file in the user's configuration folder, an
    environment variable such as RASHOMON_CHECKS__SKIP=wording before both, and
    options on the command line before all.

    \b
    Examples:
      rashomon config init
      rashomon config validate
      rashomon config show
      rashomon config keys
    """


@command.command("show")
def show() -> int:
    """Print the settings in force, and where each source lies."""
    from compare.cli.options import looks
    from compare.config import places, settings, sources

    found = sources()
    names = {source.name for source in found}
    for path in places():
        click.echo(f"# {path}{'' if str(path) in names else ' (not there)'}")
    for source in found:
        if source.name not in {str(path) for path in places()}:
            click.echo(f"# {source.name}")
    told = asdict(settings(found)) | {"screen": asdict(looks({"theme": None}))}
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    return 0


@command.command("validate")
@click.argument("file", required=False)
def validate(file: str | None) -> int:
    """Check the configuration, or one FILE; exit with 2 where something is wrong."""
    from compare.config import Source, looks, read, settings, sources
    from compare.divergences import chosen
    from compare.tui.keytable import ACTIONS

    found = (Source(file, read(Path(file))),) if file else sources()
    chosen(settings(found))
    looks(found, ACTIONS)
    click.echo(f"{len(found)} source{'s' * (len(found) != 1)}: all right")
    return 0


@command.command("keys")
def keys() -> int:
    """List what the keys of the review screen do, by the names that [keys] takes."""
    from compare.tui.keytable import TABLE

    width = max(len(key.name) for key in TABLE)
    for key in TABLE:
        click.echo(f"{key.name:<{width}}  {key.keys}")
    return 0


@command.command("init")
@click.option("--user", is_flag=True, help="Write the file of the user's configuration folder.")
def init(user: bool) -> int:
    """Write ./rashomon.toml with every setting commented out; never over a file that is there."""
    from compare.config import START, places
    from sources.errors import UserError

    path = places()[1 if user else 0]
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(START)
    except FileExistsError:
        raise UserError(f"{path} is there already", "Edit it, or move it away.") from None
    click.echo(f"wrote {path}")
    return 0
