"""The user's own rules: what matches in one side must match in the other."""

import re
from collections.abc import Iterator
from functools import lru_cache

from compare.check import Check, Finding, Pair
from compare.languages import primary
from compare.settings import Rule
from sources.model import Span


def find(pair: Pair) -> Iterator[Finding]:
    """Yield each match of a rule's pattern whose partner pattern finds nothing on the other side."""
    for rule in pair.settings.rules:
        if _applies(rule, pair):
            yield from _broken(rule, pair)


def _applies(rule: Rule, pair: Pair) -> bool:
    tags = (primary(rule.language), primary(rule.into))
    return all(
        not tag or tag == side.language.tag for tag, side in zip(tags, (pair.base, pair.version), strict=True)
    )


def _broken(rule: Rule, pair: Pair) -> Iterator[Finding]:
    there, back = compiled(rule.base), compiled(rule.version)
    message = rule.message or f"Rule {rule.id}: “{{}}” has no counterpart"
    if not back.search(pair.version.text):
        for match in there.finditer(pair.base.text):
            passage = pair.base.passage(Span(*match.span()), rule.id)
            yield Finding(_told(message, match), passage, pair.version.passage(), rule.severity, 0.9)
    if rule.both_ways and not there.search(pair.base.text):
        for match in back.finditer(pair.version.text):
            passage = pair.version.passage(Span(*match.span()), rule.id)
            yield Finding(_told(message, match), pair.base.passage(), passage, rule.severity, 0.9)


def _told(message: str, match: re.Match[str]) -> str:
    return message.replace("{}", match.group())


@lru_cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a rule's pattern, compiled once."""
    return re.compile(pattern)


CHECK = Check("rule", "your own pairs of patterns", "major", pair=find, beside=True)
