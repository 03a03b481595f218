"""How quick the app is, beside the least a Streamlit app can be: ``python -m tools.bench_app [EVENTS...]``.

For each size a corpus is made (``tools.crowd``), the app and a bare Streamlit page with one Plotly chart
are visited in turn in the same browser, and medians of five are compared.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from timeline.storage import save
from tools.crowd import crowd
from tools.serving import FLAGS, serving

TIMES = 5
FLOOR = Path(__file__).parent / "bench_floor.py"

# Milliseconds from a press of the mouse until a condition holds and the browser has painted.
ARM = """(condition) => {
  const holds = new Function('return ' + condition);
  window.__taken = new Promise((done) => {
    window.addEventListener('pointerup', () => {
      const start = performance.now();
      const look = () => holds()
        ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
        : requestAnimationFrame(look);
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}"""
PAINTED = """() => {
  const plot = document.querySelector('.js-plotly-plot');
  if (!plot || !plot.calcdata || !plot.querySelector('.point, .js-fill')) return false;
  window.__painted ??= performance.now();
  return window.__painted;
}"""
FRAMES = """() => {
  window.__frames = []; window.__go = true;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    window.__frames.push(now - last); last = now;
    if (window.__go) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""


def timed(page: Page, condition: str, act: Callable[[], None]) -> float:
    """Milliseconds from what ``act`` presses until ``condition``."""
    page.evaluate(ARM, condition)
    act()
    taken: float = page.evaluate("window.__taken")
    page.wait_for_timeout(300)
    return taken


def visit(browser: Browser, address: str) -> tuple[Page, list[int], float]:
    """A page, the bytes of every message it gets, and when it first showed its marks."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(120_000)
    sizes: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: sizes.append(len(data))))
    page.goto(address, wait_until="commit")
    painted = float(page.wait_for_function(PAINTED, polling=20).json_value())
    page.wait_for_timeout(700)
    return page, sizes, painted


def floor(browser: Browser, address: str) -> dict[str, float]:
    """The bare page's times."""
    paints, filters, clicks = [], [], []
    for _ in range(TIMES):
        page, _, painted = visit(browser, address)
        paints.append(painted)
        shown = "document.querySelector('.js-plotly-plot')?._fullLayout?.meta?.half === "
        box = page.locator("[data-testid=stCheckbox] label").first
        filters.append(timed(page, shown + "true", box.click))
        point = page.locator(".js-plotly-plot .point").first.bounding_box()
        assert point is not None
        x, y = point["x"] + point["width"] / 2, point["y"] + point["height"] / 2
        page.mouse.move(x - 3, y)
        page.mouse.move(x, y)
        page.wait_for_timeout(200)
        excerpt = "document.querySelector('.excerpt').textContent === '0'"
        clicks.append(timed(page, excerpt, lambda at=(x, y), page=page: page.mouse.click(*at)))
        page.context.close()
    return {
        name: statistics.median(all_)
        for name, all_ in (("paint", paints), ("filter", filters), ("click", clicks))
    }


def app(browser: Browser, address: str) -> dict[str, float]:
    """The app's times, bytes an interaction, and how smoothly it zooms and pans."""
    found: dict[str, list[float]] = {
        name: [] for name in ("paint", "filter", "click", "bytes", "zoom", "frame")
    }
    for _ in range(TIMES):
        page, sizes, painted = visit(browser, address)
        found["paint"].append(painted)
        sizes.clear()
        key = page.locator(".cf-key").nth(1)
        drawn = "document.querySelector('.cf-plot').dataset.drawn"
        page.evaluate(f"window.__drawn = {drawn}")
        repainted = f"document.querySelector('.cf-chip') && {drawn} !== window.__drawn"
        found["filter"].append(timed(page, repainted, key.click))
        found["bytes"].append(sum(sizes))
        _zoom_in(page, found["zoom"])
        _click_one(page, found["click"])
        _pan(page, found["frame"])
        page.context.close()
    return {name: statistics.median(values) for name, values in found.items() if values}


def _zoom_in(page: Page, taken: list[float]) -> None:
    """Zoom until single marks have titles, timing each step's drawing."""
    for _ in range(14):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(120)
        taken.append(float(page.evaluate("Number(document.querySelector('.cf-plot').dataset.took)")))
        if page.locator(".cf-titles .cf-title").count() > 3:
            return


def _click_one(page: Page, taken: list[float]) -> None:
    title = page.locator(".cf-titles .cf-title").nth(1)
    says, box = title.inner_text(), title.bounding_box()
    assert box is not None
    shown = f"document.querySelector('.cf-card .cf-event-title').textContent === {says!r}"
    taken.append(timed(page, shown, lambda: page.mouse.click(box["x"] + 20, box["y"] + 10)))


def _pan(page: Page, taken: list[float]) -> None:
    box = page.locator(".cf-stage").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.6, box["y"] + 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(30):
        page.mouse.move(x - 5 * step, y)
        page.wait_for_timeout(16)
    frames = sorted(page.evaluate("() => { window.__go = false; return window.__frames; }"))
    page.mouse.up()
    taken.append(frames[int(len(frames) * 0.95)])


def main(sizes: list[int]) -> None:
    """Measure and print a table."""
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        print("events   first paint      filter          click           bytes  zoom  pan p95")
        for size in sizes:
            data = Path(place) / str(size)
            save(crowd(size), data)
            with serving(data, FLOOR) as bare, serving(data) as address:
                visit(browser, address)[0].context.close()
                least, own = floor(browser, bare), app(browser, address)
            cells = [
                f"{own[name]:5.0f} ms ({own[name] / least[name]:.2f})"
                for name in ("paint", "filter", "click")
            ]
            print(
                f"{size:6}  {'  '.join(cells)}  {own['bytes']:6.0f} {own['zoom']:4.0f}  {own['frame']:5.0f}"
            )
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 100_000])
