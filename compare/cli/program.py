"""The program `rashomon`: its commands, and what becomes of errors."""

import contextlib
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import click

from compare.cli import talk
from compare.cli.process import prepare
from compare.version import __version__
from sources.errors import UserError

COMMANDS: Final[dict[str, str]] = {
    "align": "compare.cli.align",
    "check": "compare.cli.check",
    "checks": "compare.cli.checks",
    "config": "compare.cli.config",
    "decisions": "compare.cli.decisions",
    "demo": "compare.cli.demo",
    "engines": "compare.cli.engines",
    "explain": "compare.cli.explain",
    "locate": "compare.cli.locate",
    "plot": "compare.cli.plot",
    "quotes": "compare.cli.quotes",
    "report": "compare.cli.report",
    "review": "compare.cli.review",
}
"""Name of the command -> the module whose `command` it is."""

TROUBLE: Final = 2
INTERRUPTED: Final = 130


class LazyGroup(click.Group):
    """A group that imports a command when it is named, or listed in the help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or `None` for a name that is not in the table."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 nothing found, 1 divergences, 2 trouble, 130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", prog_name="rashomon", message="%(prog)s %(version)s")
def program() -> None:
    """Set the tellings of one story side by side.

    The first text is the base; every other one is a version of it. What each
    version says, leaves out, moves and changes is listed with its evidence.

    \b
    Examples:
      rashomon demo
      rashomon review dispatch.txt reuters.html tass.txt
      rashomon report dispatch.txt others/ -f md -o report.md
      rashomon check original.ru.txt translation.en.txt
      rashomon align a.txt b.txt --lines
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    prepare()
    _use_utf8()
    try:
        status: Any = program.main(arguments, prog_name="rashomon", standalone_mode=False, obj=arguments)
    except UserError as error:
        talk.error(error.message, error.hint)
        return TROUBLE
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return TROUBLE
    except click.ClickException as error:
        talk.error(error.format_message(), _try_help(error))
        return TROUBLE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        where = f"{error.filename}: " if error.filename else ""
        talk.error(f"{where}{(error.strerror or str(error)).lower()}", "Check the disk and the permissions.")
        return TROUBLE
    return int(status or 0)


def _try_help(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"See {context.command_path} --help." if context else ""


def _use_utf8() -> None:
    """Write UTF-8 to files and pipes; on a terminal show what it lacks as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
