"""`rashomon locate`: where the program keeps things."""

import click


@click.command("locate")
def command() -> int:
    """Print where settings, decisions, sentence vectors and translations are kept.

    \b
    Examples:
      rashomon locate
    """
    from compare.cli import reviews
    from compare.config import places
    from sources.encoders.cache import place
    from sources.engines import packages, translator

    project, user = places()
    for what, path in (
        ("settings of the project", project.absolute()),
        ("settings of the user", user),
        ("decisions", reviews.place()),
        ("sentence vectors", place()),
        ("translations", translator.place()),
        ("translation models", packages.place()),
    ):
        click.echo(f"{what:<24} {path}{'' if path.exists() else '  (not there)'}")
    return 0
