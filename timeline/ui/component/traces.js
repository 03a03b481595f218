// The events drawn as Plotly's traces, in the order of view/figure.py.

import { DAY } from "./ticks.js";

// Shapes of one size do not look it: corners count for more than curves.
export const SIZES = {
  circle: 12, square: 11, "triangle-right": 13, x: 11, diamond: 14, "triangle-up": 13,
  "circle-open": 10, "circle-open-dot": 10, "square-open": 9, "diamond-open": 12, "triangle-up-open": 11, "triangle-right-open": 11,
};
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
  // Hollow marks have a line of their colour; the line that the figure gives to all is clear.
  const colours = drawn.map((item) => item.colour);
  return {
    x: drawn.map((item) => item.at),
    y: drawn.map((item) => item.y),
    marker: {
      symbol: symbols,
      size: symbols.map((symbol) => SIZES[symbol] ?? feed.sizes.mark),
      color: colours,
    },
  };
}

/** Seen from an earlier day, what lay ahead had not happened: its mark stays hollow. */
function symbolOf(feed, row) {
  const name = feed.symbols[feed.statuses[feed.columns.status[row]]];
  const ahead = feed.known !== null && feed.columns.begin[row] >= feed.known + DAY;
  return ahead && !name.includes("-open") && name !== "x" ? `${name}-open` : name;
}
