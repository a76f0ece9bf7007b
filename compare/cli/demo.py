"""`rashomon demo`: the bundled story."""

from typing import TYPE_CHECKING, Any

import click

from compare.cli import options, output, work
from compare.cli.review import screen
from compare.model import Comparison

if TYPE_CHECKING:
    from compare.pipeline import Progress


@click.command("demo")
@options.comparing
@options.showing
@options.exiting
def command(**chosen: Any) -> int:
    """Show a bundled story, told in several languages, in the review screen.

    The story, its people and its places are invented. Where standard output
    is no terminal, the text report is printed instead.

    \b
    Examples:
      rashomon demo
      rashomon demo | head -40
    """
    from sources.samples import story

    if not output.is_terminal():
        comparison = work.compare(story(), chosen)
        work.show(comparison, "text", None, chosen)
        return work.finish(comparison, chosen)

    def make(progress: "Progress", trouble: object) -> Comparison:
        from compare.pipeline import run

        del trouble
        return run(story(), settings=options.settings(chosen), progress=progress)

    return screen(make, show_info="info" in chosen["show"])
