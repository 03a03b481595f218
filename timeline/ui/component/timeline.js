// The timeline on a wide screen: lanes of marks on a horizontal axis. Plotly draws the marks and turns
// wheel and drag into a new range; titles are packed anew whenever the range settles.

import { eachFrame, fill, h, isDark, onTheme } from "./dom.js";
import { setSpan } from "./address.js";
import { MOST_TITLES, allot, arranged, boldWidth, inView, pixel } from "./arrange.js";
import { density } from "./density.js";
import { listen } from "./gestures.js";
import { createMinimap } from "./minimap.js";
import { Overlay } from "./overlay.js";
import { Plot } from "./plot.js";
import { Scale } from "./scale.js";
import { details, feed as latestFeed, loadRows, onHovered, selected, setHovered, setSelection } from "./store.js";
import { many, number, t } from "./texts.js";
import { DAY, ticks } from "./ticks.js";
import { traces } from "./traces.js";

// Nobody needs to look closer than this.
const SHORTEST = 0.5 * DAY;

export function createTimeline(root, act) {
  const parts = {
    axis: h("div.cf-axis", { "aria-hidden": "true" }),
    gutter: h("div.cf-gutter"),
    bands: h("div.cf-bands", { "aria-hidden": "true" }),
    folds: h("div.cf-folds", { "aria-hidden": "true" }),
    plot: h("div.cf-plot", { "aria-hidden": "true" }),
    titles: h("div.cf-titles", { "aria-hidden": "true" }),
    ring: h("div.cf-ring", { hidden: true, "aria-hidden": "true" }),
    halo: h("div.cf-halo", { hidden: true, "aria-hidden": "true" }),
    tip: h("div.cf-tip", { hidden: true, role: "tooltip" }),
    minimap: h("div.cf-minimap", { "aria-hidden": "true" }),
    hint: h("p.cf-hint", { "aria-live": "polite" }),
  };
  const stage = h("div.cf-stage", { tabindex: "0", role: "application" }, parts.bands, parts.plot, parts.titles, parts.halo, parts.ring, parts.tip);
  root.append(h("div.cf-frame", {}, parts.axis, parts.gutter, stage, parts.folds, parts.minimap), parts.hint);

  const overlay = new Overlay(parts, (text) => boldWidth(text, view.room));
  const minimap = createMinimap(parts.minimap, { setRange: (low, high) => setRange(low, high) });
  const view = { low: 0, high: 1, room: 0, height: 0, lanes: [], ready: false };
  let plot = null;
  let feed = null;
  let data = null;
  let scale = new Scale();

  const x = (at) => pixel(view, at);
  const titleOf = (row) => details(row) ?? { title: "", lang: "" };
  const colour = (lane) => feed.palette[isDark() ? "dark" : "light"][feed.lanes[lane]?.colour ?? 0];

  // ---- data

  function update(nextFeed, nextData) {
    const storyChanged = !data || nextData.story !== data.story || nextFeed.key !== feed?.key;
    const axisChanged = !feed || JSON.stringify(nextFeed.gaps) !== JSON.stringify(feed.gaps);
    const kept = feed && axisChanged && !storyChanged ? [scale.moment(view.low), scale.moment(view.high)] : null;
    const whole = view.ready && isWhole();
    feed = nextFeed;
    data = nextData;
    scale = new Scale(feed.gaps, feed.gapWidth);
    plot ??= new Plot(parts.plot, data.program, { onMove: moved, onSettle: settled });
    if (storyChanged || !view.ready) {
      const span = view.ready ? null : data.span;
      [view.low, view.high] = span ? span.map((moment) => scale.place(moment)) : feed.home;
      view.ready = true;
    } else if (kept) {
      // Folding moves everything on the axis; the reader keeps the same time in view.
      [view.low, view.high] = whole ? feed.home : kept.map((moment) => scale.place(moment));
    }
    stage.setAttribute("aria-label", t("Timeline. Left and right arrow: previous and next event. Plus and minus: zoom. Zero: whole story. The table below lists the same events."));
    resize();
  }

  async function resize() {
    view.room = Math.max(200, stage.clientWidth);
    if (!feed) return;
    const asked = feed;
    const allotted = await allot({ feed, scale, view });
    if (asked !== feed) return;
    Object.assign(view, allotted, { of: feed });
    stage.style.height = parts.gutter.style.height = `${view.height}px`;
    draw();
  }

  // ---- drawing

  let turns = 0;

  async function draw() {
    // Until the lanes of a new feed have their places, nothing of it is drawn.
    if (!feed || view.of !== feed) return;
    const state = { feed, scale, view };
    const turn = ++turns;
    const { count, rows, counts } = await inView(state);
    // Asking may take time: what was asked for last is what is drawn.
    if (turn !== turns || view.of !== feed) return;
    view.outside = feed.shownCount - count;
    if (counts) return show([], density(counts, { view, colour }));
    const drawn = [];
    arranged(state, rows, (lane) => view.lanes[lane].rows).forEach(({ items }, lane) => {
      for (const item of items) {
        item.lane = lane;
        item.colour = colour(lane);
        item.y = view.lanes[lane].top + feed.sizes.gap / 2 + (item.line + 0.5) * feed.sizes.row;
        drawn.push(item);
      }
    });
    show(drawn, null);
    const untitled = rows.length <= MOST_TITLES && rows.some((row) => !details(row));
    if (untitled) {
      const asked = feed;
      await loadRows(feed, rows);
      if (asked === feed) draw();
    }
  }

  function show(drawn, dense) {
    view.drawn = drawn;
    view.dense = dense;
    // Lines beyond the view are there when a drag brings them in.
    const wide = view.high - view.low;
    const lines = ticks(scale, view.low - wide, view.high + wide, view.room * 3);
    overlay.draw({
      drawn, ticks: lines, lanes: view.lanes, scale, known: feed.known, height: view.height, room: view.room,
      titleOf,
    });
    overlay.place(x, view.room);
    overlay.select(selected(), titleOf, view.room);
    drawGutter();
    minimap.draw({ feed, scale, width: view.room, from: feed.home[0], to: feed.home[1], low: view.low, high: view.high, colours: feed.lanes.map((lane, place) => colour(place)) });
    tell(drawn);
    setSpan(...(isWhole() ? [null] : [scale.moment(view.low), scale.moment(view.high)]));
    return plot.draw(traces(feed, drawn, dense), {
      width: view.room, height: view.height, low: view.low, high: view.high,
      ticks: lines.map((line) => line.at), reach: reach(), theme: isDark() ? "dark" : "light",
    });
  }

  function drawGutter() {
    const asked = new Set(data.address.actor?.split(",") ?? []);
    fill(
      parts.gutter,
      feed.lanes.map((lane, place) => {
        const { top, bottom } = view.lanes[place];
        const style = { top: `${top}px`, height: `${bottom - top}px`, color: colour(place) };
        const lines = String(Math.max(1, Math.floor((bottom - top) / 17)));
        const name = h("span.cf-lane-name", { dir: "auto", style: { webkitLineClamp: lines } }, lane.name ?? t("Others"));
        const says = [name, h("span.cf-count", {}, number(lane.count))];
        if (!lane.actor) return h("div.cf-lane", { style, title: lane.name ?? t("Others") }, says);
        return h(
          "button.cf-lane",
          { type: "button", style, title: lane.name, "aria-pressed": String(asked.has(lane.actor)), onclick: () => act("toggle_actor", lane.actor) },
          says,
        );
      }),
    );
  }

  function tell(drawn) {
    const hidden = drawn.filter((item) => item.side === "none").length;
    const { outside } = view;
    const says = [];
    if (view.dense) says.push(t("Too many events for single marks here: areas show how many. Zoom in to see them."));
    else if (hidden) says.push(many("{count} title appears when you zoom in.", "{count} titles appear when you zoom in.", hidden));
    if (outside) says.push(many("{count} event lies outside the view.", "{count} events lie outside the view.", outside));
    parts.hint.textContent = says.join(" ");
  }

  // ---- moving

  const home = () => feed.home;
  const isWhole = () => Math.abs(view.low - home()[0]) + Math.abs(view.high - home()[1]) < (view.high - view.low) * 0.01;

  function reach() {
    const wide = home()[1] - home()[0];
    return [home()[0] - wide * 0.25, home()[1] + wide * 0.25];
  }

  const follow = eachFrame(() => {
    overlay.place(x, view.room);
    overlay.select(selected(), titleOf, view.room);
    minimap.view(view.low, view.high);
  });

  function moved([low, high]) {
    [view.low, view.high] = [low, high];
    follow();
  }

  function settled([low, high]) {
    if (low === view.settledLow && high === view.settledHigh) return;
    setRange(low, high);
  }

  /** Show a stretch of the axis. */
  function setRange(low, high) {
    const [least, most] = reach();
    const wide = Math.min(Math.max(high - low, SHORTEST), most - least);
    const start = Math.min(Math.max((low + high - wide) / 2, least), most - wide);
    [view.low, view.high] = [start, start + wide];
    [view.settledLow, view.settledHigh] = [view.low, view.high];
    draw();
  }

  function zoom(factor, pixel = view.room / 2) {
    const at = view.low + (pixel / view.room) * (view.high - view.low);
    setRange(at - (at - view.low) * factor, at + (view.high - at) * factor);
  }

  /** A stretch of so many days around the selected event, else around the middle of the view. */
  async function zoomTo(days) {
    const row = selected();
    await feed.look.know([row]);
    const inside = row !== null && feed.visible[row];
    const centre = inside ? scale.place(feed.columns.dot[row]) : (view.low + view.high) / 2;
    setRange(centre - (days * DAY) / 2, centre + (days * DAY) / 2);
  }

  /** The whole of the selected event, with some time before and after it. */
  async function fitSelected() {
    const row = selected();
    await feed.look.know([row]);
    if (row === null || !feed.visible[row]) return zoomTo(12);
    const { begin, until, dot } = feed.columns;
    const [from, to] = [scale.place(Math.min(begin[row], dot[row])), scale.place(Math.max(until[row], dot[row]))];
    const wide = Math.max((to - from) * 1.5, 12 * DAY);
    setRange((from + to - wide) / 2, (from + to + wide) / 2);
  }

  /** Bring an event into view without changing the zoom. */
  async function reveal(row) {
    if (!feed || row === null) return;
    await feed.look.know([row]);
    if (row !== selected() || !feed.visible[row]) return;
    const at = scale.place(feed.columns.dot[row]);
    const wide = view.high - view.low;
    const edge = isWhole() ? 0 : wide * 0.03;
    if (at >= view.low + edge && at <= view.high - edge) return;
    setRange(at - wide / 2, at + wide / 2);
  }

  // ---- pointing

  listen(stage, {
    hit: (px, py) => (view.dense ? null : overlay.hit(px, py)),
    choose: (item) => {
      setSelection(item.row, "act");
      act("select", item.row);
    },
    point,
    zoom,
    home: () => setRange(...home()),
  });

  function point(item, px, py) {
    stage.classList.toggle("cf-pointing", Boolean(item));
    setHovered(item?.row ?? null);
    parts.tip.hidden = !item;
    if (!item) return;
    const known = details(item.row);
    if (!known) {
      loadRows(latestFeed(), [item.row]).then(() => details(item.row) && point(item, px, py));
      parts.tip.hidden = true;
      return;
    }
    fill(parts.tip, h("b", { lang: known.lang, dir: "auto" }, known.title), h("span", {}, known.when), h("span.cf-muted", {}, known.actors));
    const left = Math.min(Math.max(px + 14, 4), view.room - parts.tip.offsetWidth - 4);
    const above = item.y + 20 + parts.tip.offsetHeight > view.height;
    parts.tip.style.transform = `translate(${left}px, ${above ? item.y - 16 - parts.tip.offsetHeight : item.y + 16}px)`;
  }

  onHovered((row) => overlay.hover(row));

  stage.addEventListener("keydown", (event) => {
    const done = { "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1.7), 0: () => setRange(...home()) }[event.key];
    if (!done || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    done();
  });

  new ResizeObserver(() => {
    if (Math.abs(stage.clientWidth - view.room) > 1 && stage.clientWidth) resize();
  }).observe(stage);
  onTheme(() => draw());

  return {
    update,
    select(row, from) {
      if (!feed) return;
      if (row !== null && !details(row)) {
        loadRows(feed, [row]).then(() => row === selected() && overlay.select(row, titleOf, view.room));
      }
      overlay.select(row, titleOf, view.room);
      if (from !== "act" && from !== "proposal") reveal(row);
    },
    zoom,
    zoomTo,
    fitSelected,
    showAll: () => setRange(...home()),
  };
}
