"""All figures, each beside what it is to be compared with: `python -m tests.bench [NAME ...]`."""

import sys
from importlib import import_module

from tests.bench.stories import DATA

BENCHES = {
    "segment": False,
    "align": True,
    "versions": True,
    "order": True,
    "errors": True,
    "calibration": True,
    "word_links": True,
    "coverage": True,
    "encoders": True,
    "divergences": True,
    "quotes": True,
    "real_news": True,
    "fidelity": True,
    "against": True,
    "ledger": False,
    "retellings": False,
    "newsroom": False,
    "honest": True,
    "engines": False,
    "speed": True,
    "screen": False,
    "reports": False,
}
"""Name of the module -> whether it needs the evaluation data in ../shared."""


def main() -> None:
    """Run the benches named on the command line, or all."""
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(f"{__doc__}\nNAME: {', '.join(BENCHES)}")
        return
    unknown = [name for name in sys.argv[1:] if name not in BENCHES]
    if unknown:
        sys.exit(f"no such bench: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    for name in sys.argv[1:] or BENCHES:
        print(f"\n== {name} ==")
        if BENCHES[name] and not DATA.is_dir():
            print("skipped: ../shared/data is not on this machine")
            continue
        import_module(f"tests.bench.{name}").main()


if __name__ == "__main__":
    main()
