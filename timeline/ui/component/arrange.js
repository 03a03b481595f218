// Where events stand on the timeline: how many rows each lane gets, and each event's row and title.
// `state` holds the feed, the scale, and the view: {low, high, room} in axis units and pixels.

import { BINS } from "./density.js";
import { NEAR, pack, share } from "./packing.js";
import { details } from "./store.js";
import { SIZES } from "./traces.js";

// More marks than this become density; more than this many titles would be noise.
export const MOST_MARKS = 900;
export const MOST_TITLES = 240;

const TITLE_FONT = '13px "Source Sans", "Source Sans 3", system-ui, sans-serif';
// Room for one more line in a lane's name, and for the flag of the day up to which articles are read.
const FLAG = 22;
const MOST_ROWS = 60;

const pen = document.createElement("canvas").getContext("2d");

const measured = (text, font) => {
  pen.font = font;
  return Math.ceil(pen.measureText(text).width) + 2;
};

/** The width of the chosen event's title, which is bold. */
export const boldWidth = (text, room) => Math.min(measured(text, `600 ${TITLE_FONT}`), room * 0.92);

/** Where a place of the axis stands, in pixels. */
export const pixel = (view, at) => ((at - view.low) / (view.high - view.low)) * view.room;

/** The events that touch the view: `{count, rows}`, or `{count, counts}` where they are too many for marks. */
export const inView = ({ feed, scale, view }) =>
  feed.look.within({ scale, low: view.low, high: view.high, most: MOST_MARKS, bins: BINS });

/** The lanes' edges and rows, `{lanes: [{top, bottom, rows}], height}`: what titles need with the whole
 * story in view, within what the screen has. Zooming changes none of it. */
export async function allot({ feed, scale, view }) {
  const { gap, row } = feed.sizes;
  const tall = Math.min(1100, Math.max(480, innerHeight - 300));
  const budget = Math.max(feed.lanes.length, Math.floor((tall - feed.lanes.length * gap) / row));
  const whole = { feed, scale, view: { low: feed.home[0], high: feed.home[1], room: view.room } };
  const { rows: all } = await inView(whole);
  // Where single marks would not be told apart, lanes share what there is.
  const needs = !all ? feed.lanes.map(() => budget) : arranged(whole, all, () => MOST_ROWS).map((lane) => lane.used);
  let top = gap / 2 + (feed.known === null ? 0 : FLAG);
  const lanes = share(needs, budget).map((rows) => {
    const lane = { top, bottom: top + rows * row + gap, rows };
    top = lane.bottom;
    return lane;
  });
  return { lanes, height: Math.max(120, top + gap / 2) };
}

/** Pack the events of each lane into at most `most(lane)` rows: [{used, items}]. */
export function arranged(state, rows, most) {
  const titled = rows.length <= MOST_TITLES;
  const lanes = state.feed.lanes.map(() => []);
  for (const row of rows) lanes[state.feed.lane[row]].push(itemOf(state, row, titled));
  return lanes.map((items, lane) => {
    const places = pack(items, state.view.room, most(lane));
    places.forEach(({ row, side, width }, at) => {
      items[at].line = row;
      items[at].side = titled && items[at].width ? side : "none";
      items[at].shown = width;
    });
    return { used: Math.max(1, ...places.map((place) => place.row + 1)), items };
  });
}

function itemOf({ feed, scale, view }, row, titled) {
  const { begin, until, dot, precision } = feed.columns;
  const at = scale.place(dot[row]);
  const bar = precision[row] > 0;
  const from = bar ? scale.place(begin[row]) : at;
  const to = bar ? scale.place(until[row]) : at;
  const symbol = feed.symbols[feed.statuses[feed.columns.status[row]]];
  // A diamond's points reach further than its size says.
  const half = (SIZES[symbol] ?? feed.sizes.mark) / 2 + (symbol.startsWith("diamond") ? 4 : 1);
  const centre = pixel(view, at);
  const left = Math.min(pixel(view, from), centre - half);
  const right = Math.max(pixel(view, to), centre + half);
  // Inside a long bar a title may be longer than beside a mark.
  const inside = bar ? Math.min(right, view.room) - Math.max(centre, 0) - 5 * NEAR : 0;
  return { row, at, from, to, bar, dot: centre, left, right, width: titled ? titleWidth(row, inside, view.room) : 0 };
}

function titleWidth(row, inside, room) {
  const known = details(row);
  if (!known) return 0;
  known.width ??= measured(known.title, TITLE_FONT);
  const widest = Math.min(380, Math.max(190, room * 0.38));
  return Math.min(known.width, Math.max(widest, inside));
}
