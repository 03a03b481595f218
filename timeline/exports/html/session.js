// Runs a page that stands alone: keeps the state that the app keeps on its server, and tells every
// part what is new after each thing a reader does.

import { asked } from "./address.js";
import { fromAddress, perform } from "./actions.js";
import { content } from "./ask.js";
import { facets, matching } from "./filtering.js";
import { mount } from "./main.js";
import { projections } from "./projections.js";

const OWN_KEYS = "input, textarea, select, dialog[open]";

async function start() {
  const all = await content;
  let state = fromAddress(all, asked());
  const places = [...document.querySelectorAll("[data-part]")].map((place) => [place.dataset.part, place]);

  function show() {
    document.body.classList.toggle("cf-dark", state.theme === "dark");
    document.body.classList.toggle("cf-light", state.theme === "light");
    const shown = matching(all, state);
    const told = projections(all, state, shown, facets(all, state));
    for (const [name, parentElement] of places) {
      mount(name, { parentElement, data: told[name], setTriggerValue: (_, done) => act(done) });
    }
    return shown;
  }

  /** Take over one thing done, or several done at once. */
  function act(done) {
    state = [done].flat().reduce((before, one) => perform(all, before, one), state);
    show();
  }

  addEventListener("hashchange", () => {
    state = fromAddress(all, asked());
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(OWN_KEYS)) return;
    event.preventDefault();
    document.querySelector(".cf-search")?.focus();
  });
  // A page around this one may fit its frame to it.
  if (parent !== window) {
    new ResizeObserver(() => parent.postMessage({ chronofil: { height: document.documentElement.scrollHeight } }, "*")).observe(document.body);
  }
  show();
  document.documentElement.classList.add("cf-running");
  document.documentElement.dataset.cfReady = "";
  // For a page that embeds this one from its own site, and for tests.
  window.chronofil = {
    act: (name, value = null) => act({ name, value }),
    state: () => structuredClone(state),
    shown: () => [...matching(all, state)],
    counts: () => facets(all, state),
  };
}

start().catch((error) => {
  // The plain list of events is in the page and shows when nothing else does.
  document.documentElement.classList.remove("cf-running");
  console.error(error);
});
