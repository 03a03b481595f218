"""What the tests see of the page: marks, titles, the range in view."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

MARKS = """() => {
  const plot = document.querySelector('.cf-plot');
  const box = plot.getBoundingClientRect();
  const { xaxis, yaxis } = plot._fullLayout;
  const marks = plot.data.find((trace) => trace.name === 'marks');
  return Array.from(marks.x, (x, at) => ({
    x: box.left + xaxis._offset + xaxis.l2p(x),
    y: box.top + yaxis._offset + yaxis.l2p(marks.y[at]),
  })).filter((mark) => mark.x > box.left && mark.x < box.right);
}"""


@contextmanager
def from_disk(browser: Browser, path: Path) -> Iterator[Page]:
    """The page that stands alone, opened from a file without any network."""
    context = browser.new_context(offline=True, locale="fr-FR", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_function("() => document.querySelector('.cf-plot .point')")
    yield page
    context.close()


def marks(page: Page) -> list[dict[str, float]]:
    """The places of all marks in view, on the screen."""
    found: list[dict[str, float]] = page.evaluate(MARKS)
    return found


def await_marks(page: Page, count: int) -> None:
    """Wait until so many marks are drawn: the table follows a choice before the chart does."""
    page.wait_for_function(f"(count) => ({MARKS})().length === count", arg=count)


def span(page: Page) -> list[float]:
    """The range of the time axis."""
    return [
        float(edge) for edge in page.evaluate("document.querySelector('.cf-plot')._fullLayout.xaxis.range")
    ]


def await_span(page: Page, condition: str, *, than: list[float]) -> list[float]:
    """Wait until the range meets a JavaScript condition on ``now`` and ``then``; the new range."""
    page.wait_for_function(
        f"""(then) => {{
          const now = document.querySelector('.cf-plot')._fullLayout.xaxis.range.map(Number);
          return {condition};
        }}""",
        arg=than,
    )
    return span(page)


def titles(page: Page) -> list[str]:
    """The titles written beside the marks."""
    return page.locator(".cf-titles .cf-title:not(.cf-covered)").all_inner_texts()


def chosen(page: Page) -> str:
    """The title on the card."""
    return page.locator(".cf-card .cf-event-title").inner_text()


def click_mark(page: Page, mark: dict[str, float]) -> None:
    page.mouse.click(mark["x"], mark["y"])


def point_at(page: Page, selector: str) -> None:
    """Point at the first mark of a figure until Plotly names it, then click it."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.locator(".cf-figure .hoverlayer .hovertext").first.wait_for()
    page.mouse.click(x, y)


def await_chosen(page: Page, title: str) -> None:
    page.wait_for_function(
        "(title) => document.querySelector('.cf-card .cf-event-title')?.textContent === title", arg=title
    )


def event_count(page: Page) -> int:
    """How many events the filters leave, as the page says."""
    text = page.locator(".cf-result").inner_text()
    return int("".join(character for character in text.split(" ")[0] if character.isdigit()))


def await_count(page: Page, condition: str) -> int:
    page.wait_for_function(
        f"""() => {{
          const count = parseInt(document.querySelector('.cf-result').textContent.replace(/[\\s,]/g, ''));
          return {condition};
        }}"""
    )
    return event_count(page)


def story(page: Page, number: int) -> None:
    """Choose a story by its place among the tabs; 0 is everything."""
    tab = page.locator(".cf-story").nth(number)
    tab.click()
    page.wait_for_function(
        "(at) => document.querySelectorAll('.cf-story')[at].getAttribute('aria-pressed') === 'true'",
        arg=number,
    )


def overlaps(page: Page) -> list[Any]:
    """Titles that cover each other or a mark that is not theirs."""
    found: list[Any] = page.evaluate(OVERLAPS)
    return found


OVERLAPS = """() => {
  const found = [];
  const stage = document.querySelector('.cf-stage').getBoundingClientRect();
  const labels = [...document.querySelectorAll('.cf-title:not(.cf-selected):not(.cf-covered)')]
    .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.right > stage.left && box.left < stage.right);
  for (let a = 0; a < labels.length; a++)
    for (let b = a + 1; b < labels.length; b++) {
      const [one, other] = [labels[a].box, labels[b].box];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 1 && down > 1) found.push([labels[a].text, labels[b].text]);
    }
  const plot = document.querySelector('.cf-plot');
  const { xaxis, yaxis } = plot._fullLayout;
  const marks = plot.data.find((trace) => trace.name === 'marks');
  Array.from(marks.x, (x, at) => {
    const px = stage.left + xaxis.l2p(x);
    const py = stage.top + yaxis.l2p(marks.y[at]);
    for (const { text, box } of labels)
      if (px > box.left + 1 && px < box.right - 1 && Math.abs((box.top + box.bottom) / 2 - py) < 8)
        found.push([text, 'a mark']);
  });
  return found;
}"""
