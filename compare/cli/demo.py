"""`rashomon demo`: the bundled story."""

from typing import Any

import click

from compare.cli import inputs, options
from compare.cli.review import review


@click.command("demo")
@options.reviewing
@options.screen
@options.comparing
@options.showing
@options.exiting
def command(**chosen: Any) -> int:
    """Show a bundled story, told five ways, in the review screen.

    The story, its people and its places are invented. Where standard output
    is no terminal, the text report is printed instead.

    \b
    Examples:
      rashomon demo
      rashomon demo | head -40
    """
    from sources.samples import story

    return review(tuple(inputs.Given(str(path)) for path in story()), chosen)
