// Stands in for the app's masthead: the title of this timeline, what it holds, language, light or dark.

import { fill, h, isDark, onTheme, svg } from "./dom.js";
import { longDay, many, spoken, t } from "./texts.js";

const LANGUAGES = [["fr", "FR", "Français"], ["en", "EN", "English"]];

export function create(root, act) {
  let data = null;

  function update(next) {
    data = next;
    const { title, story, stories, about: told } = data;
    const tab = (value, says) =>
      h("button.cf-story", { type: "button", "aria-pressed": String(story === value), onclick: () => act("choose_story", value) }, h("span", { dir: "auto" }, says));
    fill(
      root,
      h("header.cf-head.cf-own-head", {},
        h("h1.cf-brand", {}, h("span", { dir: "auto" }, title)),
        h("div.cf-switches", {},
          h("button.cf-theme", { type: "button", "aria-label": isDark() ? t("Light colours") : t("Dark colours"), title: isDark() ? t("Light colours") : t("Dark colours"), onclick: () => act("set_theme", isDark() ? "light" : "dark") }, moon()),
          h("div.cf-languages", { role: "group", "aria-label": t("Language") },
            LANGUAGES.map(([code, short, name]) =>
              h("button.cf-language", { type: "button", lang: code, title: name, "aria-label": name, "aria-pressed": String(spoken() === code), onclick: () => act("set_language", code) }, short)))),
        h("p.cf-about-page.cf-muted", {}, about()),
        stories.length > 1 && h("nav.cf-stories", { "aria-label": t("Stories") }, tab(null, t("Everything")), stories.map(([id, name]) => tab(id, name)))),
      told && h("p.cf-story-about", { dir: "auto" }, told),
    );
  }

  function about() {
    const { events, articles, reach, made } = data;
    const parts = [many("{count} event", "{count} events", events), many("{count} article", "{count} articles", articles)];
    if (reach) parts.push(t("{first} to {last}", { first: longDay(Date.parse(reach[0])), last: longDay(Date.parse(reach[1])) }));
    parts.push(t("Timeline made on {day} with Chronofil", { day: longDay(Date.parse(made)) }));
    return parts.join(" · ");
  }

  onTheme(() => data && update(data));
  return { update };
}

/** A disc, half of it dark. */
function moon() {
  const drawing = svg("svg", { viewBox: "0 0 16 16", class: "cf-icon", "aria-hidden": "true" });
  drawing.append(svg("circle", { cx: 8, cy: 8, r: 5.6 }), svg("path", { d: "M8 2.4a5.6 5.6 0 0 1 0 11.2Z", fill: "currentColor" }));
  return drawing;
}
