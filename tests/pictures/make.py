"""Makes the README's pictures from the bundled story: `python -m tests.pictures.make`."""

import asyncio
import re
from pathlib import Path

from compare import pipeline
from compare.tui.app import Review
from compare.tui.job import Job
from sources.load import load
from sources.samples import story

SIZE = (120, 36)
PICTURES = {"review": ("space", "d", "3"), "ledger": ("quotation_mark",)}
"""File -> the keys that lead there."""

FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""The library's pictures name an outside font host."""


async def picture(keys: tuple[str, ...]) -> str:
    """Return the screen after some keys, as SVG."""
    documents = [load(path, label=path.name) for path in story()]
    app = Review(Job.of(pipeline.run(documents)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(2)
        await pilot.press(*keys)
        await pilot.pause(0.5)
        return FONT.sub("", app.export_screenshot(title="rashomon demo"))


def main() -> None:
    """Write the pictures beside this file."""
    for name, keys in PICTURES.items():
        Path(__file__).with_name(f"{name}.svg").write_text(asyncio.run(picture(keys)), "utf-8")


if __name__ == "__main__":
    main()
