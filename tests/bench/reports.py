"""Reports of 5 tellings of 500 sentences with 2,000 findings: time, size, and a filter click in a browser."""

import shutil
import tempfile
import time
from pathlib import Path

from compare.reports import REPORTS, render
from tests.bench.screen import story

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Print seconds of processor time and megabytes per format, beside JSON as the plainest."""
    comparison = story()
    plain = _timed(comparison, "json")[0]
    for name in REPORTS:
        seconds, size = _timed(comparison, name)
        print(f"{name:6} {seconds:6.2f} s ({seconds / plain:5.1f} × json)  {size / 1e6:5.2f} MB")
    seconds, size = _timed(story(40, 50, 2000), "html")
    print(f"html, 50 tellings of 40 sentences: {seconds:.2f} s, {size / 1e6:.2f} MB")
    for name, made in (("5 × 500", comparison), ("50 × 40", story(40, 50, 2000))):
        _clicks(name, str(render(made, "html")))


def _timed(comparison: object, name: str) -> tuple[float, int]:
    render(comparison, name)  # type: ignore[arg-type]
    began = time.process_time()
    made = render(comparison, name)  # type: ignore[arg-type]
    return time.process_time() - began, len(made if isinstance(made, bytes) else made.encode())


def _clicks(name: str, page: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("filter click: Chromium is not installed")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, "utf-8")
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        shown = browser.new_page()
        began = time.perf_counter()
        shown.goto(f"file://{file}")
        opened = time.perf_counter() - began
        took = shown.evaluate(
            """async () => {
                const box = document.querySelector('[value=minor]'), times = [];
                for (let i = 0; i < 10; i++) {
                    const start = performance.now();
                    box.click();
                    document.body.getBoundingClientRect();
                    await new Promise(requestAnimationFrame);
                    await new Promise((done) => setTimeout(done));
                    times.push(performance.now() - start);
                }
                return times.sort((a, b) => a - b);
            }"""
        )
        browser.close()
    print(
        f"{name}: opens in {opened:.2f} s; filter click {took[5]:.0f} ms at the median, {took[-1]:.0f} at most"
    )


if __name__ == "__main__":
    main()
