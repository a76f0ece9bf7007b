"""A story of our own, told five ways: invented countries, people and agencies, planted divergences.

`gold.toml` lists every divergence that was planted; the rest is meant to be faithful.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

TELLINGS: Final = ("original.ru", "translation.de", "rewrite.en", "correction.en")
"""The versions, in the order in which they are shown."""
BASE: Final = "dispatch.en"


def story() -> list[Path]:
    """Return the files of the story, the dispatch first."""
    return [path(name) for name in (BASE, *TELLINGS)]


def path(name: str) -> Path:
    """Return the file of one telling by its stem, e.g. `original.ru`."""
    return Path(str(files("sources.samples").joinpath(f"{name}.txt")))


def gold() -> Path:
    """Return the file that lists the planted divergences."""
    return Path(str(files("sources.samples").joinpath("gold.toml")))
