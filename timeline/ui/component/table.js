// The same events as a table: sortable, a page at a time, always on the page of the selected event.

import { fill, h, icon, onTheme } from "./dom.js";
import { mark } from "./marks.js";
import { colourOf, details, loadRows, onHovered, onSelection, selected, setHovered, setSelection, subscribe } from "./store.js";
import { many, named, number, t } from "./texts.js";

const PAGE = 25;

export function create(root, act) {
  const heading = h("h2.cf-heading");
  const scroll = h("div.cf-scroll", { tabindex: "0", role: "group" });
  const pages = h("div.cf-pages");
  root.append(heading, scroll, pages);
  let feed = null;
  let sort = { by: "when", down: false };
  let wanted = { first: 0 };
  let page = 0;

  const columns = () => [
    ["when", t("Date")],
    ["title", t("Event")],
    ["actors", t("Actors")],
    ["status", t("Status")],
    ["kind", t("Action")],
    ["certainty", t("Certainty")],
  ];

  /** The page of the selected event, or the one that is shown. */
  const showSelected = () => { wanted = { first: page * PAGE, row: selected() }; };

  async function draw() {
    if (!feed) return;
    const [asked, asking] = [feed, wanted];
    const first = Math.min(asking.first, Math.max(0, Math.ceil(feed.shownCount / PAGE) - 1) * PAGE);
    const found = await feed.look.page({ ...sort, ...asking, first, count: PAGE });
    await loadRows(feed, found.rows);
    if (asked !== feed || asking !== wanted) return;
    page = Math.floor(found.first / PAGE);
    heading.textContent = many("{count} event in a table", "{count} events in a table", feed.shownCount);
    scroll.setAttribute("aria-label", heading.textContent);
    const focused = document.activeElement?.closest?.("tr")?.dataset.row;
    fill(scroll, h("table.cf-table", { "aria-rowcount": String(feed.shownCount + 1) },
      h("thead", {}, h("tr", {}, columns().map(headOf))),
      h("tbody", {}, found.rows.map((row, at) => lineOf(row, page * PAGE + at)))));
    if (focused && scroll.contains(document.activeElement) === false) scroll.querySelector(`tr[data-row="${focused}"] button`)?.focus({ preventScroll: true });
    drawPages();
  }

  function headOf([by, says]) {
    const is = sort.by === by;
    const direction = is ? (sort.down ? "descending" : "ascending") : "none";
    return h("th", { scope: "col", "aria-sort": direction },
      h("button.cf-sort", { type: "button", class: is ? "cf-active" : "", onclick: () => {
        sort = { by, down: is ? !sort.down : false };
        showSelected();
        draw();
      } }, says, h("span.cf-arrow", { "aria-hidden": "true" }, is ? (sort.down ? "↓" : "↑") : "")));
  }

  function lineOf(row, at) {
    const known = details(row) ?? { title: "", when: "", actors: "", lang: "" };
    const { status, kind, certainty } = feed.columns;
    const statusName = feed.statuses[status[row]];
    const is = row === selected();
    return h("tr", { dataset: { row }, "aria-rowindex": String(at + 2), class: is ? "cf-selected" : "", onclick: () => choose(row), onpointerenter: () => setHovered(row), onpointerleave: () => setHovered(null) },
      h("td.cf-cell-when", {}, known.when),
      h("td", {}, h("button.cf-cell-title", { type: "button", lang: known.lang, dir: "auto", "aria-pressed": String(is) }, known.title)),
      h("td.cf-cell-actors", { dir: "auto" }, known.actors),
      h("td.cf-cell-status", {}, h("span", {}, h("i.cf-coloured", { style: { color: colourOf(row) } }, mark(feed.symbols[statusName])), named("status", statusName))),
      h("td", {}, named("kind", feed.kinds[kind[row]])),
      h("td", {}, named("certainty", feed.certainties[certainty[row]])));
  }

  function choose(row) {
    setSelection(row, "table");
    act("select", row);
  }

  function drawPages() {
    const last = Math.ceil(feed.shownCount / PAGE);
    pages.hidden = last <= 1;
    const go = (says, to, drawing) => h("button.cf-step", { type: "button", "aria-label": says, disabled: to < 0 || to >= last, onclick: () => { wanted = { first: to * PAGE }; draw(); } }, drawing);
    fill(pages, go(t("Previous page"), page - 1, icon("left")),
      h("span", {}, t("{first} to {last} of {count}", { first: number(page * PAGE + 1), last: number(Math.min(feed.shownCount, (page + 1) * PAGE)), count: number(feed.shownCount) })),
      go(t("Next page"), page + 1, icon("right")));
  }

  // A filter brings a feed and often another selection; the table, mostly below the screen, is made
  // once for both and after the timeline.
  let waiting = false;
  function drawSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => setTimeout(() => { waiting = false; draw(); }));
  }

  subscribe((next) => {
    feed = next;
    showSelected();
    drawSoon();
  });
  onSelection(() => {
    if (!feed) return;
    showSelected();
    drawSoon();
  });

  onHovered((row) => {
    for (const line of scroll.querySelectorAll("tbody tr")) line.classList.toggle("cf-hot", Number(line.dataset.row) === row);
  });
  onTheme(drawSoon);

  // All that is told to this part comes with the feed and the selection.
  return { update() {} };
}
