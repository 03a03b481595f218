// The story one event after the other, as a reader would: what, when, and where it is written. The
// strip above moves along.

import { ask } from "./ask.js";
import { fill, h, isDark } from "./dom.js";
import { createMinimap } from "./minimap.js";
import { mark } from "./marks.js";
import { Scale } from "./scale.js";
import { feed as latest, selected, setSelection } from "./store.js";
import { DAY, lengthInWords, silence, ticks } from "./ticks.js";
import { many, number, spoken, t } from "./texts.js";

const AT_ONCE = 12;
const SILENCE = 8 * DAY;
// Nobody reads so many to come to another place.
const FAR = 300;

export function createStory(root, act) {
  const strip = h("div.cf-minimap.cf-strip", { "aria-hidden": "true" });
  const list = h("ol.cf-told-list");
  const more = h("div.cf-end");
  const axis = h("div.cf-strip-axis", { "aria-hidden": "true" });
  root.append(h("div.cf-along", {}, strip, axis), list, more);
  const minimap = createMinimap(strip, { setRange: (low, high, done) => done && goTo((low + high) / 2) });
  let feed = null;
  let data = null;
  let scale = new Scale();
  let start = 0;
  let shown = 0;
  let before = null;
  let loading = null;
  let key = "";

  async function update(nextFeed, nextData) {
    data = nextData;
    const { event, view, ...criteria } = data.address;
    const nextKey = JSON.stringify([nextFeed.key, spoken(), criteria]);
    feed = nextFeed;
    scale = new Scale(feed.gaps, feed.gapWidth);
    if (nextKey !== key) {
      key = nextKey;
      start = shown = 0;
      before = null;
      list.replaceChildren();
      const { first: at } = data.chosen ? await feed.look.page({ row: selected(), count: 1 }) : { first: 0 };
      await readTo(at);
      if (at > 0) list.querySelector(`[data-row="${selected()}"]`)?.scrollIntoView({ block: "center" });
    }
    drawStrip();
  }

  /** Show what is told up to a place, from the start, or from shortly before where that is far. */
  async function readTo(place) {
    if (place < start || place > shown + FAR) {
      list.replaceChildren();
      start = shown = place > FAR ? place - 2 : 0;
      before = null;
    }
    await extend(Math.max(start + AT_ONCE, place + 2));
  }

  /** Add events until so many are shown. */
  async function extend(to) {
    const asked = key;
    while (shown < Math.min(to, feed.shownCount)) {
      const { rows } = await feed.look.page({ first: shown, count: AT_ONCE });
      if (asked !== key) return;
      const { event, view, lang, ...criteria } = data.address;
      const answer = await ask(`chronofil/data/${feed.key}/${spoken()}/cards.json`, { ...(criteria.known ? { known: criteria.known } : {}), i: rows.join(",") });
      if (asked !== key || !answer.ok) return;
      const cards = await answer.json();
      if (asked !== key) return;
      cards.forEach((card, at) => list.append(...chapter(card, rows[at], shown + at)));
      shown += rows.length;
    }
    fill(more, shown < feed.shownCount ? h("button.cf-more", { type: "button", onclick: () => extend(shown + AT_ONCE) }, t("Show more")) : h("p.cf-muted", {}, t("End of the story.")));
  }

  function chapter(card, row, place) {
    const lane = feed.lanes[feed.lane[row]];
    const color = feed.palette[isDark() ? "dark" : "light"][lane.colour];
    const quiet = before === null ? 0 : silence(feed.columns, before, row);
    before = row;
    const [source] = card.sources;
    const item = h("li.cf-chapter", { dataset: { row } },
      h("p.cf-chapter-when", {}, h("strong", {}, card.when), h("span.cf-muted", {}, number(place + 1))),
      h("div.cf-chapter-body", {},
        h("p.cf-kind", {}, h("i.cf-coloured", { style: { color } }, mark(feed.symbols[card.status])), h("span", {}, card.announced ? t("announced") : card.statusName), card.actors.length > 0 && h("span", { dir: "auto" }, card.actors.map((actor) => actor.name).join(", "))),
        h("h2.cf-event-title", { lang: card.language, dir: "auto" },
          h("button", { type: "button", onclick: () => { act("select", row); act("set_view", "timeline"); }, title: t("Show on the timeline") }, card.title)),
        source && h("blockquote", { lang: source.language, dir: "auto" },
          h("span.cf-context", {}, source.before),
          source.segments.map(([text, dates]) => (dates ? h("mark", {}, text) : text)),
          h("span.cf-context", {}, source.after)),
        source && h("p.cf-from", {}, h("cite", { lang: source.language, dir: "auto" }, source.article), h("span", {}, [source.publisher, source.published].filter(Boolean).join(" · "))),
        source && h("p.cf-why", {}, source.sentence)));
    watcher.observe(item);
    const pause = quiet > SILENCE ? [h("li.cf-pause", {}, t("{length} later", { length: lengthInWords(quiet, many) }))] : [];
    return [...pause, item];
  }

  // The event in the middle of the screen is the one being read.
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      entry.target.classList.toggle("cf-reading", entry.isIntersecting);
      if (!entry.isIntersecting) continue;
      const row = Number(entry.target.dataset.row);
      setSelection(row, "story");
      const wide = (feed.home[1] - feed.home[0]) / 60;
      const at = scale.place(feed.columns.dot[row]);
      minimap.view(at - wide / 2, at + wide / 2);
      if (entry.target === list.lastElementChild && !loading) {
        loading = extend(shown + AT_ONCE).finally(() => { loading = null; });
      }
    }
  }, { rootMargin: "-45% 0px -50% 0px" });

  function drawStrip() {
    const colours = feed.palette[isDark() ? "dark" : "light"];
    const [from, to] = feed.home;
    fill(axis, ticks(scale, from, to, strip.clientWidth).map(({ at, text, above, strong }, place) =>
      h("span", { style: { left: `${((at - from) / (to - from)) * 100}%` } }, text, (strong || !place) && above ? h("b", {}, ` ${above}`) : null)));
    const known = feed.columns.dot[selected()];
    const at = known === undefined ? feed.home[0] : scale.place(known);
    const wide = (feed.home[1] - feed.home[0]) / 60;
    minimap.draw({ feed, scale, width: strip.clientWidth, from: feed.home[0], to: feed.home[1], low: at - wide / 2, high: at + wide / 2, colours: feed.lanes.map((lane) => colours[lane.colour]) });
  }

  async function goTo(at) {
    const { first, rows } = await feed.look.page({ place: at, scale, count: 1 });
    await readTo(first);
    list.querySelector(`[data-row="${rows[0]}"]`)?.scrollIntoView({ block: "center" });
  }

  new ResizeObserver(() => feed && latest() === feed && strip.clientWidth && drawStrip()).observe(strip);

  return {
    update,
    select(row, from) {
      if (from === "server") list.querySelector(`[data-row="${row}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" });
    },
  };
}
