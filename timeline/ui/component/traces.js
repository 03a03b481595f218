// The events drawn as Plotly's traces, in the order of view/figure.py.

import { DAY } from "./ticks.js";

// Shapes of one size do not look it: corners count for more than curves.
const SIZES = { square: 9, diamond: 12, triangle: 11, x: 9 };
// Opacity of bars, as the last two digits of a colour.
const UNCERTAIN = "47";
const LASTING = "8c";

/** `drawn` are single events, `dense` areas that stand for too many. */
export function traces(feed, drawn, dense) {
  return [bars(feed, drawn, 1, UNCERTAIN), bars(feed, drawn, 2, LASTING), marks(feed, drawn), ...(dense ?? [])];
}

function bars(feed, drawn, precision, opacity) {
  const some = drawn.filter((item) => feed.columns.precision[item.row] === precision);
  return {
    base: some.map((item) => item.from),
    x: some.map((item) => item.to - item.from),
    y: some.map((item) => item.y),
    marker: { color: some.map((item) => item.colour + opacity) },
  };
}

function marks(feed, drawn) {
  const symbols = drawn.map((item) => symbolOf(feed, item.row));
  const colours = drawn.map((item) => item.colour);
  return {
    x: drawn.map((item) => item.at),
    y: drawn.map((item) => item.y),
    marker: {
      symbol: symbols,
      size: symbols.map((symbol) => SIZES[symbol.split("-")[0]] ?? feed.sizes.mark),
      color: colours,
      line: { width: 2, color: colours },
    },
  };
}

/** Seen from an earlier day, what lay ahead had not happened: its mark stays hollow. */
function symbolOf(feed, row) {
  const name = feed.symbols[feed.statuses[feed.columns.status[row]]];
  const ahead = feed.known !== null && feed.columns.begin[row] >= feed.known + DAY;
  return ahead && !name.includes("-open") && name !== "x" ? `${name}-open` : name;
}
