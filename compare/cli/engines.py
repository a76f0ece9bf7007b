"""`rashomon engines`: which translation engines and models there are."""

from pathlib import Path
from typing import Final

import click

from compare.cli import talk
from sources.errors import UserError

SHOWN: Final = 12
"""Pairs listed of one engine; the others are counted."""


@click.group("engines")
def command() -> None:
    """List translation engines and models; install a model from a file.

    Nothing is fetched: get a package (.argosmodel) where it is published, mind
    its licence, and install the file. CTranslate2 folders (OPUS-MT, NLLB) are
    named where they lie: --translate ctranslate2:FOLDER.

    \b
    Examples:
      rashomon engines list
      rashomon engines install translate-de_en-1_0.argosmodel
      rashomon engines remove translate-de_en-1_0
      rashomon report dispatch.txt ru=tass.txt --translate ctranslate2
    """


@command.command("list")
@click.option("--server", metavar="URL", help="Ask this LibreTranslate server too.")
def list_(server: str | None) -> int:
    """List the engines with their languages, and the models installed.

    No server is asked unless its URL is given.
    """
    from sources.engines import ENGINES
    from sources.engines.packages import folders, place

    specs = {name: name for name in ENGINES if name != "none"}
    specs["libretranslate"] = f"libretranslate:{server}" if server else ""
    for name, spec in specs.items():
        click.echo(f"{name:<15} {_told(spec) if spec else 'a server: --server URL asks which languages'}")
    models = list(folders())
    click.echo(f"\nModels in {place()} and where Argos Translate keeps its own:" + " none" * (not models))
    for folder in models:
        click.echo(f"  {_described(folder)}")
    return 0


def _told(spec: str) -> str:
    """Return what an engine can translate, or what it lacks."""
    from sources.engines import engine

    try:
        made = engine(spec)
        pairs = [f"{source}-{target}" for source, target in sorted(made.pairs())]
        made.close()
    except UserError as error:
        return f"not ready: {error.message}. {error.hint}"
    more = f" and {len(pairs) - SHOWN} more" if len(pairs) > SHOWN else ""
    return " ".join(pairs[:SHOWN]) + more if pairs else "ready, but no model is installed"


def _described(folder: Path) -> str:
    from sources.engines.packages import read

    try:
        package = read(folder)
    except UserError as error:
        return f"{folder.name:<28} {error.message.removeprefix(f'{folder}: ')}"
    pairs = " ".join(f"{source}-{target}" for source, target in package.languages[:SHOWN])
    more = f" and {len(package.languages) - SHOWN} more" if len(package.languages) > SHOWN else ""
    version = f", version {package.version}" if package.version else ""
    return f"{package.name:<28} {pairs}{more}{version}, {package.size / 1e6:,.1f} MB, {package.kind}"


@command.command("install")
@click.argument("file", type=click.Path(path_type=Path))
def install(file: Path) -> int:
    """Install the package FILE (.argosmodel) in the platform's data folder."""
    from sources.engines.packages import install

    made = install(file)
    pairs = ", ".join(f"{source} into {target}" for source, target in made.languages)
    talk.say(f"installed {made.name}: {pairs}, {made.size / 1e6:,.1f} MB in {made.folder}")
    return 0


@command.command("remove")
@click.argument("name")
def remove(name: str) -> int:
    """Remove the installed model NAME."""
    from sources.engines.packages import remove

    remove(name)
    talk.say(f"removed {name}")
    return 0
