"""The user's configuration: TOML files and environment, read into settings.

`./rashomon.toml` goes before the file in the platform's configuration folder, `RASHOMON_SECTION__KEY` before
both, and what is said on the command line before all. Lists of terms, rules and suppressions add up.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, get_args

from compare.model import SEVERITIES
from compare.settings import (
    THEMES,
    LoadedTerm,
    Looks,
    Off,
    Order,
    Rule,
    Settings,
    Suppression,
    Term,
)
from sources.errors import UserError, meant

FILE: Final = "rashomon.toml"
PREFIX: Final = "RASHOMON_"

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """One place that settings come from."""

    name: str
    """Path, or name of the environment variable."""
    table: Table


def places() -> tuple[Path, Path]:
    """Return where the project's and the user's file are looked for."""
    from platformdirs import user_config_path

    return Path(FILE), user_config_path("rashomon", appauthor=False) / "config.toml"


def sources(environment: Mapping[str, str] | None = None) -> tuple[Source, ...]:
    """Return what is configured, the strongest first. Raises UserError for a file that is no TOML."""
    found = [*_environment(os.environ if environment is None else environment)]
    found += [Source(str(path), read(path)) for path in places() if path.is_file()]
    return tuple(found)


def read(path: Path) -> Table:
    """Return a file's tables. Raises UserError."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path}: {error}", "See `rashomon config init` for a file to start from.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: cannot be read: {error}", "Check the file and its permissions.") from None


def _environment(environment: Mapping[str, str]) -> Iterator[Source]:
    for name in sorted(environment):
        section, split, key = name.removeprefix(PREFIX).partition("__")
        if name.startswith(PREFIX) and split:
            yield Source(name, {section.lower(): {key.lower(): environment[name]}})


def settings(found: Sequence[Source]) -> Settings:
    """Return what some sources say, the strongest first. Raises UserError naming file and key."""
    made = Settings()
    for source in reversed(found):
        made = _applied(made, source)
    return made


def looks(found: Sequence[Source], actions: Sequence[str]) -> Looks:
    """Return how the screen is to look, the strongest source first; `actions` are what keys can do.

    Raises:
        UserError: naming file and key.
    """
    made = Looks()
    for source in reversed(found):
        screen, keys = (source.table.get(section, {}) for section in SCREEN)
        if not isinstance(screen, Mapping) or not isinstance(keys, Mapping):
            raise _wrong(source, "screen", "write [screen] and [keys]")
        for key, value in screen.items():
            if key != "theme":
                raise _unknown(source, f"screen.{key}", ["screen.theme"])
            if value not in THEMES:
                raise _wrong(source, "screen.theme", f"{value!r} is none of {', '.join(THEMES)}")
            made = replace(made, theme=value)
        bound = dict(made.keys) | {
            str(name): _keys(source, name, value, actions) for name, value in keys.items()
        }
        made = replace(made, keys=tuple(sorted(bound.items())))
    return made


def _keys(source: Source, name: str, value: Any, actions: Sequence[str]) -> str:
    """Return the keys of one action as the screen wants them."""
    if name not in actions:
        hint = meant(name, actions, "`rashomon config keys` lists them all.")
        raise UserError(f"{source.name}: keys.{name}: no such action", hint)
    given = value if isinstance(value, list) else [value]
    if not given or not all(isinstance(key, str) and key.strip() for key in given):
        raise _wrong(source, f"keys.{name}", "a key, or a list of keys")
    return ",".join(key.strip() for key in given)


def _applied(made: Settings, source: Source) -> Settings:
    for section, value in source.table.items():
        if section in SCREEN:
            continue  # read by `looks`
        if section in LISTS:
            field, make = LISTS[section]
            if not isinstance(value, list):
                raise _wrong(source, section, f"write [[{section}]] with double brackets")
            entries = tuple(_entry(source, section, make, entry) for entry in value)
            added: dict[str, Any] = {field: (*getattr(made, field), *entries)}
            made = replace(made, **added)
        elif section in SECTIONS and isinstance(value, Mapping):
            made = _section(made, source, section, value)
        else:
            raise _unknown(source, section, (*SECTIONS, *LISTS, *SCREEN))
    return made


def _section(made: Settings, source: Source, section: str, table: Table) -> Settings:
    for key, value in table.items():
        if key not in SECTIONS[section]:
            raise _unknown(source, f"{section}.{key}", [f"{section}.{k}" for k in SECTIONS[section]])
        field, read_value = SECTIONS[section][key]
        try:
            made = replace(made, **{field: read_value(value)})
        except (TypeError, ValueError) as error:
            raise _wrong(source, f"{section}.{key}", str(error)) from None
    return made


def _entry(source: Source, section: str, make: Callable[..., Any], entry: Any) -> Any:
    known = [field.name for field in fields(make)]  # type: ignore[arg-type]
    if not isinstance(entry, Mapping):
        raise _wrong(source, section, "each entry is a table")
    for key in entry:
        if key not in known:
            raise _unknown(source, f"{section}.{key}", [f"{section}.{name}" for name in known])
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    for key in ("checks", "renderings", "forbidden", "words"):
        if isinstance(values.get(key), str):
            values[key] = (values[key],)
    try:
        return _sound(make(**values))
    except (TypeError, ValueError, re.error) as error:
        raise _wrong(source, section, str(error).replace("__init__() ", "")) from None


def _sound(made: Any) -> Any:
    """Check what the types do not say."""
    if isinstance(made, Rule):
        re.compile(made.base)
        re.compile(made.version)
        _severity(made.severity)
    return made


def _severity(value: Any) -> Any:
    if value not in SEVERITIES:
        raise ValueError(f"{value!r} is none of {', '.join(SEVERITIES)}")
    return value


def _ids(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError("a list of check ids")
    return tuple(value)


def _severities(value: Any) -> tuple[tuple[str, Any], ...]:
    if not isinstance(value, Mapping):
        raise TypeError("a table of check = severity")
    return tuple(sorted((check, _severity(severity)) for check, severity in value.items()))


def _order(value: Any) -> Any:
    if value not in get_args(Order):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(Order))}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text in quotation marks")
    return value


def _engine(value: Any) -> str:
    from sources.engines import refuse_unknown

    try:
        refuse_unknown(_text(value))
    except UserError as error:
        raise ValueError(f"{error.message}. {error.hint}") from None
    return str(value)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in {"true", "1", "yes", "false", "0", "no"}:
        return str(value).lower() in {"true", "1", "yes"}
    raise TypeError("true or false")


SECTIONS: Final[dict[str, dict[str, tuple[str, Callable[[Any], Any]]]]] = {
    "checks": {
        "only": ("checks", _ids),
        "skip": ("skip_checks", _ids),
        "severity": ("severities", _severities),
    },
    "translation": {"engine": ("translate", _engine)},
    "alignment": {"order": ("order", _order), "encoder": ("encoder", _text), "cache": ("cache", _flag)},
}
"""Section -> key -> field of Settings, and what reads its value."""

LISTS: Final[dict[str, tuple[str, Callable[..., Any]]]] = {
    "off": ("off", Off),
    "suppress": ("suppressed", Suppression),
    "glossary": ("glossary", Term),
    "loaded_terms": ("loaded_terms", LoadedTerm),
    "rules": ("rules", Rule),
}
"""Array of tables -> field of Settings, and what an entry is."""


SCREEN: Final = ("screen", "keys")
"""Sections about the screen: they change nothing that is found."""


def _unknown(source: Source, key: str, known: Sequence[str]) -> UserError:
    hint = meant(key, known) or f"There are {', '.join(known)}."
    return UserError(f"{source.name}: {key}: no such setting", hint)


def _wrong(source: Source, key: str, why: str) -> UserError:
    return UserError(
        f"{source.name}: {key}: {why}", "See `rashomon config init` for what can be set, and how."
    )


START: Final = r"""# Settings of rashomon. All are optional; what is commented out shows the form.

[checks]
# only = ["number", "date", "quote-altered"]   # run these alone
# skip = ["wording"]                           # or leave some out; `rashomon checks` lists them
# [checks.severity]
# reporting-verb = "minor"                     # critical, major, minor or info

[alignment]
# order = "auto"                               # auto, free or trusted
# encoder = "use"                              # use, e5 or none
# cache = true

[translation]
# engine = "ctranslate2"                       # argos, apertium, libretranslate:URL; `rashomon engines`

[screen]
# theme = "dark"                               # dark, light or high-contrast

[keys]                                         # `rashomon config keys` lists the actions
# next-finding = ["right_square_bracket", "J"]

# [[off]]                                      # leave checks out for some texts
# checks = ["quantifier"]
# language = "ru"                              # of either side
# document = "tass*"                           # label of the version

# [[suppress]]                                 # silence one finding
# finding = "v1-0123456789ab"
# reason = "checked with the desk"

# [[glossary]]
# source = "permanent representative"
# renderings = ["постоянный представитель", "постпред"]
# forbidden = ["посол"]
# language = "en"
# into = "ru"

# [[loaded_terms]]
# words = ["regime", "junta"]
# language = "en"
# kind = "government"                          # terms of one kind answer each other

# [[rules]]
# id = "call-sign"
# base = 'KV-\d+'
# version = 'KV-\d+'
# severity = "major"
# both_ways = true
"""
