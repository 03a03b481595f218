// What the marks mean; each entry is also a filter.

import { fill, h } from "./dom.js";
import { bar, mark } from "./marks.js";
import { named, number, t } from "./texts.js";

export function createLegend(root, act) {
  const entry = (list, value, drawing, label, count, chosen) =>
    h(
      "button.cf-key",
      { type: "button", "aria-pressed": String(chosen), onclick: () => act("toggle", [list, value]) },
      drawing,
      h("span", {}, label),
      h("span.cf-count", {}, number(count)),
    );

  return {
    update(feed, { counts, statuses, precisions }) {
      const shapes = feed.statuses
        .map((status, at) => [status, counts.statuses[at]])
        .filter(([status, count]) => count || statuses.includes(status))
        .map(([status, count]) =>
          entry("statuses", status, mark(feed.symbols[status]), named("status", status), count, statuses.includes(status)),
        );
      const bars = feed.precisions
        .map((precision, at) => [precision, counts.precisions[at]])
        .filter(([precision, count]) => count || precisions.includes(precision))
        .map(([precision, count]) =>
          entry("precisions", precision, bar(precision), named("precision", precision), count, precisions.includes(precision)),
        );
      fill(
        root,
        h("div.cf-keys", { role: "group", "aria-label": t("Status of events: choose to filter") }, shapes),
        h("div.cf-keys", { role: "group", "aria-label": t("Precision of dates: choose to filter") }, bars),
      );
    },
  };
}
