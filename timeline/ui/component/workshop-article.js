// One article of a timeline to look over: what dates it, its language, where it begins and ends.

import { ask } from "./ask.js";
import { daysOf } from "./days.js";
import { fill, h, icon } from "./dom.js";
import { many, t } from "./texts.js";

/**
 * `correct` makes an edit, false where none may be made; `paragraphs` is where those of an article are
 * asked for. `earlier` is the article before the last edit, null for one that it made, undefined where
 * nothing was edited.
 */
export function articleOf(one, languages, paragraphs, correct, earlier) {
  const changed = (now, then) => then !== undefined && then !== now && h("span.cf-workshop-before", {}, t("before: {what}", { what: then }));
  const events = (count) => many("{count} event", "{count} events", count);

  return h("article.cf-workshop-article", { tabindex: "-1", dataset: { article: one.id }, class: earlier === null ? "cf-workshop-new" : "" },
    h("h3", { lang: one.language, dir: "auto" }, one.title, earlier === null && h("span.cf-workshop-mark", {}, t("new"))),
    h("p.cf-muted", { dir: "auto" }, [one.publisher, one.file].filter(Boolean).map((part) => [part, " · "]), events(one.events), " ", earlier && changed(events(one.events), events(earlier.events))),
    correct && checks(one, correct),
    one.same && h("p", { dir: "auto" }, t("Same text as “{title}”", { title: one.same })),
    h("p", {}, h("strong.cf-workshop-published", {}, one.published), " ", earlier && changed(one.published, earlier.published)),
    correct && dates(one, languages, correct),
    h("details", {}, h("summary", {}, t("Why this date?")), h("ul", {}, one.evidence.map((line) => h("li", {}, line)))),
    correct && limits(one, paragraphs, correct),
    correct && one.corrections.length > 0 && h("details", {}, h("summary", {}, t("Corrections")), takenBack(one.corrections, correct)));
}

/** What has changed under corrections, and the button by which they still hold. */
function checks(one, correct) {
  const found = one.corrections.filter(({ check }) => check);
  return found.length > 0 && h("div.cf-workshop-check", {},
    h("strong", {}, t("To check")),
    h("ul", {}, found.map(({ check, what }) => h("li", { dir: "auto" }, check, " ", h("span.cf-muted", {}, what)))),
    h("button.cf-plain-text", { type: "button", onclick: () => correct("article-accept", one.id) }, icon("check"), t("Still right")));
}

/** Corrections, each with a button that takes it back. */
export function takenBack(corrections, correct) {
  return h("ul.cf-workshop-corrections", {}, corrections.map(({ edit, what, by, check }) =>
    h("li", { dir: "auto" }, what, " ", h("span.cf-muted", {}, by, check && ` · ${check}`), " ",
      h("button.cf-plain-text", { type: "button", onclick: () => correct("undo", edit) }, t("Take back")))));
}

/** The date in one field, the likeliest day in it, what else is possible beside it. */
function dates(one, languages, correct) {
  const [best] = one.days;
  const date = h("input", { type: "text", value: best?.value ?? "", placeholder: "2020-09-18", "aria-label": t("Correct the date"), spellcheck: "false", autocomplete: "off" });
  const language = h("select", { "aria-label": t("Language"), onchange: () => correct("article-language", one.id, { language: language.value }) },
    [...new Set([one.language, ...languages])].map((code) => h("option", { value: code, selected: code === one.language }, code)));
  return h("form.cf-workshop-date", { onsubmit: (event) => { event.preventDefault(); correct("article-date", one.id, { published: date.value }); } },
    date, h("button", { type: "submit" }, t("Correct the date")), language,
    one.days.length > 1 && daysOf(one.days, date));
}

/** Where the article begins and may be split. */
function limits(one, paragraphs, correct) {
  const list = h("div.cf-workshop-cuts", { lang: one.language, dir: "auto" });

  async function load({ target }) {
    if (!target.open || list.childElementCount) return;
    const answer = await ask(paragraphs, { id: one.id });
    const found = answer.ok ? (await answer.json()).paragraphs : [];
    const several = found.some(({ start }) => start !== null);
    fill(list,
      h("p.cf-muted", {}, several
        ? t("A new article begins where you split; everything that depends on it is worked out again.")
        : t("The article has one paragraph only; there is nowhere to split it.")),
      several && found.map(({ role, text, start }) => [
        start !== null && h("button.cf-workshop-cut", { type: "button", "aria-label": t("Split here: a new article begins with “{words}”", { words: text.slice(0, 60) }), onclick: () => correct("article-split", one.id, { start }) }, h("span", {}, icon("cut"), t("Split here"))),
        h(role === "title" || role === "subhead" ? "p.cf-workshop-head" : "p", {}, text),
      ]));
  }

  return h("div.cf-workshop-limits", {},
    h("details", { ontoggle: load }, h("summary", {}, t("Split the article")), list),
    one.before && h("p.cf-workshop-join", {},
      h("button.cf-plain-text", { type: "button", onclick: () => correct("article-join", one.id) }, icon("join"), t("Join with the one before")),
      h("span.cf-muted", { dir: "auto" }, t("“{title}” stands before it in its file.", { title: one.before }))));
}
