// The timeline on a phone: time runs downwards, each event a line with its mark; silences are named.

import { fill, h, isDark, onTheme } from "./dom.js";
import { mark } from "./marks.js";
import { details, loadRows, selected, setSelection } from "./store.js";
import { DAY, lengthInWords, silence } from "./ticks.js";
import { formatted, many, t } from "./texts.js";

// Silences shorter than this need no words.
const SILENCE = 8 * DAY;
const AT_ONCE = 80;
const FAR = 1000;
const BEFORE = 20;
// Among the precisions: what went on for a time begins at its mark.
const LASTING = 2;

export function createList(root, act) {
  let feed = null;
  let data = null;
  let start = 0;
  let shown = AT_ONCE;

  async function update(next, nextData) {
    data = nextData;
    if (next !== feed) {
      feed = next;
      const { first } = data.chosen ? await feed.look.page({ row: selected(), count: 1 }) : { first: 0 };
      if (next !== feed) return;
      // Who chose an event far from the start begins near it.
      start = first > FAR ? first - BEFORE : 0;
      shown = Math.max(AT_ONCE, first + 10 - start);
      await draw();
    }
    select(selected());
  }

  async function draw() {
    const asked = feed;
    const { rows } = await feed.look.page({ first: start, count: shown });
    await loadRows(feed, rows);
    if (asked !== feed) return;
    const colours = feed.palette[isDark() ? "dark" : "light"];
    const lines = [];
    let previous = null;
    let month = "";
    for (const row of rows) {
      const before = previous === null ? 0 : silence(feed.columns, previous, row);
      if (before > SILENCE) {
        lines.push(h("li.cf-silence", {}, h("span", {}, t("{length} later", { length: lengthInWords(before, many) }))));
      }
      const here = monthOf(row);
      lines.push(line(row, colours, here === month ? "" : here));
      month = here;
      previous = row;
    }
    fill(
      root,
      start > 0 && more(() => { start = Math.max(0, start - AT_ONCE); shown += AT_ONCE; }),
      h("ol.cf-events", {}, lines),
      start + shown < feed.shownCount && more(() => { shown += AT_ONCE; }),
    );
  }

  const more = (work) => h("button.cf-more", { type: "button", onclick: () => { work(); draw(); } }, t("Show more"));

  /** The month of an event, or its years where no one month is told. */
  function monthOf(row) {
    const { begin, until, dot, precision } = feed.columns;
    const month = (at) => formatted(at, { month: "short", year: "numeric" });
    const last = until[row] - 1;
    const brief = until[row] - begin[row] <= SILENCE;
    if (brief || precision[row] === LASTING || month(begin[row]) === month(last)) return month(dot[row]);
    const years = [begin[row], last].map((at) => formatted(at, { year: "numeric" }));
    return [...new Set(years)].join("–");
  }

  function line(row, colours, month) {
    const { status, precision } = feed.columns;
    const known = details(row) ?? { title: "", when: "", actors: "", lang: "" };
    const lane = feed.lanes[feed.lane[row]];
    const style = { color: colours[lane.colour] };
    return h("li.cf-event", { dataset: { row } },
      h("span.cf-month", {}, month),
      h("span.cf-thread", { style, class: ["", "cf-pale", "cf-solid"][precision[row]] }, mark(feed.symbols[feed.statuses[status[row]]])),
      h("button.cf-line", { type: "button", onclick: () => choose(row) },
        h("span.cf-line-title", { lang: known.lang, dir: "auto" }, known.title),
        h("span.cf-line-when", {}, known.when, " · ", h("span", { style, dir: "auto" }, lane.name ?? t("Others")))),
    );
  }

  function choose(row) {
    setSelection(row, "act");
    act("select", row);
  }

  function select(row) {
    for (const item of root.querySelectorAll(".cf-event")) {
      const is = Number(item.dataset.row) === row;
      item.classList.toggle("cf-selected", is);
      if (is && data?.chosen) item.scrollIntoView({ block: "nearest", behavior: "smooth" });
    }
  }

  onTheme(() => feed && root.offsetParent && draw());
  return {
    update,
    select,
    /** What changed is the selection alone. */
    told(nextData) {
      data = nextData;
      if (root.offsetParent) select(selected());
    },
  };
}
