// The timeline's part: tools above, the timeline itself or the phone's list, the legend below.

import { eachFrame, fill, h, icon } from "./dom.js";
import { setState } from "./address.js";
import { createActorsView, createKnownView } from "./figures.js";
import { createLegend } from "./legend.js";
import { createList } from "./list.js";
import { listenForSteps } from "./keys.js";
import { feed, onSelection, setSelection, subscribe } from "./store.js";
import { createStory } from "./story.js";
import { createTimeline } from "./timeline.js";
import { t } from "./texts.js";

// Below this width time runs downwards.
const NARROW = 620;

export function create(root, act) {
  const tools = h("div.cf-tools");
  const wide = h("div.cf-timeline");
  const narrow = h("div.cf-list");
  const told = h("div.cf-story-view");
  const people = h("div.cf-figures");
  const knowledge = h("div.cf-figures");
  const legendPlace = h("div.cf-legend");
  root.append(tools, wide, narrow, told, people, knowledge, legendPlace);
  root.setAttribute("role", "region");

  const timeline = createTimeline(wide, act);
  const list = createList(narrow, act);
  const others = { story: createStory(told, act), actors: createActorsView(people, act), known: createKnownView(knowledge, act) };
  const legend = createLegend(legendPlace, act);
  let data = null;
  let isNarrow = null;

  let drawn = {};

  /** Bring the view up to date; a change of the selection alone is told to it by `onSelection`. */
  function show() {
    // The two come one after the other: what belongs together is drawn together.
    if (!data || !feed() || feed().asked !== data.asked) return;
    const { selected, address, chosen, ...rest } = data;
    const { event, ...asked } = address;
    const state = JSON.stringify([rest, asked]);
    const same = drawn.feed === feed() && drawn.state === state && drawn.narrow === root.clientWidth < NARROW;
    drawn = { feed: feed(), state, narrow: root.clientWidth < NARROW };
    if (same) return list.told(data);
    isNarrow = root.clientWidth < NARROW;
    const { view } = data;
    wide.hidden = view !== "timeline" || isNarrow;
    narrow.hidden = view !== "timeline" || !isNarrow;
    told.hidden = view !== "story";
    people.hidden = view !== "actors";
    knowledge.hidden = view !== "known";
    legendPlace.hidden = view === "actors" || view === "story";
    root.classList.toggle("cf-narrow", isNarrow);
    root.classList.toggle("cf-by-article", data.by === "article");
    document.documentElement.dataset.cfView = view;
    drawTools();
    legend.update(feed(), data);
    if (view === "timeline") (isNarrow ? list : timeline).update(feed(), data);
    else if (view === "story") others.story.update(feed(), data);
    else others[view].update(data);
  }

  function drawTools() {
    const all = [["timeline", t("Timeline")], ["story", t("Story")], ["actors", t("Actors")], ["known", t("Known when")]];
    const views = all.filter(([value]) => !data.views || data.views.includes(value));
    const lanes = [["actor", t("by actor")], ["kind", t("by action")], ["article", t("by article")]];
    const inTimeline = data.view === "timeline";
    const lane = h("select.cf-select", { "aria-label": t("Group by"), onchange: (event) => act("set_lanes", event.target.value) },
      lanes.map(([value, says]) => h("option", { value, selected: data.by === value }, says)));
    fill(
      tools,
      h("div.cf-views", { role: "group", "aria-label": t("View") },
        views.map(([value, says]) =>
          h("button.cf-view", { type: "button", "aria-pressed": String(data.view === value), onclick: () => act("set_view", value) }, says))),
      (inTimeline || data.view === "known") && h("div.cf-group", {}, lane,
        inTimeline && feed().foldable &&
          h("button.cf-choice.cf-fold-choice", { type: "button", "aria-pressed": String(data.folded), title: t("Fold long empty stretches of time"), onclick: () => act("set_folded", !data.folded) },
            icon("fold"), h("span", {}, t("Fold gaps")))),
      inTimeline && h("div.cf-group.cf-zooms", { role: "group", "aria-label": t("Zoom") },
        tool(t("Zoom out"), () => timeline.zoom(1.7), "minus"),
        tool(t("Zoom in"), () => timeline.zoom(0.6), "plus"),
        tool(t("Month"), () => timeline.zoomTo(31)),
        tool(t("Quarter"), () => timeline.zoomTo(92)),
        tool(t("Fit all"), () => timeline.showAll()),
        tool(t("Zoom to the selected event"), () => timeline.fitSelected(), "target")),
    );
  }

  const tool = (says, work, drawing) =>
    h("button.cf-tool", { type: "button", "aria-label": drawing ? says : null, title: drawing ? says : null, onclick: work }, drawing ? icon(drawing) : says);

  // A new feed and new data of this part come one after the other: they are drawn together.
  const showSoon = eachFrame(show);
  subscribe(showSoon);
  onSelection((row, from) => {
    if (data?.view === "timeline") (isNarrow ? list : timeline).select(row, from);
    if (data?.view === "story") others.story.select(row, from);
  });
  listenForSteps(act);
  new ResizeObserver(() => {
    if (data && root.clientWidth && root.clientWidth < NARROW !== isNarrow) showSoon();
  }).observe(root);

  return {
    update(next) {
      data = next;
      root.setAttribute("aria-label", t("Timeline"));
      setState(data.address);
      // What is only proposed, since nothing is chosen, never moves what the reader looks at.
      setSelection(data.selected, data.chosen ? "server" : "proposal");
      showSoon();
    },
  };
}
