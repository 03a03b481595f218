// One article of a timeline to look over: what dates it, its language, its limits.

import { h } from "./dom.js";
import { send } from "./edit.js";
import { t } from "./texts.js";

/** `tell` says something to the reader, `again` shows all articles as they now are. */
export function articleOf(name, one, languages, tell, again) {
  const date = h("input", { type: "text", value: one.value ?? "", placeholder: "2020-09-18", "aria-label": t("Correct the date"), spellcheck: "false" });
  const language = h("select", { "aria-label": t("Language") },
    [...new Set([one.language, ...languages])].map((code) => h("option", { value: code, selected: code === one.language }, code)));

  async function correct(action, values = {}) {
    tell(t("Building again…"));
    const result = await send(name, action, one.id, values);
    if (result.done) await again();
    tell(result.says);
  }

  return h("article.cf-workshop-article", {},
    h("h3", { lang: one.language, dir: "auto" }, one.title),
    h("p.cf-muted", { dir: "auto" }, [one.publisher, one.file, t("{count} events", { count: one.events })].filter(Boolean).join(" · ")),
    one.same && h("p", { dir: "auto" }, t("Same text as “{title}”", { title: one.same })),
    h("p", {}, h("strong.cf-workshop-published", {}, one.published)),
    h("form.cf-workshop-date", { onsubmit: (event) => { event.preventDefault(); correct("article-date", { published: date.value }); } },
      date, h("button", { type: "submit" }, t("Correct the date")),
      language),
    h("details", {}, h("summary", {}, t("Why this date?")), h("ul", {}, one.evidence.map((line) => h("li", {}, line)))),
    wired(language, () => correct("article-language", { language: language.value })),
    h("button.cf-plain-text", { type: "button", onclick: () => correct("article-join") }, t("Join with the one before")));
}

function wired(element, work) {
  element.addEventListener("change", work);
  return null;
}
