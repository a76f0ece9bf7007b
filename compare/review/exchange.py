"""Decisions as JSON, `rashomon.decisions/1`: to hand them over, to keep them, to join two desks."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from compare.review.desk import DECISION, PINS, SIGN_OFF
from compare.review.store import Entry, Store, Text
from sources.errors import UserError

SCHEMA: Final = "rashomon.decisions/1"
HINT: Final = "Name a file that `rashomon decisions export` wrote."
KINDS: Final = (DECISION, PINS, SIGN_OFF)


def exported(store: Store) -> str:
    """Return everything in a review file; the same file gives the same bytes."""
    stories = [
        {**_about(base), "tellings": [_telling(store, text) for text in store.texts(base.id)]}
        for base in store.texts(None)
    ]
    return json.dumps({"schema": SCHEMA, "stories": stories}, ensure_ascii=False, indent=1) + "\n"


def _about(text: Text) -> dict[str, Any]:
    return {
        "label": text.label,
        "language": text.language,
        "sha256": text.sha256,
        "sentences": list(text.sentences),
    }


def _telling(store: Store, text: Text) -> dict[str, Any]:
    entries = [
        {"kind": kind, "subject": subject, **value}
        for kind in KINDS
        for subject, value in store.entries(text.id, kind).items()
    ]
    return {**_about(text), "entries": entries}


def imported(store: Store, written: str, name: str) -> tuple[int, int]:
    """Take what a file holds into the store; return how many entries were taken, and how many were older.

    Where both know something, the later decision stays.

    Raises:
        UserError: the file does not hold decisions.
    """
    try:
        data = json.loads(written)
        if data["schema"] != SCHEMA:
            raise UserError(f"{name}: is {data['schema']}, not {SCHEMA}", HINT)
        found = list(_entries(data))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{name}: holds no decisions", HINT) from error
    taken = [store.merge(_placed(store, base, telling, entry)) for base, telling, entry in found]
    return sum(taken), len(taken) - sum(taken)


_Found = tuple[Text, Text, Entry]


def _entries(data: Mapping[str, Any]) -> Iterator[_Found]:
    for story in data["stories"]:
        base = _text(story)
        for telling in story["tellings"]:
            for entry in telling["entries"]:
                value = {key: value for key, value in entry.items() if key not in {"kind", "subject"}}
                if entry["kind"] not in KINDS:
                    raise KeyError(entry["kind"])
                yield base, _text(telling), Entry(0, entry["kind"], str(entry["subject"]), value)


def _text(data: Mapping[str, Any]) -> Text:
    sentences = tuple(str(sentence) for sentence in data["sentences"])
    return Text(0, None, str(data["label"]), data["language"], str(data["sha256"]), sentences)


def _placed(store: Store, base: Text, telling: Text, entry: Entry) -> Entry:
    """Return an entry under the ids that its texts have in this store."""
    story = _same(store.texts(None), base) or store.keep_text(base)
    own = Text(0, story.id, telling.label, telling.language, telling.sha256, telling.sentences)
    text = _same(store.texts(story.id), own) or store.keep_text(own)
    return Entry(text.id, entry.kind, entry.subject, entry.value)


def _same(texts: list[Text], text: Text) -> Text | None:
    same = [known for known in texts if known.sha256 == text.sha256]
    return next((known for known in same if known.label == text.label), same[-1] if same else None)
