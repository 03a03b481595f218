// Entry of every part of the page. Streamlit calls `mount` again whenever a part's data changes;
// a part is made once and then only told what is new, so that zoom, focus and scroll survive.

import { loadTexts } from "./texts.js";
import { loadStyle } from "./dom.js";

const makers = {
  feed: () => import("./feed.js"),
  masthead: () => import("./masthead.js"),
  filters: () => import("./filters.js"),
  chart: () => import("./chart.js"),
  card: () => import("./card.js"),
  table: () => import("./table.js"),
};

const parts = new WeakMap();

export function mount(name, { parentElement, data, setTriggerValue }) {
  let part = parts.get(parentElement);
  if (!part) {
    part = { latest: null, told: null, ready: null };
    part.act = collected((acts) => part.trigger("act", acts));
    part.ready = make(name, parentElement, data, part);
    parts.set(parentElement, part);
  }
  part.trigger = setTriggerValue;
  // Most of what a reader does leaves most parts as they are.
  const told = JSON.stringify(data);
  if (told === part.told) return;
  part.told = told;
  part.latest = data;
  // Data may arrive faster than a part is made: only the latest counts.
  part.ready.then(async (made) => {
    if (part.latest !== data) return;
    await loadTexts(data);
    if (part.latest === data) made.update(data);
  });
}

async function make(name, parentElement, data, part) {
  const [module] = await Promise.all([makers[name](), loadTexts(data), loadStyle(data)]);
  let root = parentElement.querySelector(":scope > .cf");
  if (!root) {
    root = document.createElement("div");
    root.className = `cf cf-part-${name}`;
    parentElement.append(root);
  }
  return module.create(root, part.act);
}

/** One message to the server for everything done at once: it would keep only the last of several. */
function collected(send) {
  let acts = [];
  return (name, value = null) => {
    acts.push({ name, value });
    if (acts.length > 1) return;
    queueMicrotask(() => {
      const all = acts;
      acts = [];
      send(all);
    });
  };
}
