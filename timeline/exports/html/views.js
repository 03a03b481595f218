// Makes the figures of the other views in the page, as view/activity.py and view/knowledge.py make them
// on the server; a test holds them to the same numbers. Time stands as on the story's own axis.

import { fromAddress } from "./actions.js";
import { matching } from "./filtering.js";
import { Scale } from "./scale.js";
import { many, shortDay, t } from "./texts.js";
import { DAY, ticks } from "./ticks.js";

const MOST = 14;
const LONGEST = 22;
const LINE = 34;
const WEEK = 7 * DAY;
const MONDAY = 4 * DAY;
const ROW = 78;
const MOST_ROWS = 16;
const APART = 13;
const NEAR = 0.016;
// Pixels that the axis is made for; on a phone it is thinned out (figures.js).
const ROOM = 900;

/** A figure by its name for the events that an address shows. */
export function figureOf(all, name, theme, language, address) {
  const state = { ...fromAddress(all, address), language };
  const shown = matching(all, state);
  const rows = all.order.filter((row) => shown[row]);
  return { together, weeks, known }[name]({ all, state, theme, language, rows, scope: all.scopes[state.story ?? ""] });
}

function framed({ all, theme }, height, margin = {}) {
  const layout = structuredClone(all.framed[theme]);
  return { ...layout, height, margin: { ...layout.margin, ...margin } };
}

/** The busiest actors as numbers, and for each row which of them it has. */
function busiest({ all, language, rows }) {
  const numbers = new Map(all.ids.actors.map((id, number) => [id, number]));
  const has = rows.map((row) => all.cards[language][row].actors.map(({ id }) => numbers.get(id)));
  const counts = new Map();
  for (const actor of has.flat()) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  const actors = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, MOST);
  return { actors, has };
}

/** The actors' names, short enough for an axis, no two alike: Plotly would draw those in one row. */
function labels({ all, language }, actors) {
  const names = actors.map((actor) => all.actors[language][actor][1]);
  const short = names.map((name) => plain(name, LONGEST));
  const apart = short.map((one, at) => (short.indexOf(one) === short.lastIndexOf(one) ? one : plain(byItsEnd(names[at]), LONGEST)));
  return apart.map((one, at) => {
    const before = apart.slice(0, at).filter((other) => other === one).length;
    return before ? `${one} ${before + 1}` : one;
  });
}

function byItsEnd(name) {
  if (name.length <= LONGEST) return name;
  const last = name.slice(-14);
  const end = last.slice(last.indexOf(" ") + 1) || last;
  return `${name.slice(0, LONGEST - 1 - end.length).trimEnd()}…${end}`;
}

function together(asked) {
  const { all, theme } = asked;
  const { actors, has } = busiest(asked);
  const names = labels(asked, actors);
  const z = actors.map((one) => actors.map((other) => (one === other ? null : has.filter((some) => some.includes(one) && some.includes(other)).length || null)));
  const layout = framed(asked, 110 + LINE * actors.length, { r: 80 });
  Object.assign(layout.xaxis, { side: "top", tickangle: -40, fixedrange: true, type: "category" });
  Object.assign(layout.yaxis, { autorange: "reversed", fixedrange: true, type: "category" });
  const ids = actors.map((actor) => all.ids.actors[actor]);
  const data = [{
    type: "heatmap", z, x: names, y: names,
    customdata: ids.map((one) => ids.map((other) => [one, other])),
    text: z.map((line) => line.map((value) => (value === null ? "" : String(value)))),
    texttemplate: "%{text}", textfont: { color: layout.font.color },
    hovertemplate: "%{y}, %{x}: %{z}<extra></extra>", hoverongaps: false, showscale: false, xgap: 2, ygap: 2, zmin: 0,
    colorscale: [[0, all.shared[theme][0]], [1, all.shared[theme][1]]],
  }];
  return { data, layout };
}

function weeks(asked) {
  const { all, theme, rows, scope } = asked;
  const { actors, has } = busiest(asked);
  const colours = new Map(scope.lanes.actor.lanes.map(({ key, colour }) => [key, colour]));
  const scale = new Scale(scope.gaps, scope.gapWidth);
  const names = labels(asked, actors);
  const data = actors.map((actor, place) => {
    const busy = new Map();
    rows.forEach((row, at) => {
      if (!has[at].includes(actor)) return;
      const week = Math.floor((all.dot[row] - MONDAY) / WEEK) * WEEK + MONDAY;
      busy.set(week, (busy.get(week) ?? 0) + 1);
    });
    const counts = [...busy.values()];
    return {
      type: "scatter", mode: "markers",
      x: [...busy.keys()].map((week) => scale.place(week + WEEK / 2)),
      y: counts.map(() => names[place]),
      customdata: counts.map(() => all.ids.actors[actor]),
      text: counts.map(String), hovertemplate: "%{y}: %{text}<extra></extra>",
      marker: {
        size: counts.map((count) => Math.min(30, 8 + 7 * Math.sqrt(count))),
        color: all.palette[theme][colours.get(all.outermost[actor]) ?? all.palette[theme].length - 1],
        opacity: 0.85, line: { width: 0 },
      },
    };
  });
  const layout = framed(asked, 60 + LINE * actors.length);
  Object.assign(layout.xaxis, axisOf(scale, scope.home));
  Object.assign(layout.yaxis, { autorange: "reversed", fixedrange: true, type: "category" });
  return { data, layout };
}

function known(asked) {
  const { all, theme, rows, scope } = asked;
  const scale = new Scale(scope.gaps, scope.gapWidth);
  const told = rows.flatMap((row) => [...new Set(all.tellers[row])]
    .map((document) => ({ row, at: all.documents[document].published }))
    .filter(({ at }) => at !== null));
  const days = [...new Set(told.map(({ at }) => at))].sort((a, b) => a - b);
  const evenly = days.length > MOST_ROWS;
  const deep = ROW * ((evenly ? MOST_ROWS : days.length) - 1);
  const layout = framed(asked, 184 + Math.max(deep, ROW), { b: 30 });
  Object.assign(layout.xaxis, axisOf(scale, scope.home));
  if (!told.length) return { data: [], layout };
  const down = (at) => (evenly ? ((at - days[0]) / (days.at(-1) - days[0])) * deep : between(days, at) * ROW);
  const named = evenly ? days.filter((_, at) => at % Math.ceil(days.length / MOST_ROWS) === 0) : days;
  Object.assign(layout.yaxis, { range: [deep + 44, -44], tickvals: named.map(down), ticktext: named.map((at) => dayName(asked, at)), fixedrange: true });
  layout.annotations = [["told afterwards", 0, "left"], ["announced", 1, "right"]].map(([text, x, xanchor]) => ({
    text: t(text), x, y: 0, xref: "x domain", yref: "y domain", xanchor, yanchor: "top", yshift: -6, showarrow: false,
    font: { color: all.muted[theme], size: 13 },
  }));
  const line = [];
  for (let at = days[0]; at <= days.at(-1); at += DAY) line.push(at);
  const x = told.map(({ row }) => scale.place(all.dot[row]));
  const y = stacked(x, told.map(({ at }) => down(at)), (scope.home[1] - scope.home[0]) * NEAR);
  const { lanes, member } = scope.lanes[asked.state.lanes];
  const color = told.map(({ row }) => all.palette[theme][lanes[member[row]].colour]);
  const data = [
    { type: "scatter", mode: "lines", x: line.map((at) => scale.place(at + DAY / 2)), y: line.map(down), line: { color: all.muted[theme], width: 1.5, dash: "dot" }, hoverinfo: "skip" },
    {
      type: "scatter", mode: "markers", x, y, customdata: told.map(({ row }) => row), cliponaxis: false,
      text: told.map(({ row }) => plain(all.rows[asked.language][row][0], 90)), hovertemplate: "%{text}<extra></extra>",
      marker: { symbol: told.map(({ row }) => all.symbols[all.names.statuses[all.status[row]]]), size: 11, opacity: 1, color, line: { width: 2, color } },
    },
  ];
  return { data, layout };
}

/** A place among the days, with fractions between them. */
function between(days, at) {
  const place = days.findLastIndex((day) => day <= at);
  return place >= days.length - 1 ? place : place + (at - days[place]) / (days[place + 1] - days[place]);
}

/** Marks of one row that would cover each other, above and below its middle by turns. */
function stacked(x, y, near) {
  const steps = [0, -APART, APART, -2 * APART, 2 * APART];
  const taken = new Map();
  const placed = [...y];
  const order = x.map((_, at) => at).sort((a, b) => y[a] - y[b] || x[a] - x[b]);
  for (const at of order) {
    const step = steps.find((one) => x[at] - (taken.get(`${y[at]} ${one}`) ?? -Infinity) >= near) ?? 0;
    taken.set(`${y[at]} ${step}`, x[at]);
    placed[at] += step;
  }
  return placed;
}

/** The day, said as approximate where it is only likely, and which article appeared or how many. */
function dayName({ all, theme }, at) {
  const on = all.documents.filter(({ published }) => published === at);
  const what = on.length === 1 ? plain(on[0].title, 30) : many("{count} article", "{count} articles", on.length);
  const day = shortDay(at);
  const when = on.some(({ exact }) => exact) ? day : t("around {day}", { day });
  return `${plain(when, 40)}<br><span style="color:${all.muted[theme]}">${what}</span>`;
}

function axisOf(scale, home) {
  const found = ticks(scale, ...home, ROOM);
  const text = ({ text, above, strong }, place) => ((strong || !place) && above ? `${text}<br><b>${above}</b>` : text);
  return { range: [...home], tickvals: found.map(({ at }) => at), ticktext: found.map(text), side: "top", fixedrange: true };
}

/** A name that Plotly shows as it is: it reads tags and entities. */
function plain(name, longest) {
  const short = name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`;
  return short.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
