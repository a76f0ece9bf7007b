"""The words around a finding: which sentence, what stands before the passage, in it and after it."""

from dataclasses import dataclass
from typing import Final

from compare.model import Passage
from compare.reports.visible import visible
from sources.model import Document

ROOM: Final = 240
"""Characters kept on each side of a passage, and of a long passage itself; a cut is shown as `[…]`."""
CUT: Final = "[…]"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in its sentence, ready to show: control characters are visible already."""

    number: int
    """The sentence's number for people, from 1."""
    before: str
    passage: str
    after: str

    @property
    def whole(self) -> bool:
        """Whether the passage is the entire sentence."""
        return not (self.before.strip() or self.after.strip())


def excerpt(document: Document, passage: Passage, *, room: int = ROOM) -> Excerpt:
    """Return the passage with what its sentence says around it. A long sentence is cut, and says so."""
    sentence = document.sentences[passage.sentence]
    start, end = passage.start, max(passage.start, passage.end)
    left, right = min(sentence.start, start), max(sentence.end, end)
    text = document.text
    before = text[left:start] if start - left <= room else _ending(text[start - room : start])
    after = text[end:right] if right - end <= room else _beginning(text[end : end + room])
    within = text[start:end]
    if len(within) > 2 * room:
        within = within[:room] + CUT + within[-room:]
    return Excerpt(passage.sentence + 1, visible(before), visible(within), visible(after))


def shortened(text: str, room: int) -> str:
    """Return the text, or its beginning and its end where it is longer than `room` characters."""
    if len(text) <= room:
        return text
    return f"{_beginning(text[: room // 2])} {_ending(text[-room // 2 :])}".replace(f"{CUT} {CUT}", CUT)


def _ending(text: str) -> str:
    """Return the end of a text from its first whole word on."""
    return f"{CUT} {text.partition(' ')[2] or text}"


def _beginning(text: str) -> str:
    """Return the beginning of a text up to its last whole word."""
    return f"{text.rpartition(' ')[0] or text} {CUT}"
