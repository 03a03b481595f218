"""How quick the app is, beside the least a Streamlit app can be: ``python -m tools.bench_app [EVENTS...]``.

For each size a corpus is made (``tools.crowd``); the app and a bare Streamlit page with one chart of two
points are visited by turns in the same browser, so that a busy machine slows both, and the medians of
seven visits are compared. ``CHROMIUM`` names the browser.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from timeline.storage import save
from tools.crowd import crowd
from tools.serving import chromium, serving

TIMES = 7
FLOOR = Path(__file__).parent / "bench_floor.py"

Times = dict[str, list[float]]

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
DRAWN = "document.querySelector('.cf-plot').dataset.drawn"
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


def floor(browser: Browser, address: str, found: Times) -> None:
    """Visit the bare page once and add its times."""
    page, _, painted = visit(browser, address)
    found["paint"].append(painted)
    shown = "document.querySelector('.js-plotly-plot')?._fullLayout?.meta?.half === "
    box = page.locator("[data-testid=stCheckbox] label").first
    found["filter"].append(timed(page, shown + "true", box.click))
    point = page.locator(".js-plotly-plot .point").first.bounding_box()
    assert point is not None
    x, y = point["x"] + point["width"] / 2, point["y"] + point["height"] / 2
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    page.wait_for_timeout(200)
    excerpt = "document.querySelector('.excerpt').textContent === '0'"
    found["click"].append(timed(page, excerpt, lambda: page.mouse.click(x, y)))
    page.context.close()


def app(browser: Browser, address: str, found: Times) -> None:
    """Visit the app once and add its times, the bytes of its interactions, and how smoothly it moves."""
    page, sizes, painted = visit(browser, address)
    found["paint"].append(painted)
    sizes.clear()
    page.evaluate(f"window.__drawn = {DRAWN}")
    repainted = f"document.querySelector('.cf-chip') && {DRAWN} !== window.__drawn"
    found["filter"].append(timed(page, repainted, page.locator(".cf-key").nth(1).click))
    found["bytes"].append(sum(sizes))
    _zoom_in(page, found["zoom"])
    sizes.clear()
    _click_one(page, found["click"])
    found["bytes"].append(sum(sizes))
    _pan(page, found["frame"])
    page.context.close()


def _zoom_in(page: Page, taken: list[float]) -> None:
    """Zoom until single marks have titles, timing each step from the press to the paint."""
    button = page.get_by_role("button", name="Zoom in")
    for _ in range(14):
        page.evaluate(f"window.__drawn = {DRAWN}")
        taken.append(timed(page, f"{DRAWN} !== window.__drawn", button.click))
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


def compared(browser: Browser, bare: str, address: str) -> tuple[Times, Times]:
    """The times of the bare page and of the app, visited by turns; the first visit of each warms up."""
    for warmed in (bare, address):
        visit(browser, warmed)[0].context.close()
    least: Times = {name: [] for name in ("paint", "filter", "click")}
    own: Times = {name: [] for name in ("paint", "filter", "click", "bytes", "zoom", "frame")}
    for _ in range(TIMES):
        floor(browser, bare, least)
        app(browser, address, own)
    return least, own


def line(size: int, least: Times, own: Times) -> str:
    """A line of the table: medians, and in brackets how many times the bare page's."""
    middle = {name: statistics.median(values) for name, values in own.items()}
    cells = [
        f"{middle[name]:5.0f} ms ({middle[name] / statistics.median(least[name]):.2f})"
        for name in ("paint", "filter", "click")
    ]
    # Of bytes the worst counts, since every interaction has to keep to them.
    rest = f"{max(own['bytes']) / 1000:8.1f} kB {middle['zoom']:6.0f} ms {middle['frame']:6.0f} ms"
    return f"{size:7}  {'  '.join(cells)} {rest}"


def main(sizes: list[int]) -> None:
    """Measure and print a table."""
    with chromium() as browser, tempfile.TemporaryDirectory() as place:
        print(" events     first paint           filter            click   over socket   zoom step   pan p95")
        for size in sizes:
            data = Path(place) / str(size)
            save(crowd(size), data)
            with serving(data, FLOOR) as bare, serving(data) as address:
                print(line(size, *compared(browser, bare, address)), flush=True)
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 100_000])
