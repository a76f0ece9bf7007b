"""Options that several commands share, in groups, and what they add up to."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

import click

from compare.cli import talk
from compare.cli.output import Color
from compare.model import SEVERITIES, Severity
from compare.settings import THEMES, Looks, Order, Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def texts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take the base and its versions."""
    return click.argument("texts", nargs=-1, required=True, metavar="BASE VERSION...")(command)


def tag(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Check a language tag. Raises BadParameter."""
    if value is None:
        return None
    from babel import Locale, UnknownLocaleError

    try:
        if _TAG.match(value):
            Locale.parse(value, sep="-")
            return value
    except (UnknownLocaleError, ValueError):
        pass
    raise click.BadParameter(f"{value!r} is no language tag; write for example en, ru or pt-BR")


def _names(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split what is given with commas, so that an option may be repeated or not."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


def _all(*options: Decorator) -> Decorator:
    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


languages: Final = _all(
    click.option("--language", metavar="TAG", callback=tag, help="Language of the base. [default: detected]"),
    click.option(
        "--version-language",
        metavar="TAG",
        callback=tag,
        help="Language of the versions. [default: detected]",
    ),
)

comparing: Final = _all(
    languages,
    click.option("--checks", multiple=True, metavar="ID,...", callback=_names, help="Run only these checks."),
    click.option("--skip-check", multiple=True, metavar="ID,...", callback=_names, help="Leave these out."),
    click.option(
        "--order",
        type=click.Choice(get_args(Order)),
        help="Whether versions keep the order of the base: find out, do not assume it, or assume it. "
        "[default: auto]",
    ),
    click.option("--encoder", help="Sentence encoder: use, e5; none: words alone. [default: use]"),
    click.option("--no-cache", is_flag=True, help="Keep no sentence vectors and translations on disk."),
)

translating: Final = _all(
    click.option(
        "--translate",
        metavar="ENGINE[:MODEL]",
        help="Translate versions in other languages by machine, for you to read: ctranslate2, argos, "
        "apertium or libretranslate:URL; see `rashomon engines`. [default: none]",
    ),
)

showing: Final = _all(
    click.option(
        "--show",
        multiple=True,
        type=click.Choice(SEVERITIES),
        default=["minor"],
        show_default=True,
        help="List findings of this severity and above: `info` is all, `major` what counts most.",
    ),
    click.option(
        "--color",
        type=click.Choice(get_args(Color)),
        default="auto",
        show_default=True,
        help="Colours in text. NO_COLOR is heeded.",
    ),
    click.option("--plain", is_flag=True, help="For screen readers: words, no drawing, no colour."),
    click.option("--no-pager", is_flag=True, help="Print at once, however long it is."),
)

review_file: Final = click.option(
    "--review-file",
    metavar="FILE",
    help="Keep decisions in this file. [default: one in the platform's state folder; see `locate`]",
)

reviewing: Final = _all(review_file)

reviewed: Final = _all(
    click.option(
        "--reviewed", is_flag=True, help="Carry what was decided on the screen, and links set by hand."
    ),
    review_file,
)

screen: Final = _all(
    click.option("--theme", type=click.Choice(THEMES), help="Colours of the screen. [default: dark]"),
    click.option("--web", is_flag=True, help="Serve the screen to a browser on this machine."),
    click.option(
        "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="With --web."
    ),
    click.option(
        "--host",
        default="127.0.0.1",
        show_default=True,
        help="With --web: another address lets other machines read your texts.",
    ),
)

exiting: Final = _all(
    click.option(
        "--fail-on",
        multiple=True,
        metavar="KIND|SEVERITY",
        callback=_names,
        help=f"What makes the exit status 1: a check, or a severity and above ({', '.join(SEVERITIES)}). "
        "[default: minor]",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 though divergences were found."),
    click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors; the exit status tells."),
)


def settings(chosen: dict[str, Any]) -> Settings:
    """Return what is configured, and over it what the options of `comparing` say."""
    from compare.config import settings, sources

    made = settings(sources())
    given = {
        "checks": chosen["checks"] or None,
        "order": chosen["order"],
        "encoder": chosen["encoder"],
        "cache": False if chosen["no_cache"] else None,
        "translate": chosen.get("translate"),
    }
    made = replace(made, **{key: value for key, value in given.items() if value is not None})
    _warn_of_server(made.translate)
    return replace(made, skip_checks=(*made.skip_checks, *chosen["skip_check"]))


def _warn_of_server(spec: str) -> None:
    """Say that texts leave this machine, where the user has named a server elsewhere."""
    if spec.startswith("libretranslate:"):
        from sources.engines.libretranslate import elsewhere

        server = elsewhere(spec)
        if server:
            talk.warning(f"the texts are sent to {server} to be translated")


def looks(chosen: dict[str, Any]) -> Looks:
    """Return how the screen is to look and which keys it has, as configured and as asked for."""
    from compare.config import looks, sources
    from compare.tui.keytable import ACTIONS

    made = looks(sources(), ACTIONS)
    return replace(made, theme=chosen["theme"]) if chosen["theme"] else made


def least(chosen: Mapping[str, Any]) -> Severity:
    """Return the least severity that `--show` asks for."""
    wanted: Sequence[Severity] = chosen["show"]
    return max(wanted, key=SEVERITIES.index)
