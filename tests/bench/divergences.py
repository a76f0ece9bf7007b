"""Divergence checks on typed errors: DEMETR (Karpinska et al. 2022) and SummEdits (Laban et al. 2023), dev parts.

`python -m tests.bench.divergences [en | src | summedits | speed | errors LABEL] [--stride N] [--offset N]`

DEMETR sets a human translation (`a`) against another translation of the same original with one planted
error (`b`) or none (`none`, `b_unperturbed`): a paraphrase is the usual, hard condition. A planted error is
found by a finding of its class; an omission or addition only where the finding's words are those planted.
"""

import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, Final

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command sets it: one core is what is asked

from compare import check_pair
from compare.check import Telling
from compare.checks import CHECKS
from compare.cli.process import prepare
from compare.divergences import divergences
from compare.model import LOUD, Alignment, Divergence, Link
from compare.words import tokens
from sources.model import Document, Sentence
from tests.bench.stories import DATA

Row = dict[str, Any]

FIGURES: Final = frozenset({"number", "date", "time", "money", "percent-points", "unit", "quantifier"})
NAMES: Final = frozenset({"name", "role", "attribution"})
OPPOSITES: Final = frozenset({"negation", "direction", "quantifier", "modality"})

CLASSES: Final[dict[str, frozenset[str]]] = {
    "number": FIGURES,
    "negation": frozenset({"negation"}),
    "name": NAMES,
    "name_omitted": NAMES | {"omission", "addition"},
    "antonym": OPPOSITES,
    "tense": frozenset({"tense", "modality"}),
    "aspect": frozenset({"tense", "modality"}),
    "question": frozenset({"question"}),
    "gender": frozenset({"gender", "name", "agents", "attribution"}),
}
"""Label -> checks that answer for it, at severity major or critical."""

LOST: Final = ("noun_omitted", "verb_omitted", "subject_omitted", "pp_omitted", "adj_omitted")
SIMPLE_NEGATIONS: Final = frozenset("not no never n't none nobody nothing without cannot neither nor".split())

LANGUAGES: Final = {
    "russian": "ru", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "polish": "pl",
    "chinese_simple": "zh", "portuguese": "pt",
}  # fmt: skip
FIRST_CLASS: Final = ("ru", "de", "fr", "es")


@lru_cache
def demetr() -> tuple[Row, ...]:
    """Return all rows of DEMETR dev."""
    lines = (DATA / "divergences" / "demetr.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@lru_cache(maxsize=100_000)
def found(base: str, version: str, language: str = "en") -> tuple[Divergence, ...]:
    """Return what the checks find, the base being in some language and the version in English."""
    return check_pair(base, version, base_language=language, version_language="en")


def loud(divergences: Iterable[Divergence], checks: frozenset[str] | None = None) -> list[Divergence]:
    """Keep findings of severity critical or major, of some checks."""
    return [d for d in divergences if d.severity in LOUD and (checks is None or d.check in checks)]


def planted(clean: str, spoilt: str) -> set[str]:
    """Return stems of the words of `clean` that `spoilt` lacks."""
    ours, theirs = ([t.key for t in tokens(text)] for text in (clean, spoilt))
    out: set[str] = set()
    for op, start, end, _, _ in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if op in {"delete", "replace"}:
            out.update(_stem(word) for word in ours[start:end] if word.isalpha())
    return out


def _stem(word: str) -> str:
    return word.casefold()[:5]


def names(text: str | None, stems: set[str]) -> bool:
    """Tell whether a passage holds one of some stems, and is no longer than a clause."""
    words = [_stem(token.key) for token in tokens(text or "")]
    return len(words) <= max(12, 3 * len(stems)) and not stems.isdisjoint(words)


def detected(row: Row) -> bool:
    """Tell whether the planted error of a row is found, in either direction of reading."""
    return all(_detected(row, turned) for turned in (False, True))


def _detected(row: Row, turned: bool) -> bool:
    label, sides = row["label"], (row["a"], row["b"])
    result = found(*(reversed(sides) if turned else sides))
    if label in LOST:
        stems = planted(row["b_unperturbed"], row["b"])
        return any(
            names(_text(d, turned), stems) for d in result if d.check in {"omission", "addition", "wording"}
        )
    if label == "addition":
        stems = planted(row["b"], row["b_unperturbed"])
        return any(
            names(_text(d, not turned), stems)
            for d in result
            if d.check in {"omission", "addition", "wording"}
        )
    return bool(loud(result, CLASSES.get(label)))


def _text(divergence: Divergence, turned: bool) -> str | None:
    side = divergence.other if turned else divergence.base
    return side.text if side else None


def harmless(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return the pairs without an error."""
    clean = [(row["a"], row["b"]) for row in rows if row["label"] == "none"]
    clean += [(row["a"], row["b_unperturbed"]) for row in rows if row.get("b_unperturbed")]
    return list(dict.fromkeys(clean))


def simple(row: Row) -> bool:
    """Find the planted error by naive rules: digits, a count of negative words, capitalised words."""
    return bool(_simple(row["a"], row["b"]) & ({row["label"].removesuffix("_omitted")} | {row["label"]}))


def _simple(base: str, version: str) -> set[str]:
    ours, theirs = ([t.text for t in tokens(text)] for text in (base, version))
    out = set()
    if Counter(w for w in ours if w[0].isdigit()) != Counter(w for w in theirs if w[0].isdigit()):
        out.add("number")
    if sum(w.lower() in SIMPLE_NEGATIONS for w in ours) != sum(w.lower() in SIMPLE_NEGATIONS for w in theirs):
        out.add("negation")
    if {w for w in ours[1:] if w[0].isupper()} - {w for w in theirs if w[0].isupper()}:
        out.add("name")
    if base.count("?") != version.count("?"):
        out.add("question")
    return out


def english(rows: Sequence[Row]) -> None:
    """Print what is found within English, both ways, and what is shouted on harmless pairs."""
    by_label: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_label[row["label"]].append(row)
    for label in (*CLASSES, *LOST, "addition"):
        some = by_label[label]
        if some:
            print(
                f"{label:16} found {_share(map(detected, some)):5.1f} %   naive {_share(map(simple, some)):5.1f}"
                f"   any loud {_share(bool(loud(found(r['a'], r['b']))) for r in some):5.1f}   n {len(some)}"
            )
    pairs = harmless(rows)
    results = [found(a, b) for a, b in pairs]
    naive = [_simple(a, b) for a, b in pairs]
    print(
        f"harmless pairs {len(pairs)}: any {_share(bool(loud(r)) for r in results):.1f} %   naive {_share(map(bool, naive)):.1f}"
    )
    alarms = Counter(check for r in results for check in {d.check for d in loud(r)})
    for check, count in alarms.most_common():
        print(f"  {check:16} {100 * count / len(pairs):5.2f} %")


def originals(rows: Sequence[Row]) -> None:
    """Print what is found between the original and the translation with the error."""
    for label in ("number", "negation", "name", "name_omitted"):
        for tag in LANGUAGES.values():
            if label != "number" and tag not in FIRST_CLASS:
                continue
            mine = [r for r in rows if LANGUAGES.get(r["lang"]) == tag]
            some = [r for r in mine if r["label"] == label]
            clean = dict.fromkeys((r["src"], b) for r in mine for b in _clean(r))
            hits = _share(bool(loud(found(r["src"], r["b"], tag), CLASSES[label])) for r in some)
            alarms = _share(bool(loud(found(s, b, tag), CLASSES[label])) for s, b in clean)
            print(
                f"{label:12} {tag}  found {hits:5.1f} %  false alarms {alarms:4.1f} %   n {len(some)} / {len(clean)}"
            )


def _clean(row: Row) -> list[str]:
    if row["label"] == "none":
        return [row["b"]]
    return [row["b_unperturbed"]] if row.get("b_unperturbed") else []


def summedits(rows_of: Callable[[str], Sequence[Row]]) -> None:
    """Print the balanced accuracy of "any critical or major finding" against `consistent` = 0."""
    every: list[tuple[bool, bool]] = []
    for path in sorted((DATA / "divergences").glob("summedits_*.jsonl")):
        rows = rows_of(path.read_text("utf-8"))
        told = [(bool(loud(found(r["a"], r["b"]))), r["consistent"] == 0) for r in rows]
        every += told
        print(f"{path.stem:20} balanced accuracy {_balanced(told):.1f}   n {len(told)}")
    print(f"{'all':20} balanced accuracy {_balanced(every):.1f}")


def _balanced(told: Sequence[tuple[bool, bool]]) -> float:
    return (
        _share(said for said, wrong in told if wrong) + _share(not said for said, wrong in told if not wrong)
    ) / 2


def speed(rows: Sequence[Row]) -> None:
    """Print sentence pairs a second, one check at a time, slowest first, then all together.

    Models are warm, and memory is swept as seldom as the program has it. The first time reads every passage, of
    which the bench has read none before; "again", what was read of a passage is known, as it is of the base's
    when the next version comes.
    """
    prepare()
    for name, pairs in (
        ("English", [("en", r["a"], r["b"]) for r in rows][:1000]),
        (
            "across languages",
            [(LANGUAGES[r["lang"]], r["src"], r["b"]) for r in rows if r["lang"] in LANGUAGES][-1000:],
        ),
    ):
        _seconds(pairs[::100], CHECKS)
        first = _seconds(pairs, CHECKS)
        rates = []
        for check in CHECKS:
            if check.pair:
                rates.append((len(pairs) / _seconds(pairs, (check,)), check.id))
        total = _seconds(pairs, CHECKS)
        print(f"{name}: {len(pairs)} pairs, all checks {first:.2f} s, again {total:.2f} s")
        for rate, check_id in sorted(rates):
            print(f"  {check_id:16} {rate:9.0f} pairs a second")


def _seconds(pairs: Sequence[tuple[str, str, str]], checks: Sequence[Any]) -> float:
    tellings = [_telling([pair for pair in pairs if pair[0] == tag]) for tag in sorted({p[0] for p in pairs})]
    start = time.process_time()
    for telling in tellings:
        divergences(telling, checks)
    return time.process_time() - start


def _telling(pairs: Sequence[tuple[str, str, str]]) -> Telling:
    """Make one telling of pairs whose bases are in one language, each pair a link."""
    links = tuple(Link((at,), (at,), 1.0) for at in range(len(pairs)))
    sides = (_document([a for _, a, _ in pairs], pairs[0][0]), _document([b for _, _, b in pairs], "en"))
    return Telling(*sides, Alignment("v1", links, (), ()))


def _document(texts: Sequence[str], tag: str) -> Document:
    sentences, start = [], 0
    for at, text in enumerate(texts):
        sentences.append(Sentence(at, start, start + len(text), text, at))
        start += len(text) + 1
    return Document("x", "", "\n".join(texts), tuple(sentences), "", language=tag)


def errors(rows: Sequence[Row], label: str, limit: int = 30) -> None:
    """Print rows of a label that are missed; for the name of a check, its alarms on harmless pairs."""
    some = [row for row in rows if row["label"] == label]
    for row in [row for row in some if not detected(row)][:limit]:
        print(f"a: {row['a']}\nb: {row['b']}\nu: {row['b_unperturbed']}")
        for d in found(row["a"], row["b"]):
            print(f"     {d.severity} {d.check}: {d.message}")
    if not some:
        for a, b in harmless(rows):
            for d in [d for d in loud(found(a, b)) if d.check == label][:limit]:
                print(f"a: {a}\nb: {b}\n     {d.severity} {d.check}: {d.message}")


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return 100 * sum(values) / len(values) if values else 0.0


def main(arguments: Sequence[str] = ("en", "src", "summedits", "speed")) -> None:
    """Print the figures asked for on the command line, or all."""
    words = list(arguments)
    stride, offset = (_option(words, name, default) for name, default in (("--stride", 1), ("--offset", 0)))
    rows = demetr()[offset::stride]
    if "errors" in words:
        errors(rows, words[words.index("errors") + 1])
        return
    for name, run in (("speed", speed), ("en", english), ("src", originals)):
        if name in words:
            print(f"-- {name}: {len(rows)} rows of DEMETR dev")
            run(rows)
    if "summedits" in words:
        print("-- SummEdits dev domains")
        summedits(lambda text: [json.loads(line) for line in text.splitlines()][offset::stride])


def _option(words: list[str], name: str, default: int) -> int:
    return int(words[words.index(name) + 1]) if name in words else default


if __name__ == "__main__":
    main(sys.argv[1:] or ("en", "src", "summedits", "speed"))
