// The shapes of events as small drawings, for legend, table, card and the phone's list. They are the
// shapes that Plotly draws on the timeline (view/marks.py names them).

import { svg } from "./dom.js";

const SHAPES = {
  circle: (hollow) => svg("circle", { cx: 8, cy: 8, r: hollow ? 4 : 4.8 }),
  square: () => svg("rect", { x: 3.8, y: 3.8, width: 8.4, height: 8.4, rx: 0.5 }),
  diamond: () => svg("path", { d: "M8 2.4 13.6 8 8 13.6 2.4 8Z" }),
  "triangle-up": () => svg("path", { d: "M8 3 13 12H3Z" }),
  "triangle-right": () => svg("path", { d: "M4 3 13 8 4 13Z" }),
  x: () => svg("path", { d: "m4 4 8 8m0-8-8 8", class: "cf-stroke" }),
};

/** The mark of a status by its symbol, drawn in the current colour. */
export function mark(symbol) {
  const hollow = symbol.includes("-open");
  const dotted = symbol.endsWith("-dot");
  const shape = SHAPES[symbol.replace("-open", "").replace("-dot", "")](hollow);
  const drawing = svg("svg", { viewBox: "0 0 16 16", class: `cf-mark${hollow ? " cf-hollow" : ""}`, "aria-hidden": "true" });
  drawing.append(shape);
  if (dotted) drawing.append(svg("circle", { cx: 8, cy: 8, r: 1.2, class: "cf-dot" }));
  return drawing;
}

/** The bar behind a mark that says how well its time is known. */
export function bar(precision) {
  const drawing = svg("svg", { viewBox: "0 0 28 16", class: "cf-mark cf-wide", "aria-hidden": "true" });
  if (precision === "approximate") drawing.append(svg("rect", { x: 1, y: 3, width: 26, height: 10, class: "cf-pale" }));
  if (precision === "interval") drawing.append(svg("rect", { x: 1, y: 3, width: 26, height: 10, class: "cf-solid" }));
  const x = precision === "interval" ? 5 : 14;
  drawing.append(svg("circle", { cx: x, cy: 8, r: 4.4 }));
  return drawing;
}
