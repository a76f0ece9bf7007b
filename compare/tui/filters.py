"""Filters as people think of them: switches that are on or off."""

from dataclasses import replace
from typing import Literal

from compare.model import SEVERITIES, Severity
from compare.tui.view import DEFAULT, STATES, Filter

Facet = Literal["severities", "checks", "states"]


def from_severity(least: Severity) -> Filter:
    """Return the filter that lets findings of a severity and above through."""
    return replace(DEFAULT, severities=frozenset(SEVERITIES[: SEVERITIES.index(least) + 1]))


def with_info(kept: Filter) -> Filter:
    """Return the filter that lets info findings through too."""
    return replace(kept, severities=frozenset(SEVERITIES))


def without_info(kept: Filter) -> Filter:
    """Return the filter that hides info findings."""
    return replace(kept, severities=kept.severities - {"info"} or DEFAULT.severities)


def shows_info(kept: Filter) -> bool:
    """Tell whether info findings are let through."""
    return not kept.severities or "info" in kept.severities


def is_on(kept: Filter, facet: Facet, value: str) -> bool:
    """Tell whether a value is among those let through by name."""
    return value in getattr(kept, facet)


def switched(kept: Filter, facet: Facet, value: str) -> Filter:
    """Return the filter with one value let through that was not, or the reverse."""
    found: frozenset[str] = getattr(kept, facet) ^ {value}
    if facet == "states" and found == frozenset(STATES):
        found = frozenset()
    return _replaced(kept, facet, found)


def only(kept: Filter, facet: Facet, value: str) -> Filter:
    """Return the filter that lets one value through alone."""
    return _replaced(kept, facet, frozenset({value}))


def _replaced(kept: Filter, facet: Facet, found: frozenset[str]) -> Filter:
    if facet == "severities":
        return replace(kept, severities=found)
    return replace(kept, checks=found) if facet == "checks" else replace(kept, states=found)
