"""Who told, asked or gave, and who was told, asked or given, where one of the two is the speaker.

No encoder tells "we told the hospital" from "the hospital told us"; the pronouns beside the verb do.
"""

from typing import Final

from compare.languages import Language

WAYS: Final = (("i_told", "told_me"), ("told_me", "i_told"))
"""Keys of the section `givers`: the speaker does it, it is done to the speaker."""


def swapped(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Say that giver and receiver changed places; empty where they did not, or a side tells both ways."""
    for here, there in WAYS:
        ours, theirs = _only(base, both[0], here, there), _only(version, both[1], there, here)
        if ours and theirs:
            return f"“{ours}” became “{theirs}”"
    return ""


def _only(text: str, known: Language, key: str, other: str) -> str:
    """Return the words that tell one way; empty where none do, or others tell the other way."""
    wanted, unwanted = known.pattern("givers", key), known.pattern("givers", other)
    if wanted is None or unwanted is None or unwanted.search(text):
        return ""
    match = wanted.search(text)
    return match[0] if match else ""
