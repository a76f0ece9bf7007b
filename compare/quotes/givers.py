"""Who told, asked or gave, and who was told, asked or given, where one of the two is the speaker.

No encoder tells "we told the hospital" from "the hospital told us"; the pronouns beside the verb do.
"""

from typing import Final

from compare.languages import Language
from compare.sense.poles import turned

WAYS: Final = ("i_told", "told_me")
"""Keys of the section `givers`: the speaker does it, it is done to the speaker."""


def swapped(base: str, version: str, both: tuple[Language, Language]) -> str:
    """Say that giver and receiver changed places; empty where they did not, or a side tells both ways."""
    return turned((base, version), both, (WAYS,), section="givers", sole=False)
