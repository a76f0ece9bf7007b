"""Translation engines and the translation check, beside what was asked: `python -m tests.bench.engines`.

The real package of ../shared/models is small. For the speed of one of Argos's usual size a model is built here
with random weights (6 + 6 layers of 512, 32,000 pieces, 8 bits), which tells nothing but takes as long: 30 sentences,
40 tokens out of each.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import numpy as np

from compare.model import LOUD, Divergence, Passage
from compare.settings import Settings
from compare.translation import check
from sources.load import load
from sources.samples import BASE, TELLINGS, gold, path
from tests import _tiny
from tests.bench.stories import SHARED

REAL = SHARED / "models" / "translate-de_en-0_1.argosmodel"
SENTENCES = [
    f"Die Polizei hat am {day}. Mai in der Stadt drei Männer verhaftet, sagte der Minister."
    for day in range(1, 31)
]
COLD = """
import sys, time
start = time.perf_counter()
from sources.engines import engine
from sources.engines.translator import LIMIT, Translator, place
from sources.kept import Kept
made = Translator(engine(sys.argv[1]), Kept(place(), LIMIT))
made.translate([sys.argv[2]], "de", "en")
print(time.perf_counter() - start)
start = time.perf_counter()
made.translate(sys.argv[3:], "de", "en")
print(time.perf_counter() - start)
"""
ORIGINAL, MODIFIED = TELLINGS[:2]


def closure(name: str) -> dict[str, float]:
    """Return the megabytes of a distribution and of all that it requires here."""
    sizes: dict[str, float] = {}
    todo = [name]
    while todo:
        name = re.split(r"[ ;<>=!~\[(]", todo.pop(), maxsplit=1)[0]
        key = name.lower().replace("_", "-")
        if key in sizes:
            continue
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another platform
        files = (Path(str(file.locate())) for file in found.files or ())
        sizes[key] = sum(file.stat().st_size for file in files if file.is_file()) / 1e6
        todo += [r for r in found.requires or () if "extra ==" not in r]
    return sizes


def sizes() -> None:
    """Print what the extras take on disk, without what rashomon itself brings."""
    own = closure("rashomon")
    print("Extras on disk, beyond rashomon itself (asked: argos at most 400 MB, no torch)")
    for extra, name in (("mt", "ctranslate2"), ("argos", "argos-translate-lt")):
        parts = {key: size for key, size in closure(name).items() if key not in own}
        heavy = ", ".join(f"{key} {size:.0f}" for key, size in sorted(parts.items(), key=lambda p: -p[1])[:4])
        print(
            f"  {extra:<6} {sum(parts.values()):6.0f} MB  torch: {'yes' if 'torch' in parts else 'no'}  ({heavy})"
        )


def timed(spec: str, folder: Path) -> tuple[float, float]:
    """Return the seconds of a first translation in a fresh program, and of thirty more."""
    env = os.environ | {name: str(folder) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    ran = subprocess.run(
        [sys.executable, "-c", COLD, spec, "Die Polizei warnt.", *SENTENCES],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    first, more = ran.stdout.split()
    return float(first), float(more)


def speeds() -> None:
    """Print how long translations take: the first, thirty, and thirty from the cache."""
    print("\nSpeed (asked: first translation 3 s, 30 sentences 10 s, the second run 0.05 s)")
    for name in ("ctranslate2", "argos"):
        with tempfile.TemporaryDirectory() as home:
            _installed(Path(home) / "rashomon" / "models")
            first, more = timed(name, Path(home))
            again, cached = timed(name, Path(home))
        print(f"  {name:<12} small model: first {first:5.2f} s, 30 sentences {more:5.2f} s;", end="")
        print(f" second run: first {again:5.3f} s with imports, 30 sentences {cached:5.3f} s")
    with tempfile.TemporaryDirectory() as home:
        seconds, megabytes = large(Path(home))
    print(
        f"  ctranslate2  model of Argos's size ({megabytes:.0f} MB): load and 30 sentences {seconds:5.2f} s"
    )


def _installed(root: Path) -> None:
    root.mkdir(parents=True)
    if REAL.exists():
        import zipfile

        zipfile.ZipFile(REAL).extractall(root)
    else:
        _tiny.argos(root)


def large(folder: Path) -> tuple[float, float]:
    """Return what a large model takes for thirty sentences, and its megabytes."""
    from ctranslate2.specs import TransformerSpec
    from sentencepiece import SentencePieceProcessor

    from sources.engines import direct
    from sources.engines.packages import read

    package = folder / "translate-de_en-1"
    _tiny.argos(folder, {word: word.upper() for sentence in SENTENCES for word in sentence.split()})
    (folder / "translate-de_en-9_0").rename(package)
    known = SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
    pieces = [known.id_to_piece(i) for i in range(known.get_piece_size())]
    pieces += [f"▁{n}" for n in range(32_000 - len(pieces))]
    spec = TransformerSpec.from_config(6, 8)
    random = np.random.default_rng(0)

    def filled(*shape: int) -> np.ndarray:
        return random.normal(0, 0.05, shape).astype(np.float32)

    for side in (spec.encoder, spec.decoder):
        table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table.weight = filled(32_000, 512)
        side.layer_norm.gamma, side.layer_norm.beta = np.ones(512, np.float32), np.zeros(512, np.float32)
        for layer in side.layer:
            parts = [layer.self_attention, *([layer.attention] if side is spec.decoder else [])]
            for part in (*parts, layer.ffn):
                part.layer_norm.gamma = np.ones(512, np.float32)
                part.layer_norm.beta = np.zeros(512, np.float32)
            for part, rows in zip(parts, ((1536, 512), (512, 1024, 512)), strict=False):
                for linear, count in zip(part.linear, rows, strict=True):
                    linear.weight, linear.bias = filled(count, 512), filled(count)
            layer.ffn.linear_0.weight, layer.ffn.linear_0.bias = filled(2048, 512), filled(2048)
            layer.ffn.linear_1.weight, layer.ffn.linear_1.bias = filled(512, 2048), filled(512)
    spec.decoder.projection.weight, spec.decoder.projection.bias = filled(32_000, 512), filled(32_000)
    spec.config.add_source_eos = True
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize("int8")
    spec.save(str(package / "model"))
    longest, direct.LONGEST = direct.LONGEST, 40  # type: ignore[misc]
    start = time.perf_counter()
    told = direct.Direct(str(package)).translate(SENTENCES, "de", "en")
    seconds = time.perf_counter() - start
    direct.LONGEST = longest  # type: ignore[misc]
    assert len(told) == len(SENTENCES)
    return seconds, read(package).size / 1e6


def story() -> None:
    """Print how the translation check does on the bundled story's two translations."""
    print(
        "\nTranslation check on the bundled story (asked: all planted errors, one major false alarm a telling)"
    )
    source = load(path(BASE))
    for telling in (ORIGINAL, MODIFIED):
        made = check(source, load(path(telling)), Settings(cache=False))
        planted = list(errors(telling))
        loud = [d for d in made.found if d.severity in LOUD]
        right = {d.id for d in loud for error in planted if speaks_of(d, error, telling)}
        found = [error for error in planted if any(speaks_of(d, error, telling) for d in loud)]
        missed = [error["note"] for error in planted if error not in found]
        print(f"  {telling:<16} planted {len(planted)}, found {len(found)} {missed or ''}", end="")
        wrong = [f"{d.check}: {d.message}" for d in loud if d.id not in right]
        print(f"  false alarms, critical or major: {len(wrong)} {wrong or ''}  score {made.score}")


def errors(telling: str) -> Iterator[dict[str, str]]:
    """Yield what was planted in a telling that is an error of translation."""
    for planted in tomllib.loads(gold().read_text("utf-8"))["planted"]:
        if planted["telling"] == telling and planted["check"] not in {"split-merge", "moved"}:
            yield planted


def speaks_of(divergence: Divergence, error: dict[str, str], telling: str) -> bool:
    """Tell whether a finding is about the words that were planted."""
    sides: tuple[tuple[Passage | None, str, str], ...] = (
        (divergence.base, "base", BASE),
        (divergence.other, "other", telling),
    )
    for passage, key, name in sides:
        # a passage without a value is context
        if passage and key in error and (passage.value or divergence.check == error["check"]):
            start = load(path(name)).text.find(error[key])
            if start < passage.end and passage.start < start + len(error[key]):
                return True
    return False


def main() -> None:
    """Print all."""
    sizes()
    speeds()
    story()


if __name__ == "__main__":
    main()
