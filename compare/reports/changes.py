"""What changed since an earlier comparison: findings that are new, and those that are gone."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.model import Comparison, Divergence
from sources.errors import UserError


@dataclass(frozen=True, slots=True)
class Changes:
    """The findings of two comparisons, told apart."""

    new: tuple[Divergence, ...]
    """Found now, and not then."""
    gone: tuple[tuple[str, str, str], ...]
    """(version, check, message) of what was found then, and is not now."""
    same: int

    def __str__(self) -> str:
        """Say how many."""
        return f"{len(self.new)} new, {len(self.gone)} gone, {self.same} as before"


def since(comparison: Comparison, file: Path) -> Changes:
    """Compare with an earlier JSON report, finding by finding: by check, message and words.

    Raises:
        UserError: the file is no such report.
    """
    then = _read(file)
    labels = {identifier: d.label for identifier, d in zip(comparison.ids, comparison.documents, strict=True)}
    known = {_key(entry, then["labels"]): entry for entry in then["divergences"]}
    now = {_own(d, labels): d for d in comparison.divergences}
    gone = tuple(
        (then["labels"].get(entry["version"], entry["version"]), entry["check"], entry["message"])
        for key, entry in known.items()
        if key not in now
    )
    new = tuple(d for key, d in now.items() if key not in known)
    return Changes(new, gone, len(now) - len(new))


def _read(file: Path) -> dict[str, Any]:
    hint = "Name a file that `rashomon report -f json` wrote."
    try:
        data = json.loads(file.read_text("utf-8"))
        if data["schema"] != "rashomon.comparison/1":
            raise UserError(f"{file}: is {data['schema']}, no comparison", hint)
        labels = {document["id"]: document["label"] for document in data["documents"]}
        return {"labels": labels, "divergences": list(data["divergences"])}
    except OSError as error:
        raise UserError(f"{file}: {(error.strerror or str(error)).lower()}", hint) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{file}: holds no comparison", hint) from error


def _key(entry: dict[str, Any], labels: dict[str, str]) -> tuple[str, ...]:
    sides = (entry["base"], entry["other"])
    words = [side["text"] if side else "" for side in sides]
    return (labels.get(entry["version"], ""), entry["check"], entry["message"], *words)


def _own(divergence: Divergence, labels: dict[str, str]) -> tuple[str, ...]:
    words = [side.text if side else "" for side in (divergence.base, divergence.other)]
    return (labels[divergence.version], divergence.check, divergence.message, *words)
