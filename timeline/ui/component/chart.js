// The timeline's part: tools above, the timeline itself or the phone's list, the legend below.

import { fill, h, icon } from "./dom.js";
import { setState } from "./address.js";
import { createLegend } from "./legend.js";
import { createList } from "./list.js";
import { listenForSteps } from "./keys.js";
import { feed, onSelection, setSelection, subscribe } from "./store.js";
import { createTimeline } from "./timeline.js";
import { t } from "./texts.js";

// Below this width time runs downwards.
const NARROW = 620;

export function create(root, act) {
  const tools = h("div.cf-tools");
  const wide = h("div.cf-timeline");
  const narrow = h("div.cf-list");
  const legendPlace = h("div.cf-legend");
  root.append(tools, wide, narrow, legendPlace);
  root.setAttribute("role", "region");

  const timeline = createTimeline(wide, act, {});
  const list = createList(narrow, act);
  const legend = createLegend(legendPlace, act);
  let data = null;
  let isNarrow = null;

  function show() {
    if (!data || !feed()) return;
    isNarrow = root.clientWidth < NARROW;
    wide.hidden = isNarrow;
    narrow.hidden = !isNarrow;
    root.classList.toggle("cf-narrow", isNarrow);
    drawTools();
    legend.update(feed(), data);
    (isNarrow ? list : timeline).update(feed(), data);
  }

  function drawTools() {
    const lanes = [["actor", t("Actors")], ["kind", t("Actions")], ["article", t("Articles")]];
    const button = (says, work, drawing) => h("button.cf-tool", { type: "button", "aria-label": says, title: says, onclick: work }, drawing ?? says);
    fill(
      tools,
      h("div.cf-group", { role: "group", "aria-label": t("Group by") },
        h("span.cf-label", {}, t("Group by")),
        lanes.map(([value, says]) =>
          h("button.cf-choice", { type: "button", "aria-pressed": String(data.by === value), onclick: () => act("set_lanes", value) }, says)),
      ),
      h("div.cf-group", { role: "group", "aria-label": t("Zoom") },
        feed().foldable &&
          h("button.cf-choice", { type: "button", "aria-pressed": String(data.folded), title: t("Fold long empty stretches of time"), onclick: () => act("set_folded", !data.folded) },
            icon("fold"), t("Fold gaps")),
        h("span.cf-rule"),
        button(t("Zoom out"), () => timeline.zoom(1.7), icon("minus")),
        button(t("Zoom in"), () => timeline.zoom(0.6), icon("plus")),
        button(t("Month"), () => timeline.zoomTo(31)),
        button(t("Quarter"), () => timeline.zoomTo(92)),
        button(t("Whole story"), () => timeline.showAll()),
        button(t("Zoom to the selected event"), () => timeline.zoomTo(12), icon("target")),
      ),
    );
  }

  subscribe(show);
  onSelection((row, from) => (isNarrow ? list : timeline).select(row, from));
  listenForSteps(act);
  new ResizeObserver(() => {
    if (data && root.clientWidth && root.clientWidth < NARROW !== isNarrow) show();
  }).observe(root);

  return {
    update(next) {
      data = next;
      root.setAttribute("aria-label", t("Timeline"));
      setState(data.address);
      setSelection(data.selected, "server");
      show();
    },
  };
}
