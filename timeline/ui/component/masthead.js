// The head of the page: the name, the stories, the language.

import { fill, h, icon, svg } from "./dom.js";
import { spoken, t } from "./texts.js";

export const LANGUAGES = [["fr", "FR", "Français"], ["en", "EN", "English"]];

export function create(root, act) {
  const dismissed = new Set();

  function update({ story, stories, about, notes, timeline, timelines, signIn, signOut }) {
    const tab = (value, says) =>
      h("button.cf-story", { type: "button", "aria-pressed": String(story === value), onclick: () => act("choose_story", value) }, h("span", { dir: "auto" }, says));
    fill(
      root,
      h("header.cf-head", {},
        h("h1.cf-brand", {}, thread(), "Chronofil", h("span.cf-tagline", {}, t("Where is it written, and why this date?"))),
        h("div.cf-languages", { role: "group", "aria-label": t("Language") },
          LANGUAGES.map(([code, short, name]) =>
            h("button.cf-language", { type: "button", lang: code, title: name, "aria-label": name, "aria-pressed": String(spoken() === code), onclick: () => act("set_language", code) }, short)),
        ),
        h("div.cf-doors", {},
          timelines && door("timelines", t("Timelines")),
          signIn && door("entry", t("Sign in")),
          signOut && door("entry", t("Sign out"))),
        h("nav.cf-stories", { "aria-label": t("Stories") }, tab(null, t("Everything")), stories.map(([id, name]) => tab(id, name)),
          timelines && h("button.cf-story-edit", { type: "button", title: t("Edit stories"), "aria-label": t("Edit stories"), onclick: () => edit(timeline, story) }, icon(stories.length ? "pencil" : "plus"), !stories.length && t("New story"))),
      ),
      about && h("p.cf-story-about", { dir: "auto" }, about),
      notes.filter((note) => !dismissed.has(note)).map((note) => noted(note)),
    );
  }

  async function edit(timeline, story) {
    const { openStories } = await import("./edit-stories.js");
    openStories(timeline, story, act);
  }

  function noted(note) {
    const line = h("div.cf-note", { role: "status" }, h("span", {}, note),
      h("button.cf-plain", { type: "button", "aria-label": t("Dismiss"), onclick: () => { dismissed.add(note); line.remove(); } }, icon("close")));
    return line;
  }

  return { update };
}

/** A link to a page that Streamlit does not make. */
const door = (where, says) => h("a.cf-timelines", { href: `chronofil/${where}/${spoken()}`, target: "_self" }, says);

/** A thread with three knots: the mark of the house. */
export function thread() {
  const drawing = svg("svg", { viewBox: "0 0 36 24", class: "cf-logo", "aria-hidden": "true" });
  drawing.append(
    svg("path", { d: "M1 18C8 18 9 6 18 6s10 12 17 12" }),
    svg("circle", { cx: 4, cy: 17.5, r: 3 }),
    svg("circle", { cx: 18, cy: 6, r: 3.4, class: "cf-knot" }),
    svg("circle", { cx: 32, cy: 17.5, r: 3 }),
  );
  return drawing;
}
