// The other views that are one Plotly figure each, made by the server for the page's address
// (ui/figures.py). A click on a mark or a square does something with what it stands for.

import { addressOf, ask } from "./ask.js";
import { h, isDark, onTheme } from "./dom.js";
import { loadPlotly } from "./plot.js";
import { feed, setSelection } from "./store.js";
import { spoken, t } from "./texts.js";

const NARROW = 560;
const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

/** One figure with its heading: `onPick(customdata)` hears clicks. */
export function createFigure(root, name, { title, about, onPick }) {
  const heading = h("h2.cf-heading");
  const text = h("p.cf-muted.cf-about");
  const place = h("div.cf-figure", { class: `cf-figure-${name}` });
  // On a phone it is wider than the screen: the keyboard must reach it to scroll it.
  const sideways = h("div.cf-sideways", { tabindex: "0", role: "group" }, place);
  root.append(h("section.cf-figured", {}, heading, text, sideways));
  let data = null;
  let asked = "";
  let figure = null;
  let listening = false;

  async function update(next) {
    data = next;
    heading.textContent = title();
    sideways.setAttribute("aria-label", title());
    text.textContent = about();
    const path = `chronofil/data/${feed().key}/${spoken()}/figure/${name}/${isDark() ? "dark" : "light"}.json`;
    // What does not change the figure must not make it anew.
    const { event, view, lang, ...criteria } = data.address;
    const address = addressOf(path, criteria);
    if (address === asked) return;
    asked = address;
    const answer = await ask(path, criteria);
    if (address !== asked || !answer.ok) return;
    figure = await answer.json();
    draw();
  }

  async function draw() {
    const Plotly = await loadPlotly(data.program);
    if (!figure || !place.clientWidth) return;
    await Plotly.react(place, figure.data, fitted(figure.layout, place.clientWidth), CONFIG);
    if (listening) return;
    listening = true;
    place.on("plotly_click", ({ points }) => points[0]?.customdata !== undefined && onPick(points[0].customdata));
  }

  onTheme(() => data && root.offsetParent && update(data));
  new ResizeObserver(() => {
    if (figure && Math.abs((place._fullLayout?.width ?? 0) - place.clientWidth) > 2) draw();
  }).observe(place);
  return { update };
}

/** The layout for a width: on a phone rows have shorter names and the axis fewer lines. */
function fitted(layout, width) {
  if (width > NARROW || layout.xaxis.type === "category") return { ...layout, width };
  const xaxis = { ...layout.xaxis, tickangle: 0 };
  const apart = ((xaxis.range[1] - xaxis.range[0]) * 48) / (width * 0.7);
  const kept = [];
  (xaxis.tickvals ?? []).forEach((at, place) => {
    if (!kept.length || at - xaxis.tickvals[kept.at(-1)] >= apart) kept.push(place);
  });
  xaxis.ticktext = kept.map((place) => xaxis.ticktext[place]);
  xaxis.tickvals = kept.map((place) => xaxis.tickvals[place]);
  const yaxis = { ...layout.yaxis, ticktext: layout.yaxis.ticktext?.map((text) => text.split("<br>")[0]) };
  return { ...layout, width, xaxis, yaxis };
}

export function createActorsView(root, act) {
  const weeks = createFigure(root, "weeks", {
    title: () => t("Who was active when"),
    about: () => t("One circle a week, larger the more events. A click filters by the actor."),
    onPick: (actor) => act("toggle_actor", actor),
  });
  const together = createFigure(root, "together", {
    title: () => t("Who with whom"),
    about: () => t("How many events two actors share. A click shows them."),
    onPick: (pair) => act("only_actors", pair),
  });
  return { update: (data) => { weeks.update(data); together.update(data); } };
}

export function createKnownView(root, act) {
  const known = createFigure(root, "known", {
    title: () => t("What was known when"),
    about: () => t("Downwards the day of the article, across the time it tells of. Right of the dotted line lies what was still ahead. A click opens the event."),
    onPick: (row) => {
      setSelection(row, "act");
      act("select", row);
    },
  });
  return { update: known.update };
}

