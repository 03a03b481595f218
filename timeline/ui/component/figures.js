// The other views that are one Plotly figure each, made by the server for the page's address
// (ui/figures.py). A click on a mark or a square does something with what it stands for.

import { addressOf, ask } from "./ask.js";
import { h, isDark, onTheme } from "./dom.js";
import { loadPlotly } from "./plot.js";
import { feed, setSelection } from "./store.js";
import { spoken, t } from "./texts.js";

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

/** One figure with its heading: `onPick(customdata)` hears clicks. */
export function createFigure(root, name, { title, about, onPick }) {
  const heading = h("h2.cf-heading");
  const text = h("p.cf-muted.cf-about");
  const place = h("div.cf-figure");
  root.append(h("section.cf-figured", {}, heading, text, place));
  let data = null;
  let asked = "";
  let figure = null;
  let listening = false;

  async function update(next) {
    data = next;
    heading.textContent = title();
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
    await Plotly.react(place, figure.data, { ...figure.layout, width: place.clientWidth }, CONFIG);
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

